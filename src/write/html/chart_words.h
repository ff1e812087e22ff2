// write/html: amounts, changes and labels as charts print them. Printed numbers are made of whole
// numbers only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "money/money.h"
#include "write/write.h"

namespace yiben::write::web {

// In 万元 with two decimals: "1520.37".
std::string amount_text(Fen amount);

// "增加12.34万元，增长5.6%", "与上年持平", "上年无此项". Percents only of positive amounts.
std::string change_text(const Chart::Bar& bar);

// Lines of at most `columns` columns (two for each Chinese character), at most `max_lines` of them;
// what does not fit ends with "…".
std::vector<std::string> wrapped(std::string_view text, int columns, std::size_t max_lines);

// At most thirteen bars: the twelve largest and the sum of all others. In the order of size when
// `sorted`, else as they were given.
std::vector<Chart::Bar> bars_to_draw(std::vector<Chart::Bar> bars, bool sorted);

// Error when amounts of a chart pass limits::max_fen together; else sums of them cannot overflow.
bool is_within_limits(const Chart& chart);

}  // namespace yiben::write::web
