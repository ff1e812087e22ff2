// The row below several lists of one table that is the sum of them all: 基本支出合计 below 人员经费
// and 公用经费.
#pragma once

#include <optional>

#include "recognise/general/layout.h"

namespace yiben::recognition {

struct GrandTotal {
  Sheet lists;         // the table without that row
  Sheet total;         // its header and that row alone
  PrintedPanel panel;  // of `total`: the column of its amount, without what heads one list alone
};

// Nothing where the lists are the two sides of one table, or where the row is that of one list:
// each list must have a total of its own above it, or the row name something else than the lists.
std::optional<GrandTotal> grand_total_of(const Sheet& sheet, const Layout& layout,
                                         const LabelReader& labels);

}  // namespace yiben::recognition
