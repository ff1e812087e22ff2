// Papers that were read, told to the writers.
#include "compose/compose.h"

#include "support/paper.h"

namespace yiben {
namespace {

using test::PaperBook;

const char* const paper = R"(部门支出总表
单位：万元
科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
201 | 一般公共服务支出 | 3.00 | 1.00 | 2.00
205 | 教育支出 | 7.00 | 3.00 | 4.00
 | 合计 | 10.00 | 4.00 | 6.00)";

const Grid& grid_of(const Document& document) {
  return std::get<Grid>(document.blocks.back());
}

TEST(Compose, ParagraphsSayWhatTheyAre) {
  const PaperBook book(paper);
  const Document document = compose(book.book);
  ASSERT_EQ(document.blocks.size(), 3u);
  EXPECT_EQ(std::get<Prose>(document.blocks[0]).role, Role::caption);
  EXPECT_EQ(std::get<Prose>(document.blocks[1]).role, Role::unit);
  EXPECT_EQ(grid_of(document).name, "部门支出总表");
}

// The title again above a later piece is a label there, and so is what stands below a title.
TEST(Compose, WhatStandsBetweenATitleAndItsTableBelongsToIt) {
  const PaperBook book(R"(=== 1
部门支出总表
预算03表
科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
201 | 一般公共服务支出 | 3.00 | 1.00 | 2.00
=== 2
部门支出总表
预算03表
科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
205 | 教育支出 | 7.00 | 3.00 | 4.00
 | 合计 | 10.00 | 4.00 | 6.00)");
  const Document document = compose(book.book);
  std::vector<Role> roles;
  for (const Block& block : document.blocks) {
    if (const Prose* prose = std::get_if<Prose>(&block)) roles.push_back(prose->role);
  }
  EXPECT_EQ(roles, (std::vector<Role>{Role::caption, Role::label, Role::label, Role::label}));
}

// Else they would be left at the end of the page before, or stand alone on the next.
TEST(Compose, TheNumberOverATitleAndTheNoteBelowTheTableBelongToIt) {
  const PaperBook book(R"(第二部分 部门预算表
公开01表
部门支出总表
科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
201 | 一般公共服务支出 | 3.00 | 1.00 | 2.00
 | 合计 | 3.00 | 1.00 | 2.00
注：本表没有其他支出。
各表如上所述：
部门收入总表
项目 | 预算数 | 备注
财政拨款收入 | 3.00 |
合计 | 3.00 | )");
  const Document document = compose(book.book);
  std::vector<Role> roles;
  for (const Block& block : document.blocks) {
    if (const Prose* prose = std::get_if<Prose>(&block)) roles.push_back(prose->role);
  }
  EXPECT_EQ(roles.back(), Role::caption);
  EXPECT_EQ(std::vector<Role>(roles.begin() + 1, roles.end() - 1),
            (std::vector<Role>{Role::label, Role::caption, Role::note, Role::body}));
}

TEST(Compose, TheHeaderEndsWhereAmountsBegin) {
  const PaperBook book(paper);
  const Document document = compose(book.book);
  const Grid& grid = grid_of(document);
  EXPECT_EQ(grid.header_rows, 1);
  EXPECT_TRUE(grid.at(1, 2)->amount);
  EXPECT_FALSE(grid.at(1, 0)->amount);
}

// Down the rows where a row is a total, across the columns elsewhere.
TEST(Compose, TotalsSayWhatTheyAreTheSumOf) {
  const PaperBook book(paper);
  const Document document = compose(book.book);
  const Grid& grid = grid_of(document);
  EXPECT_EQ(grid.at(3, 2)->sum, (std::vector<SumTerm>{{1, 2, 1}, {2, 2, 1}}));
  EXPECT_EQ(grid.at(1, 2)->sum, (std::vector<SumTerm>{{1, 3, 1}, {1, 4, 1}}));
  EXPECT_TRUE(grid.at(1, 3)->sum.empty());
}

// Index of the only figure that prints these words.
int figure_of(const Book& book, const std::string& printed) {
  for (std::size_t f = 0; f < book.figures.size(); ++f) {
    if (book.figures[f].printed == printed) return static_cast<int>(f);
  }
  return -1;
}

const char* const two_tables = R"(部门收入总表
单位：万元
项目 | 预算数
财政拨款收入 | 10.00
部门支出总表
单位：万元
科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
201 | 一般公共服务支出 | 3.00 | 1.00 | 2.00
205 | 教育支出 | 7.00 | 3.50 | 3.50
 | 合计 | 10.00 | 4.50 | 5.50)";

// What is known of figures of another table counts where they add up, and where one alone is a sum
// itself.
TEST(Compose, TotalsOfOtherTablesAreSaid) {
  const PaperBook paper_book(two_tables);
  const Book& book = paper_book.book;
  ASSERT_EQ(book.tables.size(), 2u);
  const int income = 0;
  const auto sum_of = [&](const std::vector<int>& parts) {
    const Document document = compose(book, {{income, parts}});
    return std::get<Grid>(document.blocks[2]).at(1, 1)->sum;
  };
  const int operating = figure_of(book, "4.50");
  const int projects = figure_of(book, "5.50");
  EXPECT_EQ(sum_of({operating, projects}), (std::vector<SumTerm>{{3, 3, 1, 1}, {3, 4, 1, 1}}));
  EXPECT_TRUE(sum_of({operating}).empty());
  EXPECT_TRUE(sum_of({operating, operating}).empty());
  const int total = operating - 1;
  EXPECT_EQ(sum_of({total}), (std::vector<SumTerm>{{3, 2, 1, 1}}));
}

TEST(Compose, WordsAndSquaresStay) {
  const PaperBook book(paper);
  const Document document = compose(book.book);
  const Grid& before = std::get<Grid>(book.documents[0].blocks.back());
  const Grid& after = grid_of(document);
  ASSERT_EQ(before.cells().size(), after.cells().size());
  for (std::size_t i = 0; i < before.cells().size(); ++i) {
    EXPECT_EQ(before.cells()[i].text, after.cells()[i].text);
  }
}

}  // namespace
}  // namespace yiben
