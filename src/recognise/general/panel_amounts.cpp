// Amounts of a panel, and votes on sums of its rows and columns.
#include "recognise/general/panel_amounts.h"

#include <algorithm>
#include <utility>

#include "recognise/parts.h"

namespace yiben::recognition {

namespace {

CellValue value_at(const Grid& grid, int row, const PrintedColumn& column) {
  return parse_cell(grid.text(row, column.column));
}

// 100 beside 99.71 is 100.00: a column is as precise as its most precise number.
Number with_decimals(Number number, int decimals) {
  while (number.decimals < decimals && number.digits < limits::max_fen / 10 &&
         number.digits > -limits::max_fen / 10) {
    number.digits *= 10;
    ++number.decimals;
  }
  return number;
}

}  // namespace

Amounts::Amounts(const std::vector<PrintedRow>& rows, const Grid& grid, const PrintedPanel& panel)
    : columns_(static_cast<int>(panel.amounts.size())) {
  std::vector<int> decimals(panel.amounts.size(), 0);
  for (const PrintedRow& row : rows) {
    for (std::size_t c = 0; c < panel.amounts.size(); ++c) {
      const CellValue value = value_at(grid, row.grid_row, panel.amounts[c]);
      if (value.kind == CellKind::number) {
        decimals[c] = std::max(decimals[c], value.number.decimals);
      }
    }
  }
  for (const PrintedRow& row : rows) {
    // Counts are no money: a row of them adds nothing.
    if (row.count) {
      intervals_.resize(intervals_.size() + panel.amounts.size());
      unread_.resize(intervals_.size());
      number_.resize(intervals_.size());
      printed_.push_back(false);
      header_.push_back(false);
      continue;
    }
    bool printed = false;
    bool words = !panel.amounts.empty();
    for (std::size_t c = 0; c < panel.amounts.size(); ++c) {
      const CellValue value = value_at(grid, row.grid_row, panel.amounts[c]);
      // Without merged cells a label over several columns has blank squares to its right.
      const bool covered = c > 0 && value.kind == CellKind::blank;
      words = words && (value.kind == CellKind::words || covered);
      printed = printed || value.kind == CellKind::number;
      Interval interval;
      if (value.kind == CellKind::number && value.number.digits != 0) {
        // The unit does not matter for sums within one table.
        const Number number = with_decimals(value.number, decimals[c]);
        interval = interval_of(number, Unit::ten_thousand_yuan).value_or(Interval{});
      }
      intervals_.push_back(interval);
      number_.push_back(value.kind == CellKind::number);
      unread_.push_back(is_broken_number(grid.text(row.grid_row, panel.amounts[c].column)));
    }
    printed_.push_back(printed);
    header_.push_back(words);
  }
  for (int c = 0; c < columns_; ++c) {
    const bool unknown = !panel.amounts[static_cast<std::size_t>(c)].meaning.understood;
    beside_.push_back(unknown && stands_beside(rows, c));
  }
}

bool Amounts::stands_beside(const std::vector<PrintedRow>& rows, int column) const {
  constexpr int enough = 2;
  Interval least, greatest;
  int values = 0;
  for (int row = 0; row < static_cast<int>(rows.size()); ++row) {
    const Interval& value = at(row, column);
    if (rows[static_cast<std::size_t>(row)].total || value == Interval{}) continue;
    if (values == 0 || value.low < least.low) least = value;
    if (values == 0 || value.high > greatest.high) greatest = value;
    ++values;
  }
  bool any_total = false;
  for (int row = 0; row < static_cast<int>(rows.size()); ++row) {
    if (!rows[static_cast<std::size_t>(row)].total || !is_printed(row)) continue;
    any_total = true;
    if (!number_[static_cast<std::size_t>(row * columns_ + column)]) continue;
    const Interval& value = at(row, column);
    // A total of one account prints what that prints.
    if (value.low <= least.low || value.high >= greatest.low || least.low <= 0) return false;
  }
  return any_total && values >= enough;
}

Interval Amounts::at(int row, int column) const {
  return intervals_[static_cast<std::size_t>(row * columns_ + column)];
}

bool Amounts::is_unread(int row, int column) const {
  return unread_[static_cast<std::size_t>(row * columns_ + column)];
}

bool Amounts::is_printed(int row) const {
  return printed_[static_cast<std::size_t>(row)];
}

bool Amounts::is_header(int row) const {
  return header_[static_cast<std::size_t>(row)];
}

bool Amounts::is_zero(int row) const {
  for (int c = 0; c < columns_; ++c) {
    if (at(row, c) != Interval{}) return false;
  }
  return true;
}

Amounts::Votes& Amounts::Votes::operator+=(const Votes& other) {
  fits += other.fits;
  fails += other.fails;
  short_of += other.short_of;
  return *this;
}

// Parts as they are added up.
struct Amounts::Sum {
  WideFen low = 0;
  WideFen high = 0;
  bool any = false;

  void add(const Interval& part) {
    any = any || part != Interval{};
    low += part.low;
    high += part.high;
  }

  Votes vote_on(const Interval& total) const {
    Votes votes;
    if (!any && total == Interval{}) return votes;
    const bool denied = high < total.low || low > total.high;
    votes.fits = denied ? 0 : 1;
    votes.fails = denied ? 1 : 0;
    votes.short_of = high < total.low ? 1 : 0;
    return votes;
  }
};

Amounts::Votes Amounts::vote(int total, const std::vector<int>& parts, int column) const {
  if (is_unread(total, column) || is_beside_sums(column)) return {};
  Sum sum;
  for (const int part : parts) {
    if (is_unread(part, column)) return {};
    sum.add(at(part, column));
  }
  return sum.vote_on(at(total, column));
}

Amounts::Votes Amounts::votes(int total, const std::vector<int>& parts) const {
  Votes votes;
  for (int c = 0; c < columns_; ++c) votes += vote(total, parts, c);
  return votes;
}

// Across the columns of a row; nothing where one of them cannot be read.
std::optional<Amounts::Sum> Amounts::sum_in(int row, int total,
                                            const std::vector<int>& parts) const {
  if (is_unread(row, total)) return std::nullopt;
  Sum sum;
  for (const int part : parts) {
    if (is_unread(row, part)) return std::nullopt;
    sum.add(at(row, part));
  }
  return sum;
}

Amounts::Votes Amounts::column_votes(int total, const std::vector<int>& parts) const {
  Votes votes;
  for (int row = 0; row < static_cast<int>(printed_.size()); ++row) {
    if (const auto sum = sum_in(row, total, parts)) votes += sum->vote_on(at(row, total));
  }
  return votes;
}

bool Amounts::is_slip_in(int row, int column, Fen by) const {
  constexpr std::size_t telling_digits = 4;
  const auto middle = [](const Interval& amount) {
    return amount.low + (amount.high - amount.low) / 2;
  };
  const Fen printed = middle(at(row, column));
  return printed > 0 && printed + by > 0 && is_slip(printed, printed + by, telling_digits);
}

bool Amounts::misses_by_a_slip(int total, const std::vector<int>& parts) const {
  std::optional<Interval> gap;  // what the parts lack
  bool is_slip = false;
  for (int row = 0; row < static_cast<int>(printed_.size()); ++row) {
    const auto sum = sum_in(row, total, parts);
    if (!sum || sum->vote_on(at(row, total)).fails == 0) continue;
    const Interval own{static_cast<Fen>(at(row, total).low - sum->high),
                       static_cast<Fen>(at(row, total).high - sum->low)};
    gap = intersect(gap.value_or(own), own);
    if (gap->is_empty()) return false;
    const Fen lacking = own.low + (own.high - own.low) / 2;
    is_slip = is_slip || is_slip_in(row, total, -lacking) ||
              std::any_of(parts.begin(), parts.end(),
                          [&](int part) { return is_slip_in(row, part, lacking); });
  }
  return is_slip;
}

// What `row` needs to print in that column for the sum to hold.
Interval Amounts::needed(int total, const std::vector<int>& parts, int row, int column) const {
  WideFen low = row == total ? 0 : at(total, column).low;
  WideFen high = row == total ? 0 : at(total, column).high;
  for (const int part : parts) {
    if (part == row) continue;
    const Interval& other = at(part, column);
    low += row == total ? other.low : -static_cast<WideFen>(other.high);
    high += row == total ? other.high : -static_cast<WideFen>(other.low);
  }
  const WideFen most = limits::max_fen;
  return {static_cast<Fen>(std::clamp(low, -most, most)),
          static_cast<Fen>(std::clamp(high, -most, most))};
}

std::optional<Amounts> Amounts::with_sum(int total, const std::vector<int>& parts) const {
  constexpr Fen telling = 1000;  // units of the last place
  Amounts changed = *this;
  for (int c = 0; c < columns_; ++c) {
    if (vote(total, parts, c).fails == 0) continue;
    const Interval sum = needed(total, parts, total, c);
    const Fen unit = (sum.high - sum.low) / static_cast<Fen>(parts.size());
    if (sum.low < telling * unit) return std::nullopt;
    changed.intervals_[static_cast<std::size_t>(total * columns_ + c)] = sum;
  }
  return changed;
}

bool Amounts::would_fit_changed_over(int total, const std::vector<int>& parts) const {
  std::vector<int> failing;
  for (int c = 0; c < columns_; ++c) {
    if (vote(total, parts, c).fails > 0) failing.push_back(c);
  }
  if (failing.size() != 2) return false;
  const auto is_changed_over = [&](int row) {
    const auto cell = [&](int column) { return static_cast<std::size_t>(row * columns_ + column); };
    const auto would_fit = [&](int own, int other) {
      const Interval amount = at(row, other);
      return !intersect(needed(total, parts, row, own), amount).is_empty();
    };
    return number_[cell(failing[0])] && number_[cell(failing[1])] &&
           would_fit(failing[0], failing[1]) && would_fit(failing[1], failing[0]);
  };
  return is_changed_over(total) || std::any_of(parts.begin(), parts.end(), is_changed_over);
}

}  // namespace yiben::recognition
