// write/xlsx: printed amounts as numbers of a workbook. The text decides the number and its format;
// a binary fraction never decides a text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yiben::write::workbook {

// value = digits / 10^decimals, in hundredths where a percent sign stands behind.
struct PrintedNumber {
  std::int64_t digits = 0;  // signed
  int decimals = 0;
  bool grouped = false;  // "1,234": with thousands separators
  bool percent = false;
};

// The whole of `text`, where a number format can print exactly this text again: "-1,234.50", "0.0",
// "1234", "12.5%". Nothing for other ways of writing numbers ("+5", "(5)", "007", "-0", ".5",
// "１２") and for more than the 15 significant digits that table programs keep; these stay text.
std::optional<PrintedNumber> printed_number(std::string_view text);

// "#,##0.00_ ". Numbers below a thousand do not show whether they would be grouped: they are where
// `groups` says that others of the table are.
std::string number_format(const PrintedNumber& number, bool groups);

// The binary fraction that is nearest to the number.
double nearest_value(const PrintedNumber& number);

}  // namespace yiben::write::workbook
