// A cell as a number, a dash, nothing or words. First every character becomes one of a small
// alphabet, then white space inside the number is judged, then the form is checked.
#include "money/money.h"

#include <algorithm>

#include "text/text.h"

namespace yiben {
namespace {

// Letters of the small alphabet besides digits, "." and ",".
constexpr char space = ' ';
constexpr char minus_sign = '-';  // can be a sign, or a dash
constexpr char long_dash = '_';   // can only be a dash: nobody prints it as a sign
constexpr char triangle = '^';    // the bookkeeper's negative sign
constexpr char currency = '$';    // of the yuan only
constexpr char unknown = '\0';

char simplified(char32_t c) {
  if (c < 0x80) {  // nearly every cell
    constexpr std::string_view kept = "0123456789.,()+-/";
    const char ascii = static_cast<char>(c);
    return kept.find(ascii) != std::string_view::npos ? ascii : unknown;
  }
  if (c >= U'０' && c <= U'９') return static_cast<char>(c - U'０' + '0');
  struct Kind {
    char to;
    std::u32string_view from;
  };
  constexpr Kind kinds[] = {
      {'.', U"．﹒"},
      {',', U"，﹐"},
      {'(', U"（﹙"},
      {')', U"）﹚"},
      {'+', U"＋"},
      {minus_sign, U"－−‐‑‒–﹣"},
      {long_dash, U"—―─\u2E3A\u2E3B"},
      {triangle, U"▲△"},
      {'/', U"／"},
      {currency, U"¥￥"},
  };
  for (const Kind& kind : kinds) {
    if (kind.from.find(c) != std::u32string_view::npos) return kind.to;
  }
  return unknown;
}

using text::is_digit;

// The cell in the small alphabet, runs of white space as one space, none at the ends. Nothing
// where a character has no place in it: then the cell is words.
std::optional<std::string> simplify(std::string_view s) {
  std::string out;
  bool after_space = false;
  for (std::size_t i = 0; i < s.size();) {
    const auto [value, next] = text::code_point_at(s, i);
    if (text::is_chinese(value)) return std::nullopt;  // how nearly all words begin
    const char simple = simplified(value);
    if (simple != unknown) {
      if (after_space && !out.empty()) out += space;
      after_space = false;
      out += simple;
    } else if (text::fold(s.substr(i, next - i)).empty()) {
      after_space = true;
    } else {
      return std::nullopt;
    }
    i = next;
  }
  return out;
}

bool is_dash(std::string_view s) {
  if (s == "/") return true;
  return std::all_of(s.begin(), s.end(),
                     [](char c) { return c == minus_sign || c == long_dash || c == space; });
}

// "1 272.76": the spaces are thousands separators. Only with a point behind them, since "20 300"
// may be two numbers, and only without commas, since nobody mixes the two.
bool are_spaces_separators(std::string_view body) {
  const std::size_t point = body.find('.');
  if (point == std::string_view::npos || body.find(',') != std::string_view::npos) return false;
  std::size_t begin = 0;
  while (begin <= point) {
    const std::size_t end = std::min(body.find(space, begin), point);
    const std::size_t length = end - begin;
    if (begin == 0 ? length < 1 || length > 3 : length != 3) return false;
    begin = end + 1;
  }
  return body.find(space, point) == std::string_view::npos;
}

// Takes white space out of a number where that is possible in one way only (see parse_cell).
std::optional<std::string> joined(std::string_view body) {
  if (body.find(space) == std::string_view::npos) return std::string(body);
  std::string near;  // without the spaces beside a point or a comma
  for (std::size_t i = 0; i < body.size(); ++i) {
    const auto is_separator = [&](std::size_t at) { return body[at] == '.' || body[at] == ','; };
    const bool is_beside = i > 0 && i + 1 < body.size() && body[i] == space &&
                           (is_separator(i - 1) || is_separator(i + 1));
    if (!is_beside) near += body[i];
  }
  const bool all_go = are_spaces_separators(near);
  std::string out;
  for (const char c : near) {
    if (c == space && !all_go) {
      // Inside a group of three that a comma began, the number cannot end before the third digit.
      const std::size_t comma = out.rfind(',');
      if (comma == std::string::npos || out.size() - comma > 3) return std::nullopt;
    }
    if (c != space) out += c;
  }
  return out;
}

// Digits, commas and at most one point, without white space.
bool is_well_formed(std::string_view s) {
  const std::size_t point = s.find('.');
  const std::string_view whole = s.substr(0, point);
  if (point != std::string_view::npos) {
    const std::string_view places = s.substr(point + 1);
    if (places.empty() || !std::all_of(places.begin(), places.end(), is_digit)) return false;
    if (whole.empty()) return true;
  }
  std::size_t begin = 0;
  while (true) {
    const std::size_t end = std::min(whole.find(',', begin), whole.size());
    const std::string_view group = whole.substr(begin, end - begin);
    if (group.empty() || !std::all_of(group.begin(), group.end(), is_digit)) return false;
    const bool is_only = begin == 0 && end == whole.size();
    const bool is_first = begin == 0;
    if (!is_only && (is_first ? group.size() > 3 : group.size() != 3)) return false;
    if (end == whole.size()) return true;
    begin = end + 1;
  }
}

CellValue value_of(std::string_view s, bool is_negative) {
  Number number;
  int significant = 0;
  std::size_t decimals = 0;
  bool after_point = false;
  for (const char c : s) {
    if (c == '.') after_point = true;
    if (!is_digit(c)) continue;
    if (after_point) ++decimals;
    if (significant > 0 || c != '0') ++significant;
    if (significant > limits::max_number_digits) return {CellKind::too_big, {}};
    number.digits = 10 * number.digits + (c - '0');
  }
  if (decimals > std::size_t{limits::max_number_digits}) return {CellKind::too_big, {}};
  number.decimals = static_cast<int>(decimals);
  if (is_negative) number.digits = -number.digits;
  return {CellKind::number, number};
}

// Whether there was one in front; it and the white space behind it are gone then.
bool pass_currency(std::string_view& body) {
  if (!body.starts_with(currency)) return false;
  body = text::trim(body.substr(1));
  return true;
}

}  // namespace

CellValue parse_cell(std::string_view s) {
  const std::optional<std::string> simple = simplify(s);
  if (!simple) return {CellKind::words, {}};
  if (simple->empty()) return {CellKind::blank, {}};
  std::string_view body = *simple;
  // Workbooks print "¥-5", papers "-¥5".
  const bool is_marked = pass_currency(body);
  if (body.empty()) return {CellKind::words, {}};
  if (is_dash(body)) return {CellKind::dash, {}};
  const char first = body.front();
  const bool is_bracketed = first == '(' && body.back() == ')';
  bool is_negative = is_bracketed || first == minus_sign || first == triangle;
  if (is_bracketed) body.remove_suffix(1);
  if (is_negative || first == '+') body.remove_prefix(1);
  if (!is_marked) pass_currency(body);
  const std::optional<std::string> number = joined(text::trim(body));
  if (!number || !is_well_formed(*number)) return {CellKind::words, {}};
  return value_of(*number, is_negative);
}

}  // namespace yiben
