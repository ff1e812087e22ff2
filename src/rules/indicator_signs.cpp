// The signs of relations in the values of indicators: one way to write them, and the printed one.
#include "rules/indicators.h"

#include <array>
#include <string_view>
#include <utility>

namespace yiben::rules {

// ">=", "<=", "=" for the many ways to write them; "%" for 百分比.
std::string in_plain_signs(std::string value) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 14> signs = {{
      {"≥", ">="},
      {"⩾", ">="},
      {"≧", ">="},
      {"≤", "<="},
      {"⩽", "<="},
      {"≦", "<="},
      {"大于等于", ">="},
      {"小于等于", "<="},
      {"不低于", ">="},
      {"不少于", ">="},
      {"不高于", "<="},
      {"不超过", "<="},
      {"百分比", "%"},
      {"百分号", "%"},
  }};
  for (const auto& [printed, plain] : signs) {
    for (std::size_t at = value.find(printed); at != value.npos; at = value.find(printed, at)) {
      value.replace(at, printed.size(), plain);
    }
  }
  return value;
}

std::string in_printed_signs(std::string value) {
  for (const auto& [plain, printed] : {std::pair{">=", "≥"}, std::pair{"<=", "≤"}}) {
    if (value.starts_with(plain)) value.replace(0, 2, printed);
  }
  return value;
}

}  // namespace yiben::rules
