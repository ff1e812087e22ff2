// read: workbooks. Each case is the XML of a sheet and the blocks that come out of it.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "package_maker.h"
#include "read/read.h"
#include "show.h"

namespace yiben::read {
namespace {

// "A1=title B2=3" as the XML of a sheet; what looks like a number is one.
std::string sheet_of(const std::string& cells, const std::string& behind = "",
                     const std::string& before = "") {
  std::string rows;
  std::string row_number;
  for (std::size_t at = 0; at < cells.size();) {
    const std::size_t end = std::min(cells.find(' ', at), cells.size());
    const std::string cell = cells.substr(at, end - at);
    at = end + 1;
    const std::string square = cell.substr(0, cell.find('='));
    const std::string text = cell.substr(cell.find('=') + 1);
    const std::string row = square.substr(square.find_first_of("0123456789"));
    if (row != row_number) rows += (rows.empty() ? "<row r='" : "</row><row r='") + row + "'>";
    row_number = row;
    const bool number = text.find_first_not_of("0123456789.-") == std::string::npos;
    rows +=
        "<c r='" + square + "'" +
        (number ? "><v>" + text + "</v></c>" : " t='inlineStr'><is><t>" + text + "</t></is></c>");
  }
  return "<worksheet>" + before + "<sheetData>" + rows + "</row></sheetData>" + behind +
         "</worksheet>";
}

std::string merges(const std::vector<std::string>& ranges) {
  std::string out = "<mergeCells>";
  for (const std::string& range : ranges) out += "<mergeCell ref='" + range + "'/>";
  return out + "</mergeCells>";
}

std::string read_sheet(const std::string& xml) {
  return show(document(xlsx_of({xml}), "f.xlsx", 1));
}

TEST(Xlsx, TitleAndCaptionsAreProseBeforeTheGrid) {
  EXPECT_EQ(
      read_sheet(sheet_of("A1=收入预算总表 A2=部门：甲局 C2=单位：万元 A4=项目 B4=预算数 C4=备注 "
                          "A5=财政拨款 B5=12.5 A6=合计 B6=12.5 A7=注：含上年结转",
                          merges({"A1:C1", "A7:C7"}))),
      "1:1 收入预算总表\n2:1 部门：甲局\n2:1 单位：万元\n"
      "grid 1 line 4\n[项目|预算数|备注]\n[财政拨款|12.5|]\n[合计|12.5|]\n"
      "7:1 注：含上年结转\n");
}

TEST(Xlsx, MergedSquaresCoverSquares) {
  EXPECT_EQ(read_sheet(sheet_of("A1=科目 B1=支出 B2=基本 C2=项目 A3=教育 B3=1 C3=2",
                                merges({"A1:A2", "B1:C1"}))),
            "grid 1 line 1\n[科目|支出|<]\n[^|基本|项目]\n[教育|1|2]\n");
}

TEST(Xlsx, OverlappingMergesAndBrokenOnesCountForNothing) {
  EXPECT_EQ(read_sheet(sheet_of("A1=a B1=b C1=c A2=d B2=e C2=f",
                                merges({"A1:B1", "B1:C2", "C9:A1", "ZZZZ1:B2", "x"}))),
            "grid 1 line 1\n[a|<|c]\n[d|e|f]\n");
  EXPECT_EQ(read_sheet(sheet_of("A1=a B1=b A2=c B2=d", merges({"A2:XFD1048576"}))),
            "grid 1 line 1\n[a|b]\n[c|<]\n");
}

TEST(Xlsx, SeveralTablesOfASheetAreSeveralGrids) {
  EXPECT_EQ(read_sheet(sheet_of("A1=表一 A2=项目 B2=数 A3=甲 B3=1 A5=表二 A6=项目 B6=数 A7=乙 B7=2",
                                merges({"A1:B1", "A5:B5"}))),
            "1:1 表一\ngrid 1 line 2\n[项目|数]\n[甲|1]\n"
            "5:1 表二\ngrid 2 line 6\n[项目|数]\n[乙|2]\n");
  // A blank row and the label of a group inside a table end nothing.
  EXPECT_EQ(read_sheet(sheet_of("A1=项目 B1=数 A2=甲 B2=1 A4=其他 A5=乙 B5=2")),
            "grid 1 line 1\n[项目|数]\n[甲|1]\n[其他|]\n[乙|2]\n");
}

TEST(Xlsx, HiddenSheetsRowsAndColumnsAreLeftOut) {
  const std::string hidden =
      "<worksheet><cols><col min='2' max='2' hidden='1'/></cols><sheetData>"
      "<row r='1'><c r='A1'><v>1</v></c><c r='B1'><v>2</v></c><c r='C1'><v>3</v></c></row>"
      "<row r='2' hidden='1'><c r='A2'><v>4</v></c></row>"
      "<row r='3'><c r='A3'><v>5</v></c><c r='C3'><v>6</v></c></row></sheetData></worksheet>";
  const Result<Document> read =
      xlsx_document(xlsx_of({sheet_of("A1=x B1=y"), hidden}, "", "", "h"), "f", 1);
  EXPECT_EQ(show(read), "grid 1 line 1\n[1|3]\n[5|6]\n");
  EXPECT_EQ(read->pages, 1);
}

TEST(Xlsx, KindsOfCellsAreShownAsInATableProgram) {
  EXPECT_EQ(
      show(xlsx_document(
          xlsx_of({"<x:worksheet xmlns:x='y'><x:sheetData><x:row>"
                   "<x:c t='s'><x:v>0</x:v></x:c><x:c t='b'><x:v>1</x:v></x:c>"
                   "<x:c t='e'><x:v>#REF!</x:v></x:c>"
                   "<x:c t='str'><x:f>A1</x:f><x:v>甲</x:v></x:c>"
                   "<x:c s='1'><x:v>1234.5</x:v></x:c><x:c><x:v>19.889999999999997</x:v></x:c>"
                   "<x:c><x:f>1/3</x:f></x:c></x:row></x:sheetData></x:worksheet>"},
                  "<si><r><t>收</t></r><r><t xml:space='preserve'> 入_x000D_</t></r>"
                  "<rPh><t>shou</t></rPh></si>",
                  "<numFmts><numFmt numFmtId='176' formatCode='#,##0.00_ '/></numFmts>"
                  "<cellXfs><xf numFmtId='0'/><xf numFmtId='176'/></cellXfs>"),
          "f", 1)),
      "grid 1 line 1\n[收 入|TRUE|#REF!|甲|1,234.50|19.89]\n");
}

TEST(Xlsx, ZerosThatTheSheetHidesAreBlank) {
  EXPECT_EQ(read_sheet(sheet_of("A1=a B1=b A2=c B2=0 A3=d B3=1", "",
                                "<sheetViews><sheetView showZeros='0'/></sheetViews>")),
            "grid 1 line 1\n[a|b]\n[c|]\n[d|1]\n");
}

TEST(Xlsx, PlacesAreSheetRowAndSquare) {
  const Result<Document> read =
      xlsx_document(xlsx_of({sheet_of("A1=x"), sheet_of("C5=a D5=b C9=c D9=d")}), "f", 2);
  ASSERT_TRUE(read);
  const Grid& grid = std::get<Grid>(read->blocks.back());
  EXPECT_EQ(grid.at(1, 1)->place,
            (Place{.document = 2, .page = 2, .line = 9, .table = 1, .row = 2, .column = 2}));
}

TEST(XlsxHostile, HugeNumbersOfRowsAndColumns) {
  EXPECT_EQ(read_sheet(sheet_of("A1=a B1=b A1048576=c XFD1048576=d")),
            "grid 1 line 1\n[a|b|]\n[c||d]\n");
  for (const std::string square : {"XFE1", "A1048577", "A0", "1A", "AAAAAAAAAAAAAAAAAAA1"}) {
    EXPECT_NE(read_sheet("<worksheet><sheetData><row><c r='" + square +
                         "'><v>1</v></c></row></sheetData></worksheet>")
                  .find("is damaged: a cell has no place"),
              std::string::npos)
        << square;
  }
  std::string wide = "<worksheet><sheetData><row r='1'>";
  for (int i = 0; i < 600; ++i) wide += "<c><v>1</v></c>";
  EXPECT_NE(read_sheet(wide + "</row></sheetData></worksheet>").find("limit max_grid_columns"),
            std::string::npos);
}

TEST(XlsxHostile, TextThatIsMultipliedEndsAtALimit) {
  std::string cells = "<worksheet><sheetData><row>";
  for (int i = 0; i < 400; ++i) cells += "<c t='s'><v>0</v></c>";
  EXPECT_NE(show(xlsx_document(xlsx_of({cells + "</row></sheetData></worksheet>"},
                                       "<si><t>" + std::string(100'000, 'x') + "</t></si>"),
                               "f", 1))
                .find("limit max_text_bytes"),
            std::string::npos);
}

TEST(XlsxHostile, MergesThatReachEachOtherTakeBoundedTime) {
  std::string cells;
  for (int i = 1; i <= 3000; ++i) {
    const std::string row = std::to_string(i);
    cells += (i > 1 ? " A" : "A") + row + "=a B" + row + "=b";
  }
  std::vector<std::string> ranges;
  for (int i = 0; i < 40'000; ++i) {
    ranges.push_back("Z" + std::to_string(i % 3000 + 1) + ":AA1048576");
  }
  EXPECT_NE(read_sheet(sheet_of(cells, merges(ranges))), "");
}

TEST(XlsxHostile, EntitiesDepthDamageAndMissingPartsAreErrors) {
  const std::string bomb =
      "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><worksheet>&b;</worksheet>";
  EXPECT_NE(read_sheet(bomb).find("has a document type"), std::string::npos);
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<a>";
  EXPECT_NE(read_sheet(deep).find("is damaged"), std::string::npos);
  std::string closed = deep;
  for (int i = 0; i < 100'000; ++i) closed += "</a>";
  EXPECT_NE(read_sheet(closed).find("limit max_markup_depth"), std::string::npos);
  EXPECT_NE(read_sheet("").find("is damaged"), std::string::npos);
  EXPECT_NE(read_sheet("<worksheet><sheetData><row><c t='s'><v>7</v></c></row></sheetData>"
                       "</worksheet>")
                .find("no place or no text"),
            std::string::npos);
  const std::string whole = xlsx_of({sheet_of("A1=a B1=b")});
  for (std::size_t cut = 0; cut < whole.size(); cut += 7) {
    EXPECT_EQ(show(xlsx_document(whole.substr(0, cut), "f", 1)).substr(0, 6), "error:") << cut;
  }
}

}  // namespace
}  // namespace yiben::read
