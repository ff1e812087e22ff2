// read/sheet: the parts of a number format.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "read/sheet/decimal.h"

namespace yiben::read {

enum class FormatToken {
  literal,   // shown as it is
  digit,     // 0, # or ?
  point,     // .
  comma,     // ,
  percent,   // %
  exponent,  // E+ or E-
  general,   // the word General
  date,      // a run of y, m, d, h, s, a or e
  elapsed,   // [h], [mm], [s]
  half_day,  // AM/PM, A/P or 上午/下午
};

struct FormatPart {
  FormatToken token;
  std::string text;
};

// What follows between two semicolons of a format.
struct FormatSection {
  std::vector<FormatPart> parts;
  std::string comparison;  // "<", "<=", "=", "<>", ">=", ">" or empty
  Decimal compared;
  bool is_date = false;
  bool is_text = false;  // it has "@": not for numbers
};

std::vector<FormatSection> parse_format(std::string_view code);

}  // namespace yiben::read
