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
一般公共预算拨款收入 | 6.50 | 一般公共服务支出 | 6.50
收入总计 | 6.50 | 支出总计 | 6.50

部门支出总表
单位：万元
科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
 | 合计 | 6.50 | 4.00 | 2.50
201 | 一般公共服务支出 | 6.50 | 4.00 | 2.50
20103 | 政府办公厅及相关机构事务 | 6.50 | 4.00 | 2.50
2010301 | 行政运行 | 4.00 | 4.00 | 0.00
2010302 | 一般行政管理事务 | 2.50 | 0.00 | 2.50)";

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

TEST(LeftOver, ARowThatIsNotThereIsAContradiction) {
  const PaperBook paper(changed(whole, "\n2010301 | 行政运行 | 4.00 | 4.00 | 0.00", ""));
  EXPECT_EQ(left_over(paper), Lines{});
  EXPECT_EQ(verdict(paper), Verdict::inconsistent);
}

TEST(LeftOver, ARowThatWasReadAsAParagraphAccusesNobody) {
  const PaperBook paper(changed(whole, "\n2010301 | 行政运行 | 4.00 | 4.00 | 0.00",
                                "\n\n2010301 行政运行 4.00 4.00 0.00\n"));
  EXPECT_EQ(left_over(paper), Lines{"2010301 行政运行 4.00 4.00 0.00"});
  EXPECT_EQ(verdict(paper), Verdict::unproven);
}

TEST(LeftOver, SentencesAreNoRows) {
  const PaperBook paper(std::string(whole) +
                        "\n\n本年支出 6.50 万元，其中基本支出 4.00 万元，项目支出 2.50 万元。");
  EXPECT_EQ(left_over(paper), Lines{});
}

}  // namespace
}  // namespace yiben
