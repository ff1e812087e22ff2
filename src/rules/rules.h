// rules: Book → Findings, what arithmetic cannot say. A rule is a file in catalog/rules, which
// names a predicate and holds what that looks for, and a pair of fixtures in tests/rules.
#pragma once

#include <vector>

#include "book/book.h"
#include "catalog/catalog.h"
#include "prose/prose.h"

namespace yiben::rules {

// All findings of all rules, ordered by severity, then rule, then place.
std::vector<Finding> check(const Book& book, const prose::Narrative& narrative,
                           const Catalog& catalog);

// Rules whose file names a predicate that the program does not have: a fault of the catalogue that
// must not pass for a rule that found nothing.
Errors unknown_predicates(const Catalog& catalog);

// docs/formats/profile.md: switches rules of the catalogue off or gives them another severity.
// Errors, all at once: TOML that does not parse, rules and levels that do not exist, and findings
// of the proof, which cannot be switched off.
Errors apply_profile(const std::string& bytes, const std::string& file, Catalog& catalog);

// Error: no such rule, with the nearest name. The rule lives in the catalogue.
Result<const RuleText*> rule_named(const Catalog& catalog, const std::string& id);

}  // namespace yiben::rules
