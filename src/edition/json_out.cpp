// Strings as JSON.
#include "edition/json_out.h"

#include <nlohmann/json.hpp>

namespace yiben::edition {

std::string json_text(std::string_view s) {
  constexpr int compact = -1;
  return nlohmann::json(s).dump(compact, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace yiben::edition
