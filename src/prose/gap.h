// Internal to prose: the words between the numbers of a paragraph.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace yiben::prose {

// Two lists go together in order.
inline constexpr std::string_view respectively = "分别";

// The folded text before a number, cut into clauses.
struct Gap {
  std::vector<std::string> clauses;  // in order; the last one ends at the number
  bool ends_sentence = false;        // a full stop stands in it
};
Gap gap_of(std::string_view raw);

// The words before each number, of which `numbers` has where it begins and ends in the text;
// `carried` stands before the text. Lists that go together in order are taken apart:
// "人员经费、公用经费分别占支出的" before 30 % and "、" before 10 % become "人员经费占支出的" and
// "，公用经费占支出的".
std::vector<std::string> words_before(
    std::string_view carried, std::string_view text,
    const std::vector<std::pair<std::size_t, std::size_t>>& numbers);

}  // namespace yiben::prose
