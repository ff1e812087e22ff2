// Pieces of a table over page ends, put together by their upright lines.
#include "page/lines.h"

#include <gtest/gtest.h>

#include <string>

namespace yiben {
namespace {

using Lines = std::vector<int>;

TEST(JoinLines, MergedColumnsHaveNoLinesOnTheNextPage) {
  const auto joined = join_lines({0, 100, 200, 300, 600}, {0, 304, 597});
  ASSERT_TRUE(joined);
  EXPECT_EQ(joined->lines, (Lines{0, 100, 200, 300, 600}));
  EXPECT_EQ(joined->second, (Lines{0, 3, 4}));
  EXPECT_TRUE(is_refined(*joined));
}

TEST(JoinLines, BothPiecesMayHaveLinesOfTheirOwn) {
  const auto joined = join_lines({0, 200, 600}, {0, 400, 600});
  ASSERT_TRUE(joined);
  EXPECT_EQ(joined->lines, (Lines{0, 200, 400, 600}));
  EXPECT_EQ(joined->first, (Lines{0, 1, 3}));
  EXPECT_EQ(joined->second, (Lines{0, 2, 3}));
  EXPECT_FALSE(is_refined(*joined));
}

TEST(JoinLines, TablesOfOtherWidthAreApart) {
  EXPECT_FALSE(join_lines({0, 200, 600}, {0, 200, 500}));
  EXPECT_FALSE(join_lines({0, 200, 600}, {}));
}

TEST(JoinLines, AColumnNarrowerThanTheToleranceIsNotLost) {
  EXPECT_FALSE(join_lines({0, 200, 600}, {0, 195, 205, 600}));
}

TEST(JoinLines, NoMoreThanAGridCanHold) {
  Lines first{0};
  Lines second{0};
  for (int i = 1; i < 400; ++i) {
    first.push_back(i * 100);
    second.push_back(i * 100 + 50);
  }
  first.push_back(50'000);
  second.push_back(50'000);
  EXPECT_FALSE(join_lines(first, second));
}

TEST(InColumns, CellsCoverTheColumnsThatTheyCovered) {
  Grid grid;
  grid.add({.row = 0, .column = 0, .text = "20606"});
  grid.add({.row = 0, .column = 1, .text = "1.00"});
  const Grid moved = in_columns(grid, {0, 3, 4});
  EXPECT_EQ(moved.columns(), 4);
  EXPECT_EQ(moved.at(0, 0)->column_span, 3);
  EXPECT_EQ(moved.text(0, 3), "1.00");
}

}  // namespace
}  // namespace yiben
