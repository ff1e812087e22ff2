// Internal to compile: whether a fact lies in a selection, along dimensions of which it may say
// less than the selection does.
#pragma once

#include <vector>

#include "cube/cube.h"

namespace yiben::compiling {

enum class Fit { out, perhaps, in };

Fit fit(const Cube& cube, const Selection& fact, int dimension, Node wanted);

// `open` gets the dimensions along which the fact may lie in the selection or beside it.
bool may_lie_in(const Cube& cube, const Selection& fact, const Selection& select,
                std::vector<int>& open);

bool lies_in(const Cube& cube, const Selection& fact, const Selection& select);
bool lies_in_any(const Cube& cube, const Selection& fact, const std::vector<Selection>& all);

}  // namespace yiben::compiling
