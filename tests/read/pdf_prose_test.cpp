// read: PDF. Lines to paragraphs.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "sketch.h"

namespace yiben::read {
namespace {

TEST(PdfProse, LinesThatRunToTheMarginGoOn) {
  Sketch s;
  const std::string full = "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十";
  s.text(70, 50, full.substr(6))
      .text(50, 70, full)
      .text(50, 90, "末行。")
      .text(70, 110, "又一段。");
  s.text(70, 130, full.substr(6)).text(50, 150, full).text(50, 170, "终。");
  EXPECT_EQ(show(s),
            full.substr(6) + full + "末行。\n又一段。\n" + full.substr(6) + full + "终。\n");
}

TEST(PdfProse, LinesOfContentsStayApart) {
  Sketch s;
  s.text(50, 50, "一、部门职责......................................................2");
  s.text(50, 70, "二、机构设置......................................................3");
  EXPECT_EQ(show(s),
            "一、部门职责......................................................2\n"
            "二、机构设置......................................................3\n");
}

TEST(PdfProse, ItemsThatFillTheirLinesStayApart) {
  Sketch s;
  const std::string full = "、甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸";
  s.text(50, 50, "五" + full).text(50, 70, "六" + full).text(50, 90, "七" + full);
  EXPECT_EQ(show(s), "五" + full + "\n六" + full + "\n七" + full + "\n");
}

// The titles are the lines that reach furthest right on the page.
TEST(PdfProse, TitlesInTheMiddleEndAboveALineAtTheMargin) {
  Sketch s;
  for (const double y : {50.0, 150.0, 250.0}) {
    s.text(150, y, "三公经费预算表").text(20, y + 20, "部门：市民政局  单位：万元");
  }
  const std::string one = "三公经费预算表\n部门：市民政局 单位：万元\n";
  EXPECT_EQ(show(s), one + one + one);
}

}  // namespace
}  // namespace yiben::read
