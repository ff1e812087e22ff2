// Papers of any layout: what the columns and the rows of a table say of the money.
#include "recognise/general/general.h"

#include "recognise/general/label.h"
#include "recognise/general/layout.h"
#include "support/paper.h"

namespace yiben {
namespace {

using recognition::find_sheets;
using recognition::LabelReader;
using recognition::Layout;
using recognition::layout_of;
using recognition::PrintedPanel;
using test::Lines;
using test::Paper;
using test::PaperBook;
using test::shipped_catalog;

// Each panel of the first table as "side: keys | amounts | others", by columns of the grid; the
// codes of a key stand before its name, "-" for none.
Lines layout(const std::string& drawing) {
  const std::vector<Document> documents = {Paper(drawing).take()};
  const auto sheets = find_sheets(documents, shipped_catalog());
  Cube cube = shipped_catalog().cube;
  const LabelReader labels(shipped_catalog(), cube, 2026);
  const Layout found = layout_of(sheets.at(0), labels);
  Lines all;
  for (const PrintedPanel& panel : found.panels) {
    std::string line = panel.side + ":";
    for (const auto& keys : panel.keys) {
      line += " ";
      for (const int code : keys.codes) line += std::to_string(code) + "+";
      line += keys.name < 0 ? "-" : std::to_string(keys.name);
    }
    line += " |";
    for (const auto& column : panel.amounts) line += " " + std::to_string(column.column);
    line += " |";
    for (const auto& column : panel.others) line += " " + std::to_string(column.column);
    if (panel.serial >= 0) line += " serial " + std::to_string(panel.serial);
    all.push_back(line);
  }
  return all;
}

TEST(Layout, CodeNameAndAmounts) {
  EXPECT_EQ(layout(R"(部门支出总表
科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
20101 | 人大事务 | 3.00 | 1.00 | 2.00)"),
            Lines{": 0+1 | 2 3 4 |"});
}

TEST(Layout, ThreeColumnsOfCodesAreOneKey) {
  EXPECT_EQ(layout(R"(部门支出总表
科目编码 | < | < | 科目名称 | 合计
类 | 款 | 项 | ^ | ^
201 | 01 | 01 | 行政运行 | 3.00)"),
            Lines{": 0+1+2+3 | 4 |"});
}

TEST(Layout, ARunningNumberIsNoKey) {
  EXPECT_EQ(layout(R"(部门支出总表
序号 | 单位名称 | 合计
1 | 甲单位 | 3.00
2 | 乙单位 | 4.00)"),
            Lines{": 1 | 2 | serial 0"});
}

TEST(Layout, WordsBehindAmountsAreRemarks) {
  EXPECT_EQ(layout(R"(部门支出总表
项目 | 预算数 | 测算依据
甲 | 3.00 | 按标准
乙 | 4.00 | 按合同)"),
            Lines{": 0 | 1 | 2"});
}

TEST(Layout, ShareAndNumberAreNoMoney) {
  EXPECT_EQ(layout(R"(部门支出总表
项目 | 预算数 | 占比 | 数量
甲 | 3.00 | 30.00% | 12
乙 | 7.00 | 70.00% | 15)"),
            Lines{": 0 | 1 | 2 3"});
}

TEST(Layout, HalvesOfRevenueAndExpenditure) {
  EXPECT_EQ(layout(R"(部门收支总表
收入 | < | 支出 | <
项目 | 预算数 | 项目 | 预算数
财政拨款收入 | 3.00 | 基本支出 | 3.00)"),
            (Lines{"收入: 0 | 1 |", "支出: 2 | 3 |"}));
}

TEST(Layout, HalvesThatOnlySaveRoomHaveNoSide) {
  EXPECT_EQ(layout(R"(基本支出明细表
科目编码 | 科目名称 | 金额 | 科目编码 | 科目名称 | 金额
30101 | 基本工资 | 3.00 | 30201 | 办公费 | 1.00)"),
            (Lines{": 0+1 | 2 |", ": 3+4 | 5 |"}));
}

TEST(Rows, CodesInOneColumn) {
  const PaperBook paper(R"(部门支出总表
科目编码 | 科目名称 | 合计
201 | 一般公共服务支出 | 3.00
20101 | 人大事务 | 3.00
2010101 | 行政运行 | 3.00)");
  EXPECT_EQ(paper.selections(),
            (Lines{"side=expenditure function=201", "side=expenditure function=20101",
                   "side=expenditure function=2010101"}));
  EXPECT_EQ(paper.row_sums(), (Lines{"一般公共服务支出 = 人大事务", "人大事务 = 行政运行"}));
}

TEST(Rows, CodesInThreeColumns) {
  const PaperBook paper(R"(部门支出总表
科目编码 | < | < | 科目名称 | 合计
类 | 款 | 项 | ^ | ^
201 | | | 一般公共服务支出 | 3.00
201 | 01 | | 人大事务 | 3.00
201 | 01 | 01 | 行政运行 | 3.00)");
  EXPECT_EQ(paper.selections(),
            (Lines{"side=expenditure function=201", "side=expenditure function=20101",
                   "side=expenditure function=2010101"}));
}

TEST(Rows, ALevelThatIsNotPrintedAgainIsThatOfTheRowAbove) {
  const PaperBook paper(R"(部门支出总表
科目编码 | < | < | 科目名称 | 合计
类 | 款 | 项 | ^ | ^
201 | | | 一般公共服务支出 | 3.00
 | 01 | | 人大事务 | 3.00
 | | 01 | 行政运行 | 3.00)");
  EXPECT_EQ(paper.selections(),
            (Lines{"side=expenditure function=201", "side=expenditure function=20101",
                   "side=expenditure function=2010101"}));
}

// So 江苏 prints them: a cell across the columns of two levels holds the whole code.
TEST(Rows, ACellAcrossTwoColumnsOfCodesIsOneCode) {
  const PaperBook paper(R"(部门支出总表
科目编码 | < | 科目名称 | 合计
201 | < | 一般公共服务支出 | 3.00
20108 | < | 审计事务 | 3.00
20108 | 01 | 行政运行 | 3.00)");
  EXPECT_EQ(paper.selections(),
            (Lines{"side=expenditure function=201", "side=expenditure function=20108",
                   "side=expenditure function=2010801"}));
}

TEST(Rows, CodesInTheCellOfTheName) {
  const PaperBook paper(R"(部门支出总表
功能科目 | 合计 | 基本支出
201-一般公共服务支出 | 3.00 | 3.00
20108-审计事务 | 3.00 | 3.00
2010801-行政运行 | 3.00 | 3.00)");
  EXPECT_EQ(paper.selections(),
            (Lines{"side=expenditure function=201", "side=expenditure function=20108",
                   "side=expenditure function=2010801"}));
  EXPECT_EQ(paper.panel().rows.at(2).code, "2010801");
  EXPECT_EQ(paper.panel().rows.at(2).label, "行政运行");
}

TEST(Rows, TwoDigitsAmongWholeCodesGoOnFromTheCodeAbove) {
  const PaperBook paper(R"(部门支出总表
科目编码 | 科目名称 | 合计
208 | 社会保障和就业支出 | 5.00
20805 | 行政事业单位养老支出 | 5.00
05 | 机关事业单位基本养老保险缴费支出 | 5.00
210 | 卫生健康支出 | 2.00
11 | 行政事业单位医疗 | 2.00
2101101 | 行政单位医疗 | 2.00)");
  EXPECT_EQ(paper.selections(),
            (Lines{"side=expenditure function=208", "side=expenditure function=20805",
                   "side=expenditure function=2080505", "side=expenditure function=210",
                   "side=expenditure function=21011", "side=expenditure function=2101101"}));
}

TEST(Rows, NamesAloneAreLookedUpInTheClassification) {
  const PaperBook paper(R"(部门支出总表
科目名称 | 合计 | 基本支出
一、一般公共服务支出 | 3.00 | 3.00
二、教育支出 | 4.00 | 4.00
三、卫生健康支出 | 5.00 | 5.00)");
  EXPECT_EQ(paper.selections(),
            (Lines{"side=expenditure function=201", "side=expenditure function=205",
                   "side=expenditure function=210"}));
}

TEST(Rows, OrdinalsNestWhatTheWordsSay) {
  const PaperBook paper(R"(部门收入总表
项目 | 预算数 | 备注
一、财政拨款 | 6.00 |
（一）一般公共预算 | 4.00 |
（二）政府性基金预算 | 2.00 |
二、财政专户管理资金 | 1.00 |
合计 | 7.00 | )");
  EXPECT_EQ(paper.selections(),
            (Lines{"side=revenue fund=appropriation", "side=revenue fund=general",
                   "side=revenue fund=government_fund", "side=revenue fund=special_account",
                   "side=revenue"}));
  EXPECT_EQ(paper.row_sums(), (Lines{"一、财政拨款 = （一）一般公共预算 + （二）政府性基金预算",
                                     "合计 = 一、财政拨款 + 二、财政专户管理资金"}));
}

// 一、 again below what stands alone: its parts, not more of the list above.
TEST(Rows, OrdinalsThatBeginAnewBelowAnAmountCarriedOverAreItsParts) {
  const PaperBook paper(R"(财政拨款收入总表
项目 | 预算数 | 备注
一、一般公共预算资金 | 4.00 |
二、政府性基金预算资金 | 2.00 |
本年收入合计 | 6.00 |
上年结转结余 | 3.00 |
一、一般公共预算拨款 | 2.00 |
二、政府性基金预算拨款 | 1.00 |
收入总计 | 9.00 | )");
  const Lines found = paper.selections();
  ASSERT_EQ(found.size(), 7u);
  EXPECT_EQ(found[0], "side=revenue fund=general origin=current");
  EXPECT_EQ(found[4], "side=revenue fund=general origin=carried_over");
  EXPECT_EQ(paper.row_sums()[0], "上年结转结余 = 一、一般公共预算拨款 + 二、政府性基金预算拨款");
}

TEST(Rows, SeveralBlocksAreUnits) {
  const PaperBook paper(R"(部门支出总表
科目编码 | 科目名称 | 合计
 | 甲单位 | 3.00
201 | 一般公共服务支出 | 3.00
 | 乙单位 | 4.00
201 | 一般公共服务支出 | 4.00)");
  EXPECT_EQ(paper.selections(),
            (Lines{"side=expenditure unit=甲单位", "side=expenditure function=201 unit=甲单位",
                   "side=expenditure unit=乙单位", "side=expenditure function=201 unit=乙单位"}));
}

TEST(Rows, ASingleBlockIsTheWhole) {
  const PaperBook paper(R"(部门支出总表
科目编码 | 科目名称 | 合计
 | 合计 | 3.00
 | 甲单位 | 3.00
201 | 一般公共服务支出 | 3.00)");
  EXPECT_EQ(paper.selections(),
            (Lines{"side=expenditure", "side=expenditure", "side=expenditure function=201"}));
}

// The list goes on where it was not read: the unit is not all of it.
TEST(Rows, ASingleBlockThatIsLessThanTheTotalIsAUnit) {
  const PaperBook paper(R"(部门支出总表
科目编码 | 科目名称 | 合计
 | 合计 | 9.00
 | 甲单位 | 5.00
201 | 一般公共服务支出 | 2.00
205 | 教育支出 | 3.00)");
  EXPECT_EQ(paper.selections().at(0), "side=expenditure");
  EXPECT_EQ(paper.selections().at(1), "side=expenditure unit=甲单位");
}

TEST(Rows, LinesBelowAPageEndGoOnWithTheProjectAbove) {
  const PaperBook paper(R"(=== 1
项目支出绩效目标表
项目名称 | 项目总额 | 绩效指标 | 指标值
河道清淤 | 5.00 | 清淤长度 | 3
桥梁维护 | 4.00 | 维护座数 | 2
=== 2
 | | 验收合格率 | 100
路灯改造 | 1.00 | 改造盏数 | 9)");
  const Table& table = paper.book.tables.at(0);
  const auto found = std::find_if(table.texts.begin(), table.texts.end(),
                                  [](const TextCell& cell) { return cell.printed == "100"; });
  ASSERT_NE(found, table.texts.end());
  EXPECT_EQ(table.panels[0].rows.at(static_cast<std::size_t>(found->row)).label, "桥梁维护");
}

TEST(Rows, RowsThatSayTheSameAreApart) {
  const PaperBook paper(R"(部门支出总表
科目编码 | 科目名称 | 合计
20101 | 人大事务 | 3.00
20101 | 人大事务 | 4.00)");
  const Lines read = paper.selections();
  ASSERT_EQ(read.size(), 2u);
  EXPECT_NE(read[0], read[1]);
}

TEST(Rows, CountsAreNoMoney) {
  const PaperBook paper(R"(三公经费支出表
项目 | 预算数 | 备注
公务接待费 | 3.50 |
公务用车保有量（辆） | 4.00 | )");
  ASSERT_EQ(paper.book.printed_figures(), 1u);
  ASSERT_EQ(paper.book.tables.at(0).texts.size(), 1u);
  EXPECT_EQ(paper.book.tables.at(0).texts[0].printed, "4.00");
}

TEST(General, OfTheYearBeforeIsAWorldOfItsOwn) {
  const PaperBook paper(R"(某市某局2026年部门预算

部门支出总表
项目 | 2025年预算数 | 2026年预算数
基本支出 | 1.00 | 2.00
项目支出 | 3.00 | 4.00)");
  EXPECT_EQ(paper.book.year, 2026);
  EXPECT_EQ(paper.figures().at(0),
            "基本支出 | 2025年预算数 | 1.00 | side=expenditure nature=basic year=last");
  EXPECT_EQ(paper.figures().at(1),
            "基本支出 | 2026年预算数 | 2.00 | side=expenditure nature=basic");
}

TEST(General, APaperWithoutAmountsIsNoBudget) {
  EXPECT_FALSE(PaperBook("部门支出总表\n姓名 | 职务 | 电话\n某甲 | 局长 | 无").is_book);
}

TEST(General, WordsWhereAnAmountIsDueStayWords) {
  const PaperBook paper(R"(部门支出总表
项目 | 预算数 | 备注
基本支出 | 1.00 |
项目支出 | 另列 |
经营支出 | 2.00 | )");
  EXPECT_EQ(paper.book.printed_figures(), 2u);
  ASSERT_EQ(paper.book.tables.at(0).texts.size(), 1u);
  EXPECT_EQ(paper.book.tables.at(0).texts[0].printed, "另列");
}

TEST(General, ABlankSquareIsABlankFigure) {
  const PaperBook paper(R"(部门支出总表
项目 | 合计 | 基本支出 | 项目支出
一般公共服务支出 | 3.00 | 3.00 | )");
  ASSERT_EQ(paper.book.figures.size(), 3u);
  EXPECT_TRUE(paper.book.figures[2].blank);
}

TEST(Codes, HyphensPartTheirLevels) {
  EXPECT_EQ(recognition::digits_of("205-08-03"), "2050803");
  EXPECT_EQ(recognition::digits_of("301-01"), "30101");
  EXPECT_EQ(recognition::digits_of("301-011"), "");
  EXPECT_EQ(recognition::digits_of("2026-01"), "");
}

// The digits of one level before a name, between codes that have them all; elsewhere a number.
TEST(Rows, ShortCodesBeforeNames) {
  const PaperBook paper(R"(部门支出总表
科目 | 合计 | 基本支出 | 项目支出
208 社会保障和就业支出 | 5.00 | 2.00 | 3.00
05 行政事业单位养老支出 | 4.00 | 2.00 | 2.00
2080505 机关事业单位基本养老保险缴费支出 | 4.00 | 2.00 | 2.00
08 抚恤 | 1.00 | 0.00 | 1.00
2080801 死亡抚恤 | 1.00 | 0.00 | 1.00)");
  EXPECT_EQ(paper.selections(0),
            (Lines{"side=expenditure function=208", "side=expenditure function=20805",
                   "side=expenditure function=2080505", "side=expenditure function=20808",
                   "side=expenditure function=2080801"}));
}

}  // namespace
}  // namespace yiben
