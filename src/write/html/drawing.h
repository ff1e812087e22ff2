// write/html: the SVG of one chart. `id` begins the names of its title and description.
#pragma once

#include <string>

#include "write/write.h"

namespace yiben::write::web {

// Bars are as wide as the page allows and letters keep their size, so these need no viewBox.
std::string bars_drawing(const Chart& chart, const std::string& id);
std::string pairs_drawing(const Chart& chart, const std::string& id);

std::string flow_drawing(const Chart& chart, const std::string& id);

}  // namespace yiben::write::web
