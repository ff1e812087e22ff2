// Small systems at random, with hidden amounts, amounts that are printed twice, zeros, blanks and
// lost decimals: the verdict, all smallest explanations and the expected amounts beside those that
// trying every set of figures finds, with a solver of its own (tools/mutate).
#include <gtest/gtest.h>

#include <random>

#include "../tools/mutate/compare.h"
#include "../tools/mutate/trying.h"
#include "support/squares.h"

namespace yiben {
namespace {

class Sums {
 public:
  explicit Sums(unsigned seed) : random_(seed) {
    Table table;
    table.form = "sums";
    table.panels.emplace_back();
    table.panels[0].columns.resize(1);
    book.tables.push_back(std::move(table));
    const int leaves = 3 + below(3);
    for (int i = 0; i < leaves; ++i) {
      add_variable(below(4) == 0 ? 0 : 10'000 * below(900) + (below(2) == 0 ? 0 : below(10'000)));
    }
    for (int i = 2 + below(3); i > 0; --i) add_sum();
    for (std::size_t v = 0; v < amounts_.size(); ++v) print(static_cast<int>(v));
  }

  void change(int errors) {
    for (int tries = 0; errors > 0 && tries < 100; ++tries) {
      Figure& figure =
          book.figures[static_cast<std::size_t>(below(static_cast<int>(book.figures.size())))];
      if (figure.blank) continue;
      figure.number.digits += below(3) == 0 ? 1 + below(2) : 3 + below(500);
      reprint(figure);
      --errors;
    }
  }

  Book book;
  System system;

 private:
  int below(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }

  int add_variable(Fen amount) {
    amounts_.push_back(amount);
    system.variables.emplace_back();
    system.non_negative.push_back(below(5) != 0);
    system.observations.emplace_back();
    return static_cast<int>(amounts_.size()) - 1;
  }

  // A new amount, the sum of some that are there.
  void add_sum() {
    const int count = static_cast<int>(amounts_.size());
    Identity identity{.table = 0};
    Fen sum = 0;
    for (int v = 0; v < count; ++v) {
      if (below(2) == 0) continue;
      identity.terms.push_back({v, -1});
      sum += amounts_[static_cast<std::size_t>(v)];
    }
    identity.terms.push_back({add_variable(sum), 1});
    system.identities.push_back(std::move(identity));
  }

  static void reprint(Figure& figure) {
    figure.printed = to_string(figure.number);
    YIBEN_CHECK(set_intervals(figure));
  }

  // Not at all, once or twice.
  void print(int variable) {
    const int times = below(6) == 0 ? 0 : 1 + (below(3) == 0 ? 1 : 0);
    const Fen amount = amounts_[static_cast<std::size_t>(variable)];
    for (int i = 0; i < times; ++i) {
      Figure figure;
      figure.row = static_cast<int>(book.figures.size());
      figure.place = {.document = 1, .line = figure.row + 1, .column = 1};
      figure.meant_decimals = 2;
      figure.number = {(amount + 5'000) / 10'000, 2};
      const bool shortened = figure.number.digits % 10 == 0 && below(2) == 0;
      if (shortened) figure.number = {figure.number.digits / 10, 1};
      figure.blank = amount == 0 && below(2) == 0;
      if (figure.blank) figure.number = {0, 0};
      figure.non_negative = system.non_negative[static_cast<std::size_t>(variable)];
      reprint(figure);
      book.tables[0].panels[0].rows.emplace_back();
      system.observations[static_cast<std::size_t>(variable)].push_back(figure.row);
      book.figures.push_back(std::move(figure));
    }
  }

  std::mt19937 random_;
  std::vector<Fen> amounts_;
};

TEST(Trying, FindsTheVerdictTheSetsAndTheAmountsOfTheProof) {
  constexpr unsigned rounds = 600;
  int contradicting = 0;
  int several = 0;
  int gave_up = 0;
  for (unsigned seed = 0; seed < rounds; ++seed) {
    SCOPED_TRACE(seed);
    const int errors = 1 + static_cast<int>(seed % 3);
    Sums sums(seed);
    if (sums.book.printed_figures() == 0) continue;
    sums.change(errors);
    const auto compared = mutate::compare(sums.book, sums.system, errors, true);
    EXPECT_EQ(compared.difference, "");
    contradicting += compared.contradicts ? 1 : 0;
    several += compared.sets > 1 ? 1 : 0;
    gave_up += compared.gave_up ? 1 : 0;
  }
  EXPECT_GT(contradicting, 200);
  EXPECT_GT(several, 100);
  EXPECT_LT(gave_up, contradicting / 50);
}

TEST(Trying, FindsTheSameInTablesOfSums) {
  for (unsigned seed = 0; seed < 60; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    test::Square square(3, 3, seed % 4 == 0, random);
    const int errors = 1 + static_cast<int>(seed % 3);
    for (int i = 0; i < errors; ++i) {
      const auto figure = static_cast<int>(random() % square.book.figures.size());
      square.change(figure, 2 + static_cast<int>(random() % 400));
    }
    const auto compared = mutate::compare(square.book, square.system, errors, true);
    EXPECT_EQ(compared.difference, "");
    EXPECT_FALSE(compared.gave_up);
  }
}

// Branching leaves out sets that cannot fit, and no others.
TEST(Trying, BranchingFindsWhatEverySetFinds) {
  for (unsigned seed = 0; seed < 40; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    test::Square square(3, 3, false, random);
    square.change(square.part(0, 0), 300);
    square.change(square.part(static_cast<int>(seed % 3), 1), -200);
    mutate::Feasibility feasibility(square.book, square.system, mutate::Reading::as_meant);
    const auto every = mutate::by_every_set(feasibility, feasibility.figures(false), 2);
    const auto branched = mutate::by_branching(feasibility, false, 2, 10'000);
    EXPECT_EQ(every.sets, branched.sets);
    EXPECT_FALSE(every.sets.empty());
    EXPECT_LT(branched.questions, every.questions);
  }
}

// What a difference would look like: a proof of one system beside trying another.
TEST(Trying, TellsSystemsApart) {
  std::mt19937 random(1);
  test::Square square(2, 2, false, random);
  square.change(square.part(0, 0), 300);
  mutate::Feasibility feasibility(square.book, square.system, mutate::Reading::as_meant);
  EXPECT_EQ(feasibility.without({}), mutate::Feasibility::Answer::contradiction);
  EXPECT_TRUE(feasibility.binding().contains(square.part(0, 0)));
  EXPECT_EQ(feasibility.without({square.part(0, 0)}), mutate::Feasibility::Answer::fits);
  EXPECT_EQ(feasibility.without({square.part(0, 1)}), mutate::Feasibility::Answer::contradiction);
  const Interval changed = square.book.figures[0].interval;
  EXPECT_EQ(feasibility.without({square.part(0, 0)}, square.part(0, 0), changed),
            mutate::Feasibility::Answer::contradiction);
}

}  // namespace
}  // namespace yiben
