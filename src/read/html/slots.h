// read/html: cells of a table to squares, by the table model of the HTML standard.
#pragma once

#include <gumbo.h>

#include <cstddef>
#include <vector>

namespace yiben::read {

// A <td> or <th> and the squares that it covers. No two slots of a table overlap.
struct Slot {
  const GumboNode* cell = nullptr;
  int row = 0;
  int column = 0;
  int row_span = 1;
  int column_span = 1;
};

enum class SlotLimit { none, rows, columns, squares };

struct Slots {
  std::vector<Slot> slots;  // in the order of rows
  std::vector<const GumboNode*> captions;
  std::size_t squares = 0;
  SlotLimit passed = SlotLimit::none;    // the limit that ended the work, if one did
  const GumboNode* passed_at = nullptr;  // the row or cell that passed it
};

// The cells of `table` without those of tables in it; hidden rows and cells are left out. The first
// <thead> comes first and every <tfoot> last, wherever they stand.
//   * rowspan ends with its row group; 0 means up to there. A colspan of 0 is 1.
//   * A cell takes the next free square of its row. Where its span would run into a cell that
//     reaches down from above, it is narrowed to the free squares before that one.
//   * A colspan of more than 64 is a way to say "the whole width": it is cut to the width of the
//     other rows.
Slots slots_of(const GumboNode* table);

}  // namespace yiben::read
