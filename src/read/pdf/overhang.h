// read/pdf: amounts that are wider than their square.
#pragma once

#include <vector>

#include "read/pdf/drawn.h"
#include "read/pdf/rulings.h"

namespace yiben::read {

// Digits that hang over the line at the side of their square come back to the rest of their amount:
// where figures run through a line between two squares, and only another place in them leaves an
// amount, or nothing, at each side. `inside` are the characters of each cell.
void take_back_overhang(const RuledTable& table, std::vector<std::vector<Glyph>>& inside);

}  // namespace yiben::read
