// Amounts as exact decimals in a unit.
#pragma once

#include <string>

#include "money/money.h"

namespace yiben::report {

// The whole amount, with as many decimals as it needs: 1'989'050 fen in 万元 is "1.98905".
std::string exact_decimal(Fen amount, Unit unit);

// An interval that nothing bounds on one side ends at the limit of all amounts.
bool has_low_end(const Interval& interval);
bool has_high_end(const Interval& interval);

}  // namespace yiben::report
