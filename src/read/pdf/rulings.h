// read/pdf: the tables that ruling lines draw.
#pragma once

#include <vector>

#include "read/pdf/drawn.h"

namespace yiben::read {

struct RuledCell {
  int row = 0;
  int column = 0;
  int row_span = 1;
  int column_span = 1;
};

// Cells on the squares between the lines at `xs` and `ys`, which ascend. The cells cover every
// square once.
struct RuledTable {
  std::vector<double> xs;
  std::vector<double> ys;
  std::vector<RuledCell> cells;
  std::vector<int> cell_at;  // [row * columns + column] → index into cells

  int rows() const { return static_cast<int>(ys.size()) - 1; }
  int columns() const { return static_cast<int>(xs.size()) - 1; }
  Box box() const { return {xs.front(), ys.front(), xs.back(), ys.back()}; }
  // Index of the cell that holds the point; -1 outside.
  int cell_of(double x, double y) const;
};

// Lines that touch or cross make one table. Where no line stands between two squares they are one
// cell. Where rows reach beyond the outermost upright line the table does too: many tables have no
// rulings at their left and right ends. Frames of one cell are no tables.
std::vector<RuledTable> ruled_tables(const std::vector<Box>& rulings);

// The horizontal lines, their pieces joined, from top to bottom.
std::vector<Box> lines_across(const std::vector<Box>& rulings);

}  // namespace yiben::read
