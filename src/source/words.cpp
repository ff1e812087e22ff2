// Coordinates and styles as words.
#include "source/source.h"

#include <algorithm>
#include <charconv>

#include "text/text.h"

namespace yiben {

namespace {

constexpr std::string_view reserved = ";={}%,\r\n";

// A member without a name, as of a row without a label, is "%".
constexpr std::string_view nameless = "%";

std::string escaped(std::string_view s) {
  if (s.empty()) return std::string(nameless);
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : s) {
    if (reserved.find(c) == std::string_view::npos) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += digits[byte >> 4];
    out += digits[byte & 15];
  }
  return out;
}

std::string unescaped(std::string_view s) {
  if (s == nameless) return "";
  std::string out;
  for (std::size_t i = 0; i < s.size(); ++i) {
    int byte = 0;
    const bool coded =
        s[i] == '%' && i + 2 < s.size() &&
        std::from_chars(s.data() + i + 1, s.data() + i + 3, byte, 16).ptr == s.data() + i + 3;
    out += coded ? static_cast<char>(byte) : s[i];
    if (coded) i += 2;
  }
  return out;
}

}  // namespace

std::string project_path(const Record& project) {
  std::string path;
  for (const std::string_view level : {"type", "level1", "level2"}) {
    path += "/" + text::fold(field(project, level));
  }
  return path;
}

const std::string& field(const Record& record, std::string_view name) {
  static const std::string nothing;
  const auto found = record.fields.find(std::string(name));
  return found == record.fields.end() ? nothing : found->second;
}

const std::vector<Record>& sheet(const Source& source, std::string_view name) {
  static const std::vector<Record> nothing;
  const auto found = source.sheets.find(std::string(name));
  return found == source.sheets.end() ? nothing : found->second;
}

std::string to_text(const std::vector<Coordinate>& coordinates) {
  std::string text;
  for (const auto& [dimension, member] : coordinates) {
    if (!text.empty()) text += "; ";
    text += dimension + "=" + escaped(member);
  }
  return text;
}

Result<std::vector<Coordinate>> coordinates_of(std::string_view text, const std::string& file,
                                               Place place) {
  std::vector<Coordinate> coordinates;
  while (!text::trim(text).empty()) {
    const std::size_t end = std::min(text.find(';'), text.size());
    const std::string_view one = text::trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::size_t sign = one.find('=');
    if (sign == std::string_view::npos || sign == 0) {
      return Error{file, place, std::string(one), "a coordinate without '='",
                   "write dimension=member; dimension=member with the words of cube.toml"};
    }
    coordinates.emplace_back(std::string(one.substr(0, sign)), unescaped(one.substr(sign + 1)));
  }
  return coordinates;
}

std::string to_text(const AmountStyle& style) {
  std::string text = style.separators ? "," : "";
  text += "." + std::to_string(style.decimals);
  if (style.drop_zeros) text += "g";
  if (style.blank_zero) text += "b" + style.zero;
  if (style.unit) text += " " + std::string(name_of(*style.unit));
  return text;
}

bool parse_style(std::string_view text, AmountStyle& style) {
  style = {};
  const std::size_t blank = text.find(' ');
  if (blank != std::string_view::npos) {
    style.unit = parse_unit(text.substr(blank + 1));
    if (!style.unit) return false;
    text = text.substr(0, blank);
  }
  style.separators = text.starts_with(",");
  if (style.separators) text.remove_prefix(1);
  if (text.size() < 2 || text[0] != '.' || !text::is_digit(text[1])) return false;
  const char* begin = text.data() + 1;
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(begin, end, style.decimals);
  text = std::string_view(rest, static_cast<std::size_t>(end - rest));
  style.drop_zeros = text.starts_with("g");
  if (style.drop_zeros) text.remove_prefix(1);
  style.blank_zero = text.starts_with("b");
  if (style.blank_zero) {
    style.zero = std::string(text.substr(1));
    text = {};
  }
  return text.empty() && error == std::errc() && style.decimals <= limits::max_number_digits;
}

}  // namespace yiben
