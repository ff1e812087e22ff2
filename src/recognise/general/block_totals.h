// 小计 in the second key column, beside a name that the rows above or below it share: the sum of
// these rows.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "recognise/general/keys.h"
#include "recognise/general/label.h"
#include "recognise/general/rows.h"

namespace yiben::recognition {

// 货物 of 货物小计, folded and without an ordinal; empty for other names.
std::string summed_name(std::string_view name);

// 货物小计 below things that a column of words calls 货物: their sum.
bool sums_a_kind(std::string_view name, const Grid& grid, const PrintedPanel& panel);

// The rows of such a block get their 小计 for a parent, where nothing else is theirs, and it is
// marked as their sum.
void set_block_totals(const std::vector<RawRow>& raw, const LabelReader& labels,
                      std::vector<PrintedRow>& rows);

}  // namespace yiben::recognition
