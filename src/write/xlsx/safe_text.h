// write/xlsx: texts as a workbook can hold them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace yiben::write::workbook {

// What a square of Excel holds at most, in UTF-16 units, less the two spaces by which a paragraph
// is set in.
inline constexpr std::size_t kMaxCellUnits = 32'765;

// The word joiner, which nobody sees: at the end of a square whose text goes on in the next row, as
// read/sheet knows.
inline constexpr std::string_view kGoesOn = "\u2060";

// Valid UTF-8 without characters that XML cannot hold; control characters are left out, "\n" stays,
// a tab becomes a space.
std::string clean(std::string_view text);

// "_x0041_", which a table program would take for an escape of "A", is itself escaped.
std::string escaped(std::string_view text);

// Both.
std::string cell_text(std::string_view text);

std::size_t utf16_units(std::string_view text);

}  // namespace yiben::write::workbook
