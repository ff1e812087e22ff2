// Amounts that were put nowhere: they are said, and nobody is accused beside them.
#include "proof/proof.h"
#include "support/paper.h"

namespace yiben {
namespace {

using test::Lines;
using test::PaperBook;

// The doubts about amounts that were put nowhere, by what is printed there.
Lines left_over(const PaperBook& paper) {
  Lines all;
  for (const Doubt& doubt : paper.book.doubts) {
    if (doubt.what == "number-left-over") all.push_back(doubt.excerpt);
  }
  return all;
}

Verdict verdict(const PaperBook& paper) {
  System system = derive(paper.book);
  drop_disproven(paper.book, system);
  return prove(paper.book, system).verdict;
}

constexpr auto whole = R"(部门收支总表
单位：万元
收入 | 预算数 | 支出 | 预算数
一般公共预算拨款收入 | 9.50 | 一般公共服务支出 | 6.50
 | | 社会保障和就业支出 | 1.80
 | | 卫生健康支出 | 1.20
收入总计 | 9.50 | 支出总计 | 9.50

部门支出总表
单位：万元
科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
 | 合计 | 9.50 | 7.00 | 2.50
201 | 一般公共服务支出 | 6.50 | 4.00 | 2.50
20103 | 政府办公厅及相关机构事务 | 6.50 | 4.00 | 2.50
2010301 | 行政运行 | 3.00 | 3.00 | 0.00
2010350 | 事业运行 | 1.00 | 1.00 | 0.00
2010302 | 一般行政管理事务 | 2.50 | 0.00 | 2.50
208 | 社会保障和就业支出 | 1.80 | 1.80 | 0.00
20805 | 行政事业单位养老支出 | 1.80 | 1.80 | 0.00
2080505 | 机关事业单位基本养老保险缴费支出 | 1.20 | 1.20 | 0.00
2080506 | 机关事业单位职业年金缴费支出 | 0.60 | 0.60 | 0.00
210 | 卫生健康支出 | 1.20 | 1.20 | 0.00
21011 | 行政事业单位医疗 | 1.20 | 1.20 | 0.00
2101101 | 行政单位医疗 | 1.20 | 1.20 | 0.00)";

std::string changed(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos);
  return text.replace(at, from.size(), to);
}

TEST(LeftOver, NothingIsWhereAllAmountsArePlaced) {
  const PaperBook paper(whole);
  EXPECT_EQ(left_over(paper), Lines{});
  EXPECT_EQ(verdict(paper), Verdict::consistent);
}

TEST(LeftOver, AWrongFigureIsAContradiction) {
  const PaperBook paper(changed(whole, "0.60 | 0.60", "0.90 | 0.90"));
  EXPECT_EQ(left_over(paper), Lines{});
  EXPECT_EQ(verdict(paper), Verdict::inconsistent);
}

TEST(LeftOver, BesideARowThatWasReadAsAParagraphNobodyIsAccused) {
  const PaperBook paper(changed(whole,
                                "\n2080506 | 机关事业单位职业年金缴费支出 | 0.60 | 0.60 | 0.00",
                                "\n2080599 | 其他行政事业单位养老支出 | 0.90 | 0.90 | 0.00"
                                "\n\n2080506 机关事业单位职业年金缴费支出 0.60 0.60 0.00\n"));
  EXPECT_EQ(left_over(paper), Lines{"2080506 机关事业单位职业年金缴费支出 0.60 0.60 0.00"});
  EXPECT_EQ(verdict(paper), Verdict::unproven);
}

TEST(LeftOver, SentencesAreNoRows) {
  const PaperBook paper(std::string(whole) +
                        "\n\n本年支出 6.50 万元，其中基本支出 4.00 万元，项目支出 2.50 万元。");
  EXPECT_EQ(left_over(paper), Lines{});
}

}  // namespace
}  // namespace yiben
