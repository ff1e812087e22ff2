// Blocks of a list below each other.
#include "recognise/general/unfold.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace yiben::recognition {

namespace {

// The columns of the grid that a panel takes: [begin, end).
struct Columns {
  int begin = 0;
  int end = 0;
};

// 备注 at the end of a table, with nothing in it.
bool is_left_blank(const PrintedColumn& column) {
  return column.kind == ColumnKind::text && !column.has_words;
}

Columns columns_of(const PrintedPanel& panel) {
  Columns columns{limits::max_grid_columns, 0};
  const auto add = [&](int column) {
    if (column < 0) return;
    columns.begin = std::min(columns.begin, column);
    columns.end = std::max(columns.end, column + 1);
  };
  add(panel.serial);
  for (const KeySet& keys : panel.keys) {
    add(keys.name);
    for (const int code : keys.codes) add(code);
  }
  for (const auto* list : {&panel.named, &panel.amounts}) {
    for (const PrintedColumn& column : *list) add(column.column);
  }
  for (const PrintedColumn& column : panel.others) {
    if (!is_left_blank(column)) add(column.column);
  }
  return columns;
}

bool same_keys(const PrintedPanel& a, const PrintedPanel& b) {
  return a.keys.size() == b.keys.size() &&
         std::equal(a.keys.begin(), a.keys.end(), b.keys.begin(),
                    [](const KeySet& one, const KeySet& other) {
                      return one.codes.size() == other.codes.size() &&
                             (one.name < 0) == (other.name < 0);
                    });
}

bool same_amounts(const PrintedPanel& a, const PrintedPanel& b) {
  const auto has_others = [](const PrintedPanel& panel) {
    return !std::all_of(panel.others.begin(), panel.others.end(), is_left_blank);
  };
  return !a.amounts.empty() && !has_others(a) && !has_others(b) &&
         std::equal(a.amounts.begin(), a.amounts.end(), b.amounts.begin(), b.amounts.end(),
                    [](const PrintedColumn& one, const PrintedColumn& other) {
                      return one.path == other.path;
                    });
}

bool go_on(const PrintedPanel& a, const PrintedPanel& b) {
  const Columns first = columns_of(a);
  const Columns second = columns_of(b);
  return a.side.empty() && b.side.empty() && same_keys(a, b) && same_amounts(a, b) &&
         first.end - first.begin == second.end - second.begin && first.end <= second.begin;
}

// Adds what the rows [from, to) show within the columns, moved to the left; a blank row is left out
// unless `keep_blank`.
void add_rows(const Grid& from_grid, int from, int to, const Columns& columns, bool keep_blank,
              Grid& grid) {
  for (int row = from; row < to; ++row) {
    std::vector<Cell> cells;
    for (const Cell& cell : from_grid.cells()) {
      const int end = cell.column + cell.column_span;
      if (cell.row != row || end <= columns.begin || cell.column >= columns.end) continue;
      // A label that goes on into the next block belongs there.
      if (end > columns.end && !keep_blank) continue;
      Cell moved = cell;
      moved.column = std::max(cell.column, columns.begin) - columns.begin;
      moved.column_span = std::min(end, columns.end) - columns.begin - moved.column;
      moved.row = keep_blank ? row : grid.rows();
      moved.row_span = keep_blank ? std::min(cell.row_span, to - row) : 1;
      cells.push_back(std::move(moved));
    }
    const bool blank =
        std::all_of(cells.begin(), cells.end(), [](const Cell& cell) { return cell.text.empty(); });
    if (blank && !keep_blank) continue;
    for (Cell& cell : cells) grid.add(std::move(cell));
  }
}

// The column of the first key, which holds the names of totals.
int first_column(const PrintedPanel& panel) {
  return columns_of(panel).begin;
}

bool is_blank(const Grid& grid, int row, const std::vector<PrintedColumn>& columns) {
  return std::all_of(columns.begin(), columns.end(), [&](const PrintedColumn& column) {
    return grid.text(row, column.column).empty();
  });
}

// 公用经费合计 stands in the block before its amount where merged cells are lost: a name without an
// amount, and beside it an amount without a name. The name joins its amount.
Grid with_names_beside(const Grid& grid, int first_row, const Layout& layout, const PanelRun& run) {
  std::map<std::pair<int, int>, std::pair<int, int>> moved;  // by row and column
  for (std::size_t i = run.first; i < run.last; ++i) {
    const PrintedPanel& left = layout.panels[i];
    const PrintedPanel& right = layout.panels[i + 1];
    const int from = first_column(left);
    for (int row = first_row; row < grid.rows(); ++row) {
      const Cell* name = grid.at(row, from);
      const bool alone = name != nullptr && name->row == row && name->column == from &&
                         name->column_span == 1 && !name->text.empty() &&
                         is_blank(grid, row, left.amounts) && is_blank(grid, row, right.named) &&
                         !is_blank(grid, row, right.amounts);
      if (alone) moved[{row, from}] = {row, first_column(right)};
    }
  }
  if (moved.empty()) return grid;
  Grid result;
  result.place = grid.place;
  std::set<std::pair<int, int>> taken;
  for (const auto& entry : moved) taken.insert(entry.second);
  for (Cell cell : grid.cells()) {
    const auto to = moved.find({cell.row, cell.column});
    if (to != moved.end()) {
      cell.column = to->second.second;
    } else if (taken.contains({cell.row, cell.column})) {
      continue;  // the blank square that the name takes
    }
    result.add(std::move(cell));
  }
  return result;
}

}  // namespace

std::vector<PanelRun> runs_of(const Layout& layout) {
  std::vector<PanelRun> runs;
  for (std::size_t i = 0; i < layout.panels.size(); ++i) {
    const bool more = i > 0 && go_on(layout.panels[i - 1], layout.panels[i]);
    if (more) {
      runs.back().last = i;
    } else {
      runs.push_back({i, i});
    }
  }
  return runs;
}

Sheet unfolded(const Sheet& sheet, const Layout& layout, const PanelRun& run) {
  Sheet result = sheet;
  result.grid = Grid();
  result.grid.place = sheet.grid.place;
  const Grid grid = with_names_beside(sheet.grid, layout.first_row, layout, run);
  add_rows(grid, 0, sheet.header_rows, columns_of(layout.panels[run.first]), true, result.grid);
  for (std::size_t i = run.first; i <= run.last; ++i) {
    add_rows(grid, layout.first_row, grid.rows(), columns_of(layout.panels[i]), false, result.grid);
  }
  return result;
}

}  // namespace yiben::recognition
