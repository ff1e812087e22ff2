// Internal to compose: which printed figures others add up to.
#pragma once

#include <map>
#include <vector>

#include "compose/compose.h"

namespace yiben {

// The parts of each printed figure that add up to it exactly; by index into Book::figures.
// First the groups of its own grid, then the sums of `known` within it. A figure that has none is
// the sum of squares of another grid, or equal to a figure that is a sum itself.
std::map<int, std::vector<int>> printed_sums(const Book& book,
                                             const std::vector<PrintedSum>& known);

}  // namespace yiben
