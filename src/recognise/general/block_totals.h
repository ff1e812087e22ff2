// 小计 in the second key column, beside a name that the rows above or below it share: the sum of
// these rows.
#pragma once

#include <vector>

#include "recognise/general/keys.h"
#include "recognise/general/label.h"
#include "recognise/general/rows.h"

namespace yiben::recognition {

// The rows of such a block get their 小计 for a parent, where nothing else is theirs, and it is
// marked as their sum.
void set_block_totals(const std::vector<RawRow>& raw, const LabelReader& labels,
                      std::vector<PrintedRow>& rows);

}  // namespace yiben::recognition
