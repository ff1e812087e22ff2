// read: workbooks of Excel 97 to 2003, made record by record.
#include <gtest/gtest.h>

#include <bit>
#include <string>

#include "package_maker.h"
#include "read/package/compound.h"
#include "read/read.h"
#include "show.h"

namespace yiben::read {
namespace {

std::string record(std::uint64_t kind, const std::string& data) {
  return little(kind, 2) + little(data.size(), 2) + data;
}

std::string cell(std::uint64_t row, std::uint64_t column, std::uint64_t style) {
  return little(row, 2) + little(column, 2) + little(style, 2);
}

std::string wide(std::u16string_view text) {
  std::string out;
  for (const char16_t c : text) out += little(c, 2);
  return out;
}

std::string number(double value) {
  return little(std::bit_cast<std::uint64_t>(value), 8);
}

const std::string kEnd = record(0x0A, "");

// A stream with the texts 项目 and 数, the second cut by the end of a record, and one sheet.
std::string stream_of(const std::string& cells, const std::string& before = "") {
  const std::string begin = record(0x809, little(0x600, 2) + little(5, 2) + little(0, 12));
  const std::string formats =
      record(0x41E, little(164, 2) + little(8, 2) + little(0, 1) + "#,##0.00") +
      record(0xE0, little(0, 20)) + record(0xE0, little(0, 2) + little(164, 2) + little(0, 16));
  const std::string texts =
      record(0xFC, little(2, 8) + little(2, 2) + little(1, 1) + wide(u"项目") + little(2, 2) +
                       little(1, 1) + wide(u"数")) +
      record(0x3C, little(0, 1) + "x");
  const std::size_t at = begin.size() + before.size() + formats.size() + texts.size() + 22 + 4;
  const std::string sheet = record(
      0x85, little(at - 4 + 4, 4) + little(0, 2) + little(5, 1) + little(1, 1) + wide(u"收入总表"));
  const std::string head = begin + before + formats + texts + sheet + kEnd;
  const std::string sheet_begin = record(0x809, little(0x600, 2) + little(0x10, 2) + little(0, 12));
  std::string fixed = head;
  fixed.replace(fixed.size() - kEnd.size() - sheet.size() + 4, 4, little(head.size(), 4));
  return fixed + sheet_begin + cells;
}

std::string shown(const std::string& stream, std::u16string_view name = u"Workbook") {
  return show(document(compound_of(name, stream), "f.xls", 1));
}

const std::string kCells =
    record(0xFD, cell(0, 0, 0) + little(0, 4)) + record(0xFD, cell(0, 1, 0) + little(1, 4)) +
    record(0x203, cell(1, 1, 1) + number(1234.5)) +
    record(0x204, cell(1, 0, 0) + little(1, 2) + little(0, 1) + "a") +
    record(0x27E, cell(2, 1, 0) + little((1989u << 2) | 3u, 4)) +
    record(0x06, cell(2, 0, 0) + little(0, 6) + little(0xFFFF, 2) + little(0, 8)) +
    record(0x207, little(1, 2) + little(0, 1) + "b") +
    record(0xBD, little(3, 2) + little(0, 2) + little(0, 2) + little((7u << 2) | 2u, 4) +
                     little(1, 2) + little((8u << 2) | 2u, 4) + little(1, 2)) +
    record(0x205, cell(4, 0, 0) + little(0x17, 1) + little(1, 1)) +
    record(0x06, cell(4, 1, 1) + number(-2) + little(0, 8));

TEST(Xls, CellsOfAllKindsAreShownAsInATableProgram) {
  EXPECT_EQ(shown(stream_of(kCells + kEnd)),
            "1:1 ## 收入总表\ngrid 1 line 1\n[项目|数x]\n[a|1,234.50]\n[b|19.89]\n[7|8.00]\n"
            "[#REF!|-2.00]\n");
}

TEST(Xls, MergedSquaresAndHiddenRows) {
  const std::string hidden =
      record(0x208, little(1, 2) + little(0, 10) + little(0x20, 2) + little(0, 2));
  const std::string merged =
      record(0xE5, little(1, 2) + little(2, 2) + little(3, 2) + little(0, 2) + little(0, 2));
  EXPECT_EQ(shown(stream_of(kCells + hidden + merged + kEnd)),
            "1:1 ## 收入总表\ngrid 1 line 1\n[项目|数x]\n[b|19.89]\n[^|8.00]\n[#REF!|-2.00]\n");
}

TEST(Xls, DamageAndEncryptionAreErrors) {
  EXPECT_NE(shown(stream_of(kCells)).find("the sheet is damaged"), std::string::npos);
  EXPECT_NE(shown(stream_of(kEnd, record(0x2F, ""))).find("is encrypted"), std::string::npos);
  EXPECT_NE(shown(stream_of(record(0xFD, cell(0, 0, 0) + little(9, 4)))).find("is damaged"),
            std::string::npos);
  EXPECT_NE(shown("", u"EncryptedPackage").find("is encrypted"), std::string::npos);
  EXPECT_NE(shown("", u"PowerPoint Document").find("not read: PPT"), std::string::npos);
  const std::string whole = compound_of(u"Workbook", stream_of(kCells + kEnd));
  for (std::size_t cut = 0; cut < whole.size(); cut += 61) {
    EXPECT_EQ(show(xls_document(whole.substr(0, cut), "f", 1)).substr(0, 6), "error:") << cut;
  }
}

TEST(Compound, AFileThatWasCutIsNotGivenToLibreOffice) {
  const std::string whole = compound_of(u"WordDocument", std::string(5000, 'x'));
  ASSERT_TRUE(Compound::open(whole));
  EXPECT_TRUE(Compound::open(whole)->is_whole());
  // The last sector may be shorter, as far as its stream does not need it.
  const std::size_t unused = 10 * 512 - 5000;
  EXPECT_TRUE(Compound::open(whole.substr(0, whole.size() - unused))->is_whole());
  for (std::size_t lost = unused + 1; lost < 5000; lost += 401) {
    EXPECT_EQ(
        show(document(whole.substr(0, whole.size() - lost), "f.doc", 1)),
        "error: f.doc: the file is damaged: parts of it lie beyond its end; check that it was "
        "downloaded to its end, or save it again\n")
        << lost;
  }
}

TEST(Compound, ChainsThatBiteTheirTailEnd) {
  std::string bytes = compound_of(u"Workbook", stream_of(kCells + kEnd));
  for (const std::size_t entry : {1u, 2u, 3u, 9u}) {
    std::string bitten = bytes;
    bitten.replace(512 + 4 * entry, 4, little(entry, 4));
    EXPECT_NE(show(xls_document(bitten, "f", 1)), "") << entry;
  }
}

}  // namespace
}  // namespace yiben::read
