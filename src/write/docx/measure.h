// write/docx: how wide a text is and how many lines it takes, near enough for the widths of columns
// and the numbers of pages: Chinese characters are squares, all others have the width that they
// have in the wider of the usual fonts.
#pragma once

#include <string_view>

namespace yiben::write::word {

// Lengths are in twips, the twentieths of a point that Word counts in; sizes of fonts in half
// points, as Word writes them.
inline constexpr int kTwipsPerHalfPoint = 10;

// In hundredths of the size, the widest line of the text.
int width_of(std::string_view text);

// The widest piece of it that is not broken: a number, a Latin word, one Chinese character.
int widest_word(std::string_view text);

// `hundredths` of a size, in twips.
int twips_of(int hundredths, int half_points);

// Lines that the text takes in `width`; at least one. `first_indent` is in twips too.
int lines_of(std::string_view text, int width, int half_points, int first_indent = 0);

}  // namespace yiben::write::word
