// The cells that name the rows of one half of a printed table.
#pragma once

#include <vector>

#include "recognise/general/axis.h"
#include "recognise/general/layout.h"

namespace yiben::recognition {

// One row that names something or holds an amount; its keys by PrintedPanel::keys.
struct RawRow {
  int grid_row = 0;
  std::vector<Key> keys;
};

// The rows from `first_row` on; blank rows and remarks below the table are left out.
std::vector<RawRow> read_keys(const Grid& grid, const PrintedPanel& panel, int first_row,
                              const Terms& terms);

}  // namespace yiben::recognition
