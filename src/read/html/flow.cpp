// read/html: running text to lines.
#include "read/html/flow.h"

#include <utility>

#include "text/text.h"

namespace yiben::read {

namespace {

bool is_space(char32_t c) {
  return c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == U'\f' || c == U'\u00A0';
}

}  // namespace

void Flow::add(std::string_view text, GumboSourcePosition start) {
  unsigned line = start.line;
  unsigned column = start.column;
  for (std::size_t i = 0; i < text.size();) {
    const text::CodePoint point = text::code_point_at(text, i);
    const std::string_view bytes = text.substr(i, point.next - i);
    i = point.next;
    if (is_space(point.value)) {
      if (point.value == U'\n') {
        gap_ = Gap::line_break;
        ++line;
        column = 1;
      } else {
        if (gap_ == Gap::none) gap_ = Gap::space;
        ++column;
      }
      continue;
    }
    const bool wide = point.value >= 0x1100 && text::display_width(bytes) == 2;
    if (current_.text.empty()) {
      current_.line = static_cast<int>(line);
      current_.column = static_cast<int>(column);
    } else if (gap_ == Gap::space || (gap_ == Gap::line_break && !(wide && ends_wide_))) {
      current_.text += ' ';
    }
    current_.text += bytes;
    gap_ = Gap::none;
    ends_wide_ = wide;
    ++column;
  }
}

FlowLine Flow::take() {
  gap_ = Gap::none;
  ends_wide_ = false;
  FlowLine line = std::exchange(current_, FlowLine());
  // White space that Chinese pages indent with, such as U+3000, is still at the ends.
  const std::string_view trimmed = text::trim(line.text);
  const auto before = static_cast<std::size_t>(trimmed.data() - line.text.data());
  if (trimmed.empty()) return {};
  const std::string_view indent = std::string_view(line.text).substr(0, before);
  line.column += static_cast<int>(text::count_characters(indent));
  line.text = std::string(trimmed);
  return line;
}

}  // namespace yiben::read
