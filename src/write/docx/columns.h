// write/docx: how a table is laid out: the size of its letters, the widths of its columns and the
// heights of its rows.
#pragma once

#include <vector>

#include "page/page.h"

namespace yiben::write::word {

struct TableLayout {
  int half_points = 0;           // size of the letters
  int padding = 0;               // in twips, on the left and right of each cell
  std::vector<int> widths;       // of the columns, in twips
  std::vector<int> row_heights;  // in twips
  int height = 0;
  int header_rows = 0;    // that are printed again on each page
  int header_height = 0;  // of those
};

// The largest size at which no number and no word is broken in `width`; down to the size at which
// the whole table stands on one page of `page_height`, where a smaller one that is still easy to
// read can do that. Columns are the wider the more text they have.
TableLayout lay_out(const Grid& grid, int width, int page_height);

// Distance of lines in a cell, in twips.
int cell_line(int half_points);

// How far a label is set in for each step, in hundredths of the size.
inline constexpr int kIndent = 100;

}  // namespace yiben::write::word
