// Internal to proof: columns that are part of another one (其中).
#pragma once

#include <vector>

#include "proof/proof.h"

namespace yiben::proof {

// A part may be less than its whole. Where the parts make the whole in many rows and in one they do
// not, and one amount of that row is a slip of what would make them, we doubt it: a doubt that
// nothing settles, as no other figure speaks of it.
std::vector<Doubt> slips_of_parts(const Book& book);

}  // namespace yiben::proof
