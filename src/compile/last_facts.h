// Internal to compile: last year's amounts, from what sentences say of changes.
#pragma once

#include <string>
#include <vector>

#include "compile/compile.h"

namespace yiben::compiling {

// Adds facts of last year, and reasons, for the changes that the narrative of the family says too:
// the amount of this year is that of the facts, and so is the difference as the sentence has it.
// What cannot be said in the family's words is noted. How many amounts of last year are known.
std::size_t add_last_facts(const Book& book, const Catalog& catalog, const Family& family,
                           const std::vector<ToldChange>& changes, Source& source,
                           std::vector<std::string>& notes);

}  // namespace yiben::compiling
