// Internal to compile: what an amount has changed by where only a percentage is told.
#pragma once

#include <optional>

#include "money/money.h"

namespace yiben::compiling {

// Amounts without a sign.
struct ToldRate {
  Fen difference = 0;  // of the exact amount, in the middle of what the percentage stands for
  Fen lowest = 0;      // any from here
  Fen highest = 0;     // to there prints so
};

// "比上年下降 5.00 %" of an amount: `exact`, which prints as `printed`. Nothing where no amount of
// the year before follows, as from a decrease of 100 %.
std::optional<ToldRate> told_by_rate(Fen exact, Fen printed, const Number& rate, int direction);

}  // namespace yiben::compiling
