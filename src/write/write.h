// write: Document → bytes, the inverse of read. One folder per format. A writer knows no budget: it
// sets titles, headings, paragraphs and tables as their roles say (page.h).
//
// The same document gives the same bytes, always: no clock, no random number, no order that
// depends on addresses. Each format is read back by the reader of the same name with the same
// grids and the same prose.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "page/page.h"

namespace yiben::write {

// What people look at before they read: drawn by the web page only.
struct Chart {
  enum class Kind {
    flow,   // where money comes from and goes to: `flows` from left to right
    bars,   // `bars`, the longest first
    pairs,  // `bars` with what they were a year before
  };
  struct Bar {
    std::string label;
    std::int64_t amount_fen = 0;
    std::int64_t before_fen = 0;
  };
  struct Flow {
    std::string from;
    std::string to;
    std::int64_t amount_fen = 0;
  };
  Kind kind = Kind::bars;
  std::string title;
  std::vector<Bar> bars;
  std::vector<Flow> flows;
};

// Paragraphs and tab-separated tables in UTF-8, as read/text reads them.
Result<std::string> text(const Document& document);

// WordprocessingML (ISO/IEC 29500): styles, headings, a contents field, repeated table headers,
// landscape sections for wide tables, page numbers; margins and fonts of GB/T 9704-2012.
Result<std::string> docx(const Document& document);

// PDF by cairo and pango: laid out as the DOCX, with bookmarks, links, contents with page numbers.
Result<std::string> pdf(const Document& document);

// SpreadsheetML: one sheet a table, and one of the prose; formulas with cached values for
// Cell::sum.
Result<std::string> xlsx(const Document& document);

// One accessible, responsive page without other files; charts as inline SVG above the tables.
Result<std::string> html(const Document& document, const std::vector<Chart>& charts);

}  // namespace yiben::write
