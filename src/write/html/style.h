// write/html: how the page looks on screens and on paper.
#pragma once

#include <string_view>

namespace yiben::write::web {

std::string_view style();

}  // namespace yiben::write::web
