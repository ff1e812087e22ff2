// rules: Book → Findings, what arithmetic cannot say. A rule is a file in catalog/rules, which
// names a predicate and holds what that looks for, and a pair of fixtures in tests/rules.
#pragma once

#include <vector>

#include "book/book.h"
#include "catalog/catalog.h"

namespace yiben::rules {

// All findings of all rules, ordered by severity, then rule, then place.
std::vector<Finding> check(const Book& book, const Catalog& catalog);

// Rules whose file names a predicate that the program does not have: a fault of the catalogue that
// must not pass for a rule that found nothing.
Errors unknown_predicates(const Catalog& catalog);

}  // namespace yiben::rules
