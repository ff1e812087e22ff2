// read: documents of Word. Each case is the XML of a body and the blocks that come out of it.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "package_maker.h"
#include "read/read.h"
#include "show.h"

namespace yiben::read {
namespace {

std::string p(const std::string& text, const std::string& properties = "") {
  return "<w:p><w:pPr>" + properties + "</w:pPr><w:r><w:t>" + text + "</w:t></w:r></w:p>";
}

std::string tc(const std::string& text, const std::string& properties = "") {
  return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + p(text) + "</w:tc>";
}

std::string tr(const std::string& cells) {
  return "<w:tr>" + cells + "</w:tr>";
}

std::string tbl(const std::string& rows) {
  return "<w:tbl>" + rows + "</w:tbl>";
}

std::string read_body(const std::string& body, const std::string& styles = "",
                      const std::string& numbering = "") {
  return show(document(docx_of(body, styles, numbering), "f.docx", 1));
}

TEST(Docx, ParagraphsAndLineBreaks) {
  EXPECT_EQ(
      read_body(p("一") + p("") +
                "<w:p><w:r><w:t>二</w:t><w:br/><w:t>三</w:t><w:tab/><w:t>4</w:t></w:r></w:p>"),
      "1:1 一\n3:1 二\n3:1 三\t4\n");
}

TEST(Docx, InsertedTextIsTakenAndDeletedOrHiddenIsNot) {
  EXPECT_EQ(read_body("<w:p><w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:del><w:r><w:delText>旧"
                      "</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>走</w:t></w:r></w:moveFrom>"
                      "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>"
                      "<w:hyperlink><w:r><w:t>链</w:t></w:r></w:hyperlink>"
                      "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"),
            "1:1 新链\n");
}

TEST(Docx, HeadingsByStyleAndOutline) {
  EXPECT_EQ(read_body(p("甲", "<w:pStyle w:val='h'/>") + p("乙", "<w:pStyle w:val='k'/>") +
                          p("丙", "<w:outlineLvl w:val='2'/>"),
                      "<w:style w:styleId='h'><w:name w:val='heading 1'/></w:style>"
                      "<w:style w:styleId='k'><w:basedOn w:val='h'/></w:style>"
                      "<w:style w:styleId='z'><w:basedOn w:val='z'/></w:style>"),
            "1:1 # 甲\n2:1 # 乙\n3:1 ### 丙\n");
}

TEST(Docx, NumbersThatWordPutsBeforeParagraphs) {
  const auto item = [](const std::string& text, const std::string& level) {
    return p(text, "<w:numPr><w:ilvl w:val='" + level + "'/><w:numId w:val='3'/></w:numPr>");
  };
  EXPECT_EQ(
      read_body(item("收入", "0") + item("甲", "1") + item("乙", "1") + item("支出", "0") +
                    item("丙", "1"),
                "",
                "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:numFmt "
                "w:val='chineseCounting'/><w:lvlText w:val='%1、'/></w:lvl><w:lvl w:ilvl='1'>"
                "<w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%2.'/></w:lvl>"
                "</w:abstractNum><w:num w:numId='3'><w:abstractNumId w:val='0'/></w:num>"),
      "1:1 一、收入\n2:1 1. 甲\n3:1 2. 乙\n4:1 二、支出\n5:1 1. 丙\n");
}

TEST(Docx, TablesWithSpans) {
  const std::string down = "<w:vMerge w:val='restart'/>";
  EXPECT_EQ(read_body(p("表") + tbl(tr(tc("科目", down) + tc("支出", "<w:gridSpan w:val='2'/>")) +
                                    tr(tc("", "<w:vMerge/>") + tc("基本") + tc("项目")) +
                                    tr(tc("教育") + tc("1") + tc("2")))),
            "1:1 表\ngrid 1 line 2\n[科目|支出|<]\n[^|基本|项目]\n[教育|1|2]\n");
}

TEST(Docx, EdgesThatAreNearlyTheSameAreOne) {
  const std::string grid =
      "<w:tblGrid><w:gridCol w:w='2000'/><w:gridCol w:w='20'/><w:gridCol w:w='2000'/></w:tblGrid>";
  EXPECT_EQ(read_body(tbl(grid + tr(tc("a") + tc("b", "<w:gridSpan w:val='2'/>")) +
                          tr(tc("c", "<w:gridSpan w:val='2'/>") + tc("d")))),
            "grid 1 line 1\n[a|b]\n[c|d]\n");
}

TEST(Docx, TablesInTablesAndAroundText) {
  const std::string inner = tbl(tr(tc("x") + tc("y")));
  EXPECT_EQ(read_body(tbl(tr(tc("a") + "<w:tc>" + p("b") + inner + "</w:tc>"))),
            "grid 1 line 1\n[a|b]\ngrid 2 line 3\n[x|y]\n");
  EXPECT_EQ(read_body(tbl(tr("<w:tc>" + p("文") + inner + "</w:tc>"))),
            "1:1 文\ngrid 1 line 2\n[x|y]\n");
  EXPECT_EQ(read_body(tbl(tr(tc("a") + "<w:tc>" + tbl(tr(tc("框"))) + p("b") + "</w:tc>"))),
            "grid 1 line 1\n[a|框/b]\n");
}

TEST(Docx, TextBoxesAreReadOnceBehindTheirParagraph) {
  const std::string box = "<w:txbxContent>" + p("框") + "</w:txbxContent>";
  EXPECT_EQ(read_body("<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing>" + box +
                      "</w:drawing></mc:Choice><mc:Fallback><w:pict>" + box +
                      "</w:pict></mc:Fallback></mc:AlternateContent><w:t>文</w:t></w:r></w:p>"),
            "1:1 文\n2:1 框\n");
}

TEST(DocxHostile, SpansDepthAndDamageAreErrorsOrNothing) {
  EXPECT_EQ(read_body(tbl(tr(tc("a", "<w:gridSpan w:val='-3'/>") + tc("b", "<w:vMerge/>")))),
            "grid 1 line 1\n[a|b]\n");
  std::string wide;
  for (int i = 0; i < 30; ++i) wide += tc("a", "<w:gridSpan w:val='2000000000'/>");
  EXPECT_NE(read_body(tbl(tr(wide))).find("limit max_grid_columns"), std::string::npos);
  std::string deep = p("x");
  for (int i = 0; i < 60; ++i) deep = tbl(tr("<w:tc>" + deep + "</w:tc>" + tc("y")));
  EXPECT_EQ(read_body(deep).substr(0, 5), "grid ");
  for (int i = 0; i < 60; ++i) deep = tbl(tr("<w:tc>" + deep + "</w:tc>" + tc("y")));
  EXPECT_NE(read_body(deep).find("limit max_markup_depth"), std::string::npos);
  EXPECT_NE(read_body("<w:p>").find("is damaged"), std::string::npos);
  EXPECT_NE(read_body("").find("the document is empty"), std::string::npos);
}

}  // namespace
}  // namespace yiben::read
