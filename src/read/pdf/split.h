// read/pdf: rows of a ruled table between which the rulings are missing.
#pragma once

#include <vector>

#include "read/pdf/lines.h"
#include "read/pdf/rulings.h"

namespace yiben::read {

struct FilledCell {
  RuledCell place;
  std::vector<Line> lines;
  bool overprinted = false;
};

struct FilledTable {
  int columns = 0;
  std::vector<FilledCell> cells;
};

// Splits a row into the rows that stand in it: where one column holds three amounts or more, one in
// each line, a second column has as many lines beside them, and every other line of the row stands
// beside one of these. A wrapped text does not.
void split_rows(FilledTable& table);

}  // namespace yiben::read
