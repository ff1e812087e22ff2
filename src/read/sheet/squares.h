// read/sheet: the rows of a sheet that have text, with merged squares in place.
#pragma once

#include <string>
#include <vector>

#include "read/sheet/sheet.h"

namespace yiben::read {

// A text, or a merged range without one, in the squares that are shown. Rows count among the rows
// that have text, columns are those of the sheet.
struct SheetEntry {
  int row = 0;
  int column = 0;
  int last_row = 0;
  int last_column = 0;
  std::string text;
};

struct SheetRow {
  int sheet_row = 0;                // from 0
  bool after_gap = false;           // a blank row stands before it
  bool reached = false;             // a merged text from above reaches it
  std::vector<SheetEntry> entries;  // those that begin here, by column

  // Number of entries with text.
  int count() const;
  // The first entry with text; nullptr where there is none.
  const SheetEntry* first() const;
};

// Empty when a limit was passed; the collector then has failed.
std::vector<SheetRow> rows_of(Sheet sheet, Collector& out);

}  // namespace yiben::read
