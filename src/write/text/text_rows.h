// write/text: a grid as lines, each of which read/text takes for a row.
#pragma once

#include <string>
#include <vector>

#include "page/page.h"

namespace yiben::write::plain {

// Rows with tabs between the squares; with pipes where tabs would be misread: a cell has lines, no
// row has two squares, tabs would only indent, or a line would begin and end with a pipe. Also with
// pipes where `guarded`: then no line begins as another format does. No lines for a blank grid.
std::vector<std::string> rows_of(const Grid& grid, bool guarded);

}  // namespace yiben::write::plain
