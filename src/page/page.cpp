// page: grids of cells on squares, and places within a paragraph.
#include "page/page.h"

#include <algorithm>

#include "text/text.h"

namespace yiben {

bool Grid::add(Cell cell) {
  YIBEN_CHECK(cell.row >= 0 && cell.column >= 0);
  YIBEN_CHECK(cell.row_span >= 1 && cell.column_span >= 1);
  // Written as subtractions: the sums could overflow.
  if (cell.row >= limits::max_grid_rows || cell.column >= limits::max_grid_columns) return false;
  if (cell.row_span > limits::max_grid_rows - cell.row) return false;
  if (cell.column_span > limits::max_grid_columns - cell.column) return false;
  const int end_row = cell.row + cell.row_span;
  const int end_column = cell.column + cell.column_span;
  for (int row = cell.row; row < end_row; ++row) {
    for (int column = cell.column; column < end_column; ++column) {
      YIBEN_CHECK(at(row, column) == nullptr);
    }
  }
  if (end_row > rows_) {
    rows_ = end_row;
    index_.resize(static_cast<std::size_t>(rows_));
  }
  columns_ = std::max(columns_, end_column);
  const int number = static_cast<int>(cells_.size()) + 1;
  for (int row = cell.row; row < end_row; ++row) {
    std::vector<int>& squares = index_[static_cast<std::size_t>(row)];
    if (squares.size() < static_cast<std::size_t>(end_column)) {
      squares.resize(static_cast<std::size_t>(end_column));
    }
    std::fill(squares.begin() + cell.column, squares.begin() + end_column, number);
  }
  cells_.push_back(std::move(cell));
  return true;
}

const Cell* Grid::at(int row, int column) const {
  if (row < 0 || row >= rows_ || column < 0) return nullptr;
  const std::vector<int>& squares = index_[static_cast<std::size_t>(row)];
  if (static_cast<std::size_t>(column) >= squares.size()) return nullptr;
  const int number = squares[static_cast<std::size_t>(column)];
  return number == 0 ? nullptr : &cells_[static_cast<std::size_t>(number - 1)];
}

std::string_view Grid::text(int row, int column) const {
  const Cell* cell = at(row, column);
  return cell == nullptr ? std::string_view() : std::string_view(cell->text);
}

bool Grid::is_blank_row(int row) const {
  for (int column = 0; column < columns_; ++column) {
    if (!text(row, column).empty()) return false;
  }
  return true;
}

Place place_in(const Prose& prose, std::size_t offset) {
  Place place = prose.place;
  std::size_t begin = 0;
  for (const LineStart& start : prose.lines) {
    if (start.offset > offset) break;
    begin = start.offset;
    if (start.page > 0) place.page = start.page;
    place.line = start.line;
    place.column = start.column;
  }
  if (prose.place.column == 0) return place;
  const std::string_view before =
      std::string_view(prose.text).substr(begin, offset - std::min(begin, offset));
  place.column += static_cast<int>(text::count_characters(before));
  return place;
}

}  // namespace yiben
