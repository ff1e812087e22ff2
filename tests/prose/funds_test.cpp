// Sentences: money of one fund that is told for all of them.
#include "prose/prose.h"
#include "support/paper.h"

namespace yiben {
namespace {

using test::Lines;
using test::PaperBook;
using test::shipped_catalog;

// The tables of three funds, and a sentence below them.
Lines breaks_of_funds(const std::string& sentence) {
  const PaperBook paper(R"(云岭县档案馆2026年部门预算
部门收入总表
单位：万元
项目 | 预算数
财政拨款收入 | 1,386.40
其中：一般公共预算拨款收入 | 1,086.40
政府性基金预算拨款收入 | 300.00
其他收入 | 112.00
本年收入合计 | 1,498.40

第三部分 情况说明
)" + sentence);
  Lines lines;
  for (const prose::Break& one : prose::bind(paper.book, shipped_catalog()).breaks) {
    lines.push_back(one.rule + " " + one.expected);
  }
  return lines;
}

TEST(Funds, OneOfThemToldForAll) {
  EXPECT_EQ(breaks_of_funds("2026年收入预算1498.40万元，其中：财政拨款1386.40万元。"), Lines{});
  EXPECT_EQ(breaks_of_funds("2026年收入预算1498.40万元，其中：财政拨款1086.40万元。"),
            Lines{"part-told-for-its-fund 1386.40"});
  EXPECT_EQ(breaks_of_funds("2026年收入预算1498.40万元，其中：一般公共预算拨款1086.40万元。"),
            Lines{});
  // Nothing that the tables print of one of them.
  EXPECT_EQ(breaks_of_funds("2026年收入预算1498.40万元，其中：财政拨款1198.40万元。"), Lines{});
}

}  // namespace
}  // namespace yiben
