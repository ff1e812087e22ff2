// write/docx: on which page each block stands.
//
// The contents must name pages before any program has set them. Lines have exact distances, tables
// known rows, and what may begin a page is decided here; so the pages can be counted.
#pragma once

#include <optional>
#include <set>
#include <vector>

#include "page/page.h"
#include "write/docx/columns.h"
#include "write/text/contents.h"

namespace yiben::write::word {

struct BlockPlan {
  bool landscape = false;
  bool new_page = false;  // begins a page by its own break, not by that of a section
  int page = 1;           // of its beginning; the cover is page 1
  int before = 0;         // space above it, in twips, where that is not its style's
  std::optional<TableLayout> table;
};

struct Plan {
  std::vector<BlockPlan> blocks;  // one for each of the document
  bool cover = false;             // the first page has no number
};

Plan plan_of(const Document& document, const plain::Contents& contents);

// A paragraph that only parts two tables or ends a section is as low as that.
inline constexpr int kThinLine = 20;

}  // namespace yiben::write::word
