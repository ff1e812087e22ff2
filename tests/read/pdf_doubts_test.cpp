// read: what of a PDF cannot be read, and is said: pictures, outlines, tables over the edge.
#include <gtest/gtest.h>

#include <string>
#include <variant>
#include <vector>

#include "read/read.h"
#include "show.h"
#include "tiny_pdf.h"

namespace yiben::read {
namespace {

// "?what excerpt" for each doubt, then paragraphs, and grids row by row.
std::string read_pdf(const std::string& bytes) {
  const Result<Document> document = pdf_document(bytes, "f.pdf", 1);
  if (!document.ok()) return "error: " + to_string(document.errors().front()) + "\n";
  std::string out;
  for (const ReadingDoubt& doubt : document->doubts) {
    EXPECT_EQ(doubt.place.page, 1);
    out += "?" + doubt.what + (doubt.excerpt.empty() ? "" : " " + doubt.excerpt) + "\n";
  }
  for (const Block& block : document->blocks) {
    if (const auto* prose = std::get_if<Prose>(&block)) {
      out += prose->text + "\n";
    } else {
      const Grid& grid = std::get<Grid>(block);
      for (int row = 0; row < grid.rows(); ++row) out += show_row(grid, row);
    }
  }
  return out;
}

// Lines of a grid, counted from the lower left corner.
std::string grid(const std::vector<double>& xs, const std::vector<double>& ys) {
  std::string out;
  for (const double y : ys) out += line(xs.front(), y, xs.back(), y);
  for (const double x : xs) out += line(x, ys.front(), x, ys.back());
  return out;
}

// A picture of one pixel among the operators, as large as is wanted.
std::string picture(double x, double y, double width, double height) {
  return fmt::format("q {} 0 0 {} {} {} cm BI /W 1 /H 1 /CS /G /BPC 8 ID 0 EI Q\n", width, height,
                     x, y);
}

std::string table_over_the_edge() {
  return grid({250, 350, 450}, {460, 480, 500}) + write(260, 485, "甲") + write(380, 485, "乙") +
         write(260, 465, "1.00") + write(380, 465, "120,000.00");
}

TEST(PdfEdge, WhatThePageCutsIsReadWholeAndSaid) {
  const std::string table = "?over-page-edge ,000.00\n[甲|乙]\n[1.00|120,000.00]\n";
  EXPECT_EQ(read_pdf(pdf_of({table_over_the_edge()})), table);
  // A clip to the page is the page, and a crop box is too.
  EXPECT_EQ(read_pdf(pdf_of({"0 0 400 600 re W n\n" + table_over_the_edge()})), table);
  EXPECT_EQ(read_pdf(pdf_of({table_over_the_edge()}, "/CropBox [20 0 400 600]")), table);
}

TEST(PdfEdge, ATableWithItsLastLineOnTheEdgeMayLackColumns) {
  EXPECT_EQ(read_pdf(pdf_of({grid({200, 300, 399.5}, {460, 480, 500}) + write(210, 485, "甲") +
                             write(310, 485, "乙") + write(310, 465, "2.00")})),
            "?over-page-edge 甲\n[甲|乙]\n[|2.00]\n");
  EXPECT_EQ(read_pdf(pdf_of({grid({200, 300, 390}, {460, 480, 500}) + write(210, 485, "甲") +
                             write(310, 485, "乙") + write(310, 465, "2.00")})),
            "[甲|乙]\n[|2.00]\n");
}

TEST(PdfEdge, WhatLiesApartOutsideIsNotOfThePage) {
  // The other half of a sheet, and the mark of a printer below.
  const std::string page = write(60, 485, "正文") + write(500, 485, "另页");
  EXPECT_EQ(read_pdf(pdf_of({page + write(60, -30, "印记")})), "正文\n");
  // A table of text alone: whether its rows go on there, nobody knows.
  std::string rows;
  for (int i = 0; i < 4; ++i) {
    const double y = 480 - 20 * i;
    rows += write(60, y, "科目") + write(160, y, "12.00") + write(260, y, "13.00") +
            write(450, y, "14.00");
  }
  EXPECT_EQ(read_pdf(pdf_of({rows})),
            "?over-page-edge 14.0014.0014.0014.00\n[科目|12.00|13.00]\n[科目|12.00|13.00]\n"
            "[科目|12.00|13.00]\n[科目|12.00|13.00]\n");
}

TEST(PdfEdge, TurnedAndNarrowPagesHaveTheirOwnEdges) {
  const std::string inside =
      grid({50, 150, 250}, {460, 480, 500}) + write(60, 485, "甲") + write(160, 465, "2.00");
  EXPECT_EQ(read_pdf(pdf_of({inside}, "/CropBox [40 440 260 520]")), "[甲|]\n[|2.00]\n");
  EXPECT_EQ(read_pdf(pdf_of({inside}, "/Rotate 90")), "[甲|]\n[|2.00]\n");
  EXPECT_EQ(read_pdf(pdf_of({table_over_the_edge()}, "/Rotate 270")),
            "?over-page-edge ,000.00\n[甲|乙]\n[1.00|120,000.00]\n");
}

TEST(PdfPicture, APictureOfAnySizeIsAScan) {
  EXPECT_EQ(read_pdf(pdf_of({picture(0, 0, 400, 600)})), "?scanned-page\n");
  EXPECT_EQ(read_pdf(pdf_of({picture(0, 0, 400, 600) + write(190, 20, "- 4 -")})),
            "?scanned-page\n- 4 -\n");
  // Cut into strips, as scanners do.
  std::string strips;
  for (int i = 0; i < 60; ++i) strips += picture(0, 10 * i, 400, 10);
  EXPECT_EQ(read_pdf(pdf_of({strips})), "?scanned-page\n");
}

TEST(PdfPicture, ATitleOnAPictureIsNoPageWithoutText) {
  EXPECT_EQ(read_pdf(pdf_of({picture(0, 0, 400, 600) + write(150, 400, "云山市图书馆")})),
            "?picture-page\n云山市图书馆\n");
  // What a scanner writes below the page.
  EXPECT_EQ(read_pdf(pdf_of({picture(0, 0, 400, 600) + write(150, 20, "云山扫描")})),
            "?scanned-page\n云山扫描\n");
}

TEST(PdfPicture, ATableThatIsAPictureBelowItsTitleIsSaid) {
  const std::string title = write(120, 560, "部门收支总体情况表") + write(300, 540, "单位：万元") +
                            write(20, 540, "部门名称：云山市园林绿化局");
  const std::string words = "部门收支总体情况表\n部门名称：云山市园林绿化局\t单位：万元\n";
  EXPECT_EQ(read_pdf(pdf_of({title + picture(20, 100, 360, 300)})), "?picture-page\n" + words);
  EXPECT_EQ(read_pdf(pdf_of({title + picture(20, 100, 180, 300) + picture(200, 100, 180, 300)})),
            "?picture-page\n" + words);
  EXPECT_EQ(read_pdf(pdf_of({title + picture(20, 500, 100, 20)})), words) << "an ornament";
}

TEST(PdfPicture, APictureIsPlacedAndNeverOpened) {
  // A picture of few points among the objects of the file, with samples that nobody can decode.
  TinyPdf pdf;
  const int picture = pdf.add_stream("no samples",
                                     "/Type /XObject /Subtype /Image /Width 20 /Height 30 "
                                     "/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter "
                                     "/JPXDecode");
  const int content = pdf.add_stream("q 380 0 0 560 10 20 cm /X Do Q");
  const int kid = pdf.add(
      fmt::format("<< /Type /Page /MediaBox [0 0 400 600] /Contents {} 0 R /Resources << /XObject "
                  "<< /X {} 0 R >> >> >>",
                  content, picture));
  const int tree = pdf.add(fmt::format("<< /Type /Pages /Count 1 /Kids [{} 0 R] >>", kid));
  EXPECT_EQ(read_pdf(pdf.bytes(pdf.add(fmt::format("<< /Type /Catalog /Pages {} 0 R >>", tree)))),
            "?scanned-page\n");
}

TEST(PdfPicture, APhotographInATextAndABackgroundOfATableAreNoDoubts) {
  std::string sentence;
  for (int i = 0; i < 30; ++i) sentence += "文";
  std::string lines;
  std::string paragraph;
  for (int i = 0; i < 9; ++i) {
    lines += write(40, 560 - 15 * i, sentence);
    paragraph += sentence;
  }
  EXPECT_EQ(read_pdf(pdf_of({lines + picture(20, 20, 360, 300)})), paragraph + "\n");
  EXPECT_EQ(read_pdf(pdf_of({picture(0, 0, 400, 600) + grid({50, 150, 250}, {460, 480, 500}) +
                             write(60, 485, "一般公共预算收入") + write(160, 485, "金额") +
                             write(60, 465, "合计一二三四五六") + write(160, 465, "2.00")})),
            "[一般公共预算收入|金额]\n[合计一二三四五六|2.00]\n");
}

TEST(PdfPicture, RulingsWithoutACharacterAreATableDrawnAsOutlines) {
  const std::string lines = grid({50, 100, 150, 200}, {400, 420, 440, 460, 480});
  EXPECT_EQ(read_pdf(pdf_of({lines + write(60, 500, "表一")})), "?table-without-text\n表一\n");
  EXPECT_EQ(read_pdf(pdf_of({lines + write(60, 465, "表一")})), "[表一||]\n[||]\n[||]\n[||]\n");
  EXPECT_EQ(read_pdf(pdf_of({grid({50, 100, 150}, {400, 420, 440}) + write(60, 500, "表一")})),
            "表一\n");
}

}  // namespace
}  // namespace yiben::read
