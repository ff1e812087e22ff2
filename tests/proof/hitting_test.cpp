// Smallest sets that hit a family, against trying every set; and what is independent in them.
#include "proof/hitting.h"

#include <gtest/gtest.h>

#include <random>

namespace yiben::proof {
namespace {

std::vector<FigureSet> by_trying(const std::vector<FigureSet>& family, int figures) {
  std::vector<FigureSet> best;
  for (unsigned choice = 0; choice < 1u << figures; ++choice) {
    FigureSet set;
    for (int f = 0; f < figures; ++f) {
      if ((choice >> f & 1u) != 0) set.push_back(f);
    }
    bool hits = true;
    for (const FigureSet& of : family) hits = hits && meet(of, set);
    if (!hits || (!best.empty() && best.front().size() < set.size())) continue;
    if (!best.empty() && set.size() < best.front().size()) best.clear();
    best.push_back(std::move(set));
  }
  std::sort(best.begin(), best.end());
  return best;
}

TEST(Hitting, AllSmallestSetsAreFound) {
  constexpr int figures = 12;
  std::mt19937 random(1);
  for (int round = 0; round < 200; ++round) {
    std::vector<FigureSet> family(1 + random() % 12);
    for (FigureSet& set : family) {
      for (int f = 0; f < figures; ++f) {
        if (random() % 4 == 0) set.push_back(f);
      }
      if (set.empty()) set.push_back(static_cast<int>(random() % figures));
    }
    const HittingSets found = minimum_hitting_sets(family);
    EXPECT_EQ(found.sets, by_trying(family, figures));
    EXPECT_TRUE(found.minimal);
    EXPECT_TRUE(found.complete);
  }
}

// `count` random sets of figures from `first` on, before `end`.
std::vector<FigureSet> random_family(std::mt19937& random, std::size_t count, int first, int end) {
  std::vector<FigureSet> family(count);
  for (FigureSet& set : family) {
    for (int f = first; f < end; ++f) {
      if (random() % 3 == 0) set.push_back(f);
    }
    if (set.empty()) set.push_back(first);
  }
  return family;
}

// What was found for parts is enough to know, without a search, what hits them and more, or that it
// has to be larger.
TEST(Hitting, JoinedPartsAreTheSmallestOfTheWholeOrItIsLarger) {
  std::mt19937 random(2);
  int larger = 0;
  for (int round = 0; round < 200; ++round) {
    std::vector<FigureSet> all = random_family(random, 3, 0, 6);
    const std::vector<FigureSet> other = random_family(random, 3, 6, 12);
    const std::vector<FigureSet> more = random_family(random, 1 + random() % 3, 0, 12);
    const HittingSets first = minimum_hitting_sets(all);
    const HittingSets second = minimum_hitting_sets(other);
    const HittingSets found = joined({first, second}, more);
    ASSERT_TRUE(found.complete);
    all.insert(all.end(), other.begin(), other.end());
    all.insert(all.end(), more.begin(), more.end());
    const std::vector<FigureSet> expected = by_trying(all, 12);
    if (!found.sets.empty()) {
      EXPECT_EQ(found.sets, expected);
      continue;
    }
    ++larger;
    const std::size_t size = first.sets.front().size() + second.sets.front().size();
    EXPECT_GT(expected.front().size(), size);
    EXPECT_EQ(minimum_hitting_sets(all, static_cast<int>(size) + 1).sets, expected);
  }
  EXPECT_GT(larger, 20);
  EXPECT_LT(larger, 180);
}

// Six sets that share nothing: more than are searched.
TEST(Hitting, ManyAreFoundByProgramming) {
  std::vector<FigureSet> family;
  for (int i = 0; i < 6; ++i) family.push_back({2 * i, 2 * i + 1});
  const HittingSets found = minimum_hitting_sets(family);
  EXPECT_EQ(found.sets.size(), 64u);
  EXPECT_TRUE(found.minimal);
  EXPECT_TRUE(found.complete);
}

TEST(Hitting, TooManyAreCutAndItSaysSo) {
  std::vector<FigureSet> family;
  for (int i = 0; i < 10; ++i) family.push_back({2 * i, 2 * i + 1});
  const HittingSets found = minimum_hitting_sets(family);
  EXPECT_FALSE(found.sets.empty());
  EXPECT_TRUE(found.minimal);
  EXPECT_FALSE(found.complete);
}

// Who asks often can add up what it costs.
TEST(Hitting, WorkGrowsWithTheFamily) {
  const HittingSets small = minimum_hitting_sets({{1, 2}});
  std::vector<FigureSet> family;
  for (int i = 0; i < 24; ++i) family.push_back({i, i + 1, i + 2, i + 5});
  const HittingSets large = minimum_hitting_sets(family);
  EXPECT_GT(large.work, 10 * (small.work + 1));
}

TEST(Hitting, GroupsShareNothing) {
  const std::vector<FigureSet> family = {{1, 2}, {5}, {2, 3}, {5, 6}};
  EXPECT_EQ(groups_of(family), (std::vector<std::vector<int>>{{0, 2}, {1, 3}}));
}

TEST(Hitting, BlocksAreAFinestProduct) {
  EXPECT_EQ(independent_blocks({{1, 3}, {1, 4}, {2, 3}, {2, 4}}),
            (std::vector<FigureSet>{{1, 2}, {3, 4}}));
  EXPECT_EQ(independent_blocks({{1, 3}, {2, 4}}), (std::vector<FigureSet>{{1, 2, 3, 4}}));
  EXPECT_EQ(independent_blocks({{1, 3}}), (std::vector<FigureSet>{{1}, {3}}));
  // Pairs of them are free, the three of them are not.
  const std::vector<FigureSet> tied = {{1, 3, 5}, {1, 4, 6}, {2, 3, 6}, {2, 4, 5}};
  EXPECT_EQ(independent_blocks(tied), (std::vector<FigureSet>{{1, 2, 3, 4, 5, 6}}));
}

}  // namespace
}  // namespace yiben::proof
