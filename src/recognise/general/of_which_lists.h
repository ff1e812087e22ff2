// Internal to general: columns that 其中 lists behind their whole, without a head over them.
#pragma once

#include <vector>

#include "recognise/general/panel_amounts.h"

namespace yiben::recognition {

// 项目支出 | 其中：本年安排 | 上年结转: the last is a part of 项目支出, too, where the two make it
// up in all rows, or in nearly all.
std::vector<Group> of_which_lists(const PrintedPanel& panel, const Amounts& amounts,
                                  const Cube& cube);

}  // namespace yiben::recognition
