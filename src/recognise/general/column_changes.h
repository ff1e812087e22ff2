// Internal to general: columns that print by how much others differ.
#pragma once

#include <vector>

#include "recognise/general/panel_amounts.h"

namespace yiben::recognition {

// 2024年预算数 | 2025年预算数 | 增减额: this year is the year before and the change, where nearly
// all rows say so; in which order they do, the numbers say. The total of each group is what the
// others make up.
std::vector<Group> change_columns(const std::vector<Column>& columns, const Amounts& amounts,
                                  const Cube& cube);

}  // namespace yiben::recognition
