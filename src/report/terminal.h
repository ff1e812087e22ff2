// Text on a terminal: colours, widths, lines.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace yiben::report {

enum class Colour { none, bold, dim, red, green, yellow, cyan };

// The sequence that switches it on; empty for none.
std::string_view code_of(Colour colour);

// Spaces that make `s` as wide as `width`.
std::string padding(std::string_view s, int width);

// How many lines `text` takes where long ones are wrapped at `columns`. Without colours.
std::size_t lines_on_screen(std::string_view text, int columns);

}  // namespace yiben::report
