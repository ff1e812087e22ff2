// Codes that are printed in part or with a slip of the keys: what their rows are about all the
// same.
#pragma once

#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "recognise/general/axis.h"

namespace yiben::recognition {

// Makes whole codes of their last two digits: 208 and then 05 is 20805, or below that a 项. Where
// the row of the class is left out, the name beside the digits says below which class they stand.
void complete(std::vector<Key>& keys, KeyAxis axis, const Classification& codes);

// For each key the code that its name has one digit away, where the printed one is that of another
// name and nothing above it in the list: 21101 beside 行政事业单位医疗, below 210, is 21011. Empty
// where the code is right or where that is not sure.
std::vector<std::string> meant_codes(const std::vector<Key>& keys, const Classification& codes);

}  // namespace yiben::recognition
