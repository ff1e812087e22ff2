// Internal to job: which printed figures make up which, by the identities of a book.
#pragma once

#include <vector>

#include "book/book.h"
#include "compose/compose.h"
#include "proof/proof.h"

namespace yiben::job {

// For writers of formulas, the nearest first: sums within one table, then figures that print the
// same amount in another, then sums over the figures of another table. What only an assumption
// adds up is left out.
std::vector<PrintedSum> known_sums(const Book& book, const System& system);

}  // namespace yiben::job
