// Internal to compile: merged header cells of documents whose format has none.
#pragma once

#include <map>
#include <string>

#include "source/source.h"

namespace yiben::compiling {

// In plain text a merged header is a word with blank squares beside and below it. `paths` has the
// header labels of a column from top to bottom, joined with ">": a word reaches over the blank
// squares on its right whose column it heads, and down to the end of the header where nothing
// stands below it.
void merge_headers(LayoutTable& table, const std::map<int, std::string>& paths);

}  // namespace yiben::compiling
