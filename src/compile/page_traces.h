// Internal to compile: what the pages of a book left in its words, which are set anew.
#pragma once

#include <string>
#include <string_view>

namespace yiben::compiling {

// The words of a square without the ends of lines by which it was broken to the width of its
// column. A line that ends a sentence, or before one that begins with an ordinal or is much
// shorter than the widest, was ended on purpose.
std::string without_breaks(std::string_view words);

// "11/11 PAGE", "3/11/2024": what a program prints on the edge of a page.
bool is_page_trace(std::string_view line);

}  // namespace yiben::compiling
