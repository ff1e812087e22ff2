// Papers of any layout: which rows and which columns are believed to add up to which. What is
// believed wrongly would accuse a book, so what the numbers deny is believed only where the same
// kind of sum holds widely.
#include <gtest/gtest.h>

#include <algorithm>

#include "support/paper.h"

namespace yiben {
namespace {

using test::Lines;
using test::PaperBook;

const char* const names = "部门支出总表\n项目 | 预算数 | 备注\n";

TEST(RowSums, TheTotalStandsLast) {
  const PaperBook paper(std::string(names) + "基本支出 | 1.00 |\n项目支出 | 2.00 |\n合计 | 3.00 |");
  EXPECT_EQ(paper.row_sums(), Lines{"合计 = 基本支出 + 项目支出"});
}

TEST(RowSums, TheTotalStandsFirst) {
  const PaperBook paper(std::string(names) + "合计 | 3.00 |\n基本支出 | 1.00 |\n项目支出 | 2.00 |");
  EXPECT_EQ(paper.row_sums(), Lines{"合计 = 基本支出 + 项目支出"});
}

TEST(RowSums, ATotalGoesOnFromTheTotalAboveIt) {
  const PaperBook paper(R"(部门收入总表
项目 | 预算数 | 备注
财政拨款收入 | 3.00 |
事业收入 | 2.00 |
本年收入合计 | 5.00 |
上年结转 | 1.00 |
收入总计 | 6.00 | )");
  EXPECT_EQ(paper.row_sums(), (Lines{"本年收入合计 = 财政拨款收入 + 事业收入",
                                     "收入总计 = 本年收入合计 + 上年结转"}));
}

TEST(RowSums, SumsOfTheCodesAndTheTotalOverTheClasses) {
  const PaperBook paper(R"(部门支出总表
科目编码 | 科目名称 | 预算数
201 | 一般公共服务支出 | 3.00
20101 | 人大事务 | 1.00
20103 | 政府办公厅（室）及相关机构事务 | 2.00
205 | 教育支出 | 4.00
 | 合计 | 7.00)");
  EXPECT_EQ(paper.row_sums(), (Lines{"一般公共服务支出 = 人大事务 + 政府办公厅（室）及相关机构事务",
                                     "合计 = 一般公共服务支出 + 教育支出"}));
}

// A header amid the rows opens a list of its own, also where its label covers two columns and plain
// text shows it as a word and a blank square.
TEST(RowSums, TheRowsBelowAHeaderAmidThemAreNoPartsOfTheTotalAbove) {
  const PaperBook paper(R"(政府采购及机关运行经费表
项目 | 采购预算 | 采购金额
合计 | 5.00 | 4.00
货物 | 2.00 | 1.50
服务 | 3.00 | 2.50
项目 | 统计数 |
机关甲 | 7.00 |
机关乙 | 1.00 | )");
  EXPECT_EQ(paper.row_sums(), Lines{"合计 = 货物 + 服务"});
}

const char* const one_wrong_sum = R"(部门支出总表
科目编码 | 科目名称 | 合计 | 基本支出
201 | 一般公共服务支出 | 3.00 | 3.00
20101 | 人大事务 | 3.00 | 3.00
205 | 教育支出 | 4.00 | 4.00
20502 | 普通教育 | 4.00 | 4.00
210 | 卫生健康支出 | 6.00 | 5.00
21004 | 公共卫生 | 5.00 | 5.00)";

// One sum of codes that does not hold among many that do is the fault of the book.
TEST(RowSums, AWrongSumAmongManyStays) {
  const PaperBook paper(std::string(one_wrong_sum) + "\n | 合计 | 13.00 | 12.00");
  EXPECT_EQ(paper.row_sums(),
            (Lines{"一般公共服务支出 = 人大事务", "教育支出 = 普通教育", "卫生健康支出 = 公共卫生",
                   "合计 = 一般公共服务支出 + 教育支出 + 卫生健康支出"}));
}

// Without a total at its end the list may go on where a page is missing.
TEST(RowSums, AListThatBreaksOffLeavesItsLastAccountOpen) {
  const PaperBook paper(one_wrong_sum);
  EXPECT_EQ(paper.row_sums(), (Lines{"一般公共服务支出 = 人大事务", "教育支出 = 普通教育"}));
}

// 合计 prints 3.00 and 0.00 in each other's columns: with them changed over, all columns agree.
TEST(RowSums, AmountsThatWereChangedOverMakeASumNoMisunderstanding) {
  const PaperBook paper(R"(部门收入总表
单位名称 | 合计 | 一般公共预算 | 政府性基金预算
市档案馆 | 2.00 | 2.00 | 0.00
市方志馆 | 1.00 | 1.00 | 0.00
合计 | 3.00 | 0.00 | 3.00)");
  EXPECT_EQ(paper.row_sums(), Lines{"合计 = 市档案馆 + 市方志馆"});
}

// A blank may be what moved in reading.
TEST(RowSums, ABlankIsChangedOverWithNothing) {
  const PaperBook paper(R"(部门收入总表
单位名称 | 合计 | 一般公共预算 | 政府性基金预算
市档案馆 | 2.00 | 2.00 |
市方志馆 | 1.00 | 1.00 |
合计 | 3.00 | | 3.00)");
  EXPECT_EQ(paper.row_sums(), Lines{});
}

// Where most sums do not hold, the codes were not understood.
TEST(RowSums, SumsThatMostlyFailAreGivenUp) {
  const PaperBook paper(R"(部门支出总表
科目编码 | 科目名称 | 合计
201 | 一般公共服务支出 | 3.00
20101 | 人大事务 | 2.00
205 | 教育支出 | 4.00
20502 | 普通教育 | 1.00)");
  EXPECT_EQ(paper.row_sums(), Lines());
}

const char* const short_list = R"(部门支出总表
科目编码 | 科目名称 | 合计
201 | 一般公共服务支出 | 3.00
20101 | 人大事务 | 3.00
205 | 教育支出 | 4.00
20502 | 普通教育 | 4.00
206 | 科学技术支出 | 4.00
20604 | 技术研究与开发 | 4.00
210 | 卫生健康支出 | 6.00
21004 | 公共卫生 | 5.00
 | 合计 | 17.00)";

TEST(RowSums, RowsLeftOutForSecrecyMayLackFromTheirTotal) {
  EXPECT_EQ(PaperBook(short_list).row_sums().size(), 5u);
  const PaperBook paper(std::string("按照规定，涉密内容不公开。\n\n") + short_list);
  EXPECT_EQ(
      paper.row_sums(),
      (Lines{"一般公共服务支出 = 人大事务", "教育支出 = 普通教育", "科学技术支出 = 技术研究与开发",
             "合计 = 一般公共服务支出 + 教育支出 + 科学技术支出 + 卫生健康支出"}));
}

TEST(RowSums, OfWhichNeedNotBeTheWhole) {
  const PaperBook paper(R"(部门收入总表
项目 | 预算数 | 备注
财政拨款收入 | 3.00 |
其中：一般公共预算 | 2.00 |
事业收入 | 2.00 |
合计 | 5.00 | )");
  EXPECT_EQ(paper.row_sums(), Lines{"合计 = 财政拨款收入 + 事业收入"});
}

TEST(RowSums, ListsWhoseIndentationIsLostNestByTheirNumbers) {
  const PaperBook paper(R"(项目支出预算表
项目名称 | 合计 | 本年拨款
合计 | 9.00 | 9.00
甲单位 | 5.00 | 5.00
河道清淤 | 2.00 | 2.00
桥梁维护 | 3.00 | 3.00
乙单位 | 4.00 | 4.00
树木修剪 | 1.50 | 1.50
路灯改造 | 2.50 | 2.50)");
  Lines sums = paper.row_sums();
  std::sort(sums.begin(), sums.end());
  EXPECT_EQ(sums, (Lines{"乙单位 = 树木修剪 + 路灯改造", "合计 = 甲单位 + 乙单位",
                         "甲单位 = 河道清淤 + 桥梁维护"}));
}

TEST(RowSums, ProjectsLieBelowTheCodesOfTheirUnits) {
  const PaperBook paper(R"(专项业务经费支出表
单位编码 | 单位（项目）名称 | 项目金额
 | 合计 | 9.00
125 | 甲局 | 9.00
125001 | 甲局本级 | 5.00
 | 河道清淤 | 2.00
 | 桥梁维护 | 3.00
125002 | 乙中心 | 4.00
 | 树木修剪 | 1.50
 | 路灯改造 | 2.50)");
  EXPECT_EQ(paper.row_sums(), (Lines{"甲局 = 甲局本级 + 乙中心", "甲局本级 = 河道清淤 + 桥梁维护",
                                     "乙中心 = 树木修剪 + 路灯改造", "合计 = 甲局"}));
}

TEST(RowSums, ATotalWithAnOrdinalOpensItsPart) {
  const PaperBook paper(R"(财政拨款支出总表
项目 | 预算数 | 备注
一、本年支出合计 | 7.00 |
教育支出 | 3.00 |
普通教育 | 3.00 |
农林水支出 | 4.00 |
二、年终结转结余 | 1.00 |
支出总计 | 8.00 | )");
  Lines sums = paper.row_sums();
  EXPECT_EQ(sums, (Lines{"教育支出 = 普通教育", "一、本年支出合计 = 教育支出 + 农林水支出",
                         "支出总计 = 教育支出 + 农林水支出 + 二、年终结转结余"}));
}

TEST(RowSums, BelowAHeaderInsideTheTableAnotherSumBegins) {
  const PaperBook paper(R"(相关信息统计表
项目 | 采购预算 | 采购金额
合计 | 5.00 | 4.00
货物 | 2.00 | 1.50
服务 | 3.00 | 2.50
项目 | 统计数 | 统计数
行政单位 | 9.00 | 9.00)");
  EXPECT_EQ(paper.row_sums(), Lines{"合计 = 货物 + 服务"});
}

// The usual form of final accounts: the total of 公用经费 stands below the last of its two blocks.
TEST(RowSums, BlocksUnderOneHeaderAreOneList) {
  const PaperBook paper(R"(一般公共预算财政拨款基本支出决算表
人员经费 | < | < | 公用经费 | < | < | < | < | <
科目编码 | 科目名称 | 金额 | 科目编码 | 科目名称 | 金额 | 科目编码 | 科目名称 | 金额
301 | 工资福利支出 | 5.00 | 302 | 商品和服务支出 | 3.00 | 310 | 资本性支出 | 1.00
30101 | 基本工资 | 5.00 | 30201 | 办公费 | 3.00 | 31002 | 办公设备购置 | 1.00
人员经费合计 | < | 5.00 | 公用经费合计 | < | < | < | < | 4.00)");
  ASSERT_EQ(paper.book.tables.at(0).panels.size(), 2u);
  EXPECT_EQ(paper.row_sums(0, 1), (Lines{"商品和服务支出 = 办公费", "资本性支出 = 办公设备购置",
                                         "公用经费合计 = 商品和服务支出 + 资本性支出"}));
  EXPECT_TRUE(paper.book.doubts.empty());
}

TEST(RowSums, ACutCodeAtTheHeadOfAPageHeadsNoBlock) {
  const PaperBook paper(R"(部门支出总表
科目编码 | 科目名称 | 合计
05 | 行政事业单位养老支出 | 3.00
2080505 | 基本养老保险缴费支出 | 3.00
210 | 卫生健康支出 | 5.00
21011 | 行政事业单位医疗 | 5.00
221 | 住房保障支出 | 4.00
22102 | 住房改革支出 | 4.00)");
  EXPECT_EQ(paper.row_sums(),
            (Lines{"卫生健康支出 = 行政事业单位医疗", "住房保障支出 = 住房改革支出"}));
}

TEST(RowSums, CountsAreNoPartsOfAmounts) {
  const PaperBook paper(R"(“三公”经费支出表
项目 | 预算数 | 备注
合计 | 5.00 |
公务接待费 | 2.00 |
公务用车购置费 | 3.00 |
公务用车保有量（辆） | 4 | )");
  EXPECT_EQ(paper.row_sums(), Lines{"合计 = 公务接待费 + 公务用车购置费 + 公务用车保有量（辆）"});
}

TEST(RowSums, AHeadingWithoutAmountsStandsForTheRowsBelowIt) {
  const PaperBook paper(R"(部门收入总表
项目 | 预算数 | 备注
一、财政拨款 | |
（一）一般公共预算 | 4.00 |
（二）政府性基金预算 | 2.00 |
合计 | 6.00 | )");
  EXPECT_EQ(paper.row_sums(), Lines{"合计 = （一）一般公共预算 + （二）政府性基金预算"});
}

TEST(ColumnSums, TheTotalOfAllColumnsBesideIt) {
  const PaperBook paper(R"(部门支出总表
项目 | 合计 | 基本支出 | 项目支出
一般公共服务支出 | 3.00 | 1.00 | 2.00
教育支出 | 7.00 | 3.00 | 4.00)");
  EXPECT_EQ(paper.column_sums(), Lines{"合计 = 基本支出 + 项目支出"});
}

TEST(ColumnSums, ATotalWithinItsGroup) {
  const PaperBook paper(R"(部门支出总表
项目 | 合计 | 基本支出 | < | < | 项目支出
^ | ^ | 小计 | 人员经费 | 公用经费 | ^
教育支出 | 7.00 | 3.00 | 2.00 | 1.00 | 4.00
农林水支出 | 9.00 | 4.00 | 2.00 | 2.00 | 5.00)");
  EXPECT_EQ(paper.column_sums(), (Lines{"基本支出>小计 = 基本支出>人员经费 + 基本支出>公用经费",
                                        "合计 = 基本支出>小计 + 项目支出"}));
}

TEST(ColumnSums, AColumnOfUnknownWordsIsLeftOutWhereTheNumbersSaySo) {
  const PaperBook paper(R"(部门支出总表
项目 | 合计 | 基本支出 | 项目支出 | 彩虹支撑
教育支出 | 7.00 | 3.00 | 4.00 | 2.00
农林水支出 | 9.00 | 4.00 | 5.00 | 1.00)");
  EXPECT_EQ(paper.column_sums(), Lines{"合计 = 基本支出 + 项目支出"});
}

TEST(ColumnSums, AColumnOfUnknownWordsCountsWhereTheNumbersSaySo) {
  const PaperBook paper(R"(部门支出总表
项目 | 合计 | 基本支出 | 项目支出 | 彩虹支撑
教育支出 | 9.00 | 3.00 | 4.00 | 2.00
农林水支出 | 10.00 | 4.00 | 5.00 | 1.00)");
  EXPECT_EQ(paper.column_sums(), Lines{"合计 = 基本支出 + 项目支出 + 彩虹支撑"});
}

TEST(ColumnSums, YearsDoNotAddUp) {
  const PaperBook paper(R"(某市某局2026年部门预算

部门支出总表
项目 | 2025年预算数 | 2026年预算数 | < | <
^ | ^ | 小计 | 基本支出 | 项目支出
教育支出 | 6.00 | 7.00 | 3.00 | 4.00
农林水支出 | 8.00 | 9.00 | 4.00 | 5.00)");
  EXPECT_EQ(paper.column_sums(),
            Lines{"2026年预算数>小计 = 2026年预算数>基本支出 + 2026年预算数>项目支出"});
}

// 会议费 is no part of “三公”经费.
TEST(ColumnSums, PartsLieInWhatTheTotalNames) {
  const PaperBook paper(R"(“三公”经费、会议费支出表
“三公”经费合计 | 因公出国（境）费 | 公务接待费 | 会议费
3.00 | 1.00 | 2.00 | 5.00)");
  EXPECT_EQ(paper.column_sums(), Lines{"“三公”经费合计 = 因公出国（境）费 + 公务接待费"});
}

// 预算 in the name of a thing does not say of which stage the money is.
TEST(ColumnSums, TheWordBudgetYieldsToADifference) {
  const PaperBook paper(R"(“三公”经费变化表
单位名称 | 增减变化情况 | < | <
^ | 合计 | “三公”经费预算 | 会议费
甲单位 | 3.00 | 1.00 | 2.00
乙单位 | 5.00 | 2.00 | 3.00)");
  EXPECT_EQ(paper.column_sums(),
            Lines{"增减变化情况>合计 = 增减变化情况>“三公”经费预算 + 增减变化情况>会议费"});
}

TEST(ColumnSums, OfWhichAloneIsNotTheWhole) {
  const PaperBook paper(R"(政府采购预算表
单位名称 | 采购项目 | <
^ | 小计 | 其中：预留给中小企业的金额
甲单位 | 3.00 | 1.00
乙单位 | 5.00 | 2.00)");
  EXPECT_EQ(paper.column_sums(), Lines());
  EXPECT_TRUE(paper.book.doubts.empty());
}

TEST(ColumnSums, WhatTheNumbersMostlyDenyIsNoSum) {
  const PaperBook paper(R"(部门支出总表
项目 | 合计 | 基本支出 | 项目支出
教育支出 | 8.00 | 3.00 | 4.00
农林水支出 | 8.00 | 4.00 | 5.00)");
  EXPECT_EQ(paper.column_sums(), Lines());
}

TEST(ColumnSums, OneWrongRowAmongManyStays) {
  const PaperBook paper(R"(部门支出总表
项目 | 合计 | 基本支出 | 项目支出
教育支出 | 7.00 | 3.00 | 4.00
农林水支出 | 9.00 | 4.00 | 5.00
卫生健康支出 | 3.00 | 1.00 | 2.00
住房保障支出 | 9.00 | 1.00 | 2.00)");
  EXPECT_EQ(paper.column_sums(), Lines{"合计 = 基本支出 + 项目支出"});
}

TEST(Additive, AColumnOfUnknownWordsWhoseRowsDoNotAddUpIsNoSum) {
  const PaperBook paper(R"(部门支出总表
项目 | 预算数 | 执行数 | 户均开销
基本支出 | 1.00 | 1.00 | 5.00
项目支出 | 2.00 | 1.00 | 9.00
合计 | 3.00 | 2.00 | 7.00)");
  ASSERT_EQ(paper.panel().columns.size(), 3u);
  EXPECT_TRUE(paper.panel().columns[0].additive);
  EXPECT_TRUE(paper.panel().columns[1].additive);
  EXPECT_FALSE(paper.panel().columns[2].additive);
}

// A wrong amount in the middle breaks the sum above it and the one below.
TEST(Additive, OneAmountThatBreaksTwoSumsIsOneFault) {
  const auto paper = [](const std::string& middle, const std::string& lowest) {
    return PaperBook(R"(部门支出总表
科目编码 | 科目名称 | 合计 | 一种口径
201 | 一般公共服务支出 | 3.00 | 1.00
20101 | 人大事务 | 3.00 | 1.00
2010101 | 行政运行 | 3.00 | 1.00
205 | 教育支出 | 4.00 | 2.00
20508 | 进修及培训 | 4.00 | )" +
                     middle + R"(
2050803 | 培训支出 | 4.00 | 2.00
210 | 卫生健康支出 | 6.00 | 5.00
21011 | 行政事业单位医疗 | 6.00 | 5.00
2101101 | 行政单位医疗 | 6.00 | )" +
                     lowest);
  };
  EXPECT_TRUE(paper("2.00", "5.00").panel().columns[1].additive);
  EXPECT_TRUE(paper("7.00", "5.00").panel().columns[1].additive);
  EXPECT_FALSE(paper("7.00", "8.00").panel().columns[1].additive);
}

}  // namespace
}  // namespace yiben
