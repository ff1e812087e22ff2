// write/html: text as markup.
#include "write/html/markup.h"

#include <algorithm>
#include <vector>

#include "text/text.h"
#include "write/write.h"

namespace yiben::write::web {

namespace {

constexpr std::size_t kMaxBrokenLines = 3;
constexpr std::size_t kMaxCodeBytes = 16;

// The HTML standard, 13.2.3.5: code points that are parse errors.
bool is_forbidden(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0xFDD0 && c <= 0xFDEF) ||
         (c & 0xFFFE) == 0xFFFE;
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const text::CodePoint point = text::code_point_at(text, i);
    i = point.next;
    switch (point.value) {
      case U'&':
        out += "&amp;";
        break;
      case U'<':
        out += "&lt;";
        break;
      case U'>':
        out += "&gt;";
        break;
      case U'"':
        out += "&quot;";
        break;
      case U'\t':
      case U'\n':
      case U'\r':
        out += ' ';
        break;
      default:
        if (!is_forbidden(point.value)) text::append_code_point(out, point.value);
    }
  }
  return out;
}

CellText cell_text(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string line = escaped(text::trim(text.substr(0, end)));
    if (!text::trim(line).empty()) lines.push_back(std::move(line));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  CellText out{.markup = "", .empty = lines.empty()};
  const bool preformatted = lines.size() > kMaxBrokenLines;
  for (const std::string& line : lines) {
    if (!out.markup.empty()) out.markup += preformatted ? "\n" : "<br>";
    out.markup += line;
  }
  if (preformatted) out.markup = "<pre>" + out.markup + "</pre>";
  return out;
}

bool is_code(std::string_view text) {
  return text.size() <= kMaxCodeBytes &&
         std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7F; });
}

}  // namespace yiben::write::web

namespace yiben::write {

std::string html_text(std::string_view text) {
  return web::escaped(text);
}

std::string html_cell(std::string_view text) {
  return web::cell_text(text).markup;
}

}  // namespace yiben::write
