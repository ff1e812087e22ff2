// Internal to proof: which of several explanations is the likelier one, and why.
#pragma once

#include "proof/oracle.h"

namespace yiben::proof {

// Orders the explanations of each conflict and gives each its reasons. Conflicts whose figures
// print each other's expected values become one. `stated`: ProveOptions::stated.
void weigh(const Book& book, const System& system, const std::vector<Stated>& stated,
           std::vector<Conflict>& conflicts);

}  // namespace yiben::proof
