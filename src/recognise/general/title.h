// Which lines are titles of tables.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/base.h"
#include "catalog/catalog.h"
#include "page/page.h"

namespace yiben::recognition {

constexpr std::size_t max_title_bytes = 60 * 3;  // longer is a sentence

// How sure it is that a line is the title of a table; 0 where it is none.
int title_score(std::string_view printed, const Terms& terms);

// What calls itself a table without a word of money: 机构运行信息表.
bool is_other_title(std::string_view printed, const Terms& terms);

// A title as it is compared with that of the page before: folded, without (续).
std::string without_continued(std::string_view title);

// "预算01表", "附表1-2", "公开03表", "表三": a number of a table, not its title.
bool is_label_only(std::string_view folded, const Terms& terms);

// 续表, and nothing else, among the paragraphs before a grid: it has the title of the one before.
bool says_continued(const std::vector<const Prose*>& before);

// What stands above a grid and may be its title.
struct Caption {
  std::string text;
  Place place;
};

// "部门：… | 单位：元": web pages set the line above a table as a table of its own.
bool is_caption_only(const Grid& grid);

// The title among captions, the nearest of which comes first; nullptr where none is. What speaks of
// money names a table; above a header of its own, what calls itself one does too, and a title that
// lost its ends.
const Caption* title_of(const std::vector<Caption>& captions, bool has_header, const Terms& terms);

}  // namespace yiben::recognition
