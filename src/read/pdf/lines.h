// read/pdf: characters to lines of text, by where they stand.
#pragma once

#include <string>
#include <vector>

#include "read/pdf/drawn.h"

namespace yiben::read {

// A stretch of a line without a wide gap (2 em).
struct Piece {
  std::string text;
  Box box;
};

struct Line {
  std::vector<Piece> pieces;  // from left to right, at least one
  Box box;
  double size = 0;         // of its largest character
  bool is_hidden = false;  // all of it is drawn invisibly

  // The pieces with `between` in their gaps.
  std::string text(char between) const;
};

// The gap that parts running text, in em.
inline constexpr double kWideGap = 2;

// Whether the text may be squares of a table, or is known to be.
enum class Squares { none, possible, known };

// The lines from top to bottom. Characters of one line stand at nearly one height; its order is
// from left to right, whatever the order of drawing was. A character that is drawn twice at one
// spot, which is how some writers print bold, is taken once. A space is written where narrow
// characters stand apart by more than a fifth of an em, wide ones by more than four fifths; a gap
// of more than `wide_gap` em begins a new piece, and so does one between two squares that stand
// close. Turned writing follows the upright.
std::vector<Line> lines_of(std::vector<Glyph> glyphs, double wide_gap = kWideGap,
                           Squares squares = Squares::none);

// Turns the page so that most of its writing is upright; by how many quarter turns.
int set_upright(DrawnPage& page);

// A box of a page that was turned so, where the page shows it.
Box turned_back(const Box& box, int turn, double width, double height);

// The smallest box around both.
Box united(const Box& a, const Box& b);

}  // namespace yiben::read
