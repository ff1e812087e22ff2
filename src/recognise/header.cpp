// Which printed column is which column of the form. Printed header labels are read as paths from
// top to bottom; the paths of the form and of the grid are then aligned in order, so that a label
// that was shifted or lost with a merged cell is made up for by its neighbours.
#include "recognise/parts.h"

#include <algorithm>

#include "text/text.h"

namespace yiben::recognition {

namespace {

constexpr int max_header_rows = 5;
constexpr int max_rows_before_header = 5;

// How well a printed path fits an expected one. Only the order matters: a whole path beats a leaf
// under a group that fits, which beats a leaf alone.
constexpr int whole_path = 10;
constexpr int leaf_and_group = 6;
constexpr int leaf_alone = 3;

using PrintedPath = std::vector<std::string>;

// One column that the form expects, in the order of the form.
struct Expected {
  const std::vector<Labels>* path;
  const std::string* heading;  // of the panel
  int* found;                  // where the number of the printed column goes
};

// The labels over each column, from rows [top, bottom). A merged cell whose squares were lost
// leaves blanks to the right of its label: a blank takes the label to its left as long as the label
// above is the same.
std::vector<PrintedPath> printed_paths(const Grid& grid, int top, int bottom) {
  std::vector<PrintedPath> paths(static_cast<std::size_t>(grid.columns()));
  std::vector<int> group_begin(paths.size(), 0);
  for (int row = top; row < bottom; ++row) {
    std::string current;
    int current_begin = -1;
    std::vector<int> begin_here = group_begin;
    for (int column = 0; column < grid.columns(); ++column) {
      const auto c = static_cast<std::size_t>(column);
      const Cell* cell = grid.at(row, column);
      const bool continues = cell != nullptr && cell->row < row;  // a cell that began above
      if (continues) {
        current_begin = -1;
        begin_here[c] = column;
        continue;
      }
      if (cell != nullptr && !cell->text.empty()) {
        current = bare_label(cell->text);
        current_begin = column;
      } else if (current_begin < group_begin[c] || (cell == nullptr && row == top)) {
        current_begin = -1;
      }
      if (current_begin >= 0) {
        paths[c].push_back(current);
        begin_here[c] = current_begin;
      } else {
        begin_here[c] = column;
      }
    }
    group_begin = begin_here;
  }
  return paths;
}

int fit(const PrintedPath& printed, const Expected& expected) {
  const std::vector<Labels>& path = *expected.path;
  if (printed.empty() || !is_label(printed.back(), path.back())) return 0;
  // The heading of a half is not part of a column's own path.
  const std::size_t skip = printed.size() > path.size() ? printed.size() - path.size() : 0;
  const bool own_heading =
      !expected.heading->empty() && skip > 0 && printed.front() == *expected.heading;
  bool groups_fit = printed.size() - skip == path.size();
  bool any_group = false;
  for (std::size_t i = 0; i + 1 < path.size(); ++i) {
    const bool here = skip + i + 1 < printed.size() && is_label(printed[skip + i], path[i]);
    groups_fit = groups_fit && here;
    any_group = any_group || here;
  }
  const int bonus = own_heading ? 1 : 0;
  if (groups_fit) return whole_path + bonus;
  return (any_group ? leaf_and_group : leaf_alone) + bonus;
}

// Aligns expected and printed columns in order so that the fits add up to the most; fills *found
// and gives the sum.
int align(const std::vector<Expected>& expected, const std::vector<PrintedPath>& printed) {
  const std::size_t rows = expected.size() + 1;
  const std::size_t columns = printed.size() + 1;
  std::vector<int> best(rows * columns, 0);
  const auto at = [&](std::size_t e, std::size_t p) -> int& { return best[e * columns + p]; };
  for (std::size_t e = 1; e < rows; ++e) {
    for (std::size_t p = 1; p < columns; ++p) {
      const int here = fit(printed[p - 1], expected[e - 1]);
      at(e, p) = std::max(at(e - 1, p), at(e, p - 1));
      if (here > 0) at(e, p) = std::max(at(e, p), at(e - 1, p - 1) + here);
    }
  }
  std::size_t e = expected.size();
  std::size_t p = printed.size();
  while (e > 0 && p > 0) {
    const int here = fit(printed[p - 1], expected[e - 1]);
    if (here > 0 && at(e, p) == at(e - 1, p - 1) + here) {
      *expected[--e].found = static_cast<int>(--p);
    } else if (at(e, p) == at(e - 1, p)) {
      --e;
    } else {
      --p;
    }
  }
  return at(expected.size(), printed.size());
}

bool has_amount(const Grid& grid, int row) {
  for (int column = 0; column < grid.columns(); ++column) {
    const CellValue value = parse_cell(grid.text(row, column));
    if (value.kind == CellKind::number && value.number.decimals > 0) return true;
  }
  return false;
}

// Tries every place and depth of the header; `expect` makes a fresh list of expected columns and
// `keep` is called with the best so far.
template <typename Match, typename Expect>
Match best_header(const Grid& grid, const Match& empty, Expect expect) {
  Match best = empty;
  // No header lies below a row of amounts.
  int end = 0;
  while (end < grid.rows() && end < max_rows_before_header + max_header_rows &&
         !has_amount(grid, end)) {
    ++end;
  }
  for (int top = 0; top < std::min(end, max_rows_before_header); ++top) {
    for (int depth = 1; depth <= max_header_rows && top + depth <= end; ++depth) {
      Match match = empty;
      const std::vector<Expected> expected = expect(match);
      match.score = align(expected, printed_paths(grid, top, top + depth));
      match.first_data_row = top + depth;
      if (match.score > best.score) best = std::move(match);
    }
  }
  return best;
}

}  // namespace

bool HeaderMatch::is_whole() const {
  const auto found = [](const std::vector<int>& columns) {
    return std::all_of(columns.begin(), columns.end(), [](int column) { return column >= 0; });
  };
  return score > 0 && std::all_of(panels.begin(), panels.end(), [&](const PanelColumns& panel) {
           return found(panel.keys) && found(panel.values);
         });
}

HeaderMatch match_header(const Grid& grid, const Form& form) {
  HeaderMatch empty;
  for (const PanelForm& panel : form.panels) {
    PanelColumns columns;
    columns.keys.assign(panel.keys.size(), -1);
    columns.values.assign(panel.columns.size(), -1);
    columns.texts.assign(panel.text_columns.size(), -1);
    empty.panels.push_back(std::move(columns));
  }
  return best_header(grid, empty, [&](HeaderMatch& match) {
    std::vector<Expected> expected;
    for (std::size_t i = 0; i < form.panels.size(); ++i) {
      const PanelForm& panel = form.panels[i];
      PanelColumns& found = match.panels[i];
      for (std::size_t k = 0; k < panel.keys.size(); ++k) {
        expected.push_back({&panel.keys[k].path, &panel.heading, &found.keys[k]});
      }
      for (std::size_t c = 0; c < panel.columns.size(); ++c) {
        expected.push_back({&panel.columns[c].path, &panel.heading, &found.values[c]});
      }
      for (std::size_t t = 0; t < panel.text_columns.size(); ++t) {
        expected.push_back({&panel.text_columns[t].path, &panel.heading, &found.texts[t]});
      }
    }
    return expected;
  });
}

TargetColumns match_target_header(const Grid& grid, const Form& form) {
  TargetColumns empty;
  empty.columns.assign(form.performance_columns.size(), -1);
  static const std::string no_heading;
  return best_header(grid, empty, [&](TargetColumns& match) {
    std::vector<Expected> expected;
    for (std::size_t i = 0; i < form.performance_columns.size(); ++i) {
      expected.push_back({&form.performance_columns[i].path, &no_heading, &match.columns[i]});
    }
    return expected;
  });
}

}  // namespace yiben::recognition
