// read: PDF. Tables whose squares no lines part: where their words stand says what is what.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "read/pdf/content.h"
#include "sketch.h"

namespace yiben::read {
namespace {

Sketch& row(Sketch& s, double y, const std::vector<std::string>& texts) {
  const std::vector<double> xs = {40, 100, 200, 260, 320};
  for (std::size_t i = 0; i < texts.size(); ++i) s.text(xs[i], y, texts[i], 8);
  return s;
}

// A cell of the header spans the names below it; a name beside two rows spans both.
TEST(PdfUnruled, AHeaderOfTwoRows) {
  Sketch s;
  s.text(48, 57, "编码", 8).text(120, 57, "名称", 8).text(250, 50, "本年支出", 8);
  s.text(200, 64, "合计", 8).text(260, 64, "基本", 8).text(320, 64, "项目", 8);
  row(s, 78, {"201", "一般公共", "3.00", "1.00", "2.00"});
  row(s, 92, {"205", "教育", "7.00", "3.00", "4.00"});
  row(s, 106, {"210", "卫生", "5.00", "2.00", "3.00"});
  EXPECT_EQ(show(s),
            "[编码|名称|本年支出|<|<]\n[^|^|合计|基本|项目]\n[201|一般公共|3.00|1.00|2.00]\n"
            "[205|教育|7.00|3.00|4.00]\n[210|卫生|5.00|2.00|3.00]\n");
}

// A text of two lines has its amounts beside its middle; 合计 in a square merged of two is no
// column of its own.
TEST(PdfUnruled, LinesOfOneRowAndMergedSquares) {
  Sketch s;
  row(s, 50, {"编码", "名称", "合计", "基本", "项目"});
  s.text(75, 64, "合计", 8);
  row(s, 64, {"", "", "10.00", "4.00", "6.00"});
  row(s, 78, {"201", "一般公共服务", "3.00", "1.00", "2.00"});
  s.text(100, 92, "教育支出教育", 8).text(100, 102, "管理事务", 8);
  row(s, 97, {"205", "", "7.00", "3.00", "4.00"});
  row(s, 116, {"2050101", "行政运行", "7.00", "3.00", "4.00"});
  EXPECT_EQ(show(s),
            "[编码|名称|合计|基本|项目]\n[|合计|10.00|4.00|6.00]\n"
            "[201|一般公共服务|3.00|1.00|2.00]\n[205|教育支出教育/管理事务|7.00|3.00|4.00]\n"
            "[2050101|行政运行|7.00|3.00|4.00]\n");
}

// One row of amounts below a header is a table; a name in the middle belongs to the numbers at the
// side of its column.
TEST(PdfUnruled, OneRowOfAmounts) {
  Sketch s;
  row(s, 50, {"合计", "出国经费", "接待费"});
  s.text(44, 64, "3.00", 8).text(120, 64, "1.00", 8).text(208, 64, "2.00", 8);
  EXPECT_EQ(show(s), "[合计|出国经费|接待费]\n[3.00|1.00|2.00]\n");
}

// Squares without upright lines stand close: what follows a whole amount is the next one.
TEST(PdfUnruled, AmountsThatStandClose) {
  Sketch s;
  s.text(40, 50, "名称", 8).text(100, 50, "合计", 8).text(135, 50, "基本", 8);
  s.text(40, 64, "教育", 8).text(100, 64, "1,203.00", 8).text(134.5, 64, "1,203.00", 8);
  s.text(40, 78, "卫生", 8).text(100, 78, "5,203.00", 8).text(134.5, 78, "—", 8);
  EXPECT_EQ(show(s), "[名称|合计|基本]\n[教育|1,203.00|1,203.00]\n[卫生|5,203.00|—]\n");
}

// Names whose letters are set apart are words all the same, and numbers of columns stand where they
// do when labels stand between them.
TEST(PdfUnruled, HalvesWithNumbersOfTheirColumns) {
  Sketch s;
  s.text(60, 50, "项", 8).text(84, 50, "目", 8).text(140, 50, "金额", 8);
  s.text(200, 50, "项", 8).text(224, 50, "目", 8).text(280, 50, "合计", 8).text(340, 50, "基本", 8);
  s.text(40, 64, "栏次", 8).text(150, 64, "1", 8).text(180, 64, "栏次", 8).text(290, 64, "2", 8);
  s.text(350, 64, "3", 8);
  s.text(40, 78, "一般公共预算拨款", 8)
      .text(140, 78, "7.00", 8)
      .text(180, 78, "一般公共服务支出", 8);
  s.text(280, 78, "7.00", 8).text(340, 78, "4.00", 8);
  s.text(40, 92, "政府性基金预算款", 8)
      .text(140, 92, "2.00", 8)
      .text(180, 92, "社会保障就业支出", 8);
  s.text(280, 92, "2.00", 8);
  EXPECT_EQ(show(s),
            "[项目|金额|项目|合计|基本]\n[栏次|1|栏次|2|3]\n"
            "[一般公共预算拨款|7.00|一般公共服务支出|7.00|4.00]\n"
            "[政府性基金预算款|2.00|社会保障就业支出|2.00|]\n");
}

// One row of amounts close below its header is no line of the header's cells.
TEST(PdfUnruled, OneRowOfAmountsCloseBelowItsHeader) {
  Sketch s;
  row(s, 50, {"", "合计经费", "出国", "用车"});
  row(s, 59, {"", "小计", "经费", "经费"});
  row(s, 70, {"", "9.00", "3.00", "6.00"});
  EXPECT_EQ(show(s), "[合计经费/小计|出国/经费|用车/经费]\n[9.00|3.00|6.00]\n");
}

// Sentences with numbers are none, however wide their spaces are.
TEST(PdfUnruled, SentencesAreNoTable) {
  Sketch s;
  for (int i = 0; i < 4; ++i) {
    s.text(40, 50 + 14 * i, "收入预算总计   24,169.74   万元，比上年增加   2,214.39   万元。", 8);
  }
  EXPECT_EQ(show(s).find('['), std::string::npos);
}

TEST(PdfUnruled, ContentsAreNoTable) {
  Sketch s;
  for (int i = 1; i < 5; ++i) {
    const double y = 50 + 14 * i;
    s.text(40, y, std::to_string(i) + ".", 8).text(60, y, "收支预算总表", 8);
    s.text(130, y, "……………………", 8);
  }
  EXPECT_EQ(show(s).find('['), std::string::npos);
}

// Where the columns are numbered further than they can be told apart nothing is guessed.
TEST(PdfUnruled, ColumnsThatCannotBeToldApart) {
  Sketch s;
  row(s, 50, {"编码", "名称", "合计", "基本", "项目"});
  s.text(40, 64, "1", 8).text(60, 64, "2", 8).text(100, 64, "3", 8).text(200, 64, "4", 8);
  s.text(260, 64, "5", 8).text(320, 64, "6", 8);
  for (int i = 0; i < 3; ++i) row(s, 78 + 14 * i, {"2010101", "行政运行", "3.00", "1.00", "2.00"});
  const PageContent content = content_of(s.page());
  ASSERT_EQ(content.doubts.size(), 1u);
  EXPECT_EQ(content.doubts[0].what, "columns-not-told");
  EXPECT_TRUE(content.tables.empty());
}

// On the next page columns may be blank that the page before has.
TEST(PdfUnruled, ATableGoesOnInItsColumns) {
  Sketch first;
  row(first, 50, {"编码", "名称", "合计", "基本", "项目"});
  for (int i = 0; i < 3; ++i) row(first, 64 + 14 * i, {"201", "行政", "3.00", "1.00", "2.00"});
  const std::vector<PageContent> before = {content_of(first.page())};
  Sketch next;
  row(next, 20, {"205", "教育", "7.00", "", "7.00"});
  const PageContent content = content_of(next.page(), before);
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(show_table(content.tables[0].cells), "[205|教育|7.00||7.00]\n");
}

// Rulings of one length run through all tables of a page: a unit of money between two says where
// one ends. A frame around them changes nothing.
TEST(PdfUnruled, TablesBelowEachOtherAndFrames) {
  Sketch s;
  for (int t = 0; t < 2; ++t) {
    const double y = 50 + 100 * t;
    s.text(290, y - 14, "单位：万元", 8);
    for (int i = 0; i < 4; ++i) s.across(y + 14 * i, 35, 350);
    if (t == 1) s.upright(35, y, y + 42).upright(350, y, y + 42);
    row(s, y + 3, {"编码", "名称", "合计"});
    row(s, y + 17, {"201", "行政", "3.00"});
    row(s, y + 31, {"205", "教育", "7.00"});
  }
  const std::string table = "[编码|名称|合计]\n[201|行政|3.00]\n[205|教育|7.00]\n";
  EXPECT_EQ(show(s), "单位：万元\n" + table + "单位：万元\n" + table);
}

// Rows that are ruled below only: above the header there is no line, and short ones part it. The
// last line of the table before is none of them.
TEST(PdfUnruled, AHeaderMayHaveNoLineAboveIt) {
  Sketch s;
  for (int i = 0; i < 3; ++i) s.across(64 + 14 * i, 35, 350);
  row(s, 67, {"205", "教育", "7.00"});
  row(s, 81, {"208", "社保", "1.00"});
  s.text(290, 93, "单位：万元", 6);
  s.across(112, 35, 130);
  row(s, 102, {"科目", "", "预算"});
  for (int i = 0; i < 3; ++i) s.across(126 + 14 * i, 35, 350);
  row(s, 116, {"编码", "名称", "合计"});
  row(s, 129, {"201", "行政", "3.00"});
  row(s, 143, {"205", "教育", "7.00"});
  EXPECT_EQ(show(s),
            "[205|教育|7.00]\n[208|社保|1.00]\n单位：万元\n"
            "[科目|<|预算]\n[编码|名称|合计]\n[201|行政|3.00]\n[205|教育|7.00]\n");
}

TEST(PdfUnruled, DotsMakeLines) {
  Sketch s;
  s.text(60, 55, "甲").text(160, 55, "1.00").text(60, 75, "乙").text(160, 75, "2.00");
  for (const double y : {50.0, 70.0, 90.0}) {
    for (double x = 50; x <= 250; x += 2) s.across(y, x, x + 0.5);
  }
  for (const double x : {50.0, 150.0, 250.0}) {
    for (double y = 50; y <= 90; y += 2) s.upright(x, y, y + 0.5);
  }
  EXPECT_EQ(show(s), "[甲|1.00]\n[乙|2.00]\n");
}

// A watermark whose characters fall into blank squares is higher than they are.
TEST(PdfUnruled, AWatermarkIsNotInBlankSquares) {
  Sketch s;
  s.grid({40, 120, 200, 280}, {48, 62, 76, 90});
  s.text(44, 51, "名称", 8).text(124, 51, "合计", 8).text(204, 51, "基本支出", 8);
  s.text(44, 65, "教育", 8).text(124, 65, "7.00", 8);
  s.text(44, 79, "卫生", 8).text(124, 79, "2.00", 8);
  s.text(210, 58, "公开", 30);
  EXPECT_EQ(show(s), "[名称|合计|基本支出]\n[教育|7.00|]\n[卫生|2.00|]\n");
}

// Large words across the squares are a watermark.
TEST(PdfUnruled, AWatermarkIsNotInTheCells) {
  Sketch s;
  s.grid({50, 150, 250}, {50, 70, 90});
  s.text(60, 55, "项目").text(160, 55, "金额").text(60, 75, "支出").text(160, 75, "1.00");
  s.text(60, 40, "已公开", 40);
  EXPECT_EQ(show(s), "[项目|金额]\n[支出|1.00]\n");
}

}  // namespace
}  // namespace yiben::read
