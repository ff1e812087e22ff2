// read/sheet: numbers of spreadsheets as decimal digits.
#include "read/sheet/decimal.h"

#include <algorithm>
#include <charconv>

#include "text/text.h"

namespace yiben::read {

namespace {

constexpr int kMaxExponent = 400;

using text::is_digit;

// Removes zeros at both ends.
void simplify(Decimal& value) {
  const std::size_t first = value.digits.find_first_not_of('0');
  if (first == std::string::npos) {
    value.digits.clear();
    value.point = 0;
    return;
  }
  value.digits.erase(0, first);
  value.point -= static_cast<int>(first);
  value.digits.erase(value.digits.find_last_not_of('0') + 1);
}

// Keeps the first `count` digits; `count` may be negative.
void cut(Decimal& value, int count) {
  if (count >= static_cast<int>(value.digits.size())) return;
  if (count < 0) {
    value.digits.clear();
    value.point = 0;
    return;
  }
  const bool up = value.digits[static_cast<std::size_t>(count)] >= '5';
  value.digits.resize(static_cast<std::size_t>(count));
  if (up) {
    auto digit = value.digits.rbegin();
    while (digit != value.digits.rend() && *digit == '9') *digit++ = '0';
    if (digit == value.digits.rend()) {
      value.digits.insert(value.digits.begin(), '1');
      ++value.point;
    } else {
      ++*digit;
    }
  }
  simplify(value);
}

}  // namespace

std::optional<Decimal> parse_decimal(std::string_view text) {
  Decimal value;
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
    value.negative = text.front() == '-';
    text.remove_prefix(1);
  }
  bool fraction = false;
  bool any = false;
  std::size_t i = 0;
  for (; i < text.size() && (is_digit(text[i]) || (text[i] == '.' && !fraction)); ++i) {
    if (text[i] == '.') {
      fraction = true;
      continue;
    }
    any = true;
    value.digits += text[i];
    if (!fraction) ++value.point;
  }
  if (!any || value.digits.size() > kMaxExponent) return std::nullopt;
  text.remove_prefix(i);
  if (!text.empty()) {
    if (text.front() != 'E' && text.front() != 'e') return std::nullopt;
    text.remove_prefix(1);
    if (!text.empty() && text.front() == '+') text.remove_prefix(1);
    int exponent = 0;
    const char* end = text.data() + text.size();
    const auto [stop, fault] = std::from_chars(text.data(), end, exponent);
    if (fault != std::errc() || stop != end) return std::nullopt;
    if (exponent > kMaxExponent || exponent < -kMaxExponent) return std::nullopt;
    value.point += exponent;
  }
  simplify(value);
  if (value.is_zero()) value.negative = false;
  return value;
}

Decimal round_to_places(Decimal value, int places) {
  cut(value, value.point + places);
  return value;
}

Decimal round_to_significant(Decimal value, int digits) {
  cut(value, digits);
  return value;
}

std::string integer_digits(const Decimal& value) {
  if (value.point <= 0) return "";
  const auto count = static_cast<std::size_t>(value.point);
  std::string digits = value.digits.substr(0, count);
  digits.append(count - digits.size(), '0');
  return digits;
}

std::string fraction_digits(const Decimal& value, int places) {
  std::string digits;
  if (value.point < 0) {
    digits.append(static_cast<std::size_t>(std::min(-value.point, places)), '0');
  }
  const auto before = static_cast<std::size_t>(std::max(value.point, 0));
  if (before < value.digits.size()) digits += value.digits.substr(before);
  digits.resize(static_cast<std::size_t>(places), '0');
  return digits;
}

int compare(const Decimal& value, const Decimal& other) {
  if (value.negative != other.negative) return value.negative ? -1 : 1;
  const int sign = value.negative ? -1 : 1;
  if (value.is_zero() || other.is_zero()) {
    return sign * (static_cast<int>(!value.is_zero()) - static_cast<int>(!other.is_zero()));
  }
  if (value.point != other.point) return value.point < other.point ? -sign : sign;
  return sign * value.digits.compare(other.digits);
}

}  // namespace yiben::read
