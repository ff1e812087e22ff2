// Sums that reading gave up and that are believed after all: where what is printed elsewhere says
// of one amount what would make the sum hold, and nothing bears out what it says itself.
#include "proof/proof.h"
#include "support/paper.h"

namespace yiben {
namespace {

using test::Lines;
using test::PaperBook;

// The verdict, then the figures of every explanation with what is expected of them.
Lines judged(const PaperBook& paper) {
  System system = derive(paper.book);
  drop_disproven(paper.book, system);
  const Proof proof = prove(paper.book, system);
  Lines all{std::string(name_of(proof.verdict))};
  for (const Conflict& conflict : proof.conflicts) {
    for (const Explanation& explanation : conflict.explanations) {
      for (const SuspectFigure& suspect : explanation.figures) {
        const Figure& figure = paper.book.figures[static_cast<std::size_t>(suspect.figure)];
        const Fen middle =
            suspect.expected.low + (suspect.expected.high - suspect.expected.low) / 2;
        all.push_back(figure.printed + ", not " + format(middle, figure.unit, 2));
      }
    }
  }
  return all;
}

// 本年支出合计 prints `total`; 教育支出 prints `education` in the first table.
std::string two_tables(const std::string& total, const std::string& education) {
  return R"(财政拨款收支总表
单位：万元
收入 | 预算数 | 支出 | 预算数
一般公共预算拨款收入 | 9.50 | 一般公共服务支出 | 6.50
 | | 教育支出 | )" +
         education + R"(
 | | 卫生健康支出 | 1.20
本年收入合计 | 9.50 | 本年支出合计 | )" +
         total + R"(
上年结转 | 1.00 | 结转下年 | 1.00
收入总计 | 10.50 | 支出总计 | 10.50

财政拨款支出表
单位：万元
科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
 | 合计 | 9.50 | 7.00 | 2.50
201 | 一般公共服务支出 | 6.50 | 4.00 | 2.50
205 | 教育支出 | 1.80 | 1.80 | 0.00
210 | 卫生健康支出 | 1.20 | 1.20 | 0.00)";
}

TEST(Vouched, RightTables) {
  EXPECT_EQ(judged(PaperBook(two_tables("9.50", "1.80"))), Lines{"consistent"});
}

TEST(Vouched, ATotalThatItsPartsAndAnotherTableDeny) {
  EXPECT_EQ(judged(PaperBook(two_tables("0.95", "1.80"))),
            (Lines{"inconsistent", "0.95, not 9.50"}));
}

TEST(Vouched, APartThatItsTotalAndAnotherTableDeny) {
  EXPECT_EQ(judged(PaperBook(two_tables("9.50", "8.10"))),
            (Lines{"inconsistent", "8.10, not 1.80"}));
}

// Of another scope than the list below it: other figures bear the total out.
TEST(Vouched, ATotalThatOthersBearOutIsOnlySaid) {
  const PaperBook paper(R"(财政拨款支出总表
单位：万元
项目 | 预算数
一般公共服务支出 | 6.50
教育支出 | 1.80
支出合计 | 9.50

财政拨款支出表
单位：万元
科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
 | 合计 | 9.50 | 7.00 | 2.50
201 | 一般公共服务支出 | 6.50 | 4.00 | 2.50
205 | 教育支出 | 1.80 | 1.80 | 0.00
210 | 卫生健康支出 | 1.20 | 1.20 | 0.00)");
  EXPECT_NE(judged(paper).front(), "inconsistent");
}

// A list of one column whose only total prints `total` where its parts make `sum`, which another
// table prints of something else.
std::string list_and_other(const std::string& total, const std::string& part,
                           const std::string& sum) {
  return R"(支出明细表
单位：万元
科目编码 | 科目名称 | 金额
301 | 工资福利支出 | )" +
         total + R"(
30101 | 基本工资 | )" +
         part + R"(
30102 | 津贴补贴 | 20.00
30103 | 奖金 | 3.00

资产情况表
单位：万元
项目 | 金额
房屋 | )" +
         sum;
}

TEST(Vouched, ATotalThatIsASlipOfItsSumWhichIsPrintedElsewhere) {
  EXPECT_EQ(judged(PaperBook(list_and_other("357.12", "334.12", "357.12"))).front(), "consistent");
  EXPECT_EQ(judged(PaperBook(list_and_other("375.12", "334.12", "357.12"))),
            (Lines{"inconsistent", "375.12, not 357.12", "334.12, not 352.12", "20.00, not 38.00",
                   "3.00, not 21.00"}));
}

// Two lists of one column with the same rows; `part` in the first, 100.00 in the second.
std::string two_lists(const std::string& part, const std::string& salary) {
  const auto list = [](const std::string& title, const std::string& of_salary,
                       const std::string& other) {
    return title + R"(
单位：万元
科目编码 | 科目名称 | 金额
301 | 工资福利支出 | 457.12
30101 | 基本工资 | )" +
           of_salary + R"(
30102 | 津贴补贴 | 20.00
30103 | 奖金 | 3.00
30199 | 其他工资福利支出 | )" +
           other;
  };
  return list("支出明细表", salary, part) + "\n\n" + list("资产情况表", "334.12", "100.00");
}

TEST(Vouched, ASumThatAnotherTablePrintsWithTheSameAmountsButForOne) {
  EXPECT_EQ(judged(PaperBook(two_lists("100.00", "334.12"))).front(), "consistent");
  EXPECT_EQ(judged(PaperBook(two_lists("700.00", "334.12"))).front(), "inconsistent");
  EXPECT_NE(judged(PaperBook(two_lists("700.00", "300.00"))).front(), "inconsistent");
}

// Amounts of few digits are slips of each other by chance: rows may stand elsewhere. Found by a
// right book whose table goes on over the page.
TEST(Vouched, RoundAmountsAreSlipsOfEachOtherByChance) {
  EXPECT_NE(judged(PaperBook(list_and_other("380.00", "337.00", "360.00"))).front(),
            "inconsistent");
}

}  // namespace
}  // namespace yiben
