// read: text files. Each case is a file and the blocks that come out of it.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "read/read.h"
#include "show.h"

namespace yiben::read {
namespace {

struct Case {
  std::string input;
  std::string expected;
};

void expect_all(const std::vector<Case>& cases) {
  for (const Case& c : cases) EXPECT_EQ(show(text_document(c.input, "f.txt", 1)), c.expected);
}

TEST(TextProse, EachLineIsAParagraphWithItsPlace) {
  expect_all({
      {"第一部分\n\n  二、说明\n", "1:1 第一部分\n3:3 二、说明\n"},
      {"没有换行", "1:1 没有换行\n"},
      {"\xEF\xBB\xBF一\r\n二\r\n", "1:1 一\n2:1 二\n"},
      {"　　全角缩进　\n", "1:3 全角缩进\n"},
      {"行中  空格 不动\n", "1:1 行中  空格 不动\n"},
  });
}

TEST(TextProse, MarksOfListsAndHeadingsAreNoText) {
  expect_all({
      {"- 一、概况\n - （一）职责\n", "1:3 一、概况\n2:4 （一）职责\n"},
      {"-不是列表\n- \n--\n", "1:1 -不是列表\n2:1 -\n3:1 --\n"},
      {"- 3 -\n- 三 -\n", "1:1 - 3 -\n2:3 三 -\n"},  // the first is the number of a page
      {"# 一\n### 三 ###\n", "1:3 # 一\n2:5 ### 三\n"},
      {"#无空格\n####### 七\n#\n", "1:1 #无空格\n2:1 ####### 七\n3:1 #\n"},
  });
}

TEST(TextGrid, ConsecutiveLinesWithTabsAreOneGrid) {
  expect_all({
      {"表\n项目\t金额\n合计\t3.00\n注\n",
       "1:1 表\ngrid 1 line 2\n[项目|金额]\n[合计|3.00]\n4:1 注\n"},
      {"a\t1\nc\t3\nd\t4\n\nb\t2\n", "grid 1 line 1\n[a|1]\n[c|3]\n[d|4]\ngrid 2 line 5\n[b|2]\n"},
      {"a\t1\nc\t3\nd\t4\n   \nb\t2\n",
       "grid 1 line 1\n[a|1]\n[c|3]\n[d|4]\ngrid 2 line 5\n[b|2]\n"},
      // Where a blank line stands behind every row, it parts nothing.
      {"a\t1\n\nb\t2\n", "grid 1 line 1\n[a|1]\n[b|2]\n"},
  });
}

TEST(TextGrid, BlankSquaresKeepTheirPlaceAndRowsMayBeRagged) {
  expect_all({
      {"\t\t合计\t\n201\ta\n", "grid 1 line 1\n[||合计|]\n[201|a|.|.]\n"},
      // A row of nothing but tabs is a blank line.
      {"a\tb\n\t\nc\td\ne\tf\ng\th\n",
       "grid 1 line 1\n[a|b]\ngrid 2 line 3\n[c|d]\n[e|f]\n[g|h]\n"},
      {" a \t　b　\n", "grid 1 line 1\n[a|b]\n"},
  });
}

TEST(TextGrid, OneSquareAloneCoversAWiderTable) {
  expect_all({
      {"表\na\tb\tc\n一\t\nd\te\tf\n", "1:1 表\ngrid 1 line 2\n[a|b|c]\n[一|<|<]\n[d|e|f]\n"},
      {"| a | b |\n| 一 |\n", "grid 1 line 1\n[a|b]\n[一|<]\n"},
      // Two squares of two, or a blank one.
      {"表\na\tb\n一\t\n", "1:1 表\ngrid 1 line 2\n[a|b]\n[一|]\n"},
      {"| a | b |\n| |\n", "grid 1 line 1\n[a|b]\n[|.]\n"},
      // Tabs only pad this table.
      {"a\tb\tc\n一\t\t\nd\te\tf\n", "grid 1 line 1\n[a|b|c]\n[一||]\n[d|e|f]\n"},
  });
}

TEST(TextGrid, AFileThatEndsInTheMiddleOfARowIsSaid) {
  const auto cut_at = [](const std::string& file) {
    const Result<Document> document = text_document(file, "f.txt", 1);
    if (!document.ok() || document->doubts.empty()) return 0;
    EXPECT_EQ(document->doubts.front().what, "cut-file");
    return document->doubts.front().place.line;
  };
  EXPECT_EQ(cut_at("表\na\t1\t2\nb\t3"), 3);
  EXPECT_EQ(cut_at("|a|1|\n|b|2"), 2);
  EXPECT_EQ(cut_at("|a|1|\n|b"), 2);
  // Whole rows, rows of other tables, a line that was ended, and prose.
  EXPECT_EQ(cut_at("a\t1\t2\nb\t3\t4"), 0);
  EXPECT_EQ(cut_at("a\t1\t2\nb\t3\n"), 0);
  EXPECT_EQ(cut_at("a\t1\t2\nc\t1\t2\nd\t1\t2\n\nb\t3"), 0);
  EXPECT_EQ(cut_at("a\t1\t2\nb\t3\nc\t4"), 0);
  EXPECT_EQ(cut_at("a\t1\t2\n注"), 0);
  EXPECT_EQ(cut_at("|a|1|\n|b|2|"), 0);
}

TEST(TextGrid, TabsThatOnlyIndentAreNoGrid) {
  expect_all({
      {"\t一段缩进的话。\n", "1:2 一段缩进的话。\n"},
      {"\t第一段\n\t\t第二段\n", "1:2 第一段\n2:3 第二段\n"},
      {"\t\t\n后\n", "2:1 后\n"},
      // One row that is more than indented makes it a grid.
      {"\t甲\n乙\t1\n", "grid 1 line 1\n[|甲]\n[乙|1]\n"},
  });
}

TEST(TextGrid, PipeTablesAreGridsWithoutTheirRule) {
  expect_all({
      {"| 项目 | 金额 |\n|:---|---:|\n| 合计 | 3.00 |\n",
       "grid 1 line 1\n[项目|金额]\n[合计|3.00]\n"},
      {"|a||\n", "grid 1 line 1\n[a|]\n"},
      {"| a\\|b | 上<br>下 |\n", "grid 1 line 1\n[a|b|上/下]\n"},
      {"| a | b\n||\n", "1:1 | a | b\n2:1 ||\n"},  // no row
      {"|a|b|\nc\td\n", "grid 1 line 1\n[a|b]\ngrid 2 line 2\n[c|d]\n"},
      {"|---|\n",
       "error: f.txt: the document is empty: it has no table and no text; give the file "
       "that holds the tables of the budget\n"},
  });
}

TEST(TextGrid, EverySquareKnowsItsPlace) {
  const Result<Document> document = text_document("前言\n\na\tb\nc\td\n\ne\tf\n", "f.txt", 4);
  ASSERT_TRUE(document);
  ASSERT_EQ(document->blocks.size(), 3u);
  const Cell* d = std::get<Grid>(document->blocks[1]).at(1, 1);
  EXPECT_EQ(d->place, (Place{.document = 4, .line = 4, .table = 1, .row = 2, .column = 2}));
  const Cell* e = std::get<Grid>(document->blocks[2]).at(0, 0);
  EXPECT_EQ(e->place, (Place{.document = 4, .line = 6, .table = 2, .row = 1, .column = 1}));
  EXPECT_EQ(document->index, 4);
  EXPECT_EQ(document->path, "f.txt");
  EXPECT_EQ(document->kind, "text");
  EXPECT_EQ(document->sha256.size(), 64u);
}

TEST(TextErrors, NameTheLimitAndThePlace) {
  const std::string tabs(1'000'000, '\t');
  const std::string pipes(1'000'000, '|');
  std::string rows;
  for (int i = 0; i <= limits::max_grid_rows; ++i) rows += "a\tb\n";
  std::string lines;
  for (std::size_t i = 0; i <= limits::max_blocks; ++i) lines += "a\n";
  std::string wide(static_cast<std::size_t>(limits::max_grid_columns) - 1, '\t');
  std::string cells;
  for (std::size_t i = 0; i <= limits::max_cells / (wide.size() + 1); ++i)
    cells += "a" + wide + "b\n";
  const std::vector<Case> cases = {
      {"", "empty"},
      {" \n\t\n", "empty"},
      {"一\na" + tabs,
       "f.txt:line 2: the row has 1000001 columns, more than 512 (limit max_grid_col"},
      {"|" + pipes + "|", "f.txt:line 1: the row has 1000001 columns"},
      {rows, "f.txt:line 100001: the table has more than 100000 rows (limit max_grid_rows)"},
      {lines, "f.txt:line 200001, column 1: the document has more than 200000 paragraphs"},
      {"x" + cells, "squares (limit max_cells)"},
      {"一\n" + std::string(limits::max_line_bytes + 1, 'a'),
       "f.txt:line 2: the line is longer than 4194304 bytes (limit max_line_bytes)"},
      {std::string(limits::max_text_bytes + 1, 'a'), "max_text_bytes"},
      {std::string("a\0b", 3), "f.txt"},
  };
  for (const Case& c : cases) {
    const std::string shown = show(text_document(c.input, "f.txt", 1));
    EXPECT_EQ(shown.substr(0, 7), "error: ") << c.expected;
    EXPECT_NE(shown.find(c.expected), std::string::npos) << shown.substr(0, 300);
  }
}

}  // namespace
}  // namespace yiben::read
