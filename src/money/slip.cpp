// Numbers that differ as a slip of the hand makes them differ.
#include "money/money.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "text/text.h"

namespace yiben {

bool is_slip(std::int64_t printed_digits, std::int64_t meant_digits, std::size_t least_digits) {
  return is_slip(std::to_string(std::abs(printed_digits)), std::to_string(std::abs(meant_digits)),
                 least_digits);
}

bool is_slip(std::string_view printed, std::string_view meant, std::size_t least_digits) {
  if (printed == meant || std::min(printed.size(), meant.size()) < least_digits) return false;
  if (text::edit_distance(printed, meant, 1) <= 1) return true;
  if (printed.size() != meant.size()) return false;
  std::vector<std::size_t> differ;
  for (std::size_t i = 0; i < printed.size(); ++i) {
    if (printed[i] != meant[i]) differ.push_back(i);
  }
  return differ.size() == 2 && differ[1] == differ[0] + 1 &&
         printed[differ[0]] == meant[differ[1]] && printed[differ[1]] == meant[differ[0]];
}

}  // namespace yiben
