// write/xlsx: texts as a workbook can hold them.
#include "write/xlsx/safe_text.h"

#include "text/text.h"

namespace yiben::write::workbook {

namespace {

constexpr char32_t kFirstPrintable = 0x20;
constexpr char32_t kReplacement = 0xFFFD;
constexpr char32_t kBeyondBasicPlane = 0x10000;
constexpr std::string_view kEscape = "_x0041_";

// Not in XML 1.0, though they are code points.
bool is_no_character(char32_t value) {
  return value == 0xFFFE || value == 0xFFFF;
}

}  // namespace

std::string clean(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint point = text::code_point_at(text, at);
    at = point.next;
    if (point.value == U'\n') {
      out += '\n';
    } else if (point.value == U'\t') {
      out += ' ';
    } else if (point.value >= kFirstPrintable) {
      text::append_code_point(out, is_no_character(point.value) ? kReplacement : point.value);
    }
  }
  return out;
}

std::string escaped(std::string_view rest) {
  std::string out;
  out.reserve(rest.size());
  for (std::size_t at = 0; at < rest.size(); ++at) {
    const std::string_view escape = rest.substr(at, kEscape.size());
    const bool framed =
        escape.size() == kEscape.size() && escape.starts_with("_x") && escape.back() == '_';
    const std::size_t digits_end = escape.size() - 1;
    if (framed && escape.find_first_not_of("0123456789ABCDEFabcdef", 2) == digits_end) {
      out += "_x005F";
    }
    out += rest[at];
  }
  return out;
}

std::string cell_text(std::string_view text) {
  return escaped(clean(text));
}

std::size_t utf16_units(std::string_view text) {
  std::size_t units = 0;
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint point = text::code_point_at(text, at);
    at = point.next;
    units += point.value >= kBeyondBasicPlane ? 2 : 1;
  }
  return units;
}

}  // namespace yiben::write::workbook
