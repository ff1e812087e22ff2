// read/html: makes markup harmless before it is parsed. The HTML algorithm takes quadratic time on
// markup that nests deep or gives one element endless attributes; a page of a few megabytes
// would keep it busy for hours. This pass takes linear time.
#pragma once

#include <string>
#include <string_view>
#include <variant>

namespace yiben::read {

struct TamedMarkup {
  std::string page;
  bool is_cut = false;  // the page was cut (ending.h)
};

// What makes a page unreadable, and in which line.
struct MarkupFault {
  int line = 0;
  std::string what;
};

// The same text, in which comments and the elements that carry no text of the page (script, style,
// title, textarea, noscript, iframe, template, svg, math and their like) have become comments of
// spaces, and numbers of characters that do not exist ("&#99999999;") have become one that the
// parser can hold. No character is added or taken away before the end of the page, so that lines
// and columns stay. Or the fault: nesting deeper than limits::max_markup_depth, too many
// attributes.
std::variant<TamedMarkup, MarkupFault> tame_markup(std::string_view page);

}  // namespace yiben::read
