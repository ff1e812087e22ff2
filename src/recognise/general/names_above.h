// Internal to general: names that a list prints once, with blank cells below them.
#pragma once

#include <vector>

#include "recognise/general/keys.h"

namespace yiben::recognition {

// What a spreadsheet had merged and an export left blank: 市民政局 beside the first of its
// accounts, nothing beside the others. The rows get the name above where the numbers say that none
// of them sums up others: all of them, named or not, add up to the total in every column, and the
// named ones alone do not.
void continue_names(std::vector<RawRow>& rows, const Grid& grid, const PrintedPanel& panel,
                    const LabelReader& labels);

}  // namespace yiben::recognition
