// Rows whose squares stand across the columns of the header. A piece of a table that was drawn anew
// below the rest, with widths of its own, keeps the order of its columns and loses their edges.
#include "recognise/general/sheet.h"

#include <algorithm>
#include <set>

#include "text/text.h"

namespace yiben::recognition {

namespace {

// The columns of the header: where each of its lowest labels begins, and the end.
std::vector<int> header_edges(const Sheet& sheet) {
  std::vector<int> edges;
  const int last = sheet.header_rows - 1;
  const Cell* before = nullptr;
  for (int column = 0; column < sheet.grid.columns(); ++column) {
    const Cell* cell = sheet.grid.at(last, column);
    if (cell == nullptr) return {};  // labels without squares say nothing of edges
    if (cell != before) edges.push_back(column);
    before = cell;
  }
  edges.push_back(sheet.grid.columns());
  return edges;
}

// Reaches over an edge of the header without reaching from edge to edge.
bool crosses(const Cell& cell, const std::vector<int>& edges) {
  const int end = cell.column + cell.column_span;
  const auto after = std::upper_bound(edges.begin(), edges.end(), cell.column);
  if (after == edges.end() || end <= *after) return false;
  return !std::binary_search(edges.begin(), edges.end(), cell.column) ||
         !std::binary_search(edges.begin(), edges.end(), end);
}

class Straightener {
 public:
  explicit Straightener(Sheet& sheet)
      : sheet_(sheet), cells_(sheet.grid.cells()), edges_(header_edges(sheet)) {}

  void straighten() {
    if (edges_.size() < 3) return;
    sort_into_rows();
    const auto end = static_cast<int>(rows_.size());
    for (int row = sheet_.header_rows; row < end;) {
      const int first = row++;
      if (!crosses_in(first)) continue;
      while (row < end && crosses_in(row)) ++row;
      move(first, row);
    }
    if (moved_) store();
  }

 private:
  void sort_into_rows() {
    rows_.resize(static_cast<std::size_t>(sheet_.grid.rows()));
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      rows_[static_cast<std::size_t>(cells_[i].row)].push_back(i);
    }
  }

  const std::vector<std::size_t>& row(int at) const { return rows_[static_cast<std::size_t>(at)]; }

  bool crosses_in(int at) const {
    return std::any_of(row(at).begin(), row(at).end(),
                       [&](std::size_t i) { return crosses(cells_[i], edges_); });
  }

  // A cell from above hangs into the row.
  bool hangs_into(int at) const {
    for (int column = 0; column < sheet_.grid.columns(); ++column) {
      const Cell* cell = sheet_.grid.at(at, column);
      if (cell != nullptr && cell->row < at) return true;
    }
    return false;
  }

  // Rows that have as many columns as the header are laid on it in order.
  void move(int first, int end) {
    if (hangs_into(first)) return;
    std::set<int> own;
    for (int at = first; at < end; ++at) {
      for (const std::size_t i : row(at)) {
        own.insert(cells_[i].column);
        own.insert(cells_[i].column + cells_[i].column_span);
        if (cells_[i].row + cells_[i].row_span > end) return;
      }
    }
    if (own.size() != edges_.size()) return;
    const std::vector<int> from(own.begin(), own.end());
    const auto moved = [&](int edge) {
      const auto found = std::lower_bound(from.begin(), from.end(), edge);
      return edges_[static_cast<std::size_t>(found - from.begin())];
    };
    for (int at = first; at < end; ++at) {
      for (const std::size_t i : row(at)) {
        const int last = moved(cells_[i].column + cells_[i].column_span);
        cells_[i].column = moved(cells_[i].column);
        cells_[i].column_span = last - cells_[i].column;
      }
    }
    moved_ = true;
  }

  void store() {
    Grid straight;
    straight.place = sheet_.grid.place;
    straight.lines = sheet_.grid.lines;
    for (Cell& cell : cells_) straight.add(std::move(cell));
    sheet_.grid = std::move(straight);
  }

  Sheet& sheet_;
  std::vector<Cell> cells_;
  const std::vector<int> edges_;
  std::vector<std::vector<std::size_t>> rows_;  // indices of the cells that begin there
  bool moved_ = false;
};

bool same_row(const Grid& grid, int a, int b) {
  for (int column = 0; column < grid.columns(); ++column) {
    if (text::fold(grid.text(a, column)) != text::fold(grid.text(b, column))) return false;
  }
  return true;
}

// The header again amid the rows, where a page ended once.
void drop_repeated_headers(Sheet& sheet) {
  const Grid& grid = sheet.grid;
  std::vector<int> target(static_cast<std::size_t>(grid.rows()), -1);
  int kept = 0;
  for (int row = 0; row < grid.rows();) {
    bool again = row >= sheet.header_rows && row + sheet.header_rows <= grid.rows();
    for (int i = 0; again && i < sheet.header_rows; ++i) again = same_row(grid, i, row + i);
    if (again) {
      row += sheet.header_rows;
    } else {
      target[static_cast<std::size_t>(row++)] = kept++;
    }
  }
  const bool merged = std::any_of(grid.cells().begin(), grid.cells().end(), [&](const Cell& cell) {
    return cell.row >= sheet.header_rows && cell.row_span > 1;
  });
  if (kept == grid.rows() || merged) return;
  Grid rest;
  rest.place = grid.place;
  rest.lines = grid.lines;
  for (Cell cell : grid.cells()) {
    cell.row = target[static_cast<std::size_t>(cell.row)];
    if (cell.row >= 0) rest.add(std::move(cell));
  }
  sheet.grid = std::move(rest);
}

}  // namespace

void straighten_rows(Sheet& sheet) {
  if (sheet.header_rows == 0) return;
  Straightener(sheet).straighten();
  drop_repeated_headers(sheet);
}

}  // namespace yiben::recognition
