// Papers of several tables: what each speaks of is tried on the figures of the others. And forms of
// targets.
#include "recognise/general/settle.h"

#include "support/paper.h"

namespace yiben {
namespace {

using test::Lines;
using test::PaperBook;

const char* const expenditure = R"(部门支出总表
科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
201 | 一般公共服务支出 | 3.00 | 1.00 | 2.00
205 | 教育支出 | 7.00 | 3.00 | 4.00
210 | 卫生健康支出 | 5.00 | 2.00 | 3.00

)";

Lines doubts(const PaperBook& paper) {
  Lines all;
  for (const Doubt& doubt : paper.book.doubts) all.push_back(doubt.what + " " + doubt.excerpt);
  return all;
}

TEST(Settle, TablesThatAgreeSpeakOfOneThing) {
  const PaperBook paper(std::string(expenditure) + R"(单位支出汇总表
科目编码 | 科目名称 | 合计
201 | 一般公共服务支出 | 3.00
205 | 教育支出 | 7.00
210 | 卫生健康支出 | 5.00)");
  EXPECT_EQ(doubts(paper), Lines());
  EXPECT_EQ(paper.selections(0, 0, 1), paper.selections(0, 0, 0));
}

TEST(Settle, ATableThatDisagreesWidelyHasAScopeOfItsOwn) {
  const PaperBook paper(std::string(expenditure) + R"(单位支出汇总表
科目编码 | 科目名称 | 合计
201 | 一般公共服务支出 | 1.00
205 | 教育支出 | 2.00
210 | 卫生健康支出 | 4.00)");
  EXPECT_EQ(doubts(paper), Lines{"table-apart 单位支出汇总表"});
  EXPECT_FALSE(paper.book.doubts.at(0).blocks);
  EXPECT_EQ(paper.selections(0, 0, 1).at(0), "side=expenditure function=201 scope=table 2");
}

// A department and then its unit in one file: the tables of the second belong together.
TEST(Settle, TheBookOfAUnitFollowsThatOfItsDepartment) {
  const auto book = [](const char* total, const char* part) {
    std::string drawing;
    for (const char* title : {"支出总表", "单位支出汇总表", "部门支出明细表"}) {
      drawing += std::string(title) + "\n科目编码 | 科目名称 | 合计\n201 | 一般公共服务支出 | " +
                 part + "\n205 | 教育支出 | " + part + "\n | 合计 | " + total + "\n\n";
    }
    return drawing;
  };
  const PaperBook paper(book("4.00", "2.00") + book("2.00", "1.00"));
  EXPECT_EQ(doubts(paper), Lines());
  EXPECT_EQ(paper.selections(0, 0, 3).at(0), "side=expenditure function=201 scope=book 4");
  EXPECT_EQ(paper.selections(0, 0, 5).at(0), paper.selections(0, 0, 3).at(0));
}

// 预算数 and 决算数 stand over all columns: that the title says 决算 does not make them one.
TEST(Settle, ColumnsOfTwoStagesStayApart) {
  const PaperBook paper(R"(部门预算收支表
科目 | 预算数
基本支出 | 1.00

“三公”经费支出决算表
预算数 | < | 决算数 | <
合计 | 公务接待费 | 合计 | 公务接待费
0.00 | 0.00 | 0.16 | 0.16)");
  ASSERT_EQ(paper.selections(2, 0, 1).size(), 1u);
  EXPECT_NE(paper.selections(0, 0, 1), paper.selections(2, 0, 1));
}

TEST(Settle, OneWrongFigureInATableThatAgreesDoesNotPartIt) {
  const PaperBook paper(std::string(expenditure) + R"(单位支出汇总表
科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
201 | 一般公共服务支出 | 3.00 | 1.00 | 2.00
205 | 教育支出 | 7.00 | 3.00 | 4.00
210 | 卫生健康支出 | 5.00 | 2.00 | 6.00)");
  // Two rows of three are not enough to say what 合计 means.
  EXPECT_EQ(doubts(paper), Lines{"sum-not-understood 合计"});
  EXPECT_EQ(paper.selections(2, 0, 1), paper.selections(2, 0, 0));
}

const char* const all_money = R"(收支总表
收入 | 预算数 | 支出 | 预算数
一般公共预算拨款收入 | 9.00 | 一般公共服务支出 | 9.00
政府性基金预算拨款收入 | 0.00 | |

)";

TEST(Settle, ATitleOfAllThatComesAndGoesIsOfNoOtherScope) {
  const PaperBook paper(std::string(all_money) + R"(收入总表
科目编码 | 科目名称 | 合计 | 一般公共预算拨款收入 | 政府性基金预算拨款收入
201 | 一般公共服务支出 | 9.00 | 9.00 | 0.00)");
  EXPECT_EQ(doubts(paper), Lines());
  EXPECT_EQ(paper.selections(0, 0, 0).at(0), "side=revenue fund=general");
}

// One row, and no other that would say what its columns mean.
TEST(Settle, TwoAmountsThatAgreeInEachOthersColumnsAreADoubt) {
  const PaperBook paper(std::string(all_money) + R"(收入总表
单位名称 | 合计 | 一般公共预算拨款收入 | 政府性基金预算拨款收入
合计 | 9.00 | 0.00 | 9.00)");
  EXPECT_EQ(doubts(paper), Lines{"cells-changed-over 0.00 ↔ 9.00"});
  EXPECT_TRUE(paper.book.doubts.at(0).blocks);
}

TEST(Settle, OtherRowsSayThatTwoAmountsWereChangedOver) {
  const PaperBook paper(std::string(expenditure) + R"(单位支出汇总表
科目编码 | 科目名称 | 基本支出 | 项目支出
201 | 一般公共服务支出 | 1.00 | 2.00
205 | 教育支出 | 4.00 | 3.00
210 | 卫生健康支出 | 2.00 | 3.00)");
  EXPECT_EQ(doubts(paper), Lines());
  EXPECT_EQ(paper.selections(1, 0, 1), paper.selections(2, 0, 0));
}

// 3.00 of 财政专户管理资金 lies in what one table calls 事业收入 and beside what the other calls
// so.
TEST(Settle, FundsOfAnotherWidthAreNotTheSame) {
  const auto paper = [](const std::string& income) {
    return PaperBook(R"(收支总表
收入 | 预算数 | 支出 | 预算数
一般公共预算拨款收入 | 4.00 | 教育支出 | 9.00
事业收入 | 5.00 | |

收入总表
科目编码 | 科目名称 | 合计 | 一般公共预算拨款收入 | 财政专户管理资金 | 事业收入
 | 合计 | 9.00 | 4.00 | 3.00 | )" +
                     income + R"(
205 | 教育支出 | 9.00 | 4.00 | 3.00 | )" +
                     income);
  };
  const PaperBook wider = paper("2.00");
  EXPECT_EQ(wider.selections(3, 0, 1).at(0), "side=revenue fund=business_income column=事业收入#1");
  const PaperBook wrong = paper("1.00");
  EXPECT_EQ(wrong.selections(3, 0, 1).at(0), "side=revenue fund=business_income scope=table 2");
}

TEST(Settle, ATableThatFitsTheCurrentYearAloneIsReadSo) {
  const PaperBook paper(R"(部门支出总表
科目编码 | 科目名称 | 合计 | 本年预算 | 上年结转
201 | 一般公共服务支出 | 3.00 | 1.00 | 2.00
205 | 教育支出 | 7.00 | 3.00 | 4.00
210 | 卫生健康支出 | 5.00 | 2.00 | 3.00

单位支出汇总表
科目编码 | 科目名称 | 当年安排
201 | 一般公共服务支出 | 1.00
205 | 教育支出 | 3.00
210 | 卫生健康支出 | 2.00)");
  EXPECT_EQ(doubts(paper), Lines());
  EXPECT_EQ(paper.selections(0, 0, 1).at(0), "side=expenditure origin=current function=201");
}

// It is less than the tables before it by what 上年结转 prints, and nowhere by more.
TEST(Settle, ATableThatLacksWhatWasCarriedOverIsOfTheCurrentYear) {
  const std::string books = R"(财政拨款收支总表
收入 | 预算数 | 支出 | 预算数
一般公共预算拨款收入 | 14.00 | 一般公共服务支出 | 3.00
上年结转 | 1.00 | 教育支出 | 7.00
 | | 卫生健康支出 | 5.00
本年收入合计 | 15.00 | 本年支出合计 | 15.00

财政拨款支出表
科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
201 | 一般公共服务支出 | 3.00 | 1.00 | 2.00
205 | 教育支出 | )";
  const std::string rest = R"( | 3.00 | 3.00
210 | 卫生健康支出 | 5.00 | 2.00 | 3.00
 | 合计 | )";
  const PaperBook lacks(books + "6.00" + rest + "14.00 | 6.00 | 8.00");
  EXPECT_EQ(lacks.selections(0, 0, 1).at(1),
            "side=expenditure fund=appropriation origin=current function=205");
  const PaperBook wrong(books + "6.50" + rest + "15.00 | 6.00 | 9.00");
  EXPECT_EQ(wrong.selections(0, 0, 1).at(1), "side=expenditure fund=appropriation function=205");
}

TEST(Settle, WhatTheBookIsAboutIsTheWholeOfItsStage) {
  const PaperBook paper(R"(部门支出总表
项目 | 预算数 | 执行数
基本支出 | 1.00 | 0.90
项目支出 | 2.00 | 1.80)");
  EXPECT_EQ(paper.selections(0).at(0), "side=expenditure nature=basic");
  EXPECT_EQ(paper.selections(1).at(0), "side=expenditure nature=basic stage=executed");
}

TEST(Settle, InFinalAccountsTheBudgetIsTheOtherStage) {
  const PaperBook paper(R"(部门支出决算表
项目 | 预算数 | 决算数
基本支出 | 1.00 | 0.90
项目支出 | 2.00 | 1.80)");
  EXPECT_EQ(paper.selections(0).at(0), "side=expenditure nature=basic stage=budget");
  EXPECT_EQ(paper.selections(1).at(0), "side=expenditure nature=basic");
}

TEST(Settle, TablesApartHaveAScopeFromTheirTitle) {
  const PaperBook paper(R"(政府采购预算表
采购项目 | 预算数 | 备注
河道清淤 | 2.00 |
桥梁维护 | 3.00 |
合计 | 5.00 | )");
  EXPECT_EQ(paper.selections().at(2), "scope=table 1");
}

// A member that the book never prints is no hidden part of what it does.
TEST(Settle, RareMembersCountOnlyInBooksThatPrintThem) {
  const PaperBook plain(expenditure);
  const int origin = plain.book.cube.dimension("origin").value();
  EXPECT_EQ(plain.book.cube.parts(origin, all_of_it).size(), 2u);
  const PaperBook rare(R"(部门收入总表
项目 | 预算数 | 备注
本年收入 | 3.00 |
使用非财政拨款结余 | 1.00 |
合计 | 4.00 | )");
  EXPECT_EQ(rare.book.cube.parts(origin, all_of_it).size(), 3u);
}

// "column: printed" of the cells of one label in the second table.
Lines cells_of(const PaperBook& paper, const std::string& label) {
  const Table& table = paper.book.tables.at(1);
  Lines all;
  for (const TextCell& cell : table.texts) {
    if (table.panels.at(0).rows.at(static_cast<std::size_t>(cell.row)).label != label) continue;
    all.push_back(cell.column + ": " + cell.printed);
  }
  return all;
}

TEST(TargetSheets, BoxesGoByTheLabelToTheirLeftAndIndicatorsByTheirName) {
  const PaperBook paper(std::string(expenditure) + R"(项目支出绩效目标表
项目名称 | 河道清淤 | < | <
资金总额 | 12.00 | 财政拨款 | 10.00
年度目标 | 清淤三公里 | < | <
一级指标 | 二级指标 | 三级指标 | 指标值
产出指标 | 数量指标 | 清淤长度 | ≥3公里
^ | 质量指标 | 验收合格率 | 100%)");
  ASSERT_EQ(paper.book.tables.size(), 2u);
  EXPECT_EQ(cells_of(paper, "资金总额"), Lines{"资金总额: 12.00"});
  EXPECT_EQ(cells_of(paper, "财政拨款"), Lines{"资金总额: 10.00"});
  EXPECT_EQ(cells_of(paper, "清淤长度"),
            (Lines{"一级指标: 产出指标", "二级指标: 数量指标", "指标值: ≥3公里"}));
  // 一级指标 over both rows is said once.
  EXPECT_EQ(cells_of(paper, "验收合格率"), (Lines{"二级指标: 质量指标", "指标值: 100%"}));
}

TEST(TargetSheets, LabelsAndWordsStandByTurns) {
  const PaperBook paper(std::string(expenditure) + R"(项目支出绩效目标表
项目名称 | 河道清淤 | 项目性质 | 经常性
主管部门 | 水务局 | 资金总额 | 12.00
三级指标 | < | 指标值 | <
清淤长度 | < | ≥3公里 | <)");
  EXPECT_EQ(cells_of(paper, "项目名称"), Lines{": 河道清淤"});
  EXPECT_EQ(cells_of(paper, "项目性质"), Lines{"项目名称: 经常性"});
  EXPECT_EQ(cells_of(paper, "主管部门"), Lines{": 水务局"});
}

// A list with a divided header inside the form: its rows are named by their first words.
TEST(TargetSheets, AListInsideTheFormIsReadByItsHeader) {
  const PaperBook paper(std::string(expenditure) + R"(部门整体绩效目标表
部门名称 | 水务局 | < | <
任务名称 | 主要内容 | 预算金额 | <
^ | ^ | 总额 | 财政拨款
河道清淤 | 三公里 | 12.00 | 10.00
三级指标 | < | 指标值 | <
清淤长度 | < | ≥3公里 | <)");
  EXPECT_EQ(cells_of(paper, "河道清淤"),
            (Lines{": 三公里", "预算金额>总额: 12.00", "预算金额>财政拨款: 10.00"}));
}

// Over the page only the columns of the indicators go on, with a label at their side.
TEST(TargetSheets, GoOnOverThePageWithFewerColumns) {
  const PaperBook paper("=== 1\n" + std::string(expenditure) + R"(部门整体绩效目标表
部门名称 | 水务局 | < | < | < | <
年度目标 | 河道清淤 | < | < | < | <
资金总额 | 12.00 | < | < | < | <
一级指标 | 二级指标 | 三级指标 | < | 指标值 | <
产出指标 | 数量指标 | 清淤长度 | < | ≥3公里 | <
=== 2
绩效指标 | 效益指标 | 社会效益 | 水质 | 改善
^ | ^ | ^ | 防洪 | 达标)");
  ASSERT_EQ(paper.book.tables.size(), 2u);
  EXPECT_EQ(cells_of(paper, "水质"),
            (Lines{"一级指标: 效益指标", "二级指标: 社会效益", "指标值: 改善"}));
  EXPECT_EQ(cells_of(paper, "防洪"), Lines{"指标值: 达标"});
}

TEST(TargetSheets, TheirNumbersAreNoFiguresOfTheProof) {
  const PaperBook paper(std::string(expenditure) + R"(项目支出绩效目标表
项目名称 | 河道清淤 | < | <
资金总额 | 12.00 | 财政拨款 | 10.00
一级指标 | 二级指标 | 三级指标 | 指标值
产出指标 | 数量指标 | 清淤长度 | ≥3公里)");
  for (const Figure& figure : paper.book.figures) EXPECT_EQ(figure.table, 0);
}

}  // namespace
}  // namespace yiben
