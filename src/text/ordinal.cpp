// Chinese numerals, and the ordinals that headings begin with.
#include "text/text.h"

#include <array>
#include <cstdint>

namespace yiben::text {
namespace {

// The value of one digit, Chinese, ASCII or full-width; nothing for other characters.
std::optional<int> digit_of(char32_t c) {
  constexpr std::u32string_view chinese = U"〇一二三四五六七八九";
  const std::size_t found = chinese.find(c);
  if (found != std::u32string_view::npos) return static_cast<int>(found);
  if (c == U'零' || c == U'○') return 0;  // ○ is what many type for 〇
  if (c == U'两') return 2;
  if (c >= '0' && c <= '9') return static_cast<int>(c - '0');
  if (c >= U'０' && c <= U'９') return static_cast<int>(c - U'０');
  return std::nullopt;
}

bool is_arabic_digit(char32_t c) {
  return (c >= '0' && c <= '9') || (c >= U'０' && c <= U'９');
}

int unit_of(char32_t c) {
  return c == U'十' ? 10 : c == U'百' ? 100 : c == U'千' ? 1000 : 0;
}

// At most this many characters make a numeral that an int holds.
constexpr std::size_t max_numeral_characters = 9;

using Numeral = std::array<char32_t, max_numeral_characters>;

// "二〇二六", "12": digits one after the other.
std::optional<int> by_place(const char32_t* begin, const char32_t* end) {
  int value = 0;
  for (const char32_t* c = begin; c != end; ++c) {
    const std::optional<int> digit = digit_of(*c);
    if (!digit || is_arabic_digit(*c) != is_arabic_digit(*begin)) return std::nullopt;
    value = 10 * value + *digit;
  }
  return value;
}

// "三百零五", "十二": digits with their units, which fall; a zero stands where a unit is skipped
// and only there. "一百二" (for 120) is speech, not print.
std::optional<int> by_units(const char32_t* begin, const char32_t* end) {
  int value = 0;
  int last_unit = 0;  // 0: none yet
  int pending = 0;    // the digit that waits for its unit; 0: none
  bool after_zero = false;
  const auto place = [&](int unit) {
    const bool skips = last_unit > 10 * unit;
    if (pending == 0 || skips != after_zero) return false;
    if (last_unit != 0 && unit >= last_unit) return false;
    value += pending * unit;
    last_unit = unit;
    pending = 0;
    after_zero = false;
    return true;
  };
  for (const char32_t* c = begin; c != end; ++c) {
    const int unit = unit_of(*c);
    const std::optional<int> digit = digit_of(*c);
    if (unit == 10 && c == begin) pending = 1;
    if (unit != 0) {
      if (!place(unit)) return std::nullopt;
    } else if (!digit || pending != 0 || is_arabic_digit(*c) || (*digit == 0 && after_zero)) {
      return std::nullopt;
    } else {
      pending = *digit;
      after_zero = after_zero || pending == 0;
    }
  }
  if (pending != 0 && !place(1)) return std::nullopt;
  if (after_zero) return std::nullopt;
  return value;
}

// A reader that goes through a heading token by token. White space between tokens is skipped:
// headings are often spread out.
class Scanner {
 public:
  explicit Scanner(std::string_view s) : s_(s) {}

  // Takes the next character if it is one of `wanted`.
  bool take(std::u32string_view wanted) {
    skip_space();
    if (position_ == s_.size()) return false;
    const auto [value, next] = code_point_at(s_, position_);
    if (wanted.find(value) == std::u32string_view::npos) return false;
    position_ = next;
    return true;
  }

  // Takes a numeral of 1 to 999, written as digits or in Chinese.
  std::optional<int> take_number(bool is_arabic) {
    skip_space();
    std::size_t end = position_;
    while (end < s_.size()) {
      const auto [value, next] = code_point_at(s_, end);
      const bool belongs = is_arabic ? is_arabic_digit(value)
                                     : !is_arabic_digit(value) &&
                                           (digit_of(value).has_value() || unit_of(value) != 0);
      if (!belongs) break;
      end = next;
    }
    const std::optional<int> number = chinese_number(s_.substr(position_, end - position_));
    if (!number || *number < 1 || *number > 999) return std::nullopt;
    position_ = end;
    return number;
  }

  // How many digits come next, and what follows them.
  std::pair<std::size_t, char32_t> digits_ahead() const {
    std::size_t count = 0;
    for (std::size_t i = position_; i < s_.size(); ++count) {
      const auto [value, next] = code_point_at(s_, i);
      if (!is_arabic_digit(value)) return {count, value};
      i = next;
    }
    return {count, 0};
  }

  // The next character; 0 at the end.
  char32_t ahead() {
    skip_space();
    return position_ == s_.size() ? 0 : code_point_at(s_, position_).value;
  }

  std::string_view rest() const { return trim(s_.substr(position_)); }

 private:
  void skip_space() {
    while (position_ < s_.size()) {
      const std::size_t next = code_point_at(s_, position_).next;
      if (!trim(s_.substr(position_, next - position_)).empty()) return;
      position_ = next;
    }
  }

  std::string_view s_;
  std::size_t position_ = 0;
};

constexpr std::u32string_view opening = U"(（﹙";
constexpr std::u32string_view closing = U")）﹚";
constexpr std::u32string_view points = U".．";
constexpr std::u32string_view numerals = U"ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ";

// Most words that are looked at have none, which their first character shows.
bool may_begin(char32_t c) {
  const auto is_in = [c](std::u32string_view set) { return set.find(c) != set.npos; };
  return c == U'第' || digit_of(c) || unit_of(c) != 0 || is_in(opening) || is_in(numerals);
}

std::optional<Ordinal> part(Scanner scan) {
  if (!scan.take(U"第")) return std::nullopt;
  std::optional<int> number = scan.take_number(false);
  if (!number) number = scan.take_number(true);
  if (!number) return std::nullopt;
  const bool is_part = scan.take(U"部") && scan.take(U"分");
  if (!is_part && !scan.take(U"章篇编")) return std::nullopt;
  scan.take(U"、:：");
  return Ordinal{*number, 0, scan.rest()};
}

std::optional<Ordinal> chinese(Scanner scan) {
  const std::optional<int> number = scan.take_number(false);
  if (!number || !(scan.take(U"、") || scan.take(points))) return std::nullopt;
  return Ordinal{*number, 1, scan.rest()};
}

// "Ⅱ、": one character for the numeral.
std::optional<Ordinal> roman(Scanner scan) {
  for (std::size_t i = 0; i < numerals.size(); ++i) {
    if (!scan.take(numerals.substr(i, 1))) continue;
    if (!scan.take(U"、") && !scan.take(points)) return std::nullopt;
    return Ordinal{static_cast<int>(i) + 1, 1, scan.rest()};
  }
  return std::nullopt;
}

std::optional<Ordinal> bracketed(Scanner scan, bool is_arabic) {
  if (!scan.take(opening)) return std::nullopt;
  const std::optional<int> number = scan.take_number(is_arabic);
  if (!number || !scan.take(closing)) return std::nullopt;
  scan.take(U"、");
  return Ordinal{*number, is_arabic ? 4 : 2, scan.rest()};
}

std::optional<Ordinal> arabic(Scanner scan) {
  const std::optional<int> number = scan.take_number(true);
  if (!number) return std::nullopt;
  if (scan.take(U"、")) return Ordinal{*number, 3, scan.rest()};
  if (scan.take(closing)) return Ordinal{*number, 4, scan.rest()};
  if (!scan.take(points)) return std::nullopt;
  // "1.5万元" is an amount and "1.2.3" a deeper numbering, but "1.2026年预算" is item 1.
  const auto [digits, after] = scan.digits_ahead();
  if (digits > 0 && !(digits == 4 && after == U'年')) return std::nullopt;
  return Ordinal{*number, 3, scan.rest()};
}

}  // namespace

std::string in_chinese(int number) {
  static constexpr std::array<std::string_view, 10> digits = {"",   "一", "二", "三", "四",
                                                              "五", "六", "七", "八", "九"};
  if (number < 1 || number > 99) return std::to_string(number);
  std::string words;
  if (number >= 20) words += digits.at(static_cast<std::size_t>(number / 10));
  if (number >= 10) words += "十";
  return words += digits.at(static_cast<std::size_t>(number % 10));
}

std::optional<int> chinese_number(std::string_view s) {
  Numeral numeral{};
  std::size_t count = 0;
  for (std::size_t i = 0; i < s.size();) {
    if (count == numeral.size()) return std::nullopt;
    const auto [value, next] = code_point_at(s, i);
    numeral[count++] = value;
    i = next;
  }
  if (count == 0) return std::nullopt;
  const char32_t* end = numeral.data() + count;
  const std::optional<int> placed = by_place(numeral.data(), end);
  return placed ? placed : by_units(numeral.data(), end);
}

std::optional<Ordinal> leading_ordinal(std::string_view s) {
  Scanner scan(s);
  if (!may_begin(scan.ahead())) return std::nullopt;
  if (const auto found = part(scan)) return found;
  if (const auto found = chinese(scan)) return found;
  if (const auto found = roman(scan)) return found;
  if (const auto found = bracketed(scan, false)) return found;
  if (const auto found = bracketed(scan, true)) return found;
  return arabic(scan);
}

YearAt find_year(std::string_view s, std::size_t from) {
  for (std::size_t at = s.find("年", from); at != s.npos; at = s.find("年", at + 1)) {
    for (const std::size_t width : {4u, 12u}) {
      if (at < from + width) continue;
      const std::string_view figures = s.substr(at - width, width);
      if (!is_valid_utf8(figures)) continue;
      const auto year = chinese_number(figures);
      if (year && *year >= 2000 && *year < 2100) return {*year, at - width, at};
    }
  }
  return {};
}

}  // namespace yiben::text
