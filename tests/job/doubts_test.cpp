// What was not understood in papers of any layout, and whether it leaves the proof open.
#include <gtest/gtest.h>

#include <algorithm>

#include "proof/proof.h"
#include "support/paper.h"

namespace yiben {
namespace {

using test::Lines;
using test::PaperBook;

// "what excerpt", with " (open)" behind where the doubt alone keeps the book from being proven.
Lines doubts(const PaperBook& paper) {
  const System system = derive(paper.book);
  const Proof proof = prove(paper.book, system);
  Lines all;
  for (const Doubt& doubt : paper.book.doubts) {
    const std::string missing = doubt.what + ": " + doubt.excerpt;
    const auto& open = proof.missing;
    const bool blocks = std::find(open.begin(), open.end(), missing) != open.end();
    all.push_back(doubt.what + " " + doubt.excerpt + (blocks ? " (open)" : ""));
  }
  return all;
}

// Nothing else bears the figures out: the book may be wrong there.
TEST(Doubts, ATotalThatIsNoSumLeavesTheProofOpen) {
  const PaperBook paper(R"(一般公共预算“三公”经费支出表
“三公”经费合计 | 因公出国（境）费 | 公务接待费
9.00 | 1.00 | 2.00)");
  EXPECT_EQ(doubts(paper), Lines{"sum-not-understood “三公”经费合计 (open)"});
}

TEST(Doubts, OneWhoseFiguresOthersBearOutIsOnlySaid) {
  const PaperBook paper(R"(部门支出总表
项目 | 合计 | 甲类 | 乙类
基本支出 | 8.00 | 3.00 | 4.00
项目支出 | 8.00 | 4.00 | 5.00
合计 | 16.00 | 7.00 | 9.00)");
  EXPECT_EQ(doubts(paper), Lines{"sum-not-understood 合计"});
}

// The same two rows, where one total misses its parts by two units of the last place.
TEST(Doubts, ASumThatOnlyJustFailsIsSettledByNothing) {
  const auto paper_with = [](const std::string& total) {
    return PaperBook(R"(部门支出总表
项目 | 合计 | 甲类 | 乙类
基本支出 | )" + total +
                     R"( | 33.00 | 44.00
项目支出 | 88.00 | 44.00 | 55.00
合计 | 165.00 | 77.00 | 99.00)");
  };
  EXPECT_EQ(doubts(paper_with("77.00")), Lines{"sum-not-understood 合计"});
  EXPECT_EQ(doubts(paper_with("77.04")), Lines{"sum-not-understood 合计 (open)"});
}

// Rows that must not be published are missing in 合计 too: where that holds, nothing is missing.
TEST(Doubts, ASumThatHoldsInTheTotalsIsSettledByNothing) {
  const PaperBook paper(R"(按规定涉密信息不予公开。
部门支出总表
科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 | 经营支出
 | 合计 | 15.00 | 6.00 | 9.00 | 0.02
201 | 一般公共服务支出 | 3.00 | 1.00 | 2.00 |
205 | 教育支出 | 7.00 | 3.00 | 4.00 |
210 | 卫生健康支出 | 5.00 | 2.00 | 3.00 | )");
  EXPECT_EQ(doubts(paper), Lines{"sum-not-understood 合计 (open)"});
}

// A list without codes, indentation and 合计, in which only the numbers say what is part of what.
TEST(Doubts, AListInWhichAllWouldAddUpButForOneAmountIsSaid) {
  const auto paper_with = [](const std::string& amount) {
    return PaperBook(R"(项目支出表
单位：万元
单位名称 | 金额
甲局 | 948.56
甲局机关 | 463.36
甲宣传中心 | )" + amount +
                     R"(
宣传 | 15.03
考核 | 170.17
甲救援中心 | 300.00
平台 | 35.00
演练 | 265.00)");
  };
  EXPECT_EQ(doubts(paper_with("185.20")), Lines{});
  EXPECT_EQ(doubts(paper_with("158.20")), Lines{"sum-not-understood 甲宣传中心 (open)"});
}

// Both sides of it are named, with the place of the whole.
TEST(Doubts, ARelationThatOnlyWordsSuggestIsSaidWhereFiguresDenyIt) {
  const PaperBook paper(R"(部门支出总表
项目 | 预算数 | 备注
基本支出 | 3.00 |
项目支出 | 4.00 |

基本支出明细表
项目 | 预算数 | 备注
人员经费 | 1.00 |
公用经费 | 1.00 | )");
  System system = derive(paper.book);
  const std::vector<Doubt> doubts =
      doubts_about(drop_disproven(paper.book, system), paper.book, system);
  ASSERT_EQ(doubts.size(), 1u);
  EXPECT_EQ(doubts[0].excerpt, "基本支出 3.00 ≠ 人员经费 1.00 + 公用经费 1.00");
  EXPECT_EQ(doubts[0].place.line, 3);
}

TEST(Doubts, ATitleWithAUnitAndNoTableIsSaid) {
  const std::string table = R"(部门支出总表
单位：万元
项目 | 预算数 | 备注
基本支出 | 3.00 |
项目支出 | 4.00 |
)";
  EXPECT_EQ(doubts(PaperBook(table + "\n部门收入总表\n单位：万元")),
            Lines{"title-without-table 部门收入总表 (open)"});
  EXPECT_EQ(doubts(PaperBook("部门收入总表\n单位：万元\n\n" + table)),
            Lines{"title-without-table 部门收入总表 (open)"});
  EXPECT_EQ(doubts(PaperBook(table + "\n部门收入总表\n单位：万元\n本部门无收入。")), Lines());
  // 无锡 is a city.
  EXPECT_EQ(doubts(PaperBook(table + "\n部门收入总表\n单位：万元\n部门：无锡市水务局")),
            Lines{"title-without-table 部门收入总表 (open)"});
  EXPECT_EQ(doubts(PaperBook("详见部门收入总表\n" + table)), Lines());
}

// What runs over the edge of a page may lack a column: its sums accuse nobody.
TEST(Doubts, FiguresOfAPageThatLosesSomethingAccuseNobody) {
  PaperBook paper(R"(=== 1
部门支出总表
项目 | 合计 | 基本支出 | 项目支出
教育支出 | 3.00 | 1.00 | 2.00
农林水支出 | 7.00 | 3.00 | 4.00
卫生健康支出 | 5.00 | 2.00 | 3.00
住房保障支出 | 9.00 | 4.00 | 7.00)");
  const System system = derive(paper.book);
  EXPECT_EQ(prove(paper.book, system).verdict, Verdict::inconsistent);
  Doubt doubt{"over-page-edge", "", {.document = 1, .page = 1}};
  doubt.loses = true;
  paper.book.doubts.push_back(std::move(doubt));
  EXPECT_EQ(prove(paper.book, system).verdict, Verdict::unproven);
  EXPECT_TRUE(prove(paper.book, system).conflicts.empty());
}

// The same of a page that draws no upright lines: which column an amount stands in was inferred.
TEST(Doubts, FiguresInColumnsThatAreNotDrawnAccuseNobody) {
  std::vector<Document> documents = {test::Paper(R"(=== 1
部门支出总表
项目 | 合计 | 基本支出 | 项目支出
教育支出 | 3.00 | 1.00 | 2.00
农林水支出 | 7.00 | 3.00 | 4.00
卫生健康支出 | 5.00 | 2.00 | 3.00
住房保障支出 | 9.00 | 4.00 | 7.00)")
                                         .take()};
  const auto verdict = [&] {
    const Book book = recognise(documents, test::shipped_catalog()).value();
    return prove(book, derive(book)).verdict;
  };
  EXPECT_EQ(verdict(), Verdict::inconsistent);
  documents.front().kind = "pdf";
  EXPECT_EQ(verdict(), Verdict::unproven);
  std::get<Grid>(documents.front().blocks.back()).lines = {0, 1, 2, 3, 4};
  EXPECT_EQ(verdict(), Verdict::inconsistent);
}

// A name drawn above or below its square leaves its amounts without one.
TEST(Doubts, ARowWithoutANameAccusesNobody) {
  const auto verdict = [](const std::string& name) {
    const PaperBook paper(R"(部门支出总表
项目 | 合计 | 基本支出 | 项目支出
教育支出 | 3.00 | 1.00 | 2.00
农林水支出 | 7.00 | 3.00 | 4.00
)" + name + R"( | 9.00 | 4.00 | 7.00
卫生健康支出 | 5.00 | 2.00 | 3.00)");
    return prove(paper.book, derive(paper.book)).verdict;
  };
  EXPECT_EQ(verdict("住房保障支出"), Verdict::inconsistent);
  EXPECT_EQ(verdict(""), Verdict::unproven);
}

TEST(Doubts, ANumberThatIsNoneIsSaid) {
  const PaperBook paper(R"(部门支出总表
项目 | 预算数 | 备注
基本支出 | 1,23.4.5 |
项目支出 | 2.00 |
经营支出 | 3.00 |
其他支出 | 约二成 | )");
  EXPECT_EQ(doubts(paper), Lines{"unread-number 1,23.4.5 (open)"});
}

const char* const contents = R"(目录
第一部分 部门概况
第二部分 部门预算表
一、部门支出总表
二、部门收入总表
第三部分 名词解释
第一部分 部门概况
第二部分 部门预算表
一、部门支出总表

科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
201 | 一般公共服务支出 | 3.00 | 1.00 | 2.00
205 | 教育支出 | 7.00 | 3.00 | 4.00
)";

TEST(Doubts, ATableThatTheContentsAnnounceIsMissing) {
  EXPECT_EQ(doubts(PaperBook(contents)), Lines{"missing-table 部门收入总表 (open)"});
}

// A table stands for one entry: 部门支出总表 is not 部门收支总表 as well.
TEST(Doubts, ATableIsThereForOneEntryOnly) {
  const PaperBook paper(R"(目录
第二部分 部门预算表
一、部门支出总表
二、部门收支总表
第二部分 部门预算表
一、部门支出总表

科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
201 | 一般公共服务支出 | 3.00 | 1.00 | 2.00
205 | 教育支出 | 7.00 | 3.00 | 4.00)");
  EXPECT_EQ(doubts(paper), Lines{"missing-table 部门收支总表 (open)"});
}

// Forms of several projects are announced one below the other, and read as one table.
TEST(Doubts, SeveralFormsOfOneKindAreOneTable) {
  const PaperBook paper(R"(目录
第二部分 部门预算表
一、部门支出总表
二、部门支出总表
第二部分 部门预算表
一、部门支出总表

科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
201 | 一般公共服务支出 | 3.00 | 1.00 | 2.00
205 | 教育支出 | 7.00 | 3.00 | 4.00)");
  EXPECT_EQ(doubts(paper), Lines{});
}

TEST(Doubts, AnEmptyTableMayBeSpokenOfOnly) {
  const PaperBook paper(std::string(contents) + R"(
二、部门收入总表
本部门没有收入，故本表为空。)");
  EXPECT_EQ(doubts(paper), Lines{"missing-table 部门收入总表"});
}

// A header that no lines show to be one stands between the title and that sentence.
TEST(Doubts, AnEmptyTableMayHaveAHeader) {
  const PaperBook paper(std::string(contents) + R"(
二、部门收入总表
单位：万元
科目编码
科目名称
本年收入合计
财政拨款收入
本部门没有收入，故本表为空。)");
  EXPECT_EQ(doubts(paper), Lines{"missing-table 部门收入总表"});
}

TEST(Doubts, AnnouncedTablesThatAreThereAreNone) {
  const PaperBook paper(std::string(contents) + R"(
二、2026年部门收入总表

科目编码 | 科目名称 | 合计
201 | 一般公共服务支出 | 3.00)");
  EXPECT_EQ(doubts(paper), Lines());
}

}  // namespace
}  // namespace yiben
