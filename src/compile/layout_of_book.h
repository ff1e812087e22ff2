// Internal to compile: where a book prints what.
#pragma once

#include <cstdint>
#include <set>
#include <string_view>

#include "compile/compile.h"
#include "compile/facts_of.h"

namespace yiben::compiling {

struct BookLayout {
  Layout layout;
  int mentions = 0;
  int bound = 0;  // amounts and percentages in the narrative that stand for sums of facts
};

// See Deriver::source.
BookLayout layout_of(const Book& book, const BookFacts& facts, const std::vector<Told>& told,
                     const std::set<int>& in_pieces);

// How many bytes of the name of the figure's row stand in the clause, which is folded.
std::size_t naming(const Book& book, const Figure& figure, std::string_view clause);

// Amounts of so many digits do not agree by chance.
inline constexpr std::int64_t telling_digits = 10'000;

// Per amount of the narrative the figure whose selection it states, or -1: it prints the same, and
// its row is named before it, or it has so many digits that chance is no explanation.
std::vector<int> figures_of_mentions(const Book& book);

}  // namespace yiben::compiling
