// Internal to proof: sums that reading gave up, and that are believed after all.
//
// Words say that an amount is the sum of others, and the numbers deny it: the words were
// misunderstood, or a figure is wrong. From the table alone nobody can tell. It is a figure where
// what is printed elsewhere says of it exactly what would make the sum hold, and nothing that is
// printed bears out what it says itself; or where it is a slip of what would make the sum hold,
// which is printed elsewhere, while nothing else prints what it says; or where another table prints
// the same rows with the same amounts but for that one, and there the sum holds.
#pragma once

#include <vector>

#include "proof/proof.h"

namespace yiben::proof {

// Of Panel::denied_row_groups, and by a slip of Panel::denied_outline_groups, column by column;
// none of them is in the system.
std::vector<Identity> vouched_sums(const Book& book, const System& system);

}  // namespace yiben::proof
