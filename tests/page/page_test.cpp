// page: grids answer for every square, and places point into paragraphs.
#include "page/page.h"

#include <gtest/gtest.h>

#include <string>

namespace yiben {
namespace {

Cell cell(int row, int column, std::string text, int row_span = 1, int column_span = 1) {
  return Cell{.row = row,
              .column = column,
              .row_span = row_span,
              .column_span = column_span,
              .text = std::move(text)};
}

TEST(Grid, AMergedCellAnswersForEachOfItsSquares) {
  Grid grid;
  ASSERT_TRUE(grid.add(cell(0, 0, "科目", 2, 1)));
  ASSERT_TRUE(grid.add(cell(0, 1, "支出", 1, 2)));
  ASSERT_TRUE(grid.add(cell(1, 1, "基本")));
  ASSERT_TRUE(grid.add(cell(1, 2, "项目")));
  EXPECT_EQ(grid.rows(), 2);
  EXPECT_EQ(grid.columns(), 3);
  EXPECT_EQ(grid.text(1, 0), "科目");
  EXPECT_EQ(grid.at(0, 1), grid.at(0, 2));
  EXPECT_EQ(grid.text(1, 2), "项目");
}

TEST(Grid, RowsMayBeRaggedAndSquaresUncovered) {
  Grid grid;
  ASSERT_TRUE(grid.add(cell(2, 3, "a")));
  ASSERT_TRUE(grid.add(cell(0, 0, "b")));  // cells come in any order
  EXPECT_EQ(grid.rows(), 3);
  EXPECT_EQ(grid.columns(), 4);
  EXPECT_EQ(grid.at(0, 1), nullptr);
  EXPECT_EQ(grid.at(1, 0), nullptr);
  EXPECT_EQ(grid.text(2, 0), "");
  EXPECT_EQ(grid.text(2, 3), "a");
}

TEST(Grid, OutsideThereIsNothing) {
  Grid grid;
  EXPECT_EQ(grid.at(0, 0), nullptr);
  ASSERT_TRUE(grid.add(cell(0, 0, "a")));
  for (const int far : {-1, 1, limits::max_grid_rows}) {
    EXPECT_EQ(grid.at(far, 0), nullptr);
    EXPECT_EQ(grid.at(0, far), nullptr);
  }
}

TEST(Grid, ARowIsBlankWhenNoCellReachesItWithText) {
  Grid grid;
  ASSERT_TRUE(grid.add(cell(0, 0, "", 1, 2)));
  ASSERT_TRUE(grid.add(cell(1, 0, "x", 2, 1)));
  ASSERT_TRUE(grid.add(cell(3, 0, "")));
  EXPECT_TRUE(grid.is_blank_row(0));
  EXPECT_FALSE(grid.is_blank_row(1));
  EXPECT_FALSE(grid.is_blank_row(2));  // "x" reaches down
  EXPECT_TRUE(grid.is_blank_row(3));
  EXPECT_TRUE(grid.is_blank_row(9));
}

TEST(Grid, TakesNothingBeyondItsLimits) {
  const int rows = limits::max_grid_rows;
  const int columns = limits::max_grid_columns;
  Grid grid;
  EXPECT_FALSE(grid.add(cell(rows, 0, "")));
  EXPECT_FALSE(grid.add(cell(0, columns, "")));
  EXPECT_FALSE(grid.add(cell(1, 0, "", rows, 1)));
  EXPECT_FALSE(grid.add(cell(0, 1, "", 1, columns)));
  EXPECT_FALSE(grid.add(cell(5, 5, "", 2147483647, 2147483647)));
  EXPECT_EQ(grid.rows(), 0);
  EXPECT_TRUE(grid.cells().empty());
  EXPECT_TRUE(grid.add(cell(rows - 1, columns - 1, "last")));
  EXPECT_EQ(grid.text(rows - 1, columns - 1), "last");
}

TEST(GridDeathTest, TwoCellsOnOneSquareAreAFaultOfTheReader) {
  Grid grid;
  ASSERT_TRUE(grid.add(cell(0, 0, "a", 1, 2)));
  EXPECT_DEATH(grid.add(cell(0, 1, "b")), "");
  EXPECT_DEATH(grid.add(cell(1, 0, "b", 0, 1)), "");
}

TEST(PlaceIn, CountsCharactersAndNotBytes) {
  const Prose prose{.text = "合计12.5万元", .place = {.document = 1, .line = 7, .column = 3}};
  EXPECT_EQ(place_in(prose, 0).column, 3);
  EXPECT_EQ(place_in(prose, std::string("合计").size()).column, 5);
  EXPECT_EQ(place_in(prose, std::string("合计12.5").size()).column, 9);
  EXPECT_EQ(place_in(prose, 10'000).column, 11);  // behind the end
  EXPECT_EQ(place_in(prose, 6).line, 7);
}

TEST(PlaceIn, AColumnThatDoesNotApplyStaysSo) {
  EXPECT_EQ(place_in(Prose{.text = "合计", .place = {.page = 2}}, 3).column, 0);
}

TEST(PlaceIn, AParagraphGoesOnOnTheNextPage) {
  const Prose prose{
      .text = "第一页第二页", .place = {.page = 4}, .lines = {{.offset = 9, .page = 5}}};
  EXPECT_EQ(place_in(prose, 6), (Place{.page = 4}));
  EXPECT_EQ(place_in(prose, 9), (Place{.page = 5}));
}

}  // namespace
}  // namespace yiben
