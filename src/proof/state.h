// Internal to proof: how a contradiction is shown.
#pragma once

#include "proof/oracle.h"

namespace yiben::proof {

// How hard a certificate is to follow: sums printed in one table are the easiest, then those of few
// terms.
std::size_t cost_of(const Certificate& certificate, const System& system);

// Whether an explanation of the conflict releases the figure.
bool is_suspect(const Conflict& conflict, int figure);

// Writes the certificate into the conflict: the figures that bind, and by how much they miss each
// other, with `released` figures binding nothing.
void state(const Certificate& certificate, const Oracle& oracle, const FigureSet& released,
           Conflict& conflict);

}  // namespace yiben::proof
