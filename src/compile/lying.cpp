// Whether a fact lies in a selection.
#include "compile/lying.h"

#include <algorithm>

namespace yiben::compiling {

Fit fit(const Cube& cube, const Selection& fact, int dimension, Node wanted) {
  const Node here = fact[dimension];
  if (wanted == all_of_it || cube.is_inside(dimension, here, wanted)) return Fit::in;
  if (here == all_of_it || cube.is_inside(dimension, wanted, here)) return Fit::perhaps;
  return Fit::out;
}

bool may_lie_in(const Cube& cube, const Selection& fact, const Selection& select,
                std::vector<int>& open) {
  for (int d = 0; d < cube.dimensions(); ++d) {
    const Fit here = fit(cube, fact, d, select[d]);
    if (here == Fit::out) return false;
    if (here == Fit::perhaps) open.push_back(d);
  }
  return true;
}

bool lies_in(const Cube& cube, const Selection& fact, const Selection& select) {
  std::vector<int> open;
  return may_lie_in(cube, fact, select, open) && open.empty();
}

bool lies_in_any(const Cube& cube, const Selection& fact, const std::vector<Selection>& all) {
  return std::any_of(all.begin(), all.end(),
                     [&](const Selection& one) { return lies_in(cube, fact, one); });
}

}  // namespace yiben::compiling
