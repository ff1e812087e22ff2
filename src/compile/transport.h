// Internal to compile: amounts with given sums. Columns are amounts >= 0 (or free), rows are sets
// of columns that add up to a whole number of fen. Only transport.cpp knows GLPK.
#pragma once

#include <optional>
#include <vector>

#include "money/money.h"

namespace yiben::compiling {

struct SumRow {
  std::vector<int> columns;
  Fen amount = 0;
};

// Whole amounts that meet every row exactly, checked in integers; nothing where none were found.
// A corner of the program: at most as many amounts are not zero as there are rows.
std::optional<std::vector<Fen>> amounts_with_sums(int columns, const std::vector<SumRow>& rows,
                                                  bool may_be_negative);

}  // namespace yiben::compiling
