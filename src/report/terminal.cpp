// Text on a terminal.
#include "report/terminal.h"

#include <algorithm>

#include "text/text.h"

namespace yiben::report {

std::string_view code_of(Colour colour) {
  switch (colour) {
    case Colour::none:
      return "";
    case Colour::bold:
      return "\033[1m";
    case Colour::dim:
      return "\033[2m";
    case Colour::red:
      return "\033[31m";
    case Colour::green:
      return "\033[32m";
    case Colour::yellow:
      return "\033[33m";
    case Colour::cyan:
      return "\033[36m";
  }
  return "";
}

std::string padding(std::string_view s, int width) {
  return std::string(static_cast<std::size_t>(std::max(0, width - text::display_width(s))), ' ');
}

std::size_t lines_on_screen(std::string_view text, int columns) {
  std::size_t lines = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const int width = std::max(1, text::display_width(text.substr(0, end)));
    lines += static_cast<std::size_t>((width + columns - 1) / columns);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace yiben::report
