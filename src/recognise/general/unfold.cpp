// Blocks of a list below each other.
#include "recognise/general/unfold.h"

#include <algorithm>

namespace yiben::recognition {

namespace {

// The columns of the grid that a panel takes: [begin, end).
struct Columns {
  int begin = 0;
  int end = 0;
};

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
  for (const auto* list : {&panel.named, &panel.amounts, &panel.others}) {
    for (const PrintedColumn& column : *list) add(column.column);
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
  return !a.amounts.empty() && a.others.empty() && b.others.empty() &&
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
  add_rows(sheet.grid, 0, sheet.header_rows, columns_of(layout.panels[run.first]), true,
           result.grid);
  for (std::size_t i = run.first; i <= run.last; ++i) {
    add_rows(sheet.grid, layout.first_row, sheet.grid.rows(), columns_of(layout.panels[i]), false,
             result.grid);
  }
  return result;
}

}  // namespace yiben::recognition
