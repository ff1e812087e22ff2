// What every rule has: the book, its text, the catalogue, its own words. Internal to rules.
//
// A rule is a file of catalog/rules that names a predicate. A predicate is a function without
// state; what it looks for is data of the rule. It says nothing where the book does not hold what
// it looks at, and where a fault could as well be our reading: a doubt is no accusation.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/passages.h"
#include "rules/rules.h"

namespace yiben::rules {

struct Context {
  const Book& book;
  const prose::Narrative& narrative;
  const Catalog& catalog;
  const Text& text_of_book;
  const RuleText& text;  // the rule's own

  // A list of the rule's file; empty where the file has none of that name.
  const std::vector<std::string>& words(const std::string& list) const;
  const std::vector<text::Pattern>& patterns(const std::string& list) const;
  int number(const std::string& name, int otherwise) const;

  // A finding of this rule, without operands and evidence yet.
  Finding finding() const { return {.rule = text.id, .severity = text.severity}; }
};

using Findings = std::vector<Finding>;

// Every grid of the documents, in the order of print.
template <typename Look>
void for_each_grid(const Context& context, const Look& look) {
  for (const Document* document : context.book.documents) {
    for (const Block& block : document->blocks) {
      if (const auto* grid = std::get_if<Grid>(&block)) look(*grid);
    }
  }
}

// The code of the account that the row was taken for, which is not the printed one where that has a
// slip; empty where it is no account.
std::string_view account_of(const Row& row, const Cube& cube);

// Sentences whose tables are published in another file: what they lack may stand there.
bool stands_alone(const Book& book);

// A page that was not read may hold what seems to be missing, and so may tables that stand
// elsewhere.
bool was_read_whole(const Book& book);

bool contains(std::string_view s, std::string_view word);
bool contains_any(std::string_view s, const std::vector<std::string>& words);
bool matches_any(std::string_view s, const std::vector<text::Pattern>& patterns);

// Words joined by "、", as Chinese lists are.
std::string joined(const std::vector<std::string>& words);

}  // namespace yiben::rules
