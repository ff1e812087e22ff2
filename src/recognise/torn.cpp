// Rows of a text with a square too many: a space or a mark became a tab, and what stands behind it
// moved out of its column. Nobody is accused by such figures.
#include "recognise/parts.h"

#include <algorithm>

#include "text/text.h"

namespace yiben::recognition {

namespace {

// Squares of each row up to the last that is filled.
std::vector<int> filled_widths(const Grid& grid) {
  std::vector<int> widths(static_cast<std::size_t>(grid.rows()), 0);
  for (const Cell& cell : grid.cells()) {
    if (cell.text.empty()) continue;
    int& width = widths[static_cast<std::size_t>(cell.row)];
    width = std::max(width, cell.column + cell.column_span);
  }
  return widths;
}

bool has_number(const Grid& grid, int row) {
  for (int column = 0; column < grid.columns(); ++column) {
    if (parse_cell(grid.text(row, column)).kind == CellKind::number) return true;
  }
  return false;
}

// The first row that is wider than the header and than nearly all others.
const Cell* torn_row(const Grid& grid) {
  const std::vector<int> widths = filled_widths(grid);
  int header = 0;
  int row = 0;
  for (; row < grid.rows() && !has_number(grid, row); ++row) {
    header = std::max(header, widths[static_cast<std::size_t>(row)]);
  }
  if (header == 0) return nullptr;
  const auto wider =
      std::count_if(widths.begin() + row, widths.end(), [&](int width) { return width > header; });
  // Where many are, it is the header that lacks a label.
  if (wider * 4 > grid.rows() - row) return nullptr;
  for (; row < grid.rows(); ++row) {
    if (widths[static_cast<std::size_t>(row)] > header) return grid.at(row, header);
  }
  return nullptr;
}

}  // namespace

void doubt_torn_rows(const std::vector<Document>& documents, Book& book) {
  for (const Document& document : documents) {
    if (document.kind != "text") continue;
    for (const Block& block : document.blocks) {
      const Grid* grid = std::get_if<Grid>(&block);
      const Cell* cell = grid == nullptr ? nullptr : torn_row(*grid);
      if (cell == nullptr) continue;
      Doubt doubt{"torn-row", text::excerpt(cell->text), cell->place};
      doubt.loses = true;
      book.doubts.push_back(std::move(doubt));
    }
  }
}

}  // namespace yiben::recognition
