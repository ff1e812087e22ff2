// read/sheet: numbers of spreadsheets as decimal digits. Spreadsheets store binary fractions and
// show at most 15 digits; rounding what is stored as text gives what they show, without noise.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace yiben::read {

// The value is ±0.d1d2d3… × 10^point. `digits` has no zero at either end; it is empty for zero.
struct Decimal {
  bool negative = false;
  std::string digits;
  int point = 0;

  bool is_zero() const { return digits.empty(); }
};

// "-12.5", "1.2345E-5"; nothing for what is no number, and for exponents beyond ±400.
std::optional<Decimal> parse_decimal(std::string_view text);

// To `places` digits behind the point, or so many significant digits; halves away from zero.
Decimal round_to_places(Decimal value, int places);
Decimal round_to_significant(Decimal value, int digits);

// The digits before the point, empty for 0.5, and `places` digits behind it. The value must have
// been rounded to so many places.
std::string integer_digits(const Decimal& value);
std::string fraction_digits(const Decimal& value, int places);

// Negative, zero or positive as `value` is less than, equal to or greater than `other`.
int compare(const Decimal& value, const Decimal& other);

}  // namespace yiben::read
