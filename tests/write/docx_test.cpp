// write: DOCX. Each case is a document and what the reader finds in the package, or a piece of XML
// that Word goes by.
#include <gtest/gtest.h>

#include <zip.h>

#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "blocks.h"
#include "read/read.h"
#include "sample.h"
#include "write/write.h"

namespace yiben::write {
namespace {

using std::string_literals::operator""s;

std::string written(const Document& document) {
  const Result<std::string> out = docx(document);
  return out ? *out : "error: " + to_string(out.errors().front()) + "\n";
}

std::string read_back(const Document& document) {
  const Result<Document> back = read::document(written(document), "f.docx", 1);
  return back ? blocks_of(*back) : "error: " + to_string(back.errors().front()) + "\n";
}

Document of(std::vector<Block> blocks) {
  return Document{.blocks = std::move(blocks)};
}

// One part of the package.
std::string part(const std::string& package, const char* name) {
  zip_source_t* source = zip_source_buffer_create(package.data(), package.size(), 0, nullptr);
  zip_t* archive = zip_open_from_source(source, ZIP_RDONLY, nullptr);
  if (archive == nullptr) return "no package";
  zip_stat_t about;
  std::string bytes;
  if (zip_stat(archive, name, 0, &about) == 0) {
    bytes.resize(about.size);
    zip_file_t* file = zip_fopen(archive, name, 0);
    zip_fread(file, bytes.data(), bytes.size());
    zip_fclose(file);
  }
  zip_discard(archive);
  return bytes;
}

std::string main_part(const Document& document) {
  return part(written(document), "word/document.xml");
}

int count(const std::string& text, const std::string& what) {
  int found = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) {
    ++found;
  }
  return found;
}

// The texts of the contents' fields, in order: what stands behind the tab of each line.
std::vector<std::string> pages_of(const std::string& xml) {
  const std::string before = "<w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>";
  std::vector<std::string> pages;
  std::size_t at = xml.find(before);
  for (; at != std::string::npos; at = xml.find(before, at)) {
    at += before.size();
    pages.push_back(xml.substr(at, xml.find('<', at) - at));
  }
  return pages;
}

TEST(DocxOut, TheReaderFindsTheSameGridsAndTheSameProse) {
  const Document book = sample_book();
  const Result<Document> back = read::document(written(book), "f.docx", 1);
  ASSERT_TRUE(back.ok());
  EXPECT_EQ(grids_of(*back), grids_of(book));
  EXPECT_EQ(prose_of(*back),
            prose_with_contents(book,
                                "第一部分　部门概况\t3\n一、主要职能\t3\n二、机构设置\t4\n"
                                "第二部分　预算表格\t5\n收支预算总表\t5\n收入预算总表\t6\n"
                                "支出预算总表\t7\n项目支出绩效目标表\t9\n第三部分　情况说明\t10\n"
                                "一、2026年收支预算总体情况\t10\n（一）收入预算\t10\n"));
}

TEST(DocxOut, TheSameDocumentGivesTheSameBytesInAnyTimeZone) {
  setenv("TZ", "Asia/Shanghai", 1);
  tzset();
  const std::string here = written(sample_book());
  setenv("TZ", "America/New_York", 1);
  tzset();
  EXPECT_EQ(sha256_hex(here), sha256_hex(written(sample_book())));
  // 1 January 1980, midnight, in the head of the first part.
  EXPECT_EQ(here.substr(10, 4), std::string("\0\0\x21\0", 4));
}

TEST(DocxOut, MetadataNameTheBookAndItsEntityAndNoDay) {
  const std::string xml = part(written(sample_book()), "docProps/core.xml");
  EXPECT_EQ(xml.substr(xml.find("<dc:title>")),
            "<dc:title>云溪市公园绿化管理局2026年部门预算</dc:title>"
            "<dc:creator>云溪市公园绿化管理局</dc:creator><dc:language>zh-CN</dc:language>"
            "</cp:coreProperties>");
}

TEST(DocxOut, SectionsChangeOnlyWhereTheSheetIsTurned) {
  const std::string xml = main_part(sample_book());
  EXPECT_EQ(count(xml, "<w:sectPr>"), 3);
  EXPECT_EQ(count(xml, "w:orient=\"landscape\""), 1);
  // Two wide tables and the headings between them share a section.
  Document wide;
  add_table(wide, "1", "甲", wide_grid());
  wide.blocks.emplace_back(prose(Role::heading, "二", 2));
  add_table(wide, "2", "乙", wide_grid());
  EXPECT_EQ(count(main_part(wide), "<w:sectPr>"), 1);
}

TEST(DocxOut, HeadersAreRepeatedAndRowsAreWhole) {
  const std::string xml = main_part(of({function_grid()}));
  EXPECT_EQ(count(xml, "<w:tblHeader/>"), 2);
  EXPECT_EQ(count(xml, "<w:cantSplit/>"), 63);
}

TEST(DocxOut, CaptionsAreKeptWithTheirTables) {
  const std::string styles = part(written(sample_book()), "word/styles.xml");
  for (const char* id : {"TableLabel", "TableTitle", "TableUnit", "Heading1", "Heading2"}) {
    const std::size_t at = styles.find(std::string("w:styleId=\"") + id + "\"");
    ASSERT_NE(at, std::string::npos) << id;
    EXPECT_LT(styles.find("<w:keepNext/>", at), styles.find("</w:style>", at)) << id;
  }
}

TEST(DocxOut, LettersOfTablesAreSmallerWhereNumbersWouldBreak) {
  const auto size_of = [](Grid grid) {
    const std::string xml = main_part(of({std::move(grid)}));
    const std::size_t at = xml.find("TableAmount");
    return xml.substr(at, xml.find('"', at) - at);
  };
  const auto amounts = [](int columns, bool wide) {
    GridMaker maker(columns);
    for (int i = 0; i < columns; ++i) maker.money(123456789);
    return maker.done(0, wide);
  };
  EXPECT_EQ(size_of(amounts(4, false)), "TableAmount21");
  EXPECT_EQ(size_of(amounts(8, false)), "TableAmount16");
  EXPECT_EQ(size_of(amounts(8, true)), "TableAmount21");
  EXPECT_EQ(size_of(amounts(200, true)), "TableAmount14");
}

TEST(DocxOut, ContentsNamePagesOfLongTables) {
  Document book = of({prose(Role::contents, "")});
  for (int i = 0; i < 3; ++i) add_table(book, "1", "甲", function_grid());
  // Each has two pages, and the contents one.
  EXPECT_EQ(pages_of(main_part(book)), (std::vector<std::string>{"2", "4", "6"}));
}

TEST(DocxOut, UnusualGridsComeBack) {
  Grid one_column;
  one_column.add({.row = 0, .column = 0, .text = "甲"});
  one_column.add({.row = 1, .column = 0, .text = "乙\n丙"});
  EXPECT_EQ(read_back(of({one_column, one_column})), "grid\n[甲]\n[乙/丙]\ngrid\n[甲]\n[乙/丙]\n");
  Grid holes;
  holes.add({.row = 0, .column = 1, .row_span = 2, .column_span = 2, .text = "甲"});
  holes.add({.row = 1, .column = 0, .text = "乙"});
  holes.add({.row = 2, .column = 2, .text = "丙"});
  EXPECT_EQ(read_back(of({holes})), "grid\n[|甲|<]\n[乙|^|<]\n[||丙]\n");
  EXPECT_EQ(read_back(of({Grid{}, prose(Role::body, "甲")})), "甲\n");
  GridMaker many(200);
  for (int i = 0; i < 400; ++i) many.money(i);
  const Grid grid = many.done(1, true);
  EXPECT_EQ(read_back(of({grid})), grid_lines(grid));
}

TEST(DocxOut, HostileTextIsOnlyText) {
  const std::string hostile = "]]><w:p/>&amp;\"'<!-- %n \\ {PAGE}";
  EXPECT_EQ(read_back(of({prose(Role::body, hostile), prose(Role::heading, hostile, 9)})),
            hostile + "\n###### " + hostile + "\n");
  EXPECT_EQ(read_back(of({prose(Role::body, "甲\0\x01\x1B\xFF\r\n乙\t丙"s)})),
            "甲\xEF\xBF\xBD 乙\t丙\n");
  EXPECT_EQ(read_back(of({prose(Role::body, "\xED\xA0\x80\xEF\xBF\xBF甲")})),
            "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD甲\n");
  const std::string long_word(100'000, 'x');
  GridMaker maker(2);
  maker.cell(long_word).cell(long_word);
  EXPECT_EQ(read_back(of({maker.done(1)})), "grid\n[" + long_word + "|" + long_word + "]\n");
}

TEST(DocxOut, WhatPacksTooWellIsNotTakenForABomb) {
  Grid grid;
  for (int row = 0; row < 5000; ++row) {
    for (int column = 0; column < 8; ++column) grid.add({.row = row, .column = column});
  }
  grid.add({.row = 5000, .column = 0, .text = "甲"});
  const Result<Document> back = read::document(written(of({grid})), "f.docx", 1);
  ASSERT_TRUE(back.ok()) << to_string(back.errors().front());
  EXPECT_EQ(std::get<Grid>(back->blocks[0]).rows(), 5001);
}

TEST(DocxOut, WhatTheReaderWouldRefuseIsAnError) {
  const Document book{.path = "f", .blocks = {prose(Role::body, std::string(65u << 20, 'a'))}};
  EXPECT_EQ(written(book),
            "error: f: a part has more than 64 MiB (limit max_part_bytes) (word/document.xml); "
            "write the document in parts\n");
}

TEST(DocxOut, AnEmptyDocumentIsAPackage) {
  EXPECT_EQ(count(main_part(Document{}), "<w:sectPr>"), 1);
}

}  // namespace
}  // namespace yiben::write
