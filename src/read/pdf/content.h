// read/pdf: what stands on one page: tables with the text in their cells, and lines outside.
#pragma once

#include <cstddef>
#include <vector>

#include "page/page.h"
#include "read/pdf/drawn.h"
#include "read/pdf/lines.h"

namespace yiben::read {

struct Span {
  double from = 0;
  double to = 0;
  double middle() const { return (from + to) / 2; }
};

struct PageTable {
  Box box;
  std::vector<Cell> cells;  // without places
  std::vector<Box> boxes;   // of what stands in each cell; of blank ones where they lie, if known
  std::vector<double> xs;   // of the upright lines between its columns, where they are drawn
  std::vector<double> ys;   // of the lines between its rows, where all rows have theirs
  std::vector<bool> open_left, open_right;  // of these rows: no line at that end
  std::vector<Span> columns;  // where it has no such lines; with no cells: not told apart
};

struct PageContent {
  int number = 0;
  double width = 0;
  double height = 0;
  int turn = 0;             // quarter turns that were taken back to set it upright
  std::vector<Line> lines;  // outside of the tables, from top to bottom
  std::vector<PageTable> tables;
  std::vector<ReadingDoubt> doubts;  // their places name the page alone
  std::vector<HiddenText> hidden;    // and theirs
};

// Tables come from ruling lines, and where there are none from columns of text. A character belongs
// to the smallest table around its middle, and in it to the cell. A table of columns of text may go
// on from the page before; `before` are all that were read.
PageContent content_of(DrawnPage page, const std::vector<PageContent>& before = {});

}  // namespace yiben::read
