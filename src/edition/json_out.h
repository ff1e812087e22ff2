// Internal to edition: strings as JSON.
#pragma once

#include <string>
#include <string_view>

namespace yiben::edition {

// With its quotes; bytes that are no UTF-8 become U+FFFD, which JSON needs.
std::string json_text(std::string_view s);

}  // namespace yiben::edition
