// Indicators that a form packs into one cell:
// "1、1-产出指标；11-数量指标；会议次数；实施周期指标值: ≥20场；年度指标值:≥5场。2、…". Internal to
// rules.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace yiben::rules {

struct PackedIndicator {
  std::string level1, level2, level3;
  std::string value;        // the first that is given, of all years
  std::string other_value;  // the second
};

// Of folded words. What the end of a page cut off is left out; empty where the cell is none.
std::vector<PackedIndicator> packed_in(std::string_view cell);

}  // namespace yiben::rules
