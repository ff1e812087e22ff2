// Fen to decimals, digit by digit.
#include "report/amounts.h"

namespace yiben::report {

std::string exact_decimal(Fen amount, Unit unit) {
  int decimals = 0;
  for (Fen rest = fen_per_unit(unit); rest > 1; rest /= 10) ++decimals;
  std::string digits = format(amount, unit, decimals);
  if (digits.find('.') == digits.npos) return digits;
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.back() == '.') digits.pop_back();
  return digits;
}

bool has_low_end(const Interval& interval) {
  return interval.low > -limits::max_fen;
}

bool has_high_end(const Interval& interval) {
  return interval.high < limits::max_fen;
}

}  // namespace yiben::report
