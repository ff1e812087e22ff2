// Internal to consolidate: transfers between units of the tree.
#pragma once

#include <vector>

#include "consolidate/joined.h"
#include "consolidate/unit_tree.h"

namespace yiben::consolidating {

struct Elimination {
  std::vector<Eliminated> pairs;
  std::vector<Record> records;  // the sheet `eliminated`
  std::size_t kept = 0;
  std::size_t widened = 0;
};

// Takes out of `entries` what passes between units of the tree, and widens the fund of what is
// spent out of it. Errors, one for each pair of units, with both sides, their amounts and the
// difference.
Elimination eliminate(std::vector<Entry>& entries, const UnitTree& tree, const Cube& cube,
                      Errors& errors);

}  // namespace yiben::consolidating
