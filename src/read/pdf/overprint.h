// read/pdf: characters of a table that are printed over each other, or that are cut off.
#pragma once

#include <cstddef>
#include <vector>

#include "read/pdf/drawn.h"

namespace yiben::read {

// A character of the page and the square it was put into: squares count over all tables of the
// page.
struct SquareGlyph {
  const Glyph* glyph = nullptr;
  std::size_t square = 0;
};

// Squares whose characters are covered by others, each once: of a line that runs into another one
// of the table, or of a number that runs over its square into the next. Nobody can say what stands
// there. What is printed twice at one spot is bold.
std::vector<std::size_t> overprinted_squares(const std::vector<SquareGlyph>& glyphs);

// The characters that amounts have: digits, points, commas, minus signs.
std::vector<Glyph> those_of_numbers(const std::vector<Glyph>& glyphs);

// Whether a number goes on, beyond what of it is shown, with the digits that were cut off.
bool is_cut_off(const std::vector<Glyph>& shown, const std::vector<Glyph>& cut);

}  // namespace yiben::read
