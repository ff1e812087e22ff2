// Percentages whose amount is itself wrong.
#include "prose/prose.h"

#include "support/paper.h"

namespace yiben {
namespace {

using test::Lines;
using test::PaperBook;
using test::shipped_catalog;

const char* const table = R"(云岭县档案馆2026年部门预算
一般公共预算支出表
单位：万元
科目编码 | 科目名称 | 2025年执行数 | 2026年预算数 | < | <
^ | ^ | ^ | 合计 | 基本支出 | 项目支出
 | 合计 | 350.00 | 386.40 | 206.40 | 180.00
20126 | 档案事务 | 262.00 | 289.25 | 109.25 | 180.00
2012604 | 档案馆 | 262.00 | 289.25 | 109.25 | 180.00
208 | 社会保障和就业支出 | 88.00 | 97.15 | 97.15 | 0.00
20805 | 行政事业单位养老支出 | 88.00 | 97.15 | 97.15 | 0.00
2080505 | 机关事业单位基本养老保险缴费支出 | 88.00 | 97.15 | 97.15 | 0.00

第三部分 情况说明
)";

// An item that prints the amount of another one behind the right one.
Lines breaks_of(const std::string& growth) {
  const PaperBook paper(
      table +
      std::string("机关事业单位基本养老保险缴费支出（项）97.15万元。2025年执行数为88.00万元，"
                  "2026年预算安排289.25万元，比2025年执行数增加") +
      growth + "。");
  EXPECT_TRUE(paper.is_book);
  const prose::Narrative narrative = prose::bind(paper.book, shipped_catalog());
  Lines lines;
  for (const prose::Break& one : narrative.breaks) lines.push_back(one.rule + " " + one.arithmetic);
  return lines;
}

TEST(Corrected, APercentageOfTheRightAmountIsNoFault) {
  EXPECT_EQ(breaks_of("10.40%"), Lines{"amount-differs 289.25 ≠ 97.15"});
}

TEST(Corrected, AnotherOneIsMeasuredAgainstTheRightAmount) {
  EXPECT_EQ(breaks_of("60.54%"),
            (Lines{"growth-differs 97.15 ÷ 88.00 − 1 = 10.40%", "amount-differs 289.25 ≠ 97.15"}));
}

}  // namespace
}  // namespace yiben
