// Internal to proof: the smallest sets of figures whose release makes a book consistent.
//
// Every certificate is a conflict set: figures that cannot all be right. Smallest sets that hit all
// known ones are candidates; a candidate that leaves a contradiction yields another conflict set,
// until none is left. What hits every conflict set is no larger than what releases all errors, so
// the sets found are the smallest there are.
#pragma once

#include <cstddef>
#include <limits>
#include <vector>

#include "proof/oracle.h"

namespace yiben::proof {

// The contradictions of a book that has some, each with its explanations, in the order in which
// they stand in the book, the likeliest first (reasons.h; `stated`: ProveOptions::stated). Where
// more figures than `most` would have to be released, they are named without explanations, as where
// the oracle is exhausted.
std::vector<Conflict> explain(const Book& book, const System& system, Oracle& oracle,
                              const std::vector<Stated>& stated,
                              std::size_t most = std::numeric_limits<std::size_t>::max());

}  // namespace yiben::proof
