// write/xlsx: names of sheets.
#include "write/xlsx/sheet_name.h"

#include <algorithm>
#include <cctype>

#include "text/text.h"
#include "write/xlsx/safe_text.h"

namespace yiben::write::workbook {

namespace {

constexpr std::size_t kMaxUnits = 31;
// The distance of the full-width forms from ASCII.
constexpr char32_t kWide = 0xFEE0;
constexpr char32_t kApostrophe = 0x2019;
constexpr std::string_view kForbidden = "[]:*?/\\";

std::string cut(std::string_view text, std::size_t units) {
  std::string out;
  std::size_t taken = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t next = text::code_point_at(text, at).next;
    const std::string_view character = text.substr(at, next - at);
    taken += utf16_units(character);
    if (taken > units) break;
    out += character;
    at = next;
  }
  return std::string(text::trim(out));
}

std::string with_allowed_characters(std::string_view wanted) {
  std::string out;
  const std::string cleaned = clean(wanted);
  for (std::size_t at = 0; at < cleaned.size();) {
    const text::CodePoint point = text::code_point_at(cleaned, at);
    at = point.next;
    const bool is_ascii = point.value < 0x80;
    const char c = is_ascii ? static_cast<char>(point.value) : '\0';
    if (c == '\n') {
      out += ' ';
    } else if (c == '\'') {
      text::append_code_point(out, kApostrophe);
    } else if (is_ascii && kForbidden.find(c) != std::string_view::npos) {
      text::append_code_point(out, point.value + kWide);
    } else {
      text::append_code_point(out, point.value);
    }
  }
  return std::string(text::trim(out));
}

// Names of ASCII letters and digits alone can be taken for a square ("T1", "R1C1") or a number, and
// the library does not quote them in the ranges that are printed. A wide first letter tells them
// apart and reads the same.
std::string unlike_a_square(const std::string& name) {
  const bool is_plain = std::all_of(name.begin(), name.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x80 && (std::isalnum(byte) != 0 || c == '_' || c == '.');
  });
  if (!is_plain || name.empty()) return name;
  std::string out;
  text::append_code_point(out, static_cast<unsigned char>(name.front()) + kWide);
  return out + name.substr(1);
}

}  // namespace

std::string SheetNames::take(std::string_view wanted) {
  std::string base = unlike_a_square(cut(with_allowed_characters(wanted), kMaxUnits));
  if (base.empty()) base = "工作表";
  std::string name = base;
  for (int number = 2; !taken_.insert(text::fold(name)).second; ++number) {
    const std::string suffix = " " + std::to_string(number);
    name = cut(base, kMaxUnits - suffix.size()) + suffix;
  }
  return name;
}

}  // namespace yiben::write::workbook
