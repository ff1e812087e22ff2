// read: words of a PDF of which the drawing shows only a part.
#include <gtest/gtest.h>

#include <string>

#include "read/pdf/hidden.h"
#include "read/read.h"
#include "sketch.h"
#include "tiny_pdf.h"

namespace yiben::read {
namespace {

// "shown|hidden" of each.
std::string hidden_in(const std::string& pdf) {
  const Result<Document> document = pdf_document(pdf, "f.pdf", 1);
  EXPECT_TRUE(document.ok());
  if (!document.ok()) return "";
  std::string out;
  for (const HiddenText& hidden : document->hidden) {
    EXPECT_EQ(hidden.place.page, 1);
    out += hidden.shown + "|" + hidden.text + "\n";
  }
  return out;
}

std::string clipped(const std::string& box, const std::string& drawing) {
  return "q " + box + " re W n " + drawing + "Q\n";
}

// x y width height, from the lower left corner.
TEST(PdfHidden, TheEndOfANameInASmallSquare) {
  EXPECT_EQ(hidden_in(pdf_of({clipped("100 495 50 20", write(100, 500, "对个人的补助"))})),
            "对个人的补|助\n");
  EXPECT_EQ(hidden_in(pdf_of({clipped("110 495 50 20", write(100, 500, "对个人的补助"))})),
            "个人的补助|对\n");
  EXPECT_EQ(hidden_in(pdf_of({clipped("100 495 70 20", write(100, 500, "对个人的补助"))})), "");
}

TEST(PdfHidden, ALineThatIsCutThrough) {
  EXPECT_EQ(hidden_in(pdf_of({write(100, 550, "主要职能") +
                              clipped("50 506 300 20", write(100, 500, "完成其他任务"))})),
            "完成其他任务|完成其他任务\n");
}

TEST(PdfHidden, WhatLiesWhollyBehindItsFrameIsNoPartOfThePage) {
  EXPECT_EQ(hidden_in(pdf_of({write(100, 500, "部门预算") +
                              clipped("50 400 300 20", write(100, 300, "另一页的内容"))})),
            "");
  // A square that the page end divides: its other lines are on the next page.
  EXPECT_EQ(hidden_in(pdf_of({clipped(
                "100 495 60 20", write(100, 500, "政府预算支出") + write(100, 484, "分类科目"))})),
            "");
}

TEST(PdfHidden, WhatIsDrawnAgainAndShownIsShown) {
  EXPECT_EQ(hidden_in(pdf_of({clipped("100 495 20 20", write(100, 500, "基本支出")) +
                              write(100, 500, "基本支出")})),
            "");
}

TEST(PdfHidden, NumbersAreADoubtOfTheirOwn) {
  EXPECT_EQ(hidden_in(pdf_of({clipped("100 495 12 20", write(100, 500, "1234.56"))})), "");
}

}  // namespace
}  // namespace yiben::read
