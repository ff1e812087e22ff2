// read/pdf: tables without upright rulings: columns are the gaps that run down through the text.
#pragma once

#include <vector>

#include "read/pdf/content.h"
#include "read/pdf/drawn.h"

namespace yiben::read {

// Takes the characters of such tables out of `glyphs`. A table is
//   * what stands between at least three horizontal rulings of one length, in two columns or more
//     and with numbers;
//   * without rulings, at least three lines below each other with at least three columns, one of
//     which holds numbers.
// A line is a row; where rulings part the rows and only the text of one column is wrapped, the
// lines between two rulings are one row.
std::vector<PageTable> tables_by_columns(std::vector<Glyph>& glyphs,
                                         const std::vector<Box>& rulings);

}  // namespace yiben::read
