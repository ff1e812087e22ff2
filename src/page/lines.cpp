// Pieces of a table over page ends.
#include "page/lines.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace yiben {

namespace {

constexpr int same_line = 20;  // tenths of a point: lines so near are one

bool is_near(int a, int b) {
  return std::abs(a - b) <= same_line;
}

int index_of(const std::vector<int>& lines, int line) {
  const auto found =
      std::find_if(lines.begin(), lines.end(), [line](int known) { return is_near(known, line); });
  return static_cast<int>(found - lines.begin());
}

std::vector<int> places_in(const std::vector<int>& lines, const std::vector<int>& own) {
  std::vector<int> places;
  for (const int line : own) places.push_back(index_of(lines, line));
  return places;
}

// Two lines of a piece that would become one leave a column without width.
bool is_ascending(const std::vector<int>& places) {
  return std::adjacent_find(places.begin(), places.end(), std::greater_equal<>()) == places.end();
}

}  // namespace

std::optional<JoinedLines> join_lines(const std::vector<int>& first,
                                      const std::vector<int>& second) {
  if (first.size() < 2 || second.size() < 2) return std::nullopt;
  if (!is_near(first.front(), second.front()) || !is_near(first.back(), second.back())) {
    return std::nullopt;
  }
  JoinedLines joined;
  joined.lines = first;
  for (const int line : second) {
    if (index_of(first, line) == static_cast<int>(first.size())) joined.lines.push_back(line);
  }
  if (joined.lines.size() > limits::max_grid_columns + 1) return std::nullopt;
  std::sort(joined.lines.begin(), joined.lines.end());
  joined.first = places_in(joined.lines, first);
  joined.second = places_in(joined.lines, second);
  if (!is_ascending(joined.first) || !is_ascending(joined.second)) return std::nullopt;
  return joined;
}

std::optional<JoinedLines> join_lines(const Grid& first, const Grid& second) {
  const auto has_all = [](const Grid& grid) {
    return grid.lines.size() == static_cast<std::size_t>(grid.columns()) + 1;
  };
  if (!has_all(first) || !has_all(second)) return std::nullopt;
  return join_lines(first.lines, second.lines);
}

bool is_refined(const JoinedLines& joined) {
  const std::size_t count = joined.lines.size();
  return joined.first.size() == count || joined.second.size() == count;
}

Grid in_columns(const Grid& grid, const std::vector<int>& lines) {
  Grid moved;
  moved.place = grid.place;
  for (Cell cell : grid.cells()) {
    const auto begin = static_cast<std::size_t>(cell.column);
    const auto end = static_cast<std::size_t>(cell.column + cell.column_span);
    cell.column = lines[begin];
    cell.column_span = lines[end] - lines[begin];
    moved.add(std::move(cell));
  }
  return moved;
}

}  // namespace yiben
