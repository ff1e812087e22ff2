// read/docx: where the cells of a table lie.
#pragma once

#include <vector>

#include "read/collector.h"
#include "read/package/xml.h"

namespace yiben::read {

struct TableCell {
  pugi::xml_node node;  // <w:tc>
  int row = 0;
  int column = 0;
  int row_span = 1;
  int column_span = 1;
};

struct TableSlots {
  std::vector<TableCell> cells;  // row by row; no two overlap
  int rows = 0;
  int columns = 0;
  bool is_layout = false;  // no row has two cells: it only frames text
};

// Word places cells on a grid of its own that has a column for every edge anywhere in the table.
// Here columns that no cell begins in are gone, and edges that lie less than two millimetres apart
// are one, unless a cell lies between them. False, with an error, at a limit.
bool place_cells(pugi::xml_node table, TableSlots& slots, const Place& place, Collector& out);

}  // namespace yiben::read
