// What is assumed of a book that was read by its words: the figures may disprove it, and then it
// accuses nobody. What is printed as a sum is no assumption.
#include <gtest/gtest.h>

#include <algorithm>

#include "proof/proof.h"
#include "read/read.h"
#include "support/paper.h"
#include "support/paths.h"

namespace yiben {
namespace {

using test::PaperBook;

struct Outcome {
  int dropped = 0;
  std::size_t identities = 0;  // that are left
  Verdict verdict = Verdict::unproven;
};

Outcome prove_with_assumptions(const Book& book) {
  Outcome outcome;
  System system = derive(book);
  outcome.dropped = static_cast<int>(drop_disproven(book, system).size());
  outcome.identities = system.identities.size();
  outcome.verdict = prove(book, system).verdict;
  return outcome;
}

// Three tables that are the whole, 基本支出 and 项目支出 by their titles. The last row of the whole
// prints `last`; its parts are 2.00 each.
std::string three_tables(const std::string& last) {
  return R"(部门支出总表
科目编码 | 科目名称 | 金额
201 | 一般公共服务支出 | 3.00
205 | 教育支出 | 4.00
210 | 卫生健康支出 | )" +
         last + R"(

基本支出表
科目编码 | 科目名称 | 金额
201 | 一般公共服务支出 | 1.00
205 | 教育支出 | 2.00
210 | 卫生健康支出 | 2.00

项目支出表
科目编码 | 科目名称 | 金额
201 | 一般公共服务支出 | 2.00
205 | 教育支出 | 2.00
210 | 卫生健康支出 | 2.00)";
}

bool assumes_something(const System& system) {
  return std::any_of(system.identities.begin(), system.identities.end(),
                     [](const Identity& identity) { return identity.assumed; });
}

// A document that takes too long was not understood: what is printed as a sum is all that is left.
TEST(Assumptions, WithoutTimeToTestThemAllAreGivenUp) {
  const PaperBook paper(three_tables("3.00"));
  System tested = derive(paper.book);
  drop_disproven(paper.book, tested);
  EXPECT_TRUE(assumes_something(tested));

  System untested = derive(paper.book);
  drop_disproven(paper.book, untested, 0);
  EXPECT_FALSE(assumes_something(untested));
  EXPECT_NE(prove(paper.book, untested).verdict, Verdict::inconsistent);
}

TEST(Assumptions, WhatTheFiguresBearOutIsKept) {
  const PaperBook paper(three_tables("4.00"));
  const Outcome outcome = prove_with_assumptions(paper.book);
  EXPECT_EQ(outcome.dropped, 0);
  EXPECT_GT(outcome.identities, 0u);
  EXPECT_EQ(outcome.verdict, Verdict::consistent);
}

// Parts that are more than their whole: perhaps the tables do not speak of one thing.
TEST(Assumptions, ASplitThatTheFiguresDisproveIsDropped) {
  const PaperBook paper(three_tables("3.00"));
  ASSERT_TRUE(paper.book.by_words);
  const Outcome outcome = prove_with_assumptions(paper.book);
  EXPECT_GT(outcome.dropped, 0);
  EXPECT_EQ(outcome.verdict, Verdict::consistent);
}

// The same figures under a form, which knows what its tables speak of.
TEST(Assumptions, WhereAFormSaysWhatTablesAreNothingIsDropped) {
  PaperBook paper(three_tables("3.00"));
  paper.book.by_words = false;
  const Outcome outcome = prove_with_assumptions(paper.book);
  EXPECT_EQ(outcome.dropped, 0);
  EXPECT_EQ(outcome.verdict, Verdict::inconsistent);
}

// 合计 of the last row prints `total`; the parts of it are 12.00.
std::string wrong_sum(const std::string& total) {
  return R"(部门支出总表
科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
201 | 一般公共服务支出 | 3.00 | 1.00 | 2.00
205 | 教育支出 | 4.00 | 2.00 | 2.00
210 | 卫生健康支出 | 5.00 | 3.00 | 2.00
 | 合计 | )" +
         total + " | 6.00 | 6.00";
}

TEST(Assumptions, APrintedSumThatDoesNotAddUpIsStillWrong) {
  const PaperBook right(wrong_sum("12.00"));
  EXPECT_EQ(prove_with_assumptions(right.book).verdict, Verdict::consistent);
  const PaperBook wrong(wrong_sum("13.00"));
  ASSERT_TRUE(wrong.book.by_words);
  EXPECT_EQ(prove_with_assumptions(wrong.book).verdict, Verdict::inconsistent);
}

// Of one wrong sum alone nobody can say whether it was meant as a sum.
TEST(Assumptions, WhereTheOnlySumFailsItIsNotBelieved) {
  const PaperBook paper(R"(部门支出总表
项目 | 预算数 | 备注
基本支出 | 1.00 |
项目支出 | 2.00 |
合计 | 4.00 | )");
  EXPECT_NE(prove_with_assumptions(paper.book).verdict, Verdict::inconsistent);
}

TEST(Assumptions, AWrongSumIsFoundBesideADisprovenSplit) {
  const std::string income = R"(

部门收入总表
项目 | 合计 | 本年收入 | 上年结转
财政拨款 | 3.00 | 1.00 | 2.00
财政专户管理资金 | 4.00 | 2.00 | 2.00
单位资金 | 5.00 | 3.00 | 2.00
合计 | 13.00 | 6.00 | 6.00)";
  const Outcome outcome = prove_with_assumptions(PaperBook(three_tables("3.00") + income).book);
  EXPECT_GT(outcome.dropped, 0);
  EXPECT_EQ(outcome.verdict, Verdict::inconsistent);
}

// What holds between the amounts that are printed may be given up together with other sums: what is
// said of that never shows amounts that are equal as ones that differ.
TEST(Assumptions, EqualAmountsAreNotSaidToDiffer) {
  PaperBook paper(R"(部门收支总表
| 本年收入 | 本年收入 | 本年支出 | 本年支出 | 本年支出 | 本年支出 |
| 项目 | 预算数 | 项目 | 合计 | 基本支出 | 项目支出 |
| 一、财政拨款收入 | 12.00 | 一、一般公共服务支出 | 8.00 | 5.00 | 3.00 |
| 1、一般公共预算 | 12.00 | 二、教育支出 | 4.00 | | 4.00 |
| 2、政府性基金预算 | | | | | |
| 二、事业收入 | | | | | |
| 收入总计 | | 支出总计 | 12.00 | 5.00 | 7.00 |)");
  const System system = derive(paper.book);
  EXPECT_FALSE(system.identities.empty());
  EXPECT_TRUE(doubts_about(system.identities, paper.book, system).empty());
  Figure& first = paper.book.figures.front();
  ASSERT_EQ(first.printed, "12.00");
  first.interval = {.low = first.interval.low * 2, .high = first.interval.high * 2};
  EXPECT_FALSE(doubts_about(system.identities, paper.book, system).empty());
}

TEST(Assumptions, ABookWithAFamilyHasNone) {
  std::vector<Document> documents;
  const std::string text = test::read_file(test::examples_dir() / "gardens-2026.txt");
  documents.push_back(read::text_document(text, "book.txt", 1).value());
  const Book book = recognise(documents, test::shipped_catalog()).value();
  ASSERT_FALSE(book.by_words);
  System system = derive(book);
  const std::size_t before = system.identities.size();
  for (const Identity& identity : system.identities) EXPECT_FALSE(identity.assumed);
  EXPECT_EQ(drop_disproven(book, system).size(), 0u);
  EXPECT_EQ(system.identities.size(), before);
}

}  // namespace
}  // namespace yiben
