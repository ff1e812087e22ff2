// write/pdf: how wide the columns of a table are, in em.
#pragma once

#include <vector>

#include "page/page.h"
#include "write/pdf/setting.h"

namespace yiben::write {

struct Column {
  double least = 0;     // numbers and words stand in one line
  double pleasant = 0;  // labels are not wrapped into a pole of characters
  double natural = 0;   // nothing is wrapped
};

// What stands in a cell and how far it is set in.
struct Filled {
  const SetText* text = nullptr;
  double indent = 0;
};

inline constexpr double kPadding = 0.35;  // em between a ruling and the text, on either side

// The columns of `grid`; `filled` goes with grid.cells().
std::vector<Column> measure_columns(const Grid& grid, const std::vector<Filled>& filled);

double total(const std::vector<Column>& columns, double Column::*width);

// Widths that add up to `width`, which is at least the total of `least`.
std::vector<double> share_width(const std::vector<Column>& columns, double width);

}  // namespace yiben::write
