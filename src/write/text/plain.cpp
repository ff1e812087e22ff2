// write/text: characters that any format can hold.
#include "write/text/plain.h"

#include <algorithm>

#include "text/text.h"

namespace yiben::write::plain {

namespace {

constexpr int kMaxHeadingLevel = 6;

bool is_allowed(char32_t c) {
  if (c == U'\n' || c == U'\t') return true;
  // The last two code points of a plane are no characters, and XML has no place for them.
  return c >= U' ' && c != U'\x7F' && (c & 0xFFFE) != 0xFFFE;
}

}  // namespace

std::string clean(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    text::CodePoint c = text::code_point_at(text, i);
    if (c.value == U'\r') {
      c.value = U'\n';
      if (c.next < text.size() && text[c.next] == '\n') ++c.next;
    }
    if (is_allowed(c.value)) text::append_code_point(out, c.value);
    i = c.next;
  }
  return out;
}

std::string paragraph(std::string_view text) {
  std::string out = clean(text);
  std::replace(out.begin(), out.end(), '\n', ' ');
  return std::string(text::trim(out));
}

std::string cell_lines(std::string_view text) {
  std::string all = clean(text);
  std::replace(all.begin(), all.end(), '\t', ' ');
  std::string out;
  for (std::string_view rest = all; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = text::trim(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.empty()) continue;
    if (!out.empty()) out += '\n';
    out += line;
  }
  return out;
}

int heading_level(const Prose& prose) {
  if (prose.role == Role::heading) return std::clamp(prose.heading_level, 1, kMaxHeadingLevel);
  if (prose.role == Role::body) return std::clamp(prose.heading_level, 0, kMaxHeadingLevel);
  return 0;
}

}  // namespace yiben::write::plain
