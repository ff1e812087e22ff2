// Internal to compile: what the cube says is equal must be equal in the facts.
#pragma once

#include <set>
#include <string>

#include "compile/sums.h"

namespace yiben::compiling {

// 收入总计 = 支出总计, as a whole and along each dimension in which both sides are narrowed alike;
// of a member and its parts only the widest is named. A book made from other facts would contradict
// itself. So would the budget of a unit: where all facts name one, and each unit has both sides,
// these must be the same, but for what was left out when sources were joined (`eliminated`).
Errors unbalanced(const Source& source, const Sums& sums, const Cube& cube,
                  const std::set<std::string>& doubtful, const std::set<int>& said);

}  // namespace yiben::compiling
