// write: workbooks. What is written is read back by read/xlsx, looked at as the file has it, and
// calculated anew by LibreOffice.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "read/package_maker.h"
#include "read/read.h"
#include "read/show.h"
#include "sample_xlsx.h"
#include "support/paths.h"
#include "workbook_parts.h"
#include "write/write.h"
#include "xlsx_tables.h"

namespace yiben::write {
namespace {

using namespace workbooks;

TEST(WriteXlsx, GridsAreReadBackAsTheyWere) {
  EXPECT_EQ(grids_of(read_back(sample::book())), grids_of(sample::book()));
}

TEST(WriteXlsx, ProseIsReadBackSheetBySheet) {
  const std::vector<std::string> texts = prose_of(sample::book());
  const std::string& body = texts[6];
  const std::vector<std::string> expected = {
      "某某市教育局2026年部门预算公开", "某某市教育局", "2026年2月", "目录",
      // The contents, with links.
      "第一部分 部门概况", "一、主要职责", "第二部分 2026年部门预算表",
      "预算01表　部门收支预算总表", "预算02表　部门收入预算总表", "预算03表　部门支出预算总表",
      "预算04表　项目支出绩效目标表", "第三部分 2026年部门预算情况说明", "一、收支预算总体情况说明",
      "（一）名词解释",
      // The reader takes the name of the sheet for its heading.
      "正文", "第一部分 部门概况", "一、主要职责", body, "第二部分 2026年部门预算表",
      "第三部分 2026年部门预算情况说明", "一、收支预算总体情况说明", body, body, body,
      "（一）名词解释", "一般公共预算拨款收入：指市级财政当年拨付的资金。",
      // A sheet for each table.
      "预算01表", "部门收支预算总表", "单位：万元",
      "注：本表反映部门本年度的总收支和年末结转结余情况。", "预算02表", "部门收入预算总表",
      "单位：万元", "预算03表", "部门支出预算总表", "单位：万元", "预算04表", "项目支出绩效目标表",
      "单位：万元"};
  EXPECT_EQ(prose_of(read_back(sample::book())), expected);
}

TEST(WriteXlsx, TheSameDocumentGivesTheSameBytes) {
  EXPECT_EQ(written(sample::book()), written(sample::book()));
}

// The child of the next test: it leaves the hash of the workbook in a file.
TEST(WriteXlsx, LeavesItsHashWhereItIsAskedTo) {
  const char* path = std::getenv("YIBEN_TEST_HASH");
  if (path == nullptr) GTEST_SKIP() << "only in the child of AnotherProcessGivesTheSameBytes";
  std::ofstream(path) << sha256_hex(written(sample::book()));
}

TEST(WriteXlsx, AnotherProcessGivesTheSameBytes) {
  const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe");
  const std::string hash =
      (std::filesystem::path(testing::TempDir()) / ("yiben-hash-" + std::to_string(getpid())))
          .string();
  const std::string command = "TZ=Asia/Shanghai LC_ALL=C YIBEN_TEST_HASH='" + hash + "' '" +
                              self.string() +
                              "' --gtest_filter=WriteXlsx.LeavesItsHash* >/dev/null";
  ASSERT_EQ(std::system(command.c_str()), 0);
  EXPECT_EQ(test::read_file(hash), sha256_hex(written(sample::book())));
  std::filesystem::remove(hash);
}

TEST(WriteXlsx, AmountsAreNumbersAsTheyArePrinted) {
  // Printed, and what the square holds. What no number format prints again stays text.
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"1,234.50", "1234.5"},
      {"1234.50", "1234.5"},
      {"0.00", "0"},
      {"-1,200", "-1200"},
      {"12.5%", "0.125"},
      {"19.89", "19.89"},
      {"999,999,999,999.99", "999999999999.99"},
      {"123456789012345", "123456789012345"},
      {"", ""},
      {"1234567890123456", "text"},
      {"0.12345678901234567", "text"},
      {"1,23", "text"},
      {"1234,567", "text"},
      {",123", "text"},
      {"007", "text"},
      {"-0.00", "text"},
      {"+5", "text"},
      {"(5)", "text"},
      {".5", "text"},
      {"5.", "text"},
      {"1e5", "text"},
      {"--", "text"},
      {"１２", "text"},
      {"=1+1", "text"},
      {"无", "text"}};
  std::vector<std::pair<std::string, std::string>> rows;
  for (const auto& one : cases) rows.emplace_back("甲", one.first);
  const Document document = table_of(rows);
  const std::string bytes = written(document);
  for (std::size_t i = 0; i < cases.size(); ++i) {
    EXPECT_EQ(square(bytes, 2, "B" + std::to_string(i + 3)), cases[i].second) << cases[i].first;
  }
  EXPECT_EQ(grids_of(read_back(document)), grids_of(document));
}

TEST(WriteXlsx, DigitsThatAreNoAmountStayText) {
  Grid grid;
  sample::add_row(grid, {"2050201", "1.10", "教育"}, 3);
  Document document;
  document.blocks = {grid};
  EXPECT_EQ(square(written(document), 2, "A1"), "text");
  EXPECT_EQ(square(written(document), 2, "B1"), "text");
}

TEST(WriteXlsx, SheetsHaveNamesThatTableProgramsAccept) {
  Document document;
  const std::vector<std::string> names = {"目录",
                                          "目录",
                                          "a/b:c*[d]?\\'e'",
                                          "A1",
                                          "a1",
                                          "History",
                                          "",
                                          std::string(50, 'x'),
                                          std::string(50, 'x'),
                                          "一&<\"'"};
  for (const std::string& name : names) {
    Grid grid;
    grid.name = name;
    grid.header_rows = 1;
    sample::add_row(grid, {"项目", "金额"}, 2);
    sample::add_row(grid, {"甲", "1"}, 1);
    document.blocks.emplace_back(grid);
  }
  const std::string xml = part_of(written(document), "xl/workbook.xml");
  std::string found;
  for (std::string_view rest = xml; rest.find("<sheet name=\"") != std::string_view::npos;) {
    rest.remove_prefix(rest.find("<sheet name=\"") + 13);
    found += std::string(rest.substr(0, rest.find('"'))) + "\n";
  }
  EXPECT_EQ(found,
            "目录\n目录 2\n目录 3\na／b：c＊［d］？＼’e’\nＡ1\nａ1 2\nＨistory\n工作表\n"
            "ｘxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\nｘxxxxxxxxxxxxxxxxxxxxxxxxxxxx 2\n"
            "一&amp;&lt;&quot;’\n");
}

TEST(WriteXlsx, TheFileTellsTitleAuthorAndNoTime) {
  const std::string core = part_of(written(sample::book()), "docProps/core.xml");
  EXPECT_EQ(between(core, "<dc:title>", "</dc:title>"), "某某市教育局2026年部门预算公开");
  EXPECT_EQ(between(core, "<dc:creator>", "</dc:creator>"), "某某市教育局");
  EXPECT_EQ(between(core, "<dcterms:created xsi:type=\"dcterms:W3CDTF\">", "<"),
            "1980-01-01T00:00:00Z");
}

TEST(WriteXlsx, HeadersAreFrozenAndPrintedOnEachPage) {
  const std::string bytes = written(sample::book());
  const std::string book = part_of(bytes, "xl/workbook.xml");
  EXPECT_NE(book.find("'收入总表'!$4:$5<"), std::string::npos) << book;
  EXPECT_NE(book.find("'收入总表'!$A$1:$P$13<"), std::string::npos) << book;
  const std::string sheet = part_of(bytes, "xl/worksheets/sheet4.xml");
  EXPECT_NE(sheet.find("<pane ySplit=\"5\""), std::string::npos);
  EXPECT_NE(sheet.find("orientation=\"landscape\""), std::string::npos);
  EXPECT_NE(sheet.find("fitToHeight=\"0\""), std::string::npos);
}

TEST(WriteXlsx, LinesThatNoTableFollowsAreProse) {
  Document document;
  document.blocks = {sample::prose(Role::caption, "没有表"), sample::prose(Role::body, "正文一"),
                     sample::prose(Role::note, "注：没有表"),
                     Prose{.text = "— 1 —", .furniture = true}};
  EXPECT_EQ(prose_of(read_back(document)),
            (std::vector<std::string>{"没有表", "正文一", "注：没有表"}));
}

TEST(WriteXlsxHostile, MarkupEscapesAndControlCharactersAreText) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"]]></t><c>&amp;&lt;", "]]></t><c>&amp;&lt;"},
      {"_x0041_ _x005F_", "_x0041_ _x005F_"},
      {"=HYPERLINK(\"http://x\")", "=HYPERLINK(\"http://x\")"},
      {std::string("a\x01\x1b\x00"
                   "b\rc",
                   7),
       "abc"},
      {"a\tb", "a b"},
      {"\xEF\xBF\xBE"
       "x\xFF",
       "\xEF\xBF\xBDx\xEF\xBF\xBD"},
      {"internal:'x'!A1", "internal:'x'!A1"},
      {"http://example.org/", "http://example.org/"}};
  for (const auto& [text, expected] : cases) {
    Document document = table_of({{text, "1"}});
    document.title = text;
    document.blocks.insert(document.blocks.begin(), sample::prose(Role::heading, text, 1));
    const Document read = read_back(document);
    EXPECT_EQ(grids_of(read), std::vector<std::string>{"[项目|金额]\n[" + expected + "|1]\n"});
    EXPECT_EQ(prose_of(read),
              (std::vector<std::string>{"目录", expected, "表", "正文", expected, "表"}));
  }
}

TEST(WriteXlsxHostile, EmptyDocumentsGridsAndWideOnes) {
  EXPECT_NE(written(Document{}), "");
  Document document;
  Grid wide;
  wide.header_rows = 5;
  for (int row = 0; row < 3; ++row) {
    sample::add_row(wide, std::vector<std::string>(200, "12,345,678.90"), 0);
  }
  Grid headers;
  headers.header_rows = 300;
  for (int row = 0; row < 300; ++row) sample::add_row(headers, {"a", "b"}, 2);
  document.blocks = {Grid{}, wide, headers, sample::prose(Role::body, std::string(30'000, 'x'))};
  const Document read = read_back(document);
  const std::vector<std::string> grids = grids_of(document);
  EXPECT_EQ(grids_of(read), (std::vector<std::string>{grids[1], grids[2]}));
  EXPECT_EQ(prose_of(read)[5], std::string(30'000, 'x'));
}

TEST(WriteXlsxHostile, TextsThatNoSquareHoldsAreErrors) {
  Document document = table_of({{std::string(32'766, 'x'), "1"}});
  document.blocks.emplace_back(sample::prose(Role::heading, std::string(40'000, 'y'), 1));
  const Result<std::string> bytes = xlsx(document);
  ASSERT_FALSE(bytes.ok());
  EXPECT_EQ(bytes.errors().size(), 2u);
  EXPECT_NE(bytes.errors()[0].what.find("at most 32765"), std::string::npos);
}

// A square holds no more; the rows are one paragraph for our reader, also where one ends in a
// blank.
TEST(WriteXlsx, ALongParagraphTakesSeveralRows) {
  std::string units;
  for (int i = 1; i <= 9'000; ++i) units += std::to_string(i) + "号小学 、";
  Document document;
  document.blocks = {sample::prose(Role::body, "附属单位如下。"), sample::prose(Role::body, units),
                     sample::prose(Role::body, "共三级。")};
  const std::vector<std::string> expected = {"正文", "附属单位如下。", units, "共三级。"};
  EXPECT_EQ(prose_of(read_back(document)), expected);
}

TEST(WriteXlsxHostile, MoreTablesThanSheetsAreAnError) {
  Document document;
  for (int i = 0; i < limits::max_sheets - 1; ++i) document.blocks.emplace_back(Grid{});
  const Result<std::string> bytes = xlsx(document);
  ASSERT_FALSE(bytes.ok());
  EXPECT_NE(bytes.errors()[0].what.find("limit max_sheets"), std::string::npos);
}

// Takes the values of formulas out of the file, so that LibreOffice has to calculate them.
TEST(WriteXlsx, LibreOfficeCalculatesWhatIsPrinted) {
  YIBEN_NEEDS("/usr/bin/soffice");
  const std::string bytes = written(sample::book());
  Parts parts = parts_of(bytes);
  int formulas = 0;
  for (auto& [name, xml] : parts) {
    if (!name.starts_with("xl/worksheets/")) continue;
    for (std::size_t at = 0; (at = xml.find("</f><v>", at)) != std::string::npos; ++formulas) {
      xml.erase(at + 4, xml.find("</v>", at) + 4 - (at + 4));
    }
  }
  EXPECT_EQ(formulas, 12);
  const std::filesystem::path folder =
      std::filesystem::path(testing::TempDir()) / ("yiben-xlsx-" + std::to_string(getpid()));
  std::filesystem::create_directories(folder / "out");
  std::ofstream(folder / "book.xlsx", std::ios::binary) << read::zip_of(parts);
  const std::string command = "soffice -env:UserInstallation=file://" + folder.string() +
                              "/profile --headless --convert-to xlsx --outdir " + folder.string() +
                              "/out " + folder.string() + "/book.xlsx >/dev/null 2>&1";
  ASSERT_EQ(std::system(command.c_str()), 0);
  const Result<Document> read =
      read::document(test::read_file(folder / "out" / "book.xlsx"), "book.xlsx", 1);
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(grids_of(*read), grids_of(sample::book()));
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace yiben::write
