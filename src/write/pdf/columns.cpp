// write/pdf: how wide the columns of a table are.
#include "write/pdf/columns.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace yiben::write {

namespace {

constexpr double kPleasantLabel = 8;  // em; shorter lines of a label look torn
constexpr double kPleasantHeader = 4;
constexpr double kLeastText = 2;
constexpr double kLongestWord = 14;  // em; longer words are cut
constexpr std::size_t kLongestNumber = 40;

Column needs_of(const Grid& grid, const Cell& cell, const Filled& filled) {
  const SetText& text = *filled.text;
  const double around = 2 * kPadding + filled.indent;
  Column needs{.natural = text.width + around};
  const bool is_number = cell.amount && text.atoms.size() <= kLongestNumber;
  const double word = std::min(text.widest_word, kLongestWord);
  const double pleasant = cell.row < grid.header_rows ? kPleasantHeader : kPleasantLabel;
  needs.least = is_number ? text.width : std::max(word, std::min(text.width, kLeastText));
  needs.pleasant = std::max(needs.least, std::min(text.width, pleasant));
  needs.least += around;
  needs.pleasant += around;
  return needs;
}

// Widens the columns below a merged cell, all by the same, until it has the width that it needs.
void widen(std::vector<Column>& columns, const Cell& cell, double Column::*width, double needed) {
  const auto first = static_cast<std::size_t>(cell.column);
  const auto end = first + static_cast<std::size_t>(cell.column_span);
  double has = 0;
  for (std::size_t i = first; i < end; ++i) has += columns[i].*width;
  const double each = (needed - has) / cell.column_span;
  if (each <= 0) return;
  for (std::size_t i = first; i < end; ++i) columns[i].*width += each;
}

}  // namespace

std::vector<Column> measure_columns(const Grid& grid, const std::vector<Filled>& filled) {
  constexpr double kEmpty = kLeastText / 2 + 2 * kPadding;
  std::vector<Column> columns(static_cast<std::size_t>(grid.columns()), {kEmpty, kEmpty, kEmpty});
  std::vector<std::size_t> order(filled.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return grid.cells()[a].column_span < grid.cells()[b].column_span;
  });
  for (const std::size_t i : order) {
    const Cell& cell = grid.cells()[i];
    const Column needs = needs_of(grid, cell, filled[i]);
    for (const auto width : {&Column::least, &Column::pleasant, &Column::natural}) {
      widen(columns, cell, width, needs.*width);
    }
  }
  for (Column& column : columns) {
    column.pleasant = std::max(column.pleasant, column.least);
    column.natural = std::max(column.natural, column.pleasant);
  }
  return columns;
}

double total(const std::vector<Column>& columns, double Column::*width) {
  double sum = 0;
  for (const Column& column : columns) sum += column.*width;
  return sum;
}

std::vector<double> share_width(const std::vector<Column>& columns, double width) {
  std::vector<double> widths;
  const double natural = total(columns, &Column::natural);
  if (natural <= width) {
    // What is left over goes to all, the wider ones more, but not so that a short column becomes
    // wide by itself.
    for (const Column& column : columns) widths.push_back(column.natural * width / natural);
    return widths;
  }
  const bool is_pleasant = total(columns, &Column::pleasant) <= width;
  const auto from = is_pleasant ? &Column::pleasant : &Column::least;
  const auto to = is_pleasant ? &Column::natural : &Column::pleasant;
  // Longer texts get more, by the root of what they lack: so the rows become lowest.
  const auto widths_at = [&](double level) {
    widths.clear();
    for (const Column& column : columns) {
      const double lacks = column.*to - column.*from;
      widths.push_back(column.*from + std::min(lacks, level * std::sqrt(lacks)));
    }
    return std::accumulate(widths.begin(), widths.end(), 0.0);
  };
  double low = 0;
  double high = 1;
  while (widths_at(high) < width && high < 1e6) high *= 2;
  for (int i = 0; i < 50; ++i) {
    const double middle = (low + high) / 2;
    (widths_at(middle) < width ? low : high) = middle;
  }
  widths_at(low);
  return widths;
}

}  // namespace yiben::write
