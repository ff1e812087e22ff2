// write/xlsx: which part of a document goes to which sheet.
#pragma once

#include <list>
#include <set>
#include <string>
#include <vector>

#include "page/page.h"

namespace yiben::write::workbook {

// A table with what stands directly above and below it.
struct TableSheet {
  std::string name;
  std::vector<const Prose*> above;  // label, caption and unit, in their order
  const Grid* grid = nullptr;
  std::vector<const Prose*> below;  // notes
};

// A line of the contents: a heading, which is Plan::prose[index], or a table of Plan::tables.
struct ContentsLine {
  std::string text;
  int indent = 0;
  bool is_table = false;
  std::size_t index = 0;
};

// Points into the document, which must outlive it.
struct Plan {
  std::string contents_name;
  std::vector<const Prose*> cover;  // titles and subtitles: above the contents
  std::string contents_title;
  std::vector<ContentsLine> contents;
  std::string prose_name;  // there is no such sheet where there is no prose
  std::vector<const Prose*> prose;
  // Paragraphs that are longer than a square, in pieces; of the pieces those that begin none.
  std::list<Prose> pieces;
  std::set<const Prose*> going_on;
  std::vector<TableSheet> tables;
};

// Page furniture and blank paragraphs are left out. Errors: a text other than a paragraph that is
// longer than a square can hold, more tables than sheets can be read (limits::max_sheets).
Result<Plan> plan(const Document& document);

}  // namespace yiben::write::workbook
