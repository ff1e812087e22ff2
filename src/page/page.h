// page: the neutral document between the readers and recognition, and between composing and the
// writers. A reader fills it and knows no budget table; what comes after never sees bytes. What a
// reader made has a Place; what was composed has none, but says what each part is.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/base.h"

namespace yiben {

// For writers of formulas: the square whose amount, times `sign`, is part of a sum.
struct SumTerm {
  int row = 0;
  int column = 0;
  int sign = 1;
  int grid = -1;  // counted among the grids of the document from 0; -1: the grid of the sum
  auto operator<=>(const SumTerm&) const = default;
};

// One cell of a grid. A merged cell covers row_span × column_span squares; `row` and `column` count
// from 0.
struct Cell {
  int row = 0;
  int column = 0;
  int row_span = 1;
  int column_span = 1;
  std::string text;  // as printed, trimmed at both ends; "\n" where the cell has lines
  Place place;
  bool from_image = false;   // read by text recognition: its characters may be wrong
  bool overprinted = false;  // others are printed over its characters: they may be wrong, too
  bool is_sure() const { return !from_image && !overprinted; }
  // Of composed documents; readers leave them as they are.
  bool amount = false;       // `text` is a number of the table's unit, or blank: set to the right
  int indent = 0;            // steps by which a row label is set in
  std::vector<SumTerm> sum;  // squares that add up to this amount
};

// A table as it lies on the page: cells on squares. Rows may be ragged; a square may be covered by
// no cell.
class Grid {
 public:
  Place place;  // of its first row
  // Of paged documents: the upright lines between its columns from left to right, columns() + 1 of
  // them, in tenths of a point. Else none.
  std::vector<int> lines;
  // Of composed documents; readers leave them as they are.
  int header_rows = 0;  // printed again on each page
  bool wide = false;    // on a page in landscape
  std::string name;     // short: of a sheet in a workbook

  // Cells may come in any order and must not overlap; `cell` spans at least one square. False when
  // the cell would pass limits::max_grid_rows or max_grid_columns (nothing is added then).
  bool add(Cell cell);

  int rows() const { return rows_; }
  int columns() const { return columns_; }
  const std::vector<Cell>& cells() const { return cells_; }

  // The cell that covers the square; nullptr where none does.
  const Cell* at(int row, int column) const;

  // Text of that cell; empty where there is none.
  std::string_view text(int row, int column) const;

  // True where every square of the row is blank.
  bool is_blank_row(int row) const;

 private:
  std::vector<Cell> cells_;
  std::vector<std::vector<int>> index_;  // [row][column] → 1 + index into cells_, 0 for none
  int rows_ = 0;
  int columns_ = 0;
};

// What a paragraph of a composed document is.
enum class Role {
  body,
  title,     // of the book, on its cover
  subtitle,  // entity, year, date on the cover
  heading,   // Prose::heading_level says how high
  contents,  // here the contents are set: the writer lists the headings and captions with pages
  label,     // 预算01表, above a table on the left or right
  caption,   // title of the table that follows
  unit,      // 单位：万元
  note,      // below a table
};

// Where a further line of a paragraph begins that was broken over lines of a text.
struct LineStart {
  std::uint32_t offset = 0;  // byte of Prose::text
  int line = 0;
  int column = 0;
  int page = 0;  // 0: that of the line before
  auto operator<=>(const LineStart&) const = default;
};

// A paragraph, a heading, a caption, a list item, or a line of page furniture: the reader does not
// judge which, except where the format says so.
struct Prose {
  std::string text;         // one paragraph, no line breaks
  Place place;              // of its first character
  int heading_level = 0;    // 1–6 where the format marks a heading, else 0
  bool furniture = false;   // a page number, a running head or foot: between the pages, not text
  bool from_image = false;  // read by text recognition
  Role role = Role::body;   // readers leave it
  std::vector<LineStart> lines{};  // after the first; of texts, and where another page begins
};

// The place of the character that begins at byte `offset` of the paragraph: its column goes on from
// that of the first character of its line. In web pages that is near, as markup stands between.
Place place_in(const Prose& prose, std::size_t offset);

using Block = std::variant<Prose, Grid>;

// What a reader saw and could not read. `what` is one of
//   "scanned-page"     a page that is only a picture;
//   "picture-page"     a page without a table, of which a large part is a picture;
//   "table-without-text"  the lines of a table and no character in them;
//   "columns-not-told"  a table without lines whose columns could not be told apart;
//   "over-page-edge"   a table that reaches the edge of its page or runs over it;
//   "cut-file"         the file ends in the middle of a table or of the page;
//   "unreadable-text"  characters without a meaning that could be found.
struct ReadingDoubt {
  std::string what;
  std::string excerpt;
  Place place;
};

// Text that the file holds and its drawing does not show, since the frame around it ends there: the
// end of a name in a square that is too small, a line that is cut through. Recognition knows only
// what is shown.
struct HiddenText {
  std::string shown;  // of its line as far as it is seen; all of one that is cut through
  std::string text;
  Place place;  // of a page
};

struct Document {
  std::string path;    // as the user gave it
  std::string title;   // of composed documents: metadata of the file
  std::string entity;  // whose book it is: the author in the metadata
  std::string kind;    // "text", "html", "pdf", "xlsx", "xls", "docx"
  std::string sha256;
  int index = 1;  // Place::document
  int pages = 0;  // 0 for formats without pages
  std::vector<ReadingDoubt> doubts;
  std::vector<HiddenText> hidden;
  std::vector<Block> blocks;  // in reading order
};

}  // namespace yiben
