// read: characters of a PDF that are printed over each other, cut off by their square or hang over
// its line.
#include <gtest/gtest.h>

#include <string>
#include <variant>
#include <vector>

#include "read/read.h"
#include "sketch.h"
#include "tiny_pdf.h"

namespace yiben::read {
namespace {

// The texts of the cells of which it is not sure what stands there.
std::vector<std::string> unsure(const std::vector<Cell>& cells) {
  std::vector<std::string> texts;
  for (const Cell& cell : cells) {
    if (cell.overprinted) texts.push_back(cell.text);
  }
  return texts;
}

std::vector<std::string> unsure(const Sketch& sketch) {
  return unsure(content_of(sketch.page()).tables.front().cells);
}

std::vector<std::string> unsure(const std::string& pdf) {
  const Result<Document> document = pdf_document(pdf, "f.pdf", 1);
  EXPECT_TRUE(document.ok());
  if (!document.ok()) return {};
  return unsure(std::get<Grid>(document->blocks.front()).cells());
}

using Texts = std::vector<std::string>;

Sketch two_rows() {
  Sketch sketch;
  sketch.grid({10, 110, 210}, {10, 26, 42});
  return sketch;
}

TEST(PdfOverprint, LinesSetApartAreSure) {
  EXPECT_EQ(
      unsure(two_rows().text(12, 13, "基本支出").text(12, 29, "项目支出").text(150, 13, "1.00")),
      Texts{});
  // Tightly set lines of one square touch each other's boxes.
  EXPECT_EQ(unsure(two_rows().text(12, 9.5, "基本").text(12, 18, "支出")), Texts{});
}

TEST(PdfOverprint, ALineThatRunsIntoTheNextRow) {
  EXPECT_EQ(unsure(two_rows()
                       .text(12, 13, "基本支出")
                       .text(12, 20, "公用经费")
                       .text(12, 27, "项目支出")
                       .text(150, 13, "1.00")),
            (Texts{"基本支出\n公用经费", "项目支出"}));
}

TEST(PdfOverprint, ANumberThatRunsOverTheNextOne) {
  EXPECT_EQ(unsure(two_rows().text(80, 13, "123456.00").text(105, 13, "98.00").text(12, 29, "甲")),
            (Texts{"1234569", ".80.00"}));
}

TEST(PdfOverprint, BoldThatIsPrintedTwiceIsSure) {
  EXPECT_EQ(unsure(two_rows().text(150, 13, "1.00").text(150.4, 13, "1.00").text(12, 29, "甲")),
            Texts{});
}

TEST(PdfOverprint, DigitsThatTheSquareCutsOff) {
  const std::string rules = line(10, 100, 210, 100) + line(10, 116, 210, 116) +
                            line(10, 132, 210, 132) + line(10, 100, 10, 132) +
                            line(110, 100, 110, 132) + line(210, 100, 210, 132);
  const std::string names = write(12, 120, "甲") + write(12, 104, "乙");
  const auto clipped = [](const std::string& text) {
    return "q 110 100 100 32 re W n\n" + text + "Q\n";
  };
  // 12 digits and a point are 65 points wide: the first two begin left of the clip.
  EXPECT_EQ(unsure(pdf_of({rules + names + clipped(write(101, 120, "1234567890.00"))})),
            Texts{"34567890.00"});
  EXPECT_EQ(unsure(pdf_of({rules + names + clipped(write(121, 120, "1234567890.00"))})), Texts{});
}

Texts texts_of(const Sketch& sketch) {
  Texts texts;
  const PageContent content = content_of(sketch.page());
  for (const Cell& cell : content.tables.front().cells) texts.push_back(cell.text);
  return texts;
}

TEST(PdfOverhang, DigitsComeBackOverTheLine) {
  EXPECT_EQ(texts_of(two_rows()
                         .text(76, 13, "3280.090089")
                         .text(12, 29, "1.000000")
                         .text(150, 29, "2.000000")),
            (Texts{"3280.090089", "", "1.000000", "2.000000"}));
}

// An amount that ends at the line is whole where the code behind it begins at once.
TEST(PdfOverhang, ACodeBesideAnAmountStays) {
  EXPECT_EQ(texts_of(two_rows().text(69, 13, "1,234.56").text(111, 13, "302").text(12, 29, "甲")),
            (Texts{"1,234.56", "302", "甲", ""}));
  EXPECT_EQ(texts_of(two_rows()
                         .text(69, 13, "1,234.56")
                         .text(111, 13, "30201")
                         .text(69, 29, "9,876.54")
                         .text(111, 29, "30202")),
            (Texts{"1,234.56", "30201", "9,876.54", "30202"}));
}

}  // namespace
}  // namespace yiben::read
