// Errors in a whole book: all smallest explanations, compared with trying. Whatever explains a book
// releases a figure of every contradiction that is shown; so those are tried, one after the other,
// and nothing is remembered.
#include <gtest/gtest.h>

#include <random>
#include <set>
#include <vector>

#include "proof/proof.h"
#include "read/read.h"
#include "recognise/recognise.h"
#include "support/paths.h"

namespace yiben {
namespace {

using Set = std::set<int>;
using Sets = std::set<Set>;

struct Example {
  std::vector<Document> documents;
  Book book;
  System system;
};

// Read once; tests change copies of the book.
const Example& example() {
  static const Catalog catalog = Catalog::load(catalog_folder()).value();
  static const Example loaded = [] {
    Example made;
    const std::string text = test::read_file(test::examples_dir() / "gardens-2026.txt");
    made.documents.push_back(read::text_document(text, "book.txt", 1).value());
    made.book = recognise(made.documents, catalog).value();
    made.system = derive(made.book);
    return made;
  }();
  return loaded;
}

System without(System system, const Set& released) {
  for (std::vector<int>& observations : system.observations) {
    std::erase_if(observations, [&](int figure) { return released.contains(figure); });
  }
  return system;
}

void try_all(const Book& book, std::size_t size, const Set& released, Sets& found) {
  const bool last = released.size() == size;
  const Proof proof =
      prove(book, without(example().system, released), {.looking_for_suspects = !last});
  if (proof.verdict == Verdict::consistent) found.insert(released);
  if (last || proof.verdict == Verdict::consistent) return;
  ASSERT_FALSE(proof.conflicts.empty());
  for (const Conflict::Use& use : proof.conflicts.front().figures) {
    if (book.figures[static_cast<std::size_t>(use.figure)].blank) continue;
    Set with = released;
    with.insert(use.figure);
    try_all(book, size, with, found);
  }
}

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

// The book with so many printed figures changed by `units` of their last place.
Set change(Book& book, int errors, std::int64_t units, std::mt19937& random) {
  Set changed;
  while (static_cast<int>(changed.size()) < errors) {
    const auto index = static_cast<std::size_t>(random() % book.figures.size());
    Figure& figure = book.figures[index];
    if (figure.blank || figure.number.digits == 0) continue;
    if (!changed.insert(static_cast<int>(index)).second) continue;
    figure.number.digits += units;
    EXPECT_TRUE(set_intervals(figure));
  }
  return changed;
}

void compare_with_trying(int errors, std::int64_t units, unsigned seed) {
  SCOPED_TRACE(seed);
  Book book = example().book;
  std::mt19937 random(seed);
  const Set changed = change(book, errors, units, random);
  const Proof proof = prove(book, example().system);
  ASSERT_EQ(proof.verdict, Verdict::inconsistent);
  const Sets sets = sets_of(proof);
  ASSERT_FALSE(sets.empty());
  const std::size_t size = sets.begin()->size();
  Sets tried;
  for (std::size_t fewer = 1; fewer <= size; ++fewer) try_all(book, fewer, {}, tried);
  EXPECT_EQ(sets, tried);
  EXPECT_TRUE(size < changed.size() || sets.contains(changed));
}

TEST(ExplainBook, OneErrorIsExplainedByWhatTryingFinds) {
  for (unsigned seed = 1; seed <= 4; ++seed) compare_with_trying(1, 7, seed);
}

TEST(ExplainBook, TwoErrorsAreExplainedByWhatTryingFinds) {
  for (unsigned seed = 1; seed <= 3; ++seed) compare_with_trying(2, 3, seed);
}

// Four errors at once, each named, with what should stand there.
TEST(ExplainBook, FourErrorsAreNamedWithTheirAmounts) {
  Book book = example().book;
  std::mt19937 random(3);
  const Set changed = change(book, 4, 700, random);
  const Proof proof = prove(book, example().system);
  EXPECT_EQ(sets_of(proof), Sets{changed});
  EXPECT_EQ(proof.conflicts.size(), 4u);
  for (const Conflict& conflict : proof.conflicts) {
    for (const SuspectFigure& suspect : conflict.explanations.at(0).figures) {
      const auto index = static_cast<std::size_t>(suspect.figure);
      const Interval& original = example().book.figures[index].interval;
      EXPECT_FALSE(intersect(suspect.expected, original).is_empty());
    }
  }
}

}  // namespace
}  // namespace yiben
