// Places and errors as the one line that a terminal shows.
#include "base/base.h"

#include <string>
#include <string_view>

namespace yiben {
namespace {

void append_part(std::string& out, std::string_view name, int number) {
  if (number == 0) return;
  if (!out.empty()) out += ", ";
  out += name;
  out += ' ';
  out += std::to_string(number);
}

// File names and excerpts come from outside. A control character in them could break the line or
// steer the terminal, so each becomes a space: C0 and DEL, and C1, which UTF-8 writes as C2 80–9F.
void append_printable(std::string& out, std::string_view s) {
  for (std::size_t i = 0; i < s.size(); ++i) {
    const auto byte = static_cast<unsigned char>(s[i]);
    const bool is_c1 = byte == 0xC2 && i + 1 < s.size() &&
                       static_cast<unsigned char>(s[i + 1]) >= 0x80 &&
                       static_cast<unsigned char>(s[i + 1]) <= 0x9F;
    if (is_c1) ++i;
    out += is_c1 || byte < 0x20 || byte == 0x7F ? ' ' : s[i];
  }
}

}  // namespace

std::string to_string(const Place& place) {
  std::string out;
  append_part(out, "page", place.page);
  append_part(out, "line", place.line);
  append_part(out, "table", place.table);
  append_part(out, "row", place.row);
  append_part(out, "column", place.column);
  return out;
}

std::string to_string(const Error& error) {
  std::string out;
  append_printable(out, error.file);
  const std::string place = to_string(error.place);
  if (!place.empty()) {
    if (!out.empty()) out += ':';
    out += place;
  }
  if (!out.empty()) out += ": ";
  append_printable(out, error.what);
  if (!error.excerpt.empty()) {
    out += " (";
    append_printable(out, error.excerpt);
    out += ')';
  }
  if (!error.remedy.empty()) {
    out += "; ";
    append_printable(out, error.remedy);
  }
  return out;
}

}  // namespace yiben
