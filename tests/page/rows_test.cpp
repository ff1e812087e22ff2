// Rows that merged cells cover wholly.
#include "page/rows.h"

#include <gtest/gtest.h>

namespace yiben {
namespace {

Cell cell(int row, int column, int rows, const char* text) {
  Cell made;
  made.row = row;
  made.column = column;
  made.row_span = rows;
  made.text = text;
  return made;
}

TEST(CoveredRows, AreGoneAndTheCellsCoverFewer) {
  Grid grid;
  grid.header_rows = 3;
  ASSERT_TRUE(grid.add(cell(0, 0, 3, "项目")));
  ASSERT_TRUE(grid.add(cell(0, 1, 2, "合计")));
  ASSERT_TRUE(grid.add(cell(2, 1, 1, "小计")));
  ASSERT_TRUE(grid.add(cell(3, 0, 1, "甲")));
  ASSERT_TRUE(grid.add(cell(3, 1, 1, "1.00")));
  const Grid without = without_covered_rows(grid);
  EXPECT_EQ(without.rows(), 3);
  EXPECT_EQ(without.header_rows, 2);
  EXPECT_EQ(without.at(0, 0)->row_span, 2);
  EXPECT_EQ(without.at(0, 1)->row_span, 1);
  EXPECT_EQ(without.text(1, 1), "小计");
  EXPECT_EQ(without.text(2, 1), "1.00");
}

TEST(CoveredRows, ARowWithAnOpenSquareStays) {
  Grid grid;
  ASSERT_TRUE(grid.add(cell(0, 0, 2, "项目")));
  ASSERT_TRUE(grid.add(cell(0, 1, 1, "合计")));
  EXPECT_EQ(without_covered_rows(grid).rows(), 2);
}

}  // namespace
}  // namespace yiben
