// Book → Source.
#include "compile/compile.h"
#include "compile/facts_of.h"
#include "compile/layout_of_book.h"

namespace yiben {

Derived derive_source(const Book& book, bool joined) {
  compiling::BookFacts facts = compiling::facts_of(book);
  compiling::BookLayout layout = compiling::layout_of(book, facts, joined);
  Derived derived;
  derived.source.entity = book.entity;
  derived.source.title = book.title;
  derived.source.year = book.year;
  derived.source.family = book.by_words || book.family == nullptr ? "general" : book.family->id;
  derived.source.derived = true;
  derived.source.facts = std::move(facts.facts);
  derived.source.tree = std::move(facts.tree);
  derived.source.layout = std::move(layout.layout);
  derived.figures = book.figures.size();
  for (const int table : facts.apart_tables) {
    derived.apart_tables.push_back(book.tables[static_cast<std::size_t>(table)].title);
  }
  derived.apart_figures = facts.apart_figures;
  derived.bound_mentions = layout.bound;
  derived.mentions = layout.mentions;
  return derived;
}

}  // namespace yiben
