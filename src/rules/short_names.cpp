// Short forms of names: the characters of the one stand in the other.
#include "rules/short_names.h"

#include "text/text.h"

namespace yiben::rules {

bool is_short_for(std::string_view name, std::string_view whole) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < name.size();) {
    const std::size_t next = text::code_point_at(name, i).next;
    const std::size_t found = whole.find(name.substr(i, next - i), at);
    if (found == whole.npos) return false;
    at = found + (next - i);
    i = next;
  }
  return true;
}

}  // namespace yiben::rules
