// Papers of any layout: where tables begin and end, and what is a title.
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

TEST(Sheets, TheTitleStandsAboveTheGrid) {
  EXPECT_EQ(sheets(R"(部门支出总表
单位：万元
项目 | 预算数 | 备注
基本支出 | 1.00 | )"),
            Lines{"部门支出总表 1 pieces 1 rows"});
}

TEST(Sheets, TheTitleStandsInsideTheGrid) {
  EXPECT_EQ(sheets(R"(部门支出总表 | < | <
项目 | 预算数 | 备注
基本支出 | 1.00 | )"),
            Lines{"部门支出总表 1 pieces 1 rows"});
}

TEST(Sheets, TheNumberOfATableIsNoTitle) {
  for (const char* number : {"预算01表", "表三", "附表1-2", "公开03表"}) {
    EXPECT_EQ(sheets(std::string("部门支出总表\n") + number + R"(
项目 | 预算数 | 备注
基本支出 | 1.00 | )"),
              Lines{"部门支出总表 1 pieces 1 rows"})
        << number;
  }
}

TEST(Sheets, SentencesAndNotesAreNoTitles) {
  EXPECT_EQ(sheets(R"(部门支出总表
注：本表列示支出情况
本局的支出见下列预算总表。
项目 | 预算数 | 备注
基本支出 | 1.00 | )"),
            Lines{"部门支出总表 1 pieces 1 rows"});
}

TEST(Sheets, EntriesOfTheContentsAreNoTitles) {
  EXPECT_EQ(sheets(R"(部门收入总表........5
项目 | 预算数 | 备注
基本支出 | 1.00 | )"),
            Lines{" 1 pieces 1 rows"});
}

TEST(Sheets, OneOfSeveralCaptionsOnALineIsTheTitle) {
  EXPECT_EQ(sheets("表二\t部门支出总表\t单位：万元\n项目 | 预算数 | 备注\n基本支出 | 1.00 | "),
            Lines{"部门支出总表 1 pieces 1 rows"});
}

TEST(Sheets, GoOnOverThePageWithTheHeaderAgain) {
  EXPECT_EQ(sheets(R"(=== 1
部门支出总表
项目 | 预算数 | 备注
基本支出 | 1.00 |
=== 2
项目 | 预算数 | 备注
项目支出 | 2.00 | )"),
            Lines{"部门支出总表 2 pieces 2 rows"});
}

TEST(Sheets, GoOnOverThePageWithoutAHeader) {
  EXPECT_EQ(sheets(R"(=== 1
部门支出总表
项目 | 预算数 | 备注
基本支出 | 1.00 |
=== 2
项目支出 | 2.00 |
经营支出 | 3.00 | )"),
            Lines{"部门支出总表 2 pieces 3 rows"});
}

TEST(Sheets, GoOnUnderTheSameTitleAndHeader) {
  EXPECT_EQ(sheets(R"(=== 1
部门支出总表
项目 | 预算数 | 备注
基本支出 | 1.00 |
=== 2
部门支出总表（续）
项目 | 预算数 | 备注
项目支出 | 2.00 | )"),
            Lines{"部门支出总表 2 pieces 2 rows"});
}

// A document without pages, such as a converted one.
TEST(Sheets, GoOnUnderTheSameTitleWithoutPages) {
  EXPECT_EQ(sheets(R"(部门支出总表
单位：万元
项目 | 预算数 | 备注
基本支出 | 1.00 |

部门支出总表
单位：万元
项目 | 预算数 | 备注
项目支出 | 2.00 | )"),
            Lines{"部门支出总表 2 pieces 2 rows"});
}

TEST(Sheets, TheSameTitleOverAnotherHeaderIsAnotherTable) {
  EXPECT_EQ(sheets(R"(=== 1
部门支出总表
项目 | 预算数 | 备注
基本支出 | 1.00 |
=== 2
部门支出总表
科目 | 金额 | 说明
项目支出 | 2.00 | )"),
            (Lines{"部门支出总表 1 pieces 1 rows", "部门支出总表 1 pieces 1 rows"}));
}

TEST(Sheets, DoNotGoOnOverAPageBetweenThem) {
  EXPECT_EQ(sheets(R"(=== 1
部门支出总表
项目 | 预算数 | 备注
基本支出 | 1.00 |
=== 3
项目支出 | 2.00 | )"),
            (Lines{"部门支出总表 1 pieces 1 rows", " 1 pieces 1 rows"}));
}

// The boxes of a form fill a page; what follows has columns of its own.
TEST(Sheets, AFormOfTargetsGoesOnInOtherColumns) {
  EXPECT_EQ(sheets(R"(=== 1
项目支出绩效目标表
项目名称 | 巡查 | 项目类别 | 特定目标类
项目资金（元） | 总额 | 100.00 |
=== 2
年度目标 | 按季度巡查
一级指标 | 三级指标
产出指标 | 巡查次数)"),
            Lines{"项目支出绩效目标表 2 pieces 4 rows"});
}

TEST(Sheets, AListOfTargetsIsNoForm) {
  EXPECT_EQ(sheets(R"(=== 1
项目支出绩效目标表
项目名称 | 项目单位 | 预算金额
巡查 | 某局 | 1.00
=== 2
年度目标 | 按季度巡查
一级指标 | 三级指标)"),
            (Lines{"项目支出绩效目标表 1 pieces 1 rows", "项目支出绩效目标表 1 pieces 1 rows"}));
}

// Codes of three columns are merged in all rows of the second page.
TEST(Sheets, PiecesGoOnAlongTheirUprightLines) {
  Document document = Paper(R"(=== 1
部门支出总表
类 | 款 | 项 | 科目名称 | 合计
201 | 01 | 01 | 行政运行 | 1.00
=== 2
20606 | 社会科学 | 2.00)")
                          .take();
  const std::vector<std::vector<int>> lines = {{0, 100, 200, 300, 900, 1400}, {2, 301, 899, 1400}};
  std::size_t next = 0;
  for (Block& block : document.blocks) {
    if (Grid* grid = std::get_if<Grid>(&block)) grid->lines = lines[next++];
  }
  const std::vector<Document> documents = {std::move(document)};
  const std::vector<Sheet> found = find_sheets(documents, shipped_catalog());
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].grid.columns(), 5);
  EXPECT_EQ(found[0].grid.text(2, 2), "20606");
  EXPECT_EQ(found[0].grid.text(2, 4), "2.00");
}

TEST(Sheets, WhatGoesOnBelowAPageKeepsTheUnit) {
  const std::vector<Document> documents = {Paper(R"(=== 1
部门支出总表
单位：元
项目 | 预算数
基本支出 | 1.00
=== 2
项目 | 上年 | 今年 | 说明
基本支出 | 1.00 | 2.00 |)")
                                               .take()};
  const std::vector<Sheet> found = find_sheets(documents, shipped_catalog());
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[1].unit, Unit::yuan);
}

TEST(Sheets, TheUnitStandsInACaption) {
  const std::string rows = "项目 | 预算数 | 备注\n基本支出 | 1.00 | ";
  const auto unit = [](const std::string& drawing) {
    const std::vector<Document> documents = {Paper(drawing).take()};
    return find_sheets(documents, shipped_catalog()).at(0).unit;
  };
  EXPECT_EQ(unit("部门支出总表\n单位：元\n" + rows), Unit::yuan);
  EXPECT_EQ(unit("部门支出总表（万元）\n" + rows), Unit::ten_thousand_yuan);
  EXPECT_EQ(unit("部门支出总表 | < | <\n | | 单位：千元\n" + rows), Unit::thousand_yuan);
  EXPECT_EQ(unit("部门支出总表\n" + rows), std::nullopt);
}

TEST(Sheets, RowsRightBelowAGridAreMoreOfItsRows) {
  EXPECT_EQ(sheets(R"(=== 1
部门支出总表
项目 | 预算数 | 备注
基本支出 | 1.00 |

项目支出 | 2.00 | )"),
            Lines{"部门支出总表 2 pieces 2 rows"});
}

TEST(Sheets, GoOnUnderTheSameTitleOnOnePage) {
  EXPECT_EQ(sheets(R"(=== 1
部门支出总表
科目 | 预算数 | 备注
合计 | 3.00 |
基本支出 | 1.00 |

部门支出总表
科目 | 预算数 | 备注
合计 | 3.00 |
项目支出 | 2.00 | )"),
            Lines{"部门支出总表 2 pieces 4 rows"});
}

// One book for the department, one for the unit: the same rows again are another table.
TEST(Sheets, TheSameRowsAgainOnOnePageAreAnotherTable) {
  EXPECT_EQ(sheets(R"(=== 1
部门支出总表
科目 | 预算数 | 备注
合计 | 3.00 |
基本支出 | 1.00 |
项目支出 | 2.00 |

部门支出总表
科目 | 预算数 | 备注
合计 | 2.00 |
基本支出 | 1.00 |
项目支出 | 1.00 | )"),
            (Lines{"部门支出总表 1 pieces 3 rows", "部门支出总表 1 pieces 3 rows"}));
}

TEST(Sheets, GoOnBelowALineThatSaysSo) {
  for (const char* line : {"续表", "（续上表）", "单位：万元", "公开03表"}) {
    EXPECT_EQ(sheets(std::string(R"(部门支出总表
科目 | 预算数 | 备注
基本支出 | 1.00 |

)") + line + R"(
科目 | 预算数 | 备注
项目支出 | 2.00 | )"),
              Lines{"部门支出总表 2 pieces 2 rows"})
        << line;
  }
}

// A page ended between the labels of the columns and their running numbers.
TEST(Sheets, RunningNumbersAtTheTopAreNoRow) {
  EXPECT_EQ(sheets(R"(=== 1
部门支出总表
科目 | 合计 | 基本支出 | 项目支出
=== 2
栏次 | 1 | 2 | 3
行政运行 | 3.00 | 1.00 | 2.00)"),
            Lines{"部门支出总表 2 pieces 1 rows"});
}

// The page ended within a label: its last line stands above the numbers.
TEST(Sheets, TheRestOfTheHeaderAboveRunningNumbersIsNoRow) {
  EXPECT_EQ(sheets(R"(=== 1
部门支出总表
功能分类 | 合计 | 基本支出 | 项目支出
=== 2
科目编码 | | |
栏次 | 1 | 2 | 3
行政运行 | 3.00 | 1.00 | 2.00)"),
            Lines{"部门支出总表 2 pieces 1 rows"});
}

TEST(Sheets, TheHeaderAmidTheRowsIsNoRow) {
  EXPECT_EQ(sheets(R"(部门支出总表
科目 | 合计 | 基本支出 | 项目支出
行政运行 | 3.00 | 1.00 | 2.00
科目 | 合计 | 基本支出 | 项目支出
事业运行 | 3.00 | 1.00 | 2.00)"),
            Lines{"部门支出总表 1 pieces 2 rows"});
}

}  // namespace
}  // namespace yiben
