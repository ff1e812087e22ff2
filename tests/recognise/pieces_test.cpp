// Papers of any layout: what a piece of a table without a title belongs to.
#include "recognise/general/sheet.h"

#include "sheets.h"

namespace yiben {
namespace {

using recognition::find_sheets;
using recognition::Sheet;
using test::Lines;
using test::Paper;
using test::sheets;
using test::shipped_catalog;

// What looks like a caption at the top of a piece without a header is a row.
TEST(Pieces, ANameWithoutAnAmountMayBeginThePage) {
  EXPECT_EQ(sheets(R"(=== 1
部门支出总表
项目 | 预算数 | 备注
基本支出 | 1.00 |
项目支出 | 1.00 |
=== 2
 | 债务付息支出 |
经营支出 | 3.00 | )"),
            Lines{"部门支出总表 2 pieces 4 rows"});
}

// What calls itself a table is none of the table before, though it says nothing of money and has as
// many columns.
TEST(Pieces, AnotherTableOnTheNextPage) {
  EXPECT_EQ(sheets(R"(=== 1
部门支出总表
项目 | 合计 | 备注
基本支出 | 1.00 |
=== 2
基本数字表
项目 | 人数 | 备注
在职 | 12 | )"),
            (Lines{"部门支出总表 1 pieces 1 rows", "基本数字表 1 pieces 1 rows"}));
}

// Two lists on one sheet of a workbook: its unit of money holds for both.
TEST(Pieces, AnUntitledListFurtherDownASheetKeepsItsUnit) {
  Document document = Paper(R"(=== 1
部门支出总表
单位：元
项目 | 预算数
基本支出 | 1.00
项目 | 上年 | 今年 | 说明
基本支出 | 1.00 | 2.00 |)")
                          .take();
  document.kind = "xlsx";
  Document apart = document;
  apart.blocks.clear();
  for (const Block& block : document.blocks) {
    const Grid* grid = std::get_if<Grid>(&block);
    if (grid == nullptr) {
      apart.blocks.push_back(block);
      continue;
    }
    for (const int begin : {0, 2}) {
      Grid part;
      part.place = grid->place;
      for (Cell cell : grid->cells()) {
        if (cell.row < begin || cell.row >= begin + 2) continue;
        cell.row -= begin;
        ASSERT_TRUE(part.add(std::move(cell)));
      }
      apart.blocks.emplace_back(std::move(part));
    }
  }
  const std::vector<Document> documents = {std::move(apart)};
  const std::vector<Sheet> found = find_sheets(documents, shipped_catalog());
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[1].unit, Unit::yuan);
}

}  // namespace
}  // namespace yiben
