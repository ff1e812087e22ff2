// read/html: running text to lines, as a browser would break and space them.
#pragma once

#include <string>
#include <string_view>

#include <gumbo.h>

namespace yiben::read {

// One line or paragraph, and where in the source it begins.
struct FlowLine {
  std::string text;
  int line = 0;
  int column = 0;
};

// Collects the text of inline elements. White space of any kind, U+00A0 too, is one space between
// words and nothing at both ends; a line break of the source between two wide characters is
// nothing (CSS Text 3, 4.1.2).
class Flow {
 public:
  // Characters of a text node, which begins at `start` of the source.
  void add(std::string_view text, GumboSourcePosition start);

  // The text since the last call; its text is empty where there was none.
  FlowLine take();

 private:
  enum class Gap { none, space, line_break };

  FlowLine current_;
  Gap gap_ = Gap::none;
  bool ends_wide_ = false;
};

}  // namespace yiben::read
