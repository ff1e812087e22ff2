// read/pdf: what stands on one page: tables with the text in their cells, and lines outside.
#pragma once

#include <cstddef>
#include <vector>

#include "page/page.h"
#include "read/pdf/drawn.h"
#include "read/pdf/lines.h"

namespace yiben::read {

struct PageTable {
  Box box;
  std::vector<Cell> cells;  // without places
  std::vector<Box> boxes;   // of what stands in each cell; of blank ones where they lie, if known
  std::vector<double> xs;   // of the upright lines between its columns, where they are drawn
};

struct PageContent {
  int number = 0;
  double width = 0;
  double height = 0;
  int turn = 0;             // quarter turns that were taken back to set it upright
  std::vector<Line> lines;  // outside of the tables, from top to bottom
  std::vector<PageTable> tables;
  std::vector<ReadingDoubt> doubts;  // their places name the page alone
};

// Tables come from ruling lines, and where there are none from columns of text. A character belongs
// to the smallest table around its middle, and in it to the cell.
PageContent content_of(DrawnPage page);

}  // namespace yiben::read
