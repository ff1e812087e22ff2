// Rows whose squares stand across the columns of their header, and rows that a page end cut in two.
#include "recognise/general/sheet.h"

#include "support/paper.h"

namespace yiben {
namespace {

using recognition::find_sheets;
using recognition::Sheet;
using test::Lines;
using test::Paper;
using test::shipped_catalog;

// The rows of a sheet below its header, with marks as in a drawing.
Lines rows(const std::string& drawing) {
  const std::vector<Document> documents = {Paper(drawing).take()};
  const Sheet sheet = find_sheets(documents, shipped_catalog()).at(0);
  Lines all;
  for (int row = sheet.header_rows; row < sheet.grid.rows(); ++row) {
    std::string line;
    for (int column = 0; column < sheet.grid.columns(); ++column) {
      const Cell* cell = sheet.grid.at(row, column);
      const bool begins = cell != nullptr && cell->column == column;
      line += (column > 0 ? "|" : "") + (begins ? cell->text : cell != nullptr ? "<" : "");
    }
    all.push_back(line);
  }
  return all;
}

// Rows that were drawn anew with widths of their own keep the order of their columns.
TEST(Sheets, RowsAcrossTheColumnsAreLaidOnThem) {
  EXPECT_EQ(rows(R"(部门支出总表
科目 | < | 合计 | < | 基本支出 | 项目支出
行政运行 | < | 3.00 | < | 1.00 | 2.00
事业运行 | 4.00 | < | 2.00 | < | 2.00)"),
            (Lines{"行政运行|<|3.00|<|1.00|2.00", "事业运行|<|4.00|<|2.00|2.00"}));
}

// Fewer columns than the header has may be any of them, and a cell from above stays in its place.
TEST(Sheets, RowsAcrossTheColumnsStayWhereTheyMayBeAny) {
  EXPECT_EQ(rows(R"(部门支出总表
科目 | < | 合计 | < | 基本支出 | 项目支出
事业运行 | 4.00 | < | 2.00 | < | <)"),
            Lines{"事业运行|4.00|<|2.00|<|<"});
  EXPECT_EQ(rows(R"(部门支出总表
科目 | < | 合计 | < | 基本支出 | 项目支出
行政运行 | < | 3.00 | < | 1.00 | 2.00
^ | ^ | 4.00 | 2.00 | < | 2.00)"),
            (Lines{"行政运行|<|3.00|<|1.00|2.00", "行政运行|<|4.00|2.00|<|2.00"}));
}

// Word breaks a row at the page end where its amounts are wrapped.
TEST(Sheets, RowsCutByAPageEndArePutTogether) {
  EXPECT_EQ(
      rows(R"(=== 1
部门支出总表
科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
201 | 一般公共服务 | 1,000.00 | 1,000.00 |
210 | 卫生健康 | 1,203,717 | 1, |
=== 2
 | 支出 | .83 | 203,717.83 |
211 | 节能环保支出 | 2.00 | | 2.00)"),
      (Lines{"201|一般公共服务|1,000.00|1,000.00|", "210|卫生健康\n支出|1,203,717.83|1,203,717.83|",
             "211|节能环保支出|2.00||2.00"}));
}

// Of a row without amounts on the other page only its name is left.
TEST(Sheets, NamesCutByAPageEndArePutTogether) {
  EXPECT_EQ(rows(R"(=== 1
部门支出总表
项目 | 合计 | 基本支出
十四、资源勘探工业信息等支出 | 1.00 | 1.00
十五、商业服务业等 | 0.00 | 0.00
=== 2
支出 | |
十六、金融支出 | 2.00 | 2.00)"),
            (Lines{"十四、资源勘探工业信息等支出|1.00|1.00", "十五、商业服务业等\n支出|0.00|0.00",
                   "十六、金融支出|2.00|2.00"}));
  // A name of its own, or one that makes no other: the row prints no amounts.
  EXPECT_EQ(rows(R"(=== 1
部门支出总表
项目 | 合计 | 基本支出
十五、商业服务业等支出 | 1.00 | 1.00
=== 2
十六、金融支出 | |
事业单位经营支出 | |)"),
            (Lines{"十五、商业服务业等支出|1.00|1.00", "十六、金融支出||", "事业单位经营支出||"}));
}

// Whole amounts above and below, or a key of its own: the second row is no rest of the first.
TEST(Sheets, RowsOfTheirOwnBelowAPageEndStay) {
  EXPECT_EQ(rows(R"(=== 1
部门支出总表
科目编码 | 科目名称 | 合计 | 基本支出
201 | 一般公共服务 | 1,000.00 | 1,000.00
210 | 卫生健康 | 1,203.00 | 1,203.00
=== 2
 | 其中 | 203.00 | 203.00
211 | 节能环保支出 | 2.00 | 2.00)"),
            (Lines{"201|一般公共服务|1,000.00|1,000.00", "210|卫生健康|1,203.00|1,203.00",
                   "|其中|203.00|203.00", "211|节能环保支出|2.00|2.00"}));
  EXPECT_EQ(rows(R"(=== 1
部门支出总表
科目编码 | 科目名称 | 合计 | 基本支出
201 | 一般公共服务 | 1,000.00 | 1,000.00
210 | 卫生健康 | 1,203, | 1,203,
=== 2
211 | 节能环保 | 203.00 | 203.00
212 | 城乡社区支出 | 2.00 | 2.00)"),
            (Lines{"201|一般公共服务|1,000.00|1,000.00", "210|卫生健康|1,203,|1,203,",
                   "211|节能环保|203.00|203.00", "212|城乡社区支出|2.00|2.00"}));
}

}  // namespace
}  // namespace yiben
