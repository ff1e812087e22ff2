// write: Document → bytes, the inverse of read. One folder per format. A writer knows no budget: it
// sets titles, headings, paragraphs and tables as their roles say (page.h).
//
// The same document gives the same bytes, always: no clock, no random number, no order that
// depends on addresses. Each format is read back by the reader of the same name with the same
// grids and the same prose.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
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

// A workbook for people to fill in and programs to read back: fields below a head.
struct EntryField {
  std::string text;  // any text that XML can hold, tabs and line breaks included
  bool number =
      false;  // `text` is a decimal number: stored as one where that is exact, else as text
  std::string formula;  // instead; `text` is its value
};

// What may be entered in a block of squares.
struct EntryCheck {
  enum class Kind { list, decimal, integer };
  Kind kind = Kind::list;
  int row = 0;  // from 0; it reaches to the last row of the sheet where last_row is 0
  int column = 0;
  int last_row = 0;
  std::string list;  // of a list: the range of its values, "='取值'!$A$2:$A$9"
  std::optional<std::int64_t> at_least, at_most;  // of a number
  bool strict = true;   // refuses anything else, or only asks whether it is meant
  std::string message;  // what is shown then
};

struct EntryColumn {
  int width = 12;        // in digits
  std::string format{};  // number format of what is entered: "@" for text
};

struct EntrySheet {
  std::string name;  // at most 31 characters that a workbook accepts in a name
  std::vector<EntryColumn> columns;
  std::vector<std::vector<EntryField>> rows;  // the first is the head
  int head_rows = 1;                          // that stay in sight; the second has smaller words
  std::vector<EntryCheck> checks;
  bool ruled = false;  // lines around every square of the rows, for paper
};

// `path` names the workbook in errors. Errors: more rows or longer texts than a sheet holds
// (limits::max_workbook_rows, max_workbook_cell_units), all of them; no room for temporary files.
Result<std::string> entry_workbook(const std::vector<EntrySheet>& sheets, const std::string& path);

// One accessible, responsive page without other files; charts as inline SVG above the tables.
Result<std::string> html(const Document& document, const std::vector<Chart>& charts);

// A note on a page of a PDF that others made.
enum class NoteColour { red, amber, blue };
struct NoteBox {  // in points from the top left corner of the page as it is shown
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
};
struct PageNote {
  int page = 0;                // from 1; of pages that the file lacks nothing is written
  std::vector<NoteBox> boxes;  // what it is about; none: the page, with an icon at its upper edge
  bool words = false;          // the boxes are lines of text: highlighted, else framed
  NoteColour colour = NoteColour::red;
  std::string title;
  std::string contents;
};

// The same PDF with these notes as annotations, in the module yiben-annotate (qpdf). Errors: no PDF
// that qpdf can read, one that is protected against notes; `path` names it.
Result<std::string> annotated_pdf(std::string_view bytes, const std::vector<PageNote>& notes,
                                  const std::string& path);

// For pages that are written elsewhere: text as content or quoted attribute, and the lines of a
// cell, both with all that could be taken for markup escaped.
std::string html_text(std::string_view text);
std::string html_cell(std::string_view text);

}  // namespace yiben::write
