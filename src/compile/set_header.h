// Internal to compile: the header of a table from what its columns mean.
#pragma once

#include <map>
#include <string>

#include "source/source.h"

namespace yiben::compiling {

// A column of amounts: which panel it belongs to, and its header labels from top to bottom, joined
// with ">".
struct HeaderColumn {
  int panel = 0;
  std::string path;
};

// Plain text has no merged cells: a header that had some lies on wrong squares. Sets the header
// anew, with merged cells, where `columns`, by their place in the table, have labels at two levels
// or more. Columns without amounts keep the lowest word above them;
// those of zeros that no label claims are left out.
void set_header(LayoutTable& table, std::map<int, HeaderColumn> columns);

}  // namespace yiben::compiling
