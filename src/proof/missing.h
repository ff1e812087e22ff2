// Internal to proof: rows that a table should have and does not print.
#pragma once

#include <optional>
#include <vector>

#include "proof/proof.h"

namespace yiben::proof {

// Sums of one table that miss something in several columns at once, and in none have too much: one
// row that is not printed explains what would take a wrong figure in each column. A row of another
// table, of a member that this table does not list, bears it out where it prints these amounts.
// `lost` figures, one flag each, say nothing.
std::vector<MissingRow> missing_rows(const Book& book, const std::vector<bool>& lost);

// The identities of `system` that hold whatever those tables do not list; the others say nothing
// any more (without terms), so that all keep their numbers.
System without_sums_of(const std::vector<MissingRow>& rows, const Book& book, const System& system);

}  // namespace yiben::proof
