// Which sums that were given up leave a doubt that nothing settles.
#include "recognise/general/given_up.h"

#include <algorithm>
#include <map>
#include <utility>

namespace yiben::recognition {

namespace {

// Smaller amounts are near each other by chance, but less so where the sum holds in other lines.
constexpr std::int64_t least_digits = 1000;
constexpr std::int64_t least_digits_among_sums = 10;
constexpr int enough_sums = 2;
// Beyond what rounding explains, in units of the last place.
constexpr WideFen near_by = 3;

// The total of a sum and its parts in one row or column.
struct Line {
  const Figure* total = nullptr;
  WideFen low = 0;
  WideFen high = 0;
  std::vector<int> amounts;  // figures that print one

  void add(const Figure& figure, int index, bool is_total) {
    if (!figure.blank && figure.number.digits != 0) amounts.push_back(index);
    if (is_total) {
      total = &figure;
    } else {
      low += figure.likely.low;
      high += figure.likely.high;
    }
  }

  // By how much the parts miss the total.
  WideFen missed() const {
    if (total == nullptr) return 0;
    return std::max({WideFen{0}, total->likely.low - high, low - total->likely.high});
  }

  bool only_just_fails(std::int64_t least) const {
    if (missed() == 0 || total->number.digits < least) return false;
    // An amount that is printed to the fen is known exactly.
    const WideFen width = static_cast<WideFen>(total->interval.high) - total->interval.low;
    const WideFen last_place = std::max(width, WideFen{1});
    return missed() <= near_by * last_place;
  }
};

using Lines = std::map<int, Line>;  // by column for a sum of rows, by row for one of columns

Lines lines_of(const Group& sum, bool of_rows, int panel, std::size_t first, const Book& book) {
  Lines lines;
  for (std::size_t f = first; f < book.figures.size(); ++f) {
    const Figure& figure = book.figures[f];
    const int at = of_rows ? figure.row : figure.column;
    const bool is_total = at == *sum.total;
    const bool is_part = std::find(sum.parts.begin(), sum.parts.end(), at) != sum.parts.end();
    if (figure.panel != panel || (!is_total && !is_part)) continue;
    lines[of_rows ? figure.column : figure.row].add(figure, static_cast<int>(f), is_total);
  }
  return lines;
}

bool only_just_fails(const Lines& lines) {
  const auto holding = std::count_if(lines.begin(), lines.end(), [](const auto& line) {
    return line.second.amounts.size() > 1 && line.second.missed() == 0;
  });
  const std::int64_t least = holding >= enough_sums ? least_digits_among_sums : least_digits;
  return std::any_of(lines.begin(), lines.end(),
                     [&](const auto& line) { return line.second.only_just_fails(least); });
}

Doubt doubt_about(const std::string& name, const Place& place) {
  Doubt doubt;
  doubt.what = "sum-not-understood";
  doubt.excerpt = name;
  doubt.place = place;
  return doubt;
}

bool holds_in_total(const Lines& lines, const std::vector<bool>& totals) {
  bool any = false;
  for (const auto& [column, line] : lines) {
    if (!totals[static_cast<std::size_t>(column)] || line.amounts.empty()) continue;
    if (line.missed() > 0) return false;
    any = true;
  }
  return any;
}

}  // namespace

void GivenUpSums::add(const PrintedRows& rows, const PanelColumnsRead& columns,
                      const PrintedPanel& printed, int panel) {
  std::vector<bool> totals;
  for (const PrintedColumn& column : printed.amounts) {
    totals.push_back(column.meaning.role == TermRole::total);
  }
  const auto of_rows = [&](const Group& sum, bool only_if_near) {
    const PrintedRow& total = rows.rows[static_cast<std::size_t>(*sum.total)];
    sums_.push_back(
        {sum, true, panel, totals, doubt_about(total.label, total.place), only_if_near});
  };
  const auto of_columns = [&](const Group& sum, bool only_if_near) {
    const Column& total = columns.columns[static_cast<std::size_t>(*sum.total)];
    sums_.push_back(
        {sum, false, panel, totals, doubt_about(total.path, total.place), only_if_near});
  };
  for (const Group& sum : rows.given_up) of_rows(sum, false);
  for (const Group& sum : rows.denied_outline) of_rows(sum, true);
  for (const Group& sum : columns.given_up) of_columns(sum, false);
  for (const Group& sum : columns.of_which) of_columns(sum, true);
  if (rows.odd) {
    const PrintedRow& total = rows.rows[static_cast<std::size_t>(*rows.odd->total)];
    odd_.push_back(doubt_about(total.label, total.place));
  }
  for (const int column : columns.nearly_additive) {
    const Column& from = columns.columns[static_cast<std::size_t>(column)];
    odd_.push_back(doubt_about(from.path, from.place));
  }
}

void GivenUpSums::say(std::size_t first, Book& book) const {
  for (const Sum& sum : sums_) {
    const Lines lines = lines_of(sum.group, sum.of_rows, sum.panel, first, book);
    const bool near = only_just_fails(lines);
    if (sum.only_if_near && !near) continue;
    Doubt doubt = sum.doubt;
    const bool is_hardly_none = near || (sum.of_rows && holds_in_total(lines, sum.totals));
    for (const auto& [at, line] : lines) {
      if (is_hardly_none) break;
      doubt.figures.insert(doubt.figures.end(), line.amounts.begin(), line.amounts.end());
    }
    book.doubts.push_back(std::move(doubt));
  }
  book.doubts.insert(book.doubts.end(), odd_.begin(), odd_.end());
}

}  // namespace yiben::recognition
