// Internal to compile: where a book prints what.
#pragma once

#include <set>

#include "compile/facts_of.h"

namespace yiben::compiling {

struct BookLayout {
  Layout layout;
  int mentions = 0;
  int bound = 0;  // amounts in the narrative that stand for sums of facts
};

// See Deriver::source.
BookLayout layout_of(const Book& book, const BookFacts& facts, const std::set<int>& in_pieces);

// Per amount of the narrative the figure whose selection it states, or -1: it prints the same, and
// its row is named before it, or it has so many digits that chance is no explanation.
std::vector<int> figures_of_mentions(const Book& book);

}  // namespace yiben::compiling
