// Internal to prose: sentences → statements, by words alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "prose/prose.h"

namespace yiben::prose {

// One statement for each mention outside the glossary. Nothing is bound yet.
std::vector<Statement> read_statements(const Book& book, const Phrases& phrases);

// Words of a subject or a row label as they are compared: folded, without years, account codes,
// (类)(款)(项), an ordinal in front, and words at the end that say nothing.
std::string bare_subject(std::string_view folded, const Phrases& phrases);

// Without the number of a page and words of the list at its front; never all of it.
std::string_view without_front(std::string_view s, const Labels& words);

// Without "2026年度" and the like, and without what stands in brackets and holds 类, 款, 项 or
// digits.
std::string without_years_and_codes(std::string_view folded);

// Takes words of the list off the end, again and again; never all of it.
std::string_view without_ends(std::string_view s, const Labels& words);

bool ends_with_any(std::string_view s, const Labels& words);
bool starts_with_any(std::string_view s, const Labels& words);
bool holds_any(std::string_view s, const Labels& words);

// "从 100.00 万元增至 110.00 万元": an amount is what it was before. `clause` stands before it
// without linkers, `tail` behind.
bool leads_to_another(std::string_view clause, std::string_view tail, const Phrases& phrases);

// "比上年节余 10.00 万元": the clause before an amount leaves open whether it is a change or last
// year's.
bool is_unclear(std::string_view clause, const Phrases& phrases);

}  // namespace yiben::prose
