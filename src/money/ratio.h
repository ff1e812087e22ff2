// Percentages against amounts, exact. What is printed was rounded or cut off, so every amount is an
// interval, and so is the percentage that they give.
#pragma once

#include <optional>
#include <string>

#include "money/money.h"

namespace yiben {

// All that numerator / denominator can be. Only for denominator.low > 0 and numerator.low >= 0.
struct Ratio {
  Interval numerator;
  Interval denominator;
};

// How a printed percentage relates to what the amounts give.
enum class Match {
  fits,     // rounded
  cut_off,  // its further places were cut off; no amounts inside the intervals round to it
  near,     // within one unit of its last place, as where shares are made to add up to 100
  differs
};

// Nothing where the ratio has no meaning: a denominator that may be 0 or less.
std::optional<Match> compare(const Number& percent, const Ratio& ratio);

// True where no amounts of the ratio give the percentage by cutting off: it was rounded up.
bool is_rounded_up(const Number& percent, const Ratio& ratio);

// |change| against last year's amount, both from this year's: change / (amount - direction ×
// change).
std::optional<Ratio> growth_from_change(const Interval& amount, const Interval& change,
                                        int direction);

// |amount - last| / last, for one direction; nothing where it may go either way.
std::optional<Ratio> growth_from_last(const Interval& amount, const Interval& last);

// The middle of the ratio as a percentage with these decimals, rounded: "10.09%". For messages.
std::string percentage(const Ratio& ratio, int decimals);

// Where all of the ratio prints as one percentage.
std::optional<Number> only_percentage(const Ratio& ratio, int decimals);

// a + b, a - b, the amount without its sign.
Interval plus(const Interval& a, const Interval& b);
Interval minus(const Interval& a, const Interval& b);
Interval magnitude(const Interval& a);

bool meet(const Interval& a, const Interval& b);

}  // namespace yiben
