// Short forms of names. Internal to rules.
#pragma once

#include <string_view>

namespace yiben::rules {

// The characters of the one stand in the other in their order: 市统计局 is short for 云海市统计局.
bool is_short_for(std::string_view name, std::string_view whole);

}  // namespace yiben::rules
