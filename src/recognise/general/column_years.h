// Internal to general: which columns are money of this year, where others beside them are what was
// carried over from the last.
#pragma once

#include <vector>

#include "recognise/general/layout.h"

namespace yiben::recognition {

// 当年 | 结转 under one header, and 本年支出 | 上年结转支出, each over columns of its own: their
// meanings get the origin that the one says only because the other stands beside it.
void part_years(std::vector<PrintedColumn>& columns, const LabelReader& labels);

}  // namespace yiben::recognition
