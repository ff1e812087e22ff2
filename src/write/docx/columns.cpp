// write/docx: how a table is laid out.
#include "write/docx/columns.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>

#include "write/docx/measure.h"
#include "write/text/plain.h"

namespace yiben::write::word {

namespace {

// 五号 down to seven points.
constexpr std::array kSizes = {21, 20, 19, 18, 17, 16, 15, 14};
constexpr int kEasyToRead = 18;
constexpr int kSmallest = kSizes.back();
constexpr int kPadding = 80;
constexpr int kNarrowPadding = 40;
// Per cent of the widths of measure.h that the usual fonts need; those are for the widest ones.
constexpr int kTight = 82;
constexpr int kSlack = 20;        // for borders and for fonts that are wider
constexpr int kRowSpace = 100;    // above and below the lines of a row
constexpr int kNarrowest = 120;   // wider than what the reader takes for one edge
constexpr int kLongWord = 2400;   // in hundredths: longer ones may be broken
constexpr int kHeaderWord = 200;  // a header stands at least two characters wide
constexpr int kLabelWord = 600;
constexpr int kLongText = 4000;
// Rows of any page are lower; so the heights of all rows have a sum.
constexpr int kHighest = 20'000;

// What one column needs, in hundredths of the size.
struct Need {
  int least = 0;
  int whole = 0;
};

Need need_of(const Cell& cell, int header_rows) {
  const std::string text = plain::cell_lines(cell.text);
  const int indent = std::max(0, cell.indent) * kIndent;
  Need need{.whole = std::min(width_of(text) + indent, kLongText)};
  const int word = std::min(widest_word(text), kLongWord);
  if (cell.amount) {
    need.least = std::min(need.whole, kLongWord);
  } else if (cell.row < header_rows) {
    need.least = std::max(word, std::max(kHeaderWord, need.whole / 4));
  } else {
    need.least = std::max(word, kLabelWord) + indent;
  }
  need.least = std::min(need.least, need.whole);
  return need;
}

// First the cells of one column; then what merged cells need beyond that, in equal shares.
std::vector<Need> needs_of(const Grid& grid) {
  std::vector<Need> needs(static_cast<std::size_t>(grid.columns()));
  const auto raise = [&](const Cell& cell) {
    const Need need = need_of(cell, grid.header_rows);
    const auto begin = needs.begin() + cell.column;
    const auto end = begin + cell.column_span;
    Need sum;
    for (auto at = begin; at != end; ++at) {
      sum.least += at->least;
      sum.whole += at->whole;
    }
    const int least = std::max(0, need.least - sum.least + cell.column_span - 1) / cell.column_span;
    const int whole = std::max(0, need.whole - sum.whole + cell.column_span - 1) / cell.column_span;
    for (auto at = begin; at != end; ++at) {
      at->least += least;
      at->whole = std::max(at->whole + whole, at->least);
    }
  };
  for (const Cell& cell : grid.cells()) {
    if (cell.column_span > 1) continue;
    const Need need = need_of(cell, grid.header_rows);
    Need& column = needs[static_cast<std::size_t>(cell.column)];
    column.least = std::max(column.least, need.least);
    column.whole = std::max(column.whole, need.whole);
  }
  for (const Cell& cell : grid.cells()) {
    if (cell.column_span > 1) raise(cell);
  }
  return needs;
}

int sum_of(const std::vector<int>& numbers) {
  return std::accumulate(numbers.begin(), numbers.end(), 0);
}

// `amount` in shares that go with `weights`; all of it is given away.
void share(int amount, const std::vector<int>& weights, std::vector<int>& to) {
  std::int64_t rest = amount;
  std::int64_t weight = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
  for (std::size_t i = 0; i < to.size() && weight > 0; ++i) {
    const std::int64_t part = rest * weights[i] / weight;
    to[i] += static_cast<int>(part);
    rest -= part;
    weight -= weights[i];
  }
}

// False where the least widths do not fit.
bool set_widths(const std::vector<Need>& needs, int width, int percent, TableLayout& layout) {
  const int around = 2 * layout.padding + kSlack;
  std::vector<int> wanted;
  layout.widths.clear();
  for (const Need& need : needs) {
    const int narrow = need.least * percent / 100;
    const int least = std::max(kNarrowest, twips_of(narrow, layout.half_points) + around);
    layout.widths.push_back(least);
    wanted.push_back(std::max(0, twips_of(need.whole, layout.half_points) + around - least));
  }
  const int left = width - sum_of(layout.widths);
  if (left < 0) return false;
  const int all = sum_of(wanted);
  share(std::min(left, all), wanted, layout.widths);
  const std::vector<int> widths = layout.widths;
  share(std::max(0, left - all), widths, layout.widths);
  return true;
}

// Nothing helps: all columns are narrower than they should be, in proportion.
void squeeze(int width, TableLayout& layout) {
  const std::int64_t sum = sum_of(layout.widths);
  for (int& one : layout.widths) {
    one = std::max(kNarrowest, static_cast<int>(std::int64_t{one} * width / sum));
  }
}

void set_heights(const Grid& grid, int page_height, TableLayout& layout) {
  layout.row_heights.assign(static_cast<std::size_t>(grid.rows()),
                            cell_line(layout.half_points) + kRowSpace);
  // Cells of one row first: what a merged cell lacks is added to its last row.
  for (const bool merged : {false, true}) {
    for (const Cell& cell : grid.cells()) {
      if ((cell.row_span > 1) != merged || cell.text.empty()) continue;
      const auto column = layout.widths.begin() + cell.column;
      int width = std::accumulate(column, column + cell.column_span, 0) - 2 * layout.padding;
      width -= twips_of(std::max(0, cell.indent) * kIndent, layout.half_points);
      const int lines = lines_of(plain::cell_lines(cell.text), width, layout.half_points);
      const int height = lines * cell_line(layout.half_points) + kRowSpace;
      const auto row = layout.row_heights.begin() + cell.row;
      const int has = std::accumulate(row, row + cell.row_span, 0);
      int& last = *(row + cell.row_span - 1);
      last = std::clamp(last + height - has, last, kHighest);
    }
  }
  layout.height = sum_of(layout.row_heights);
  layout.header_rows = std::min(grid.header_rows, grid.rows() - 1);
  const auto first = layout.row_heights.begin();
  layout.header_height = std::accumulate(first, first + std::max(0, layout.header_rows), 0);
  // Headers that leave no room for rows are not printed again.
  if (layout.header_rows <= 0 || layout.header_height > page_height / 2) {
    layout.header_rows = 0;
    layout.header_height = 0;
  }
}

}  // namespace

int cell_line(int half_points) {
  return half_points * kTwipsPerHalfPoint * 5 / 4;
}

TableLayout lay_out(const Grid& grid, int width, int page_height) {
  const std::vector<Need> needs = needs_of(grid);
  TableLayout best;
  for (const int percent : {100, kTight}) {
    for (const int half_points : kSizes) {
      if (best.half_points > 0 && half_points < kEasyToRead) return best;
      const bool last = half_points == kSmallest && percent == kTight;
      TableLayout layout{.half_points = half_points,
                         .padding = half_points >= kEasyToRead ? kPadding : kNarrowPadding};
      const bool fits = set_widths(needs, width, percent, layout);
      if (!fits && !last) continue;
      if (!fits) squeeze(width, layout);
      set_heights(grid, page_height, layout);
      const bool one_page = layout.height <= page_height;
      if (best.half_points == 0 || one_page) best = layout;
      if (one_page) return best;
    }
    if (best.half_points > 0) break;
  }
  return best;
}

}  // namespace yiben::write::word
