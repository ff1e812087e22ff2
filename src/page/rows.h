// page: rows of a grid in which no cell begins, since merged cells cover all of them. A web page
// cannot have such a row.
#pragma once

#include "page/page.h"

namespace yiben {

// The grid without them: its cells, in their order, cover fewer rows.
Grid without_covered_rows(const Grid& grid);

}  // namespace yiben
