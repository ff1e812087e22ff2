// Percentages → changes.
#include "compile/told_rate.h"

#include <algorithm>

namespace yiben::compiling {

namespace {

constexpr int most_decimals = 4;
constexpr Fen half_of_a_printed_unit = 5'000;  // 0.005 万元

// `part` of `scale` parts more than the year before, or less: amount · part / (scale ± part).
std::optional<Fen> difference_of(WideFen amount, WideFen part, WideFen scale, int direction) {
  const WideFen whole = direction > 0 ? scale + part : scale - part;
  if (whole <= 0 || part < 0) return std::nullopt;
  return static_cast<Fen>((amount * part * 2 + whole) / (whole * 2));
}

}  // namespace

std::optional<ToldRate> told_by_rate(Fen exact, Fen printed, const Number& rate, int direction) {
  if (rate.decimals > most_decimals || rate.digits <= 0 || exact <= 0) return std::nullopt;
  // Halves of the last digit are whole parts.
  WideFen scale = 200;
  for (int d = 0; d < rate.decimals; ++d) scale *= 10;
  const WideFen part = WideFen(rate.digits) * 2;
  if (part > scale * 1'000) return std::nullopt;
  const auto middle = difference_of(exact, part, scale, direction);
  const WideFen least = std::max<WideFen>(0, WideFen(printed) - half_of_a_printed_unit);
  const auto low = difference_of(least, part - 1, scale, direction);
  const auto high =
      difference_of(WideFen(printed) + half_of_a_printed_unit, part + 1, scale, direction);
  if (!middle || !low || !high) return std::nullopt;
  return ToldRate{*middle, *low, *high};
}

}  // namespace yiben::compiling
