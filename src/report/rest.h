// What stands for findings that are not shown, as they are like those that are.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "report/shown.h"
#include "report/spots.h"

namespace yiben::report {

// "… and 198 more of [rule]: 120 in 收支预算总表, 78 in the text", of findings of one rule.
std::string rest_in_words(const std::vector<ShownFinding>& findings, std::size_t begin,
                          std::size_t end, const Spots& spots, bool chinese);

}  // namespace yiben::report
