// Printed numbers as intervals of whole fen, and back. All in whole numbers: a product of digits
// and fen per unit stays below 2^63 · 2 · 10^10 and a quotient is rounded where its name says so.
#include "money/money.h"

#include <algorithm>
#include <array>

namespace yiben {
namespace {

__extension__ using WideUnsigned = unsigned __int128;

WideFen power_of_ten(int exponent) {
  YIBEN_CHECK(exponent >= 0 && exponent <= limits::max_number_digits);
  WideFen power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

// `divisor` is positive in all of these.
WideFen divided_down(WideFen dividend, WideFen divisor) {
  return dividend / divisor - (dividend % divisor < 0 ? 1 : 0);
}

WideFen divided_up(WideFen dividend, WideFen divisor) {
  return -divided_down(-dividend, divisor);
}

WideFen divided_half_away(WideFen dividend, WideFen divisor) {
  const WideFen half_up =
      divided_down(2 * (dividend < 0 ? -dividend : dividend) + divisor, 2 * divisor);
  return dividend < 0 ? -half_up : half_up;
}

bool is_within_limits(WideFen amount) {
  return amount >= -WideFen{limits::max_fen} && amount <= WideFen{limits::max_fen};
}

// Numbers that this folder did not make may have any number of places.
bool is_printable(int decimals) {
  return decimals >= 0 && decimals <= limits::max_number_digits;
}

// `digits` / 10^`decimals`, with a point but without separators.
std::string written(WideFen digits, int decimals) {
  YIBEN_CHECK(is_printable(decimals));
  const bool is_negative = digits < 0;
  WideUnsigned left = static_cast<WideUnsigned>(is_negative ? -digits : digits);
  std::string reversed;
  for (int place = 0; place <= decimals || left > 0; ++place) {
    if (place == decimals && decimals > 0) reversed += '.';
    reversed += static_cast<char>('0' + static_cast<int>(left % 10));
    left /= 10;
  }
  if (is_negative) reversed += '-';
  std::reverse(reversed.begin(), reversed.end());
  return reversed;
}

// `amount` in units of the last printed place, rounded half away from zero.
WideFen printed_digits(Fen amount, Unit unit, int decimals) {
  return divided_half_away(WideFen{amount} * power_of_ten(decimals), fen_per_unit(unit));
}

}  // namespace

Interval intersect(const Interval& a, const Interval& b) {
  return {std::max(a.low, b.low), std::min(a.high, b.high)};
}

std::optional<Interval> interval_of(const Number& number, Unit unit) {
  if (!is_printable(number.decimals)) return std::nullopt;
  const WideFen fen = fen_per_unit(unit);
  const WideFen parts = power_of_ten(number.decimals);
  const WideFen digits = number.digits;
  const bool is_finer_than_fen = parts > fen;
  const WideFen low = is_finer_than_fen ? divided_down(digits * fen, parts)
                                        : divided_up((2 * digits - 1) * fen, 2 * parts);
  const WideFen high = is_finer_than_fen ? divided_up(digits * fen, parts)
                                         : divided_down((2 * digits + 1) * fen, 2 * parts);
  if (!is_within_limits(low) || !is_within_limits(high)) return std::nullopt;
  return Interval{static_cast<Fen>(low), static_cast<Fen>(high)};
}

std::optional<Fen> fen_of(const Number& number, Unit unit) {
  if (!is_printable(number.decimals)) return std::nullopt;
  const WideFen value =
      divided_half_away(WideFen{number.digits} * fen_per_unit(unit), power_of_ten(number.decimals));
  if (!is_within_limits(value)) return std::nullopt;
  return static_cast<Fen>(value);
}

std::string format(Fen amount, Unit unit, int decimals) {
  return written(printed_digits(amount, unit, decimals), decimals);
}

std::optional<Number> only_number_in(const Interval& interval, Unit unit, int decimals) {
  if (interval.is_empty() || !is_printable(decimals)) return std::nullopt;
  const WideFen nearest = printed_digits(interval.low, unit, decimals);
  if (power_of_ten(decimals) > fen_per_unit(unit)) {
    // Finer than fen, one amount has one exact print, and two amounts never share one.
    if (interval.low != interval.high || nearest != static_cast<Fen>(nearest)) return std::nullopt;
    return Number{static_cast<Fen>(nearest), decimals};
  }
  // A number that holds all of the interval holds its low end, so it is the nearest to that or,
  // where the low end lies on a tie, one of its neighbours.
  std::optional<Number> found;
  for (const int step : {-1, 0, 1}) {
    const WideFen digits = nearest + step;
    if (digits != static_cast<Fen>(digits)) return std::nullopt;
    const Number candidate{static_cast<Fen>(digits), decimals};
    const std::optional<Interval> held = interval_of(candidate, unit);
    if (!held || !held->contains(interval.low) || !held->contains(interval.high)) continue;
    if (found) return std::nullopt;
    found = candidate;
  }
  return found;
}

std::string to_string(const Number& number) {
  return written(number.digits, number.decimals);
}

}  // namespace yiben
