// write/html: text as markup.
#pragma once

#include <string>
#include <string_view>

namespace yiben::write::web {

// `text` for content and for quoted attributes. What HTML has no place for (control characters,
// noncharacters) is left off, line breaks and tabs are spaces, malformed bytes U+FFFD.
std::string escaped(std::string_view text);

// The lines of a cell that are not blank, escaped. Browsers and our reader break a cell only there.
struct CellText {
  std::string markup;  // lines parted by "<br>", or within one <pre>
  bool empty = true;
};

// A table with many lines in most of its cells would be taken for one that only lays out the page;
// so more than three lines are preformatted text, which is one paragraph.
CellText cell_text(std::string_view text);

// True for numbers of things and codes, which must not be broken over lines.
bool is_code(std::string_view text);

}  // namespace yiben::write::web
