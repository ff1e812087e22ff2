// rules: Book → Findings, what arithmetic cannot say. One rule is one file here, one file in
// catalog/rules and one pair of fixtures in tests/rules, all of the same name.
#pragma once

#include <vector>

#include "book/book.h"
#include "catalog/catalog.h"

namespace yiben::rules {

// All findings of all rules, ordered by severity, then rule, then place.
std::vector<Finding> check(const Book& book, const Catalog& catalog);

}  // namespace yiben::rules
