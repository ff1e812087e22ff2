// Internal to catalog: the readers of its parts. Each appends what is wrong to `errors` and goes
// on, so that one run shows every mistake.
#pragma once

#include <string>

#include "catalog/catalog.h"

namespace yiben::catalog {

// catalog/codes/*.csv: a header line, then code,name,…,basis.
Classification load_codes(const std::string& path, Errors& errors);

// catalog/forms: every folder with a family.toml. Members of open dimensions that forms name are
// interned in `cube`.
std::vector<Family> load_families(const std::string& folder, Cube& cube, Errors& errors);

// catalog/forms/general.toml: the forms of base/ by their titles alone.
Family load_general(const std::string& folder, Cube& cube, Errors& errors);

// catalog/narrative/<family>.toml; nothing is read for a family without one.
Narrative load_narrative(const std::string& path, Errors& errors);

// catalog/terms.toml. Members of open dimensions are interned in `cube`.
Terms load_terms(const std::string& path, Cube& cube, Errors& errors);

// catalog/phrases.toml.
Phrases load_phrases(const std::string& path, Errors& errors);

// catalog/source.toml. `cube` gives the members, so it must not know those of forms yet.
SourceSchema load_source_schema(const std::string& path, const Cube& cube, Errors& errors);

// catalog/rules/*.toml, by id.
std::map<std::string, RuleText> load_rules(const std::string& folder, Errors& errors);

// catalog/words: words.txt, own.txt and characters.txt.
Words load_words(const std::string& folder, Errors& errors);

// catalog/reasons.toml, by code.
std::map<std::string, ReasonText> load_reasons(const std::string& path, Errors& errors);

}  // namespace yiben::catalog
