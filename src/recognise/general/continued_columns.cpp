// A table that is too wide for its page and is printed in two parts below each other, each with its
// own title and the names of all rows: its columns go on in the second part.
#include "recognise/general/sheet.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "recognise/general/title.h"
#include "text/text.h"

namespace yiben::recognition {

namespace {

// Fewer names that are the same may be so by chance.
constexpr int least_rows = 3;

// The label of a column: what its header says from above to below.
std::string label_of(const Sheet& sheet, int column) {
  std::string label;
  const Cell* last = nullptr;
  for (int row = 0; row < sheet.header_rows; ++row) {
    const Cell* cell = sheet.grid.at(row, column);
    if (cell != nullptr && cell != last) label += text::fold(cell->text) + ">";
    last = cell;
  }
  return label;
}

class Continuation {
 public:
  Continuation(const Sheet& left, const Sheet& right) : left_(left), right_(right) {}

  // How many columns at the left of both name the rows; nothing where the right part is a table of
  // its own.
  std::optional<int> keys() const {
    const int rows = left_.grid.rows() - left_.header_rows;
    if (rows < least_rows || rows != right_.grid.rows() - right_.header_rows) return std::nullopt;
    if (left_.header_rows == 0 || right_.header_rows == 0) return std::nullopt;
    if (left_.unit && right_.unit && *left_.unit != *right_.unit) return std::nullopt;
    const int most = std::min(left_.grid.columns(), right_.grid.columns()) - 1;
    int keys = 0;
    while (keys < most && is_key(keys)) ++keys;
    if (keys == 0 || is_crossed(right_.grid, keys) || has_label_twice(keys)) return std::nullopt;
    return keys;
  }

 private:
  // The same head, and the same in every row: words in most of them.
  bool is_key(int column) const {
    if (label_of(left_, column) != label_of(right_, column)) return false;
    int named = 0;
    int amounts = 0;
    const int rows = left_.grid.rows() - left_.header_rows;
    for (int row = 0; row < rows; ++row) {
      const std::string words = text::fold(left_.grid.text(left_.header_rows + row, column));
      if (words != text::fold(right_.grid.text(right_.header_rows + row, column))) return false;
      named += words.empty() ? 0 : 1;
      amounts += words.find('.') != std::string::npos ? 1 : 0;
    }
    return named * 2 > rows && amounts * 2 < named;
  }

  static bool is_crossed(const Grid& grid, int column) {
    return std::any_of(grid.cells().begin(), grid.cells().end(), [&](const Cell& cell) {
      return cell.column < column && cell.column + cell.column_span > column;
    });
  }

  // A part that heads a column as the other does has that column for itself.
  bool has_label_twice(int keys) const {
    std::set<std::string> labels;
    for (int column = keys; column < left_.grid.columns(); ++column) {
      labels.insert(label_of(left_, column));
    }
    for (int column = keys; column < right_.grid.columns(); ++column) {
      if (!labels.insert(label_of(right_, column)).second) return true;
    }
    return false;
  }

  const Sheet& left_;
  const Sheet& right_;
};

// The header of `sheet` in so many rows: what touches its last row reaches further down.
Grid with_header_of(const Sheet& sheet, int rows) {
  const int more = rows - sheet.header_rows;
  Grid grid;
  grid.place = sheet.grid.place;
  for (Cell cell : sheet.grid.cells()) {
    if (cell.row >= sheet.header_rows) {
      cell.row += more;
    } else if (cell.row + cell.row_span >= sheet.header_rows) {
      cell.row_span += more;
    }
    grid.add(std::move(cell));
  }
  return grid;
}

// 本年收入 heads the last columns of the left part and the first ones of the right part: one cell.
bool is_one_head(const Cell& left, const Cell* right, int header_rows) {
  return right != nullptr && left.row + left.row_span < header_rows && right->row == left.row &&
         right->row_span == left.row_span && !left.text.empty() &&
         text::fold(left.text) == text::fold(right->text);
}

// The last words of a row of the header; without merged cells blank squares follow them.
std::string_view last_head(const Grid& grid, int row) {
  for (int column = grid.columns() - 1; column >= 0; --column) {
    if (!grid.text(row, column).empty()) return grid.text(row, column);
  }
  return {};
}

// Both grids beside each other; both have so many header rows.
Grid beside(const Grid& left, const Grid& right, int keys, int header_rows) {
  Grid grid;
  grid.place = left.place;
  std::set<std::pair<int, int>> taken;
  for (Cell cell : left.cells()) {
    const bool last = cell.column + cell.column_span == left.columns();
    const Cell* next = last ? right.at(cell.row, keys) : nullptr;
    if (is_one_head(cell, next, header_rows)) {
      cell.column_span += next->column_span;
      taken.emplace(next->row, next->column);
    }
    grid.add(std::move(cell));
  }
  for (Cell cell : right.cells()) {
    if (cell.column < keys || taken.contains({cell.row, cell.column})) continue;
    const bool heads = cell.column == keys && cell.row + cell.row_span < header_rows;
    if (heads && text::fold(cell.text) == text::fold(last_head(left, cell.row))) cell.text.clear();
    cell.column += left.columns() - keys;
    grid.add(std::move(cell));
  }
  return grid;
}

// False, and nothing done, where a grid would have too many columns.
bool append_columns(Sheet& left, const Sheet& right, int keys) {
  if (left.grid.columns() + right.grid.columns() - keys > limits::max_grid_columns) return false;
  const int header_rows = std::max(left.header_rows, right.header_rows);
  if (left.grid.rows() + header_rows > limits::max_grid_rows) return false;
  for (int& seam : left.seams) seam += header_rows - left.header_rows;
  left.grid = beside(with_header_of(left, header_rows), with_header_of(right, header_rows), keys,
                     header_rows);
  left.header_rows = header_rows;
  left.pieces.insert(left.pieces.end(), right.pieces.begin(), right.pieces.end());
  left.lost.insert(left.lost.end(), right.lost.begin(), right.lost.end());
  left.repairs.insert(left.repairs.end(), right.repairs.begin(), right.repairs.end());
  if (!left.unit) left.unit = right.unit;
  left.last_page = right.last_page;
  return true;
}

}  // namespace

void join_continued_columns(std::vector<Sheet>& sheets) {
  std::vector<Sheet> joined;
  for (Sheet& sheet : sheets) {
    if (!joined.empty() && !sheet.title.empty() &&
        without_continued(sheet.title) == without_continued(joined.back().title)) {
      const auto keys = Continuation(joined.back(), sheet).keys();
      if (keys && append_columns(joined.back(), sheet, *keys)) continue;
    }
    joined.push_back(std::move(sheet));
  }
  sheets = std::move(joined);
}

}  // namespace yiben::recognition
