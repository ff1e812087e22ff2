// Percentages against amounts, in 128 bits.

#include "money/money.h"

#include <fmt/format.h>

#include <algorithm>

namespace yiben {
namespace {

// Percentages with more places than these are not compared: products must stay within 128 bits.
constexpr int max_decimals = 6;

WideFen power_of_ten(int exponent) {
  WideFen power = 1;
  for (; exponent > 0; --exponent) power *= 10;
  return power;
}

bool has_meaning(const Ratio& ratio) {
  return ratio.denominator.low > 0 && ratio.numerator.low >= 0 &&
         ratio.numerator.low <= ratio.numerator.high;
}

// Does the ratio, as a percentage times 10^decimals, meet [low / 2, high / 2]?
bool meets_halves(const Ratio& ratio, int decimals, WideFen low, WideFen high) {
  const WideFen scale = 2 * 100 * power_of_ten(decimals);
  const bool not_below = ratio.numerator.high * scale >= low * ratio.denominator.low;
  const bool not_above = ratio.numerator.low * scale <= high * ratio.denominator.high;
  return not_below && not_above;
}

// num / den as a percentage times 10^decimals, rounded half up.
std::int64_t rounded(Fen numerator, Fen denominator, int decimals) {
  const WideFen scaled = numerator * 100 * power_of_ten(decimals);
  return static_cast<std::int64_t>((2 * scaled + denominator) / (2 * WideFen{denominator}));
}

}  // namespace

std::optional<Match> compare(const Number& percent, const Ratio& ratio) {
  if (!has_meaning(ratio) || percent.decimals > max_decimals) return std::nullopt;
  const WideFen twice = 2 * static_cast<WideFen>(std::abs(percent.digits));
  if (meets_halves(ratio, percent.decimals, twice - 1, twice + 1)) return Match::fits;
  if (meets_halves(ratio, percent.decimals, twice, twice + 2)) return Match::cut_off;
  if (meets_halves(ratio, percent.decimals, twice - 2, twice + 2)) return Match::near;
  return Match::differs;
}

bool is_rounded_up(const Number& percent, const Ratio& ratio) {
  if (!has_meaning(ratio) || percent.decimals > max_decimals) return false;
  const WideFen twice = 2 * static_cast<WideFen>(std::abs(percent.digits));
  return meets_halves(ratio, percent.decimals, twice - 1, twice + 1) &&
         !meets_halves(ratio, percent.decimals, twice, twice + 2);
}

std::optional<Ratio> growth_from_change(const Interval& amount, const Interval& change,
                                        int direction) {
  const Interval size = magnitude(change);
  const Interval last = direction > 0 ? minus(amount, size) : plus(amount, size);
  const Ratio ratio{size, last};
  if (!has_meaning(ratio)) return std::nullopt;
  return ratio;
}

std::optional<Ratio> growth_from_last(const Interval& amount, const Interval& last) {
  const Interval change = minus(amount, last);
  if (change.low < 0 && change.high > 0) return std::nullopt;
  const Ratio ratio{magnitude(change), last};
  if (!has_meaning(ratio)) return std::nullopt;
  return ratio;
}

std::string percentage(const Ratio& ratio, int decimals) {
  const auto middle = [](const Interval& interval) {
    return interval.low + (interval.high - interval.low) / 2;
  };
  const std::int64_t digits = rounded(middle(ratio.numerator), middle(ratio.denominator), decimals);
  return to_string(Number{digits, decimals}) + "%";
}

std::optional<Number> only_percentage(const Ratio& ratio, int decimals) {
  if (!has_meaning(ratio) || decimals > max_decimals) return std::nullopt;
  const std::int64_t least = rounded(ratio.numerator.low, ratio.denominator.high, decimals);
  const std::int64_t most = rounded(ratio.numerator.high, ratio.denominator.low, decimals);
  if (least != most) return std::nullopt;
  return Number{least, decimals};
}

Interval plus(const Interval& a, const Interval& b) {
  return {a.low + b.low, a.high + b.high};
}

Interval minus(const Interval& a, const Interval& b) {
  return {a.low - b.high, a.high - b.low};
}

Interval magnitude(const Interval& a) {
  if (a.low >= 0) return a;
  if (a.high <= 0) return {-a.high, -a.low};
  return {0, std::max(-a.low, a.high)};
}

bool meet(const Interval& a, const Interval& b) {
  return a.low <= b.high && b.low <= a.high;
}

}  // namespace yiben
