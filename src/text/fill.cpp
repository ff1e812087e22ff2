// Operands put into a sentence of the catalogue.
#include "text/text.h"

namespace yiben::text {

std::string fill(std::string_view pattern, const std::map<std::string, std::string>& operands) {
  std::string out;
  std::size_t position = 0;
  for (;;) {
    const std::size_t close = pattern.find('}', position);
    if (close == pattern.npos) break;
    const std::string_view before = pattern.substr(position, close - position);
    const std::size_t open = before.rfind('{');
    const auto operand =
        open == before.npos ? operands.end() : operands.find(std::string(before.substr(open + 1)));
    if (operand == operands.end()) {
      out += pattern.substr(position, close + 1 - position);
    } else {
      out += before.substr(0, open);
      out += operand->second;
    }
    position = close + 1;
  }
  out += pattern.substr(position);
  return out;
}

}  // namespace yiben::text
