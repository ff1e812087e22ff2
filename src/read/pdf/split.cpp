// read/pdf: rows of a ruled table between which the rulings are missing.
#include "read/pdf/split.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <string_view>
#include <utility>

#include "text/text.h"

namespace yiben::read {

namespace {

constexpr std::size_t kLeastRows = 3;
constexpr double kBeside = 0.4;  // em by which the lines of one row differ in height

using text::is_digit;

// A whole amount with decimals, "1,234.56": a part of a wrapped one has none, or ends in its sign.
bool is_amount(std::string_view s) {
  if (s.starts_with('-')) s.remove_prefix(1);
  const std::size_t point = s.find('.');
  if (point == 0 || point == std::string_view::npos || point + 1 == s.size()) return false;
  const std::string_view whole = s.substr(0, point);
  const std::string_view decimals = s.substr(point + 1);
  return is_digit(whole.front()) && is_digit(whole.back()) &&
         std::all_of(whole.begin(), whole.end(), [](char c) { return is_digit(c) || c == ','; }) &&
         std::all_of(decimals.begin(), decimals.end(), is_digit);
}

bool holds_amounts(const FilledCell& cell) {
  return std::all_of(cell.lines.begin(), cell.lines.end(),
                     [](const Line& line) { return is_amount(line.text(' ')); });
}

// The line of `guide` beside which `line` stands; -1 where there is none.
int beside(const Line& line, const std::vector<Line>& guide) {
  for (std::size_t i = 0; i < guide.size(); ++i) {
    const double apart = std::abs(line.box.center_y() - guide[i].box.center_y());
    if (apart <= kBeside * std::max(line.size, guide[i].size)) return static_cast<int>(i);
  }
  return -1;
}

// The amounts by which the row `cells` is to be split; nullptr where it is not.
const FilledCell* guide_of(const std::vector<const FilledCell*>& cells) {
  const FilledCell* guide = nullptr;
  for (const FilledCell* cell : cells) {
    if (cell->lines.size() < kLeastRows || !holds_amounts(*cell)) continue;
    if (guide == nullptr || cell->lines.size() > guide->lines.size()) guide = cell;
  }
  if (guide == nullptr) return nullptr;
  bool second = false;
  for (const FilledCell* cell : cells) {
    std::vector<int> taken;
    for (const Line& line : cell->lines) taken.push_back(beside(line, guide->lines));
    if (std::count(taken.begin(), taken.end(), -1) > 0) return nullptr;
    if (std::adjacent_find(taken.begin(), taken.end()) != taken.end()) return nullptr;
    second = second || (cell != guide && taken.size() == guide->lines.size());
  }
  return second ? guide : nullptr;
}

}  // namespace

void split_rows(FilledTable& table) {
  std::map<int, std::vector<const FilledCell*>> rows;
  std::map<int, int> width;
  for (const FilledCell& cell : table.cells) {
    if (cell.place.row_span != 1) continue;
    rows[cell.place.row].push_back(&cell);
    width[cell.place.row] += cell.place.column_span;
  }
  std::map<int, std::vector<Line>> guides;
  for (const auto& [row, cells] : rows) {
    if (width[row] != table.columns) continue;  // a cell of other rows reaches into it
    if (const FilledCell* guide = guide_of(cells)) guides[row] = guide->lines;
  }
  if (guides.empty()) return;
  std::vector<FilledCell> out;
  for (FilledCell& cell : table.cells) {
    int shift = 0;
    for (const auto& [row, lines] : guides) {
      if (row < cell.place.row) shift += static_cast<int>(lines.size()) - 1;
    }
    const auto guide = guides.find(cell.place.row);
    const bool splits = guide != guides.end() && cell.place.row_span == 1;
    cell.place.row += shift;
    if (!splits) {
      out.push_back(std::move(cell));
      continue;
    }
    const std::size_t begin = out.size();
    for (std::size_t i = 0; i < guide->second.size(); ++i) {
      out.push_back({.place = cell.place});
      out.back().place.row += static_cast<int>(i);
    }
    for (Line& line : cell.lines) {
      const int at = beside(line, guide->second);
      out[begin + static_cast<std::size_t>(at)].lines.push_back(std::move(line));
    }
  }
  table.cells = std::move(out);
}

}  // namespace yiben::read
