// read/sheet: days since 1900 as dates and times of the day.
#pragma once

#include <optional>
#include <string>

#include "read/sheet/format_tokens.h"

namespace yiben::read {

// The date under a section that has dates; nothing where the number is no date (before 1900 or
// beyond 9999).
std::optional<std::string> show_date(const Decimal& serial, const FormatSection& section,
                                     bool is_1904);

}  // namespace yiben::read
