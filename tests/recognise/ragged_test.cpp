// Rows whose squares stand across the columns of their header.
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

}  // namespace
}  // namespace yiben
