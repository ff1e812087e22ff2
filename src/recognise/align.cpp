// Competing readings of a panel's value columns. Where amounts stand outside the columns that the
// header names (a value too many, a block that starts one later), every way to lay the printed
// columns on the form's in order is tried, and the one that violates the fewest sums of the table
// wins. A column is left over only where it holds nothing but zeros: a reading never loses an
// amount.
#include "recognise/parts.h"

#include <algorithm>

namespace yiben::recognition {

namespace {

constexpr std::size_t max_left_over = 3;

bool same_labels(const std::vector<Labels>& a, const std::vector<Labels>& b, std::size_t levels) {
  return std::equal(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(levels), b.begin());
}

// The columns that make up what stands under the first `levels` labels of `of`, without its total.
std::vector<int> parts_under(const PanelForm& form, const std::vector<Labels>& of,
                             std::size_t levels) {
  std::vector<int> parts;
  std::vector<const std::vector<Labels>*> done;  // groups already taken
  for (std::size_t i = 0; i < form.columns.size(); ++i) {
    const ValueColumn& column = form.columns[i];
    if (column.path.size() <= levels || !same_labels(column.path, of, levels)) continue;
    if (column.path.size() == levels + 1) {
      if (!column.total) parts.push_back(static_cast<int>(i));
      continue;
    }
    const auto is_done = [&](const std::vector<Labels>* group) {
      return same_labels(column.path, *group, levels + 1);
    };
    if (std::any_of(done.begin(), done.end(), is_done)) continue;
    done.push_back(&column.path);
    std::optional<int> total;
    for (std::size_t j = 0; j < form.columns.size(); ++j) {
      const ValueColumn& other = form.columns[j];
      if (other.total && other.path.size() == levels + 2 &&
          same_labels(other.path, column.path, levels + 1)) {
        total = static_cast<int>(j);
      }
    }
    if (total) {
      parts.push_back(*total);
    } else {
      const std::vector<int> below = parts_under(form, column.path, levels + 1);
      parts.insert(parts.end(), below.begin(), below.end());
    }
  }
  return parts;
}

// What the printed columns of the region hold, row by row. A cell over several squares, as where
// a program gives all tables of a page the same columns, stands in one of them: in the first that
// the header names, else where it begins.
class Region {
 public:
  Region(const Grid& grid, const PanelRows& rows, int begin, int end, const std::vector<int>& named,
         Unit unit) {
    const auto stands_in = [&](const Cell& cell, int column) {
      for (int at = cell.column; at < cell.column + cell.column_span; ++at) {
        if (std::find(named.begin(), named.end(), at) != named.end()) return at == column;
      }
      return cell.column == column;
    };
    for (int column = begin; column < end; ++column) {
      std::vector<Interval> amounts;
      bool any = false;
      bool zero = true;
      for (const PanelRow& row : rows.rows) {
        const Cell* cell = grid.at(row.grid_row, column);
        const bool here = cell != nullptr && stands_in(*cell, column);
        const CellValue value = here ? parse_cell(cell->text) : CellValue{};
        Interval interval;
        if (value.kind == CellKind::number) {
          any = true;
          zero = zero && value.number.digits == 0;
          interval = interval_of(value.number, unit).value_or(Interval{});
        }
        amounts.push_back(interval);
      }
      if (!any) continue;
      columns.push_back(column);
      zeros.push_back(zero);
      intervals.push_back(std::move(amounts));
    }
  }

  std::vector<int> columns;                      // those that hold amounts
  std::vector<bool> zeros;                       // nothing but zeros
  std::vector<std::vector<Interval>> intervals;  // by column, then row
};

// How many sums of columns no rounding explains when value column i stands in region column
// place[i].
int count_violations(const Region& region, const std::vector<Group>& groups,
                     const std::vector<std::size_t>& place) {
  int violations = 0;
  const std::size_t rows = region.intervals.empty() ? 0 : region.intervals.front().size();
  for (const Group& group : groups) {
    const auto total = place[static_cast<std::size_t>(*group.total)];
    for (std::size_t row = 0; row < rows; ++row) {
      WideFen low = 0;
      WideFen high = 0;
      for (const int part : group.parts) {
        const Interval& amount = region.intervals[place[static_cast<std::size_t>(part)]][row];
        low += amount.low;
        high += amount.high;
      }
      const Interval& sum = region.intervals[total][row];
      if (high < sum.low || low > sum.high) ++violations;
    }
  }
  return violations;
}

// Goes through every choice of `count` region columns to leave over, all of them zero.
template <typename Visit>
void choose_left_over(const Region& region, std::size_t from, std::size_t count,
                      std::vector<bool>& left_over, const Visit& visit) {
  if (count == 0) return visit();
  for (std::size_t i = from; i < region.columns.size(); ++i) {
    if (!region.zeros[i]) continue;
    left_over[i] = true;
    choose_left_over(region, i + 1, count - 1, left_over, visit);
    left_over[i] = false;
  }
}

}  // namespace

std::vector<Group> column_groups(const PanelForm& form) {
  std::vector<Group> groups;
  for (std::size_t i = 0; i < form.columns.size(); ++i) {
    const ValueColumn& column = form.columns[i];
    if (!column.total) continue;
    std::vector<int> parts = parts_under(form, column.path, column.path.size() - 1);
    if (!parts.empty()) groups.push_back({static_cast<int>(i), std::move(parts)});
  }
  return groups;
}

Alignment align_values(const PanelForm& form, const PanelColumns& columns, const Grid& grid,
                       const PanelRows& rows, int region_end, Unit unit) {
  Alignment result;
  result.columns = columns.values;
  std::vector<std::size_t> printed;  // value columns that the header names
  int begin = region_end;
  for (std::size_t i = 0; i < columns.values.size(); ++i) {
    if (columns.values[i] < 0) continue;
    printed.push_back(i);
    begin = std::min(begin, columns.values[i]);
  }
  const Region region(grid, rows, begin, region_end, columns.values, unit);
  const auto is_named = [&](int column) {
    return std::find(columns.values.begin(), columns.values.end(), column) != columns.values.end();
  };
  const bool all_named = std::all_of(region.columns.begin(), region.columns.end(), is_named);
  if (all_named || printed.size() != columns.values.size()) return result;
  if (region.columns.size() < printed.size()) return result;
  const std::size_t surplus = region.columns.size() - printed.size();
  if (surplus > max_left_over) return result;

  const std::vector<Group> groups = column_groups(form);
  std::vector<bool> left_over(region.columns.size(), false);
  int fewest = -1;
  choose_left_over(region, 0, surplus, left_over, [&] {
    std::vector<std::size_t> place;
    for (std::size_t i = 0; i < region.columns.size(); ++i) {
      if (!left_over[i]) place.push_back(i);
    }
    const int violations = count_violations(region, groups, place);
    // Among equal readings the last wins: it leaves the most columns under their own headers.
    if (fewest >= 0 && violations > fewest) return;
    fewest = violations;
    for (std::size_t i = 0; i < place.size(); ++i) result.columns[i] = region.columns[place[i]];
  });
  for (std::size_t i = 0; i < result.columns.size() && !result.shifted; ++i) {
    if (result.columns[i] == columns.values[i] || rows.rows.empty()) continue;
    result.shifted = true;
    const Cell* cell = grid.at(rows.rows.front().grid_row, result.columns[i]);
    if (cell != nullptr) result.first_shifted = cell->place;
  }
  return result;
}

}  // namespace yiben::recognition
