// Lists that are printed in blocks beside each other to save room, put back into one.
#pragma once

#include <vector>

#include "recognise/general/layout.h"

namespace yiben::recognition {

// Neighbouring panels of a layout under the same header: [first, last].
struct PanelRun {
  std::size_t first = 0;
  std::size_t last = 0;
};
std::vector<PanelRun> runs_of(const Layout& layout);

// The blocks of a run below each other, under the header of the first. A label that reaches from
// one block into the next belongs to the one that holds its amount.
Sheet unfolded(const Sheet& sheet, const Layout& layout, const PanelRun& run);

}  // namespace yiben::recognition
