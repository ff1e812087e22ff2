// write/xlsx: printed amounts as numbers of a workbook.
#include "write/xlsx/number.h"

#include <fmt/format.h>

#include <charconv>

#include "text/text.h"

namespace yiben::write::workbook {

namespace {

constexpr std::size_t kMaxDigits = 15;
constexpr std::size_t kGroup = 3;
constexpr std::int64_t kThousand = 1000;
constexpr int kPercentPlaces = 2;

// The digits of "1,234" or "1234"; nothing when separators stand elsewhere.
std::optional<std::string> whole_digits(std::string_view text) {
  const std::size_t separator = text.find(',');
  const bool grouped = separator != std::string_view::npos;
  if (grouped && separator > kGroup) return std::nullopt;
  std::string digits;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool due = grouped && i > 0 && (text.size() - i) % (kGroup + 1) == 0;
    if (due != (text[i] == ',')) return std::nullopt;
    if (due) continue;
    if (!text::is_digit(text[i])) return std::nullopt;
    digits += text[i];
  }
  if (digits.empty() || (digits.size() > 1 && digits.front() == '0')) return std::nullopt;
  return digits;
}

}  // namespace

std::optional<PrintedNumber> printed_number(std::string_view text) {
  PrintedNumber number;
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  number.percent = text.ends_with('%');
  if (number.percent) text.remove_suffix(1);
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  std::optional<std::string> digits = whole_digits(whole);
  if (!digits) return std::nullopt;
  if (point != std::string_view::npos) {
    const std::string_view fraction = text.substr(point + 1);
    if (fraction.empty() || fraction.size() > kMaxDigits) return std::nullopt;
    for (const char c : fraction) {
      if (!text::is_digit(c)) return std::nullopt;
    }
    number.decimals = static_cast<int>(fraction.size());
    *digits += fraction;
  }
  digits->erase(0, digits->find_first_not_of('0'));
  if (digits->size() > kMaxDigits || (negative && digits->empty())) return std::nullopt;
  number.grouped = whole.find(',') != std::string_view::npos;
  for (const char c : *digits) number.digits = number.digits * 10 + (c - '0');
  if (negative) number.digits = -number.digits;
  return number;
}

std::string number_format(const PrintedNumber& number, bool groups) {
  std::int64_t whole = number.digits;
  for (int i = 0; i < number.decimals; ++i) whole /= 10;
  const bool is_small = -kThousand < whole && whole < kThousand;
  std::string format = number.grouped || (groups && is_small) ? "#,##0" : "0";
  if (number.decimals > 0)
    format += '.' + std::string(static_cast<std::size_t>(number.decimals), '0');
  if (number.percent) format += '%';
  // A space as wide as "_ " says stands between the number and the border.
  return format + "_ ";
}

double nearest_value(const PrintedNumber& number) {
  const int places = number.decimals + (number.percent ? kPercentPlaces : 0);
  const std::string exact = fmt::format("{}e-{}", number.digits, places);
  double value = 0;
  const auto end = exact.data() + exact.size();
  YIBEN_CHECK(std::from_chars(exact.data(), end, value).ptr == end);
  return value;
}

}  // namespace yiben::write::workbook
