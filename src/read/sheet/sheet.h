// read/sheet: one sheet of a workbook, whatever the file format, and how it becomes blocks.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "read/collector.h"

namespace yiben::read {

// Rows and columns count from 0.
struct SheetCell {
  int row = 0;
  int column = 0;
  std::string text;  // as shown
};

struct SheetRange {
  int row = 0;
  int column = 0;
  int last_row = 0;
  int last_column = 0;
};

struct Sheet {
  std::string name;
  int number = 1;                  // among the sheets that are read, from 1
  std::vector<SheetCell> cells;    // in any order; a square that comes twice keeps its first text
  std::vector<SheetRange> merges;  // may overlap: the later one then counts for nothing
  std::vector<int> hidden_rows;    // in any order
  std::vector<SheetRange> hidden_columns;  // only the columns of these count
};

// Adds the sheet to the document.
//   * Hidden rows and columns, and squares that a merged one covers, are left out; so are rows and
//     columns without text.
//   * Rows with one text, and rows of "label: value", above a table are prose, as are notes below
//     it. A title in the middle of the sheet ends one table and begins the next.
//   * The name of the sheet is a heading of level 2 where its first lines do not say the same.
// A Place has the number of the sheet as page and the row of the sheet as line; row and column
// count within the grid.
void add_sheet(Sheet sheet, Collector& out);

// Adds a cell to the sheet, with its text as cell_lines has it; a blank one adds nothing.
// `text_bytes` counts the text of all sheets towards limits::max_text_bytes. False, with an error
// in `out`, when a limit is passed.
bool keep_cell(Sheet& sheet, SheetCell cell, std::size_t& text_bytes, Collector& out);

// Lines of a cell: each trimmed, blank ones left out.
std::string cell_lines(std::string_view text);

}  // namespace yiben::read
