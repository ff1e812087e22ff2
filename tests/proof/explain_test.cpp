// The smallest sets of figures that explain a book: compared with trying every set.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "proof/proof.h"
#include "support/squares.h"

namespace yiben {
namespace {

using test::Square;
using Set = std::set<int>;
using Sets = std::set<Set>;

// Every choice of one explanation for each conflict.
Sets sets_of(const Proof& proof) {
  Sets sets = {{}};
  for (const Conflict& conflict : proof.conflicts) {
    Sets longer;
    for (const Set& set : sets) {
      for (const Explanation& explanation : conflict.explanations) {
        Set with = set;
        for (const SuspectFigure& suspect : explanation.figures) with.insert(suspect.figure);
        longer.insert(std::move(with));
      }
    }
    sets = std::move(longer);
  }
  return sets;
}

bool fits_without(const Book& book, System system, const Set& released) {
  for (std::vector<int>& observations : system.observations) {
    std::erase_if(observations, [&](int figure) { return released.contains(figure); });
  }
  return prove(book, system, {.looking_for_suspects = false}).verdict == Verdict::consistent;
}

void add_sets(const Square& square, std::size_t size, int from, Set& chosen, Sets& found) {
  if (chosen.size() == size) {
    if (fits_without(square.book, square.system, chosen)) found.insert(chosen);
    return;
  }
  for (int f = from; f < static_cast<int>(square.book.figures.size()); ++f) {
    chosen.insert(f);
    add_sets(square, size, f + 1, chosen, found);
    chosen.erase(f);
  }
}

// All sets of as few figures as make the book consistent, by trying them all.
Sets smallest_sets(const Square& square) {
  for (std::size_t size = 0;; ++size) {
    Sets found;
    Set chosen;
    add_sets(square, size, 0, chosen, found);
    if (!found.empty()) return found;
  }
}

// Some of the changes are too small to be seen, some make up for each other.
TEST(Explain, TheSmallestSetsAreThoseThatTryingFinds) {
  constexpr unsigned rounds = 300;
  int ties = 0;
  int together = 0;
  for (unsigned seed = 0; seed < rounds; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    // Few figures for many errors: trying every set takes long.
    const int errors = 1 + static_cast<int>(seed % 3);
    Square square(2 + below(errors < 3 ? 3 : 2), 2, below(3) == 0, random);
    for (int i = 0; i < errors; ++i) {
      const std::int64_t change = below(4) == 0 ? 2 : 5 + below(400);
      square.change(below(static_cast<int>(square.book.figures.size())), change);
    }
    const Proof proof = prove(square.book, square.system);
    const Sets expected = smallest_sets(square);
    ASSERT_EQ(proof.verdict == Verdict::consistent, expected == Sets{{}});
    if (proof.verdict == Verdict::consistent) continue;
    EXPECT_EQ(sets_of(proof), expected);
    ties += expected.size() > 1 ? 1 : 0;
    for (const Conflict& conflict : proof.conflicts) {
      EXPECT_TRUE(conflict.minimal_proven);
      EXPECT_TRUE(conflict.all_explanations);
      EXPECT_FALSE(conflict.figures.empty());
      EXPECT_GT(conflict.least_gap, 0);
      together += conflict.explanations.at(0).figures.size() > 1 ? 1 : 0;
    }
  }
  EXPECT_GT(ties, 10);
  EXPECT_GT(together, 5);
}

// What is expected of a figure is what it can be: both ends fit, one fen more does not.
TEST(Explain, TheExpectedAmountsAreExactlyThosePossible) {
  std::mt19937 random(5);
  Square square(3, 3, false, random);
  square.change(1, 300);
  const Proof proof = prove(square.book, square.system);
  ASSERT_EQ(proof.conflicts.size(), 1u);
  const Explanation& explanation = proof.conflicts[0].explanations.at(0);
  ASSERT_EQ(explanation.figures.size(), 1u);
  const auto [index, expected] = explanation.figures[0];
  EXPECT_EQ(index, 1);
  const auto fits_at = [&](Fen amount) {
    Book book = square.book;
    Figure& figure = book.figures[static_cast<std::size_t>(index)];
    figure.interval = figure.likely = {amount, amount};
    return prove(book, square.system, {.looking_for_suspects = false}).verdict ==
           Verdict::consistent;
  };
  EXPECT_TRUE(fits_at(expected.low));
  EXPECT_TRUE(fits_at(expected.high));
  EXPECT_FALSE(fits_at(expected.low - 1));
  EXPECT_FALSE(fits_at(expected.high + 1));
}

// Two figures, far apart, each with its own sums.
TEST(Explain, ErrorsThatHaveNothingToDoWithEachOtherAreApart) {
  std::mt19937 random(7);
  Square square(4, 4, false, random);
  square.change(square.part(0, 0), 300);
  square.change(square.part(3, 3), 500);
  const Proof proof = prove(square.book, square.system);
  ASSERT_EQ(proof.conflicts.size(), 2u);
  for (const Conflict& conflict : proof.conflicts) {
    ASSERT_EQ(conflict.explanations.size(), 1u);
    EXPECT_EQ(conflict.explanations[0].figures.size(), 1u);
  }
}

// One figure that stands in a sum of its row and in a sum of its column.
TEST(Explain, OneErrorIsOneConflictHoweverManySumsItBreaks) {
  std::mt19937 random(9);
  Square square(5, 5, true, random);
  square.change(square.part(2, 2), 700);
  const Proof proof = prove(square.book, square.system);
  ASSERT_EQ(proof.conflicts.size(), 1u);
  EXPECT_EQ(sets_of(proof), (Sets{{square.part(2, 2)}}));
}

// More errors than are searched: integer programming finds as many as there are.
TEST(Explain, NineErrorsAtOnceAreFound) {
  std::mt19937 random(11);
  Square square(10, 10, false, random);
  Set changed;
  for (int i = 0; i < 9; ++i) {
    changed.insert(square.part(i, i));
    square.change(square.part(i, i), 300 + 100 * i);
  }
  const Proof proof = prove(square.book, square.system);
  EXPECT_EQ(sets_of(proof), Sets{changed});
}

// A table that was misread: so much is wrong that nobody can say what, which must not take long.
TEST(Explain, TooMuchThatIsWrongEndsWithoutSuspects) {
  std::mt19937 random(19);
  Square square(10, 10, false, random);
  for (int row = 0; row < 10; ++row) {
    for (int column = 0; column < 10; ++column) {
      if ((row + column) % 3 == 0) square.change(square.part(row, column), 100 + 10 * row + column);
    }
  }
  const Proof proof = prove(square.book, square.system);
  EXPECT_EQ(proof.verdict, Verdict::inconsistent);
  ASSERT_FALSE(proof.conflicts.empty());
}

// A clerk who swaps two figures of a row makes one mistake. The sums of their columns alone do not
// tell which row it is.
TEST(Explain, TwoSwappedCellsAreOneConflict) {
  std::mt19937 random(13);
  Square square(4, 4, false, random);
  square.swap(square.part(1, 1), square.part(1, 2));
  const Proof proof = prove(square.book, square.system);
  ASSERT_EQ(proof.conflicts.size(), 1u);
  EXPECT_GT(proof.conflicts[0].explanations.size(), 1u);
  const Explanation& explanation = proof.conflicts[0].explanations.at(0);
  EXPECT_EQ(explanation.figures.size(), 2u);
  EXPECT_EQ(explanation.figures[0].figure, square.part(1, 1));
  ASSERT_FALSE(explanation.reasons.empty());
  EXPECT_EQ(explanation.reasons[0].code, "cells-swapped");
}

// Where the sum of a row stays right, the columns alone do not tell which row is wrong.
TEST(Explain, SentencesThatAgreeWithTheOthersComeFirst) {
  std::mt19937 random(17);
  Square square(3, 2, false, random);
  square.change(square.part(0, 0), 1'234);
  square.change(square.part(0, 1), -1'234);
  ProveOptions options;
  const auto first_of = [&] {
    const Proof proof = prove(square.book, square.system, options);
    const Explanation& explanation = proof.conflicts.at(0).explanations.at(0);
    EXPECT_EQ(
        std::count_if(explanation.reasons.begin(), explanation.reasons.end(),
                      [](const Reason& reason) { return reason.code == "prose-denies-others"; }),
        1);
    return explanation.figures.at(0).figure;
  };
  for (const int wrong : {0, 1, 2}) {
    options.stated.clear();
    for (int f = 0; f < static_cast<int>(square.book.figures.size()); ++f) {
      if (f == square.part(wrong, 0)) continue;
      options.stated.push_back({{f}, square.book.figures[static_cast<std::size_t>(f)].interval});
    }
    EXPECT_EQ(first_of(), square.part(wrong, 0));
  }
}

// A sentence that says what the wrong figure should print denies every other explanation.
TEST(Explain, ASentenceThatSaysTheRightAmountDeniesTheOthers) {
  std::mt19937 random(17);
  Square square(3, 2, false, random);
  const int wrong = square.part(1, 0);
  const Interval right = square.book.figures[static_cast<std::size_t>(wrong)].interval;
  square.change(wrong, 1'234);
  square.change(square.part(1, 1), -1'234);
  const Proof untold = prove(square.book, square.system);
  const Proof told = prove(square.book, square.system, {.stated = {{{wrong}, right}}});
  const std::vector<Explanation>& all = told.conflicts.at(0).explanations;
  EXPECT_EQ(all.size(), untold.conflicts.at(0).explanations.size());
  EXPECT_EQ(all.at(0).figures.at(0).figure, wrong);
  EXPECT_EQ(all.at(0).denied, 0);
  ASSERT_GT(all.size(), 1u);
  for (std::size_t i = 1; i < all.size(); ++i) EXPECT_EQ(all[i].denied, 1);
}

}  // namespace
}  // namespace yiben
