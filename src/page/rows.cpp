// Rows without a beginning.
#include "page/rows.h"

#include <algorithm>

namespace yiben {

namespace {

bool is_covered(const Grid& grid, int row) {
  for (int column = 0; column < grid.columns(); ++column) {
    const Cell* cell = grid.at(row, column);
    if (cell == nullptr || cell->row == row) return false;
  }
  return grid.columns() > 0;
}

}  // namespace

Grid without_covered_rows(const Grid& grid) {
  // How many rows above each are left.
  std::vector<int> kept(static_cast<std::size_t>(grid.rows()) + 1, 0);
  for (int row = 0; row < grid.rows(); ++row) {
    const auto r = static_cast<std::size_t>(row);
    kept[r + 1] = kept[r] + (is_covered(grid, row) ? 0 : 1);
  }
  if (kept.back() == grid.rows()) return grid;
  const auto left_above = [&](int row) { return kept[static_cast<std::size_t>(row)]; };
  Grid result;
  result.place = grid.place;
  result.lines = grid.lines;
  result.wide = grid.wide;
  result.name = grid.name;
  result.header_rows = left_above(std::clamp(grid.header_rows, 0, grid.rows()));
  for (Cell cell : grid.cells()) {
    const int end = left_above(cell.row + cell.row_span);
    cell.row = left_above(cell.row);
    cell.row_span = end - cell.row;
    YIBEN_CHECK(result.add(std::move(cell)));
  }
  return result;
}

}  // namespace yiben
