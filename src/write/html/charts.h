// write/html: charts as inline SVG, each with its data as a table that can be opened.
#pragma once

#include <string>
#include <vector>

#include "write/write.h"

namespace yiben::write::web {

// A section with all of them; empty where there are none. It repeats what the tables say, so it is
// marked as what readers of the text leave out (docs/formats/html-out.md).
std::string charts_markup(const std::vector<Chart>& charts);

}  // namespace yiben::write::web
