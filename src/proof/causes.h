// Internal to proof: how a clerk comes to print one number for another.
#pragma once

#include <string>
#include <vector>

#include "money/money.h"

namespace yiben::proof {

// Codes of catalog/reasons.toml that lead from what should stand there to what is printed; both
// have the same decimals. Empty where none fits.
std::vector<std::string> slips(const Number& printed, const Number& expected);

// The numbers with so many decimals that print an amount of the interval; none where there are too
// many for any of them to mean something.
std::vector<Number> numbers_in(const Interval& interval, Unit unit, int decimals);

}  // namespace yiben::proof
