// read/pdf: tables without upright rulings: columns are the gaps that run down through the text.
#pragma once

#include <vector>

#include "read/pdf/content.h"
#include "read/pdf/drawn.h"

namespace yiben::read {

// Takes the characters of such tables out of `glyphs`. A table is
//   * what stands between at least three horizontal rulings of one length, in two columns or more
//     and with numbers; no row reaches over a ruling;
//   * without rulings, lines below each other of which three have numbers and three columns, or
//     which have three amounts, or one row of amounts below a header.
// At the top of the page one may go on in the columns of the page before.
std::vector<PageTable> tables_by_columns(std::vector<Glyph>& glyphs,
                                         const std::vector<Box>& rulings,
                                         const std::vector<Span>& carried);

// The size of most characters: the middle one of all.
double usual_size(const std::vector<Glyph>& glyphs);

}  // namespace yiben::read
