// Book → Source.
#include "compile/compile.h"

#include <utility>

#include "compile/facts_of.h"
#include "compile/layout_of_book.h"

namespace yiben {

Deriver::Deriver(const Book& book, std::vector<Told> told)
    : book_(book),
      told_(std::move(told)),
      facts_(std::make_unique<const compiling::BookFacts>(compiling::facts_of(book))) {}
Deriver::~Deriver() = default;

Derived Deriver::source(const std::set<int>& in_pieces) const {
  const Book& book = book_;
  compiling::BookLayout layout = compiling::layout_of(book, *facts_, told_, in_pieces);
  Derived derived;
  derived.source.entity = book.entity;
  derived.source.title = book.title;
  derived.source.year = book.year;
  const Family* family = family_of(book);
  derived.source.family = family == nullptr ? "general" : family->id;
  derived.source.derived = true;
  derived.source.facts = facts_->facts;
  derived.source.tree = facts_->tree;
  derived.source.layout = std::move(layout.layout);
  derived.figures = book.figures.size();
  for (const int table : facts_->apart_tables) {
    derived.apart_tables.push_back(book.tables[static_cast<std::size_t>(table)].title);
  }
  derived.apart_figures = facts_->apart_figures;
  derived.bound_mentions = layout.bound;
  derived.mentions = layout.mentions;
  return derived;
}

}  // namespace yiben
