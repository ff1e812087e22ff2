// read: PDF. Pages as they are drawn, and the grids and paragraphs that come out of them.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "read/pdf/content.h"
#include "read/pdf/drawn.h"
#include "read/pdf/furniture.h"
#include "read/pdf/prose.h"
#include "read/read.h"
#include "sketch.h"
#include "support/paths.h"
#include "text/text.h"
#include "tiny_pdf.h"

namespace yiben::read {
namespace {

// "p2 text" for prose on page 2, "p2 ~text" for furniture, grids row by row.
std::string show_pages(const Result<Document>& result) {
  if (!result.ok()) return "error: " + to_string(result.errors().front()) + "\n";
  std::string out;
  for (const ReadingDoubt& doubt : result->doubts) {
    out += "p" + std::to_string(doubt.place.page) + " ?" + doubt.what + "\n";
  }
  for (const Block& block : result->blocks) {
    if (const auto* prose = std::get_if<Prose>(&block)) {
      out += "p" + std::to_string(prose->place.page) + (prose->furniture ? " ~" : " ") +
             prose->text + "\n";
    } else {
      const Grid& grid = std::get<Grid>(block);
      for (int row = 0; row < grid.rows(); ++row) out += show_row(grid, row);
    }
  }
  return out;
}

std::string read_pdf(const std::string& bytes) {
  return show_pages(pdf_document(bytes, "f.pdf", 1));
}

// A page on which `mark` stands between two Chinese characters and takes `width` em; what follows
// stands `apart` em behind its beginning.
std::string show_mark(const std::string& mark, double width, double apart) {
  DrawnPage page{.number = 1, .width = 400, .height = 600};
  const auto put = [&](const std::string& text, double x, double em) {
    page.glyphs.push_back({text, {x, 50, x + 10 * em, 60}, 10});
  };
  put("甲", 50, 1);
  put(mark, 60, width);
  put("乙", 60 + 10 * apart, 1);
  return content_of(page).lines.front().text(' ');
}

TEST(PdfText, AMarkAsWideAsItsNeighboursIsFullWidth) {
  EXPECT_EQ(show_mark(",", 1, 1), "甲，乙");
  EXPECT_EQ(show_mark(":", 1, 1), "甲：乙");
  EXPECT_EQ(show_mark(",", 0.5, 0.5), "甲,乙");
  // A half-width mark before a space.
  EXPECT_EQ(show_mark(",", 0.5, 1), "甲,乙");
  // The font says nothing of widths, and the place of the next character does.
  EXPECT_EQ(show_mark(",", 1, 0.5), "甲,乙");
  // A mark that has no full-width form beside Chinese characters.
  EXPECT_EQ(show_mark("/", 1, 1), "甲/乙");
}

TEST(PdfGrid, RulingsMakeCells) {
  Sketch s;
  s.grid({50, 150, 250}, {50, 70, 90}).text(60, 55, "项目").text(160, 55, "金额");
  s.text(60, 75, "办公费").text(160, 75, "1,234.56");
  EXPECT_EQ(show(s), "[项目|金额]\n[办公费|1,234.56]\n");
}

TEST(PdfGrid, SquaresWithoutALineBetweenThemAreOneCell) {
  Sketch s;
  s.across(50, 50, 350).across(70, 150, 350).across(90, 50, 350).across(110, 50, 350);
  s.upright(50, 50, 110).upright(150, 50, 110).upright(250, 70, 110).upright(350, 50, 110);
  s.text(60, 65, "科目").text(220, 55, "支出").text(160, 75, "基本").text(260, 75, "项目");
  s.text(60, 95, "合计").text(160, 95, "1.00").text(260, 95, "2.00");
  EXPECT_EQ(show(s), "[科目|支出|<]\n[^|基本|项目]\n[合计|1.00|2.00]\n");
}

TEST(PdfGrid, PiecesOfALineAreJoinedAndDoubleLinesAreOne) {
  Sketch s;
  for (int i = 0; i < 50; ++i) s.across(50, 50 + 4 * i, 52 + 4 * i);  // dashed
  s.across(70, 50, 250).across(72, 50, 250).across(90, 50, 250);
  s.upright(50, 50, 90).upright(150, 50, 90).upright(153.5, 50, 90).upright(250, 50, 90);
  s.text(60, 55, "甲").text(160, 55, "乙").text(60, 77, "丙").text(160, 77, "丁");
  EXPECT_EQ(show(s), "[甲|乙]\n[丙|丁]\n");
}

TEST(PdfGrid, RowsReachBeyondTheOutermostUprightLine) {
  Sketch s;
  s.across(50, 50, 350).across(70, 50, 350).across(90, 50, 350);
  s.upright(150, 50, 90).upright(250, 50, 90);
  s.text(60, 55, "编码").text(160, 55, "名称").text(260, 55, "金额");
  s.text(60, 75, "201").text(160, 75, "支出").text(260, 75, "3.00");
  EXPECT_EQ(show(s), "[编码|名称|金额]\n[201|支出|3.00]\n");
}

TEST(PdfGrid, AFrameIsNoTableAndTablesApartAreTwo) {
  Sketch s;
  s.grid({20, 380}, {20, 580}).text(40, 30, "说明");
  s.grid({50, 150, 250}, {50, 70, 90}).text(60, 55, "甲").text(160, 55, "乙");
  s.grid({50, 150, 250}, {150, 170, 190}).text(60, 155, "丙").text(160, 155, "丁");
  EXPECT_EQ(show(s), "说明\n[甲|乙]\n[|]\n[丙|丁]\n[|]\n");
}

TEST(PdfGrid, LinesOfACellStayLines) {
  Sketch s;
  s.grid({50, 95, 250}, {50, 75, 100}).text(52, 52, "12,345,67").text(52, 63, "8.90");
  s.text(100, 52, "机关事业单位基本养老").text(100, 63, "保险");
  EXPECT_EQ(show(s), "[12,345,67/8.90|机关事业单位基本养老/保险]\n[|]\n");
}

TEST(PdfGrid, RowsAreSplitWhereAmountsStandBesideEachOther) {
  Sketch s;
  s.grid({50, 150, 250}, {50, 70, 130}).text(60, 55, "项目").text(160, 55, "金额");
  const std::vector<std::string> names = {"甲", "乙", "丙"};
  for (int i = 0; i < 3; ++i) {
    s.text(60, 75 + 15 * i, names[static_cast<std::size_t>(i)]).text(160, 75 + 15 * i, "1.00");
  }
  EXPECT_EQ(show(s), "[项目|金额]\n[甲|1.00]\n[乙|1.00]\n[丙|1.00]\n");
}

TEST(PdfGrid, AWrappedTextSplitsNoRow) {
  Sketch s;
  s.grid({50, 150, 250}, {50, 70, 130}).text(60, 55, "项目").text(160, 55, "金额");
  for (int i = 0; i < 3; ++i) s.text(60, 75 + 15 * i, "很长的名称");
  s.text(160, 90, "1.00");
  EXPECT_EQ(show(s), "[项目|金额]\n[很长的名称/很长的名称/很长的名称|1.00]\n");
}

TEST(PdfGrid, RulingsAcrossAloneTakeColumnsFromTheText) {
  Sketch s;
  s.across(50, 50, 350).across(70, 50, 350).across(150, 50, 350);
  s.text(60, 55, "名称").text(160, 55, "上年").text(260, 55, "本年");
  for (int i = 0; i < 3; ++i) {
    s.text(60, 75 + 20 * i, "支出").text(160, 75 + 20 * i, "1.00").text(260, 75 + 20 * i, "20.00");
  }
  EXPECT_EQ(show(s), "[名称|上年|本年]\n[支出|1.00|20.00]\n[支出|1.00|20.00]\n[支出|1.00|20.00]\n");
}

TEST(PdfGrid, AlignedNumbersWithoutRulingsAreATable) {
  Sketch s;
  s.text(50, 30, "部门：某某中心").text(290, 30, "单位：万元");
  s.text(60, 55, "名称").text(160, 55, "上年").text(260, 55, "本年");
  for (int i = 0; i < 3; ++i) {
    s.text(60, 75 + 20 * i, "支出").text(160, 75 + 20 * i, "1.00").text(260, 75 + 20 * i, "20.00");
  }
  EXPECT_EQ(show(s),
            "部门：某某中心\t单位：万元\n[名称|上年|本年]\n[支出|1.00|20.00]\n[支出|1.00|20.00]\n"
            "[支出|1.00|20.00]\n");
}

TEST(PdfText, SpacesStandWhereCharactersStandApart) {
  Sketch s;
  s.text(50, 50, "收").text(70, 50, "入").text(50, 90, "12.50 30.00").text(50, 130, "预算2026年");
  EXPECT_EQ(show(s), "收 入\n12.50 30.00\n预算2026年\n");
}

TEST(PdfText, WhatIsDrawnTwiceIsTakenOnce) {
  Sketch s;
  s.text(50, 50, "合计11").text(50.3, 50, "合计11");
  EXPECT_EQ(show(s), "合计11\n");
}

// Digits that are drawn over the line beside their square belong to the rest of their amount; where
// both sides are amounts as they stand, they stay.
TEST(PdfText, AmountsWiderThanTheirSquares) {
  Sketch s;
  s.grid({50, 150, 200, 250}, {50, 70, 90, 110});
  s.text(60, 55, "项目").text(160, 55, "合计").text(210, 55, "基本");
  s.text(142, 75, "1,203,717.83").text(205, 75, "12.00");
  s.text(157, 95, "90909.57").text(197, 95, "5537892.22");
  EXPECT_EQ(show(s), "[项目|合计|基本]\n[|1,203,717.83|12.00]\n[|90909.57|5537892.22]\n");
}

TEST(PdfText, APageWrittenSidewaysIsTurned) {
  Sketch s;
  s.grid({50, 150, 250}, {50, 70, 90}).text(60, 55, "项目").text(160, 75, "1.00");
  DrawnPage page = s.page();
  for (Glyph& glyph : page.glyphs) {  // a quarter turn clockwise
    glyph.box = {600 - glyph.box.y1, glyph.box.x0, 600 - glyph.box.y0, glyph.box.x1};
    glyph.turn = 1;
  }
  for (Box& box : page.rulings) box = {600 - box.y1, box.x0, 600 - box.y0, box.x1};
  std::swap(page.width, page.height);
  const PageContent content = content_of(page);
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(show_table(content.tables.front().cells), "[项目|]\n[|1.00]\n");
}

TEST(PdfProse, APageNumberIsNotInTheAmountThatThePageEndCuts) {
  const std::string full = "预算预算预算预算预算预算预算预算预算预算预算增加";
  std::string first = write(50, 300, full) + write(50, 280, full) + write(50, 260, full);
  first += write(195, 20, "4");
  const std::string second = write(50, 550, "107,573.11元。") + write(195, 20, "5");
  EXPECT_EQ(read_pdf(pdf_of({first, second})),
            "p1 " + full + full + full + "107,573.11元。\np1 ~4\np2 ~5\n");
}

TEST(PdfFurniture, PageNumbersHaveManyForms) {
  for (const char* number :
       {"12", "- 12 -", "— 3 —", "第 3 页", "第3页，共9页", "第 3 页 共 9 页", "3/9", "－４－"}) {
    EXPECT_TRUE(is_page_number(number)) << number;
  }
  for (const char* other : {"12.50", "2026年", "第三部分", "12345", "", "第页", "一"}) {
    EXPECT_FALSE(is_page_number(other)) << other;
  }
}

TEST(PdfFurniture, HeadsThatRecurAreFurniture) {
  std::vector<std::string> pages;
  for (int i = 0; i < 4; ++i)
    pages.push_back(write(50, 570, "部门预算") + write(50, 300, "正文。"));
  EXPECT_EQ(read_pdf(pdf_of({pages[0]})), "p1 部门预算\np1 正文。\n");
  EXPECT_EQ(read_pdf(pdf_of(pages)).substr(0, 30), "p1 ~部门预算\np1 正文。\n");
}

TEST(PdfFile, RulingsAreStrokesThinAreasAndFrames) {
  std::string page = "0.5 w\n";
  for (const double y : {500.0, 480.0, 460.0}) page += line(50, y, 250, y);
  for (const double x : {50.0, 150.0, 250.0}) page += area(x, 460, 0.7, 40);
  page += "0.9 g\n" + area(50, 480, 200, 20) + "0 g\n";  // shading has no edges
  page += write(60, 485, "项目") + write(160, 465, "1.00");
  EXPECT_EQ(read_pdf(pdf_of({page})), "[项目|]\n[|1.00]\n");
  std::string frames;
  for (const double x : {50.0, 150.0}) {
    for (const double y : {460.0, 480.0})
      frames += std::to_string(x) + " " + std::to_string(y) + " 100 20 re S\n";
  }
  EXPECT_EQ(read_pdf(pdf_of({frames + write(60, 485, "项目") + write(160, 465, "1.00")})),
            "[项目|]\n[|1.00]\n");
}

TEST(PdfFile, WhatCannotBeSeenRulesNothing) {
  std::string page = "1 G 1 g\n";
  for (const double y : {500.0, 480.0, 460.0})
    page += line(50, y, 250, y) + area(50, y + 5, 200, 1);
  for (const double x : {50.0, 150.0, 250.0}) page += line(x, 460, x, 500);
  page += "0 g 0 G q 300 0 50 50 re W n\n" + line(50, 470, 250, 470) + "Q\n";
  page += line(150, 900, 150, 1500) + write(60, 485, "项目") + write(60, -50, "外");
  EXPECT_EQ(read_pdf(pdf_of({page})), "p1 项目\n");
}

// The outline of a bold letter is drawn beside its text: straight strokes with curves and slants.
TEST(PdfFile, OutlinesOfLettersRuleNothing) {
  std::string page = "0.5 w\n60 480 m 80 480 l 80 500 l 75 500 l 74 488 66 488 60 494 c h S\n";
  page += "60 482 m 80 482 l 80 490 l 70 499 l 60 490 l h S\n";
  page += write(60, 485, "项目");
  EXPECT_EQ(read_pdf(pdf_of({page})), "p1 项目\n");
  // A letter of right angles alone: a box no larger than its character.
  page = "0.5 w\n" + write(60, 485, "日");
  for (const double y : {484.0, 489.0, 494.0}) page += line(61, y, 69, y);
  for (const double x : {61.0, 69.0}) page += line(x, 484, x, 494);
  EXPECT_EQ(read_pdf(pdf_of({page})), "p1 日\n");
}

TEST(PdfFile, WhiteLinesOnColourRule) {
  std::string page = "0.2 0.3 0.8 rg\n" + area(50, 460, 200, 40) + "1 G\n";
  for (const double y : {499.0, 480.0, 461.0}) page += line(50, y, 250, y);
  for (const double x : {51.0, 150.0, 249.0}) page += line(x, 460, x, 500);
  page += write(60, 485, "项目") + write(160, 465, "1.00");
  EXPECT_EQ(read_pdf(pdf_of({page})), "[项目|]\n[|1.00]\n");
}

TEST(PdfFile, PagesAreReadAsTheyAreShown) {
  const std::string page = write(60, 485, "横排文字");
  EXPECT_EQ(read_pdf(pdf_of({page}, "/Rotate 90")), "p1 横排文字\n");
  EXPECT_EQ(read_pdf(pdf_of({page}, "/CropBox [0 0 400 300]")).substr(0, 6), "error:");
  EXPECT_EQ(read_pdf(pdf_of({"0.5 0 0 0.5 0 0 cm\n" + write(60, 485, "缩小")})), "p1 缩小\n");
}

TEST(PdfFile, RadicalsBecomeTheUsualCharacters) {
  // A font whose map leads to U+2F00 and U+2ED4.
  TinyPdf pdf;
  const int map = pdf.add_stream(
      "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> "
      "endcodespacerange 2 beginbfchar <41> <2F08> <42> <2EDA> endbfchar endcmap end");
  const int font = pdf.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode " +
                           std::to_string(map) + " 0 R >>");
  const int content = pdf.add_stream("BT /F1 10 Tf 50 500 Td (AB) Tj ET");
  const std::string page = "<< /Type /Page /MediaBox [0 0 400 600] /Contents " +
                           std::to_string(content) + " 0 R /Resources << /Font << /F1 " +
                           std::to_string(font) + " 0 R >> >> >>";
  const int kid = pdf.add(page);
  const int tree = pdf.add("<< /Type /Pages /Count 1 /Kids [" + std::to_string(kid) + " 0 R] >>");
  const int root = pdf.add("<< /Type /Catalog /Pages " + std::to_string(tree) + " 0 R >>");
  EXPECT_EQ(read_pdf(pdf.bytes(root)), "p1 人页\n");
}

TEST(PdfFile, AScanIsADocumentOfDoubts) {
  TinyPdf pdf;
  const int picture = pdf.add_stream("",
                                     "/Type /XObject /Subtype /Image /Width 2000 /Height 3000 "
                                     "/ColorSpace /DeviceGray /BitsPerComponent 8");
  const int content = pdf.add_stream("q 400 0 0 600 0 0 cm /X Do Q");
  const int kid =
      pdf.add("<< /Type /Page /MediaBox [0 0 400 600] /Contents " + std::to_string(content) +
              " 0 R /Resources << /XObject << /X " + std::to_string(picture) + " 0 R >> >> >>");
  const int tree = pdf.add("<< /Type /Pages /Count 1 /Kids [" + std::to_string(kid) + " 0 R] >>");
  const int root = pdf.add("<< /Type /Catalog /Pages " + std::to_string(tree) + " 0 R >>");
  EXPECT_EQ(read_pdf(pdf.bytes(root)), "p1 ?scanned-page\n");
}

TEST(PdfHostile, DamagedFilesAreReadAsFarAsTheyGoOrAreAnError) {
  EXPECT_EQ(read_pdf("%PDF-1.7\n").substr(0, 40), "error: f.pdf: the PDF is damaged: nothin");
  const std::string whole = pdf_of({write(60, 485, "第一页"), write(60, 485, "第二页")});
  // Without the place of its table of objects the file is put together from what is there.
  EXPECT_EQ(read_pdf(whole.substr(0, whole.find("startxref"))), "p1 第一页\np2 第二页\n");
  for (std::size_t size = 9; size < whole.size(); size += 97) {
    EXPECT_FALSE(read_pdf(whole.substr(0, size)).empty());
  }
}

TEST(PdfHostile, APasswordIsAskedFor) {
  const std::string key(32, 'x');
  std::string bytes = pdf_of({write(60, 485, "密")});
  const std::string encrypt = "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (" + key +
                              ") /U (" + key + ") >> /ID [(a) (a)] ";
  bytes.insert(bytes.rfind("/Root"), encrypt);
  EXPECT_EQ(read_pdf(bytes),
            "error: f.pdf: the PDF needs a password; save it without a password and give that "
            "file\n");
}

TEST(PdfHostile, ManyOrCircularPages) {
  std::string bytes = pdf_of({write(60, 485, "页")});
  TinyPdf many;
  std::string kids;
  for (int i = 0; i < 10'001; ++i) kids += "3 0 R ";
  many.add("<< /Type /Catalog /Pages 2 0 R >>");
  many.add("<< /Type /Pages /Count 10001 /Kids [" + kids + "] >>");
  many.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] >>");
  for (int i = 0; i < 10'001; ++i) many.add("null");
  EXPECT_NE(read_pdf(many.bytes(1)).find("error: f.pdf"), std::string::npos);
  TinyPdf circle;
  circle.add("<< /Type /Catalog /Pages 2 0 R >>");
  circle.add("<< /Type /Pages /Count 3 /Kids [2 0 R 2 0 R 2 0 R] >>");
  EXPECT_EQ(read_pdf(circle.bytes(1)).substr(0, 6), "error:");
}

TEST(PdfHostile, DrawingsInDrawingsEndSoon) {
  // Each form draws the next one ten times: 10^12 drawings in a kilobyte.
  const LeaksOfPoppler ignored;
  TinyPdf pdf;
  pdf.add("<< /Type /Catalog /Pages 2 0 R >>");
  pdf.add("<< /Type /Pages /Count 1 /Kids [3 0 R] >>");
  pdf.add(
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents 4 0 R /Resources << /XObject "
      "<< /X 5 0 R >> >> >>");
  pdf.add_stream("/X Do");
  for (int i = 0; i < 12; ++i) {
    pdf.add_stream(
        "/X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do",
        "/Type /XObject /Subtype /Form /BBox [0 0 400 600] /Resources << /XObject << /X " +
            std::to_string(6 + i) + " 0 R >> >>");
  }
  EXPECT_NE(read_pdf(pdf.bytes(1)).find("limit max_pdf_operations"), std::string::npos);
}

// Poppler counts nothing while it passes over white space: 66 MiB of it, packed twice.
TEST(PdfLimits, ADrawingThatUnpacksToTooMuch) {
  const std::string packed =
      "78daeddcaf4e826114c0611824826860040a89cd3bb0b8612113203b8d6c769a3047a770111466b15168"
      "441a7f121760700492ec53becb78cff3a4379f7876dedff0f0bd1a17fe8d9ab3cb7d7d5e290000000089"
      "1bed3f4ac5eba3996d3bdd3e00000090ba97ea4d395f0afc3e379e8c030000009237797cb8cd2f044eef"
      "6f65e300000080e4d5cec776be0b58675f773df300000080e4ed04030000002014c10000000088453000"
      "00000062110c000000806004030000002016c1000000008845300000000062110c000000806004030000"
      "002016c1000000008845300000000062999d8fd3eb2aa0bdc9b68bcffcbb000071fc545e5bcbc11f3675"
      "f619";
  TinyPdf pdf;
  pdf.add("<< /Type /Catalog /Pages 2 0 R >>");
  pdf.add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
  pdf.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents 4 0 R >>");
  pdf.add_stream(packed, "/Filter [/ASCIIHexDecode /FlateDecode /FlateDecode]");
  EXPECT_NE(read_pdf(pdf.bytes(1)).find("limit max_pdf_stream_bytes"), std::string::npos);
}

// What makes one page is counted together: 66 times one stream of a mebibyte.
TEST(PdfLimits, ARowOfDrawingsThatIsTooLong) {
  TinyPdf pdf;
  pdf.add("<< /Type /Catalog /Pages 2 0 R >>");
  pdf.add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
  std::string row;
  for (int i = 0; i < 66; ++i) row += "4 0 R ";
  pdf.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents [" + row + "] >>");
  pdf.add_stream(std::string(1 << 20, ' '));
  EXPECT_NE(read_pdf(pdf.bytes(1)).find("limit max_pdf_stream_bytes"), std::string::npos);
}

}  // namespace
}  // namespace yiben::read
