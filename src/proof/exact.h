// Internal to proof: books whose amounts were not rounded.
//
// Figures that were rounded one by one rarely add up to the last place: with two parts three sums
// in four do, with ten two in five. Where all sums of a book do, its amounts have no more places
// than are printed, and a sum that does not is no rounding.
#pragma once

#include <optional>

#include "proof/proof.h"

namespace yiben::proof {

// The shortest sum that misses its total by less than rounding explains; nothing where all hold,
// where too few do to tell, or where those that miss it have no figure in common, as when many
// figures are rounded.
std::optional<InexactSum> inexact_sum(const Book& book, const System& system);

}  // namespace yiben::proof
