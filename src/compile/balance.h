// Internal to compile: what the cube says is equal must be equal in the facts.
#pragma once

#include <set>
#include <string>

#include "compile/sums.h"

namespace yiben::compiling {

// 收入总计 = 支出总计, as a whole and along each dimension in which both sides are narrowed alike;
// of a member and its parts only the widest is named. A book made from other facts would contradict
// itself; it is said in which members the difference lies. So would the budget of a unit: where all
// facts name one, both sides of each must be the same, but for what was left out when sources were
// joined (`eliminated`); one with one side alone is at fault only where no unit that has both has
// too much for it.
Errors unbalanced(const Source& source, const Sums& sums, const Cube& cube,
                  const std::set<std::string>& doubtful, const std::set<int>& said);

// Units that spend and have no revenue, or the other way round, though both sides of the whole are
// the same: another unit may have it for them. Warnings; not yet placed.
Errors one_sided_units(const Source& source, const Sums& sums, const Cube& cube);

}  // namespace yiben::compiling
