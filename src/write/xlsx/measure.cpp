// write/xlsx: room that texts need.
#include "write/xlsx/measure.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "text/text.h"

namespace yiben::write::workbook {

namespace {

// Digits in a line of 10 points on A4 between the margins, upright and in landscape.
constexpr double kPageDigits = 92;
constexpr double kWidePageDigits = 142;

constexpr double kMinDigits = 5;
constexpr double kMinTextDigits = 16;  // a label is not wrapped below that
constexpr double kMaxTextDigits = 60;  // and not wider than that
constexpr double kMaxWordDigits = 24;  // a code or a word of letters stays whole up to that
constexpr double kMaxAmountDigits = 60;
constexpr double kHeaderLines = 3;
constexpr double kPadding = 2;
constexpr double kMaxStretch = 8;
constexpr double kIndentDigits = 2;

// Letters are on average narrower than the widest, yet words do not break.
constexpr double kWordSlack = 1.05;

// Of LibreOffice and Excel: a digit of the standard font is 7 pixels wide, a square has 5 around
// it, and an inch 96; a digit of 宋体 is half as wide as its font is high.
constexpr double kPixelsPerDigit = 7;
constexpr double kPixelsPerPoint = 96.0 / 72.0;

constexpr double kLeading = 1.4;
constexpr double kRowPadding = 6;

double widest_line(std::string_view text) {
  int widest = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    widest = std::max(widest, text::display_width(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return widest;
}

// The longest run of ASCII without a space: it does not break.
double longest_word(std::string_view text) {
  int longest = 0;
  int length = 0;
  for (const char c : text) {
    const bool breaks = c == ' ' || c == '\n' || static_cast<unsigned char>(c) >= 0x80;
    length = breaks ? 0 : length + 1;
    longest = std::max(longest, length);
  }
  return longest;
}

// What a column must have, and what it would like to have.
struct Need {
  double least = kMinDigits;
  double full = kMinDigits;
};

void widen(Need& need, const Cell& cell, bool header) {
  const double width = widest_line(cell.text) + kPadding + kIndentDigits * cell.indent;
  const double word = std::min(longest_word(cell.text), kMaxWordDigits) + kPadding;
  double least = 0;
  if (header) {
    least = std::ceil((width - kPadding) / kHeaderLines) + 1 + kPadding;
    least = std::max(std::min(least, kMinTextDigits), word);
  } else if (cell.amount) {
    least = std::min(width, kMaxAmountDigits);
  } else {
    least = std::max(std::min(width, kMinTextDigits), word);
    need.full = std::max(need.full, std::min(width, kMaxTextDigits));
  }
  need.least = std::max(need.least, least);
  need.full = std::max(need.full, need.least);
}

double total_at(const std::vector<Need>& needs, double level) {
  double total = 0;
  for (const Need& need : needs) total += std::max(need.least, std::min(need.full, level));
  return total;
}

}  // namespace

int lines_of(std::string_view text, double width) {
  int lines = 0;
  const double room = std::max(width, 2.0);
  do {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const double needed = text::display_width(text.substr(0, end)) * kWordSlack;
    lines += std::max(1, static_cast<int>(std::ceil(needed / room)));
    text.remove_prefix(std::min(end + 1, text.size()));
  } while (!text.empty());
  return lines;
}

double height_of(int lines, int size_pt) {
  return lines * size_pt * kLeading + kRowPadding;
}

double column_width(double digits, int size_pt) {
  return digits * size_pt / 2.0 * kPixelsPerPoint / kPixelsPerDigit;
}

std::vector<double> column_digits(const Grid& grid) {
  std::vector<Need> needs(static_cast<std::size_t>(grid.columns()));
  for (const Cell& cell : grid.cells()) {
    if (cell.column_span > 1) continue;
    widen(needs[static_cast<std::size_t>(cell.column)], cell, cell.row < grid.header_rows);
  }
  const double page = grid.wide ? kWidePageDigits : kPageDigits;
  // Columns of text share what is left: all up to the same width, the highest that fits.
  double level = kMinTextDigits;
  while (level < kMaxTextDigits && total_at(needs, level + 1) <= page) level += 1;
  const double left = page - total_at(needs, level);
  const auto count = static_cast<double>(std::max<std::size_t>(needs.size(), 1));
  const double stretch = std::clamp(left / count, 0.0, kMaxStretch);
  std::vector<double> digits;
  for (const Need& need : needs) {
    digits.push_back(std::max(need.least, std::min(need.full, level)) + stretch);
  }
  return digits;
}

std::vector<double> row_heights(const Grid& grid, const std::vector<double>& digits, int size_pt) {
  std::vector<double> heights(static_cast<std::size_t>(grid.rows()), height_of(1, size_pt));
  const auto needed = [&](const Cell& cell) {
    double room = -kPadding - kIndentDigits * cell.indent;
    for (int c = 0; c < cell.column_span; ++c) {
      room += digits[static_cast<std::size_t>(cell.column + c)];
    }
    return height_of(cell.amount ? 1 : lines_of(cell.text, room), size_pt);
  };
  for (const Cell& cell : grid.cells()) {
    double& height = heights[static_cast<std::size_t>(cell.row)];
    if (cell.row_span == 1) height = std::max(height, needed(cell));
  }
  // What merged rows lack together, their last one gets.
  for (const Cell& cell : grid.cells()) {
    if (cell.row_span == 1) continue;
    double sum = 0;
    for (int r = 0; r < cell.row_span; ++r) sum += heights[static_cast<std::size_t>(cell.row + r)];
    const double lacking = needed(cell) - sum;
    if (lacking > 0) heights[static_cast<std::size_t>(cell.row + cell.row_span - 1)] += lacking;
  }
  for (double& height : heights) height = std::min(height, kMaxRowHeight);
  return heights;
}

}  // namespace yiben::write::workbook
