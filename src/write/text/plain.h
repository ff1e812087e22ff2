// write/text: characters that any format can hold.
#pragma once

#include <string>
#include <string_view>

#include "page/page.h"

namespace yiben::write::plain {

// Valid UTF-8 without control characters other than tabs and "\n", which also stands for "\r\n"
// and "\r".
std::string clean(std::string_view text);

// A paragraph: clean, line breaks as spaces, trimmed. Tabs stay.
std::string paragraph(std::string_view text);

// A cell: its lines, clean and trimmed, without the blank ones; tabs as spaces.
std::string cell_lines(std::string_view text);

// The level of a heading, from 1 to 6; 0 where the paragraph is none.
int heading_level(const Prose& prose);

}  // namespace yiben::write::plain
