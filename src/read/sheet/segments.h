// read/sheet: which rows of a sheet are tables and which are text around them.
#pragma once

#include <vector>

#include "read/sheet/squares.h"

namespace yiben::read {

// Rows from `begin` to before `end`.
struct SheetSegment {
  int begin = 0;
  int end = 0;
  bool is_table = false;
};

std::vector<SheetSegment> segments_of(const std::vector<SheetRow>& rows);

}  // namespace yiben::read
