// What goes from child to parent: the same again, or nonsense that is called so.
#include <gtest/gtest.h>

#include <array>

#include "sandbox/sandbox.h"
#include "support/paths.h"

namespace yiben::sandbox {
namespace {

bool same_prose(const Prose& a, const Prose& b) {
  return a.text == b.text && a.place == b.place && a.heading_level == b.heading_level &&
         a.furniture == b.furniture && a.from_image == b.from_image;
}

bool same_cell(const Cell& a, const Cell& b) {
  return a.row == b.row && a.column == b.column && a.row_span == b.row_span &&
         a.column_span == b.column_span && a.text == b.text && a.place == b.place &&
         a.from_image == b.from_image && a.overprinted == b.overprinted;
}

void expect_same(const Document& a, const Document& b) {
  EXPECT_EQ(a.path, b.path);
  EXPECT_EQ(a.kind, b.kind);
  EXPECT_EQ(a.index, b.index);
  EXPECT_EQ(a.pages, b.pages);
  ASSERT_EQ(a.doubts.size(), b.doubts.size());
  for (std::size_t i = 0; i < a.doubts.size(); ++i) {
    EXPECT_EQ(a.doubts[i].what, b.doubts[i].what);
    EXPECT_EQ(a.doubts[i].excerpt, b.doubts[i].excerpt);
    EXPECT_EQ(a.doubts[i].place, b.doubts[i].place);
  }
  ASSERT_EQ(a.hidden.size(), b.hidden.size());
  for (std::size_t i = 0; i < a.hidden.size(); ++i) {
    EXPECT_EQ(a.hidden[i].shown, b.hidden[i].shown);
    EXPECT_EQ(a.hidden[i].text, b.hidden[i].text);
    EXPECT_EQ(a.hidden[i].place, b.hidden[i].place);
  }
  ASSERT_EQ(a.blocks.size(), b.blocks.size());
  for (std::size_t i = 0; i < a.blocks.size(); ++i) {
    ASSERT_EQ(a.blocks[i].index(), b.blocks[i].index());
    if (const auto* prose = std::get_if<Prose>(&a.blocks[i])) {
      EXPECT_TRUE(same_prose(*prose, std::get<Prose>(b.blocks[i])));
      continue;
    }
    const Grid& first = std::get<Grid>(a.blocks[i]);
    const Grid& second = std::get<Grid>(b.blocks[i]);
    EXPECT_EQ(first.place, second.place);
    EXPECT_EQ(first.rows(), second.rows());
    EXPECT_EQ(first.columns(), second.columns());
    EXPECT_EQ(first.lines, second.lines);
    ASSERT_EQ(first.cells().size(), second.cells().size());
    for (std::size_t j = 0; j < first.cells().size(); ++j) {
      EXPECT_TRUE(same_cell(first.cells()[j], second.cells()[j]));
    }
  }
}

Document small() {
  Document document{.path = "book.pdf", .kind = "pdf", .index = 2, .pages = 300};
  document.doubts.push_back({"scanned-page", "第三页", {.document = 2, .page = 3}});
  document.hidden.push_back({"对个人和家庭的补", "助", {.document = 2, .page = 7}});
  document.blocks.emplace_back(Prose{.text = "部门概况",
                                     .place = {.document = 2, .page = 1, .line = 200},
                                     .heading_level = 2,
                                     .furniture = true,
                                     .from_image = true});
  Grid grid;
  grid.place = {.document = 2, .page = 2, .table = 1};
  grid.add({.row = 0, .column = 0, .column_span = 2, .text = "收 入\n（万元）"});
  grid.add({.row = 1, .column = 1, .text = "1.50", .place = {.document = 2}, .from_image = true});
  grid.add({.row = 1, .column = 0, .text = "项目", .place = {.document = 2}, .overprinted = true});
  // Places of the cells, too, are of this document.
  Grid placed;
  placed.place = grid.place;
  placed.lines = {560, 1500, 4200};
  for (Cell cell : grid.cells()) {
    cell.place.document = 2;
    placed.add(cell);
  }
  document.blocks.emplace_back(std::move(placed));
  return document;
}

std::string why_not(std::string_view bytes) {
  const Result<Document> document = decode(bytes, "book.pdf", 1);
  return document.ok() ? "" : document.errors().front().what;
}

TEST(Wire, KeepsADocument) {
  const Document document = small();
  const Result<Document> again = decode(encode(document), "book.pdf", 2);
  ASSERT_TRUE(again.ok()) << to_string(again.errors().front());
  expect_same(*again, document);
}

TEST(Wire, KeepsTheExample) {
  const std::string path = (test::examples_dir() / "gardens-2026.txt").string();
  const Result<Document> document = read::document(test::read_file(path), path, 1);
  ASSERT_TRUE(document.ok());
  const Result<Document> again = decode(encode(document), path, 1);
  ASSERT_TRUE(again.ok()) << to_string(again.errors().front());
  expect_same(*again, *document);
}

TEST(Wire, KeepsErrors) {
  const Errors errors{{.file = "book.pdf",
                       .place = {.document = 1, .page = 7},
                       .excerpt = "乱",
                       .what = "a page is bad",
                       .remedy = "save it again"},
                      {.file = "book.pdf", .what = "another", .remedy = "none"}};
  const Result<Document> again = decode(encode(Result<Document>(errors)), "book.pdf", 1);
  ASSERT_FALSE(again.ok());
  ASSERT_EQ(again.errors().size(), 2u);
  EXPECT_EQ(to_string(again.errors()[0]), to_string(errors[0]));
  EXPECT_EQ(to_string(again.errors()[1]), to_string(errors[1]));
}

TEST(Wire, KeepsAMessage) {
  const Message message{.code = 3, .text = "一致\n", .errors = {{.what = "w", .remedy = "r"}}};
  const auto again = decode_message(encode(message), 3, "book.txt");
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(again->code, 3);
  EXPECT_EQ(again->text, message.text);
  EXPECT_EQ(again->errors.front().file, "book.txt");
  EXPECT_FALSE(decode_message(encode(message), 2, "book.txt").has_value()) << "no such code";
  EXPECT_FALSE(decode_message("", 3, "book.txt").has_value());
  EXPECT_FALSE(decode_message(encode(message) + "x", 3, "book.txt").has_value());
}

TEST(Wire, MalformedTextOfAReaderIsMended) {
  Document document = small();
  std::get<Prose>(document.blocks[0]).text = "a\xff\xe4\xb8z";
  const Result<Document> again = decode(encode(document), "book.pdf", 2);
  ASSERT_TRUE(again.ok());
  const std::string& text = std::get<Prose>(again->blocks[0]).text;
  EXPECT_EQ(text.front(), 'a');
  EXPECT_EQ(text.back(), 'z');
  EXPECT_NE(text.find('?'), text.npos);
}

// Cut anywhere, it is nonsense; nothing is read past the end.
TEST(Wire, AnswerCutOffIsNonsense) {
  const std::string bytes = encode(small());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_NE(why_not(bytes.substr(0, size)), "") << size;
  }
  EXPECT_NE(why_not(bytes + "x"), "");
}

TEST(Wire, EveryByteMayBeHostile) {
  const std::string bytes = encode(small());
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    for (int value = 0; value < 256; ++value) {
      std::string changed = bytes;
      changed[at] = static_cast<char>(value);
      const Result<Document> document = decode(changed, "book.pdf", 1);
      EXPECT_TRUE(document.ok() || document.errors().front().file == "book.pdf");
    }
  }
}

// One grid with the given cells, as bytes.
std::string grid_of(std::initializer_list<std::array<int, 4>> cells) {
  std::string bytes{'D', '\3', 'p', 'd', 'f'};
  bytes += std::string(3, '\0');  // no pages, no doubts, nothing hidden
  bytes += "\1\1";                // one block, a grid
  bytes += std::string(5, '\0');  // its place
  bytes += '\0';                  // no lines
  bytes += static_cast<char>(cells.size());
  for (const auto& cell : cells) {
    for (const int part : cell) {
      int rest = part;
      while (rest >= 0x80) {
        bytes += static_cast<char>((rest & 0x7F) | 0x80);
        rest >>= 7;
      }
      bytes += static_cast<char>(rest);
    }
    bytes += std::string(7, '\0');
  }
  return bytes;
}

TEST(Wire, CellsLieInTheirGridAndApart) {
  EXPECT_EQ(why_not(grid_of({{0, 0, 1, 1}, {0, 1, 2, 2}})), "");
  EXPECT_NE(why_not(grid_of({{0, 0, 1, 2}, {0, 1, 1, 1}})), "") << "overlap";
  EXPECT_NE(why_not(grid_of({{0, 0, 0, 1}})), "") << "no row";
  EXPECT_NE(why_not(grid_of({{limits::max_grid_rows - 1, 0, 2, 1}})), "") << "below the last row";
  EXPECT_NE(why_not(grid_of({{0, limits::max_grid_columns, 1, 1}})), "")
      << "beyond the last column";
  EXPECT_EQ(why_not(grid_of({{limits::max_grid_rows - 1, 0, 1, 1}})), "");
}

TEST(Wire, LinesAreThoseOfTheColumns) {
  Document document = small();
  std::get<Grid>(document.blocks[1]).lines = {560, 1500};
  EXPECT_NE(why_not(encode(document)), "");
  std::get<Grid>(document.blocks[1]).lines = {560, 4200, 1500};
  EXPECT_NE(why_not(encode(document)), "");
}

// A few bytes can claim an index of hundreds of megabytes; two of them are one too many.
TEST(Wire, HugeGridsAreCounted) {
  const std::array<int, 4> all{0, 0, limits::max_grid_rows, limits::max_grid_columns};
  std::string bytes = grid_of({all});
  const std::string grid = bytes.substr(9);
  bytes[8] = '\2';
  EXPECT_NE(why_not(bytes + grid), "");
}

TEST(Documents, ReadInChildrenAreTheSame) {
  const std::string path = (test::examples_dir() / "gardens-2026.txt").string();
  const std::vector<std::string> files{path, "nowhere.txt", path};
  const auto documents = sandbox::documents(files, {}, 2);
  ASSERT_EQ(documents.size(), 3u);
  ASSERT_TRUE(documents[0].ok()) << to_string(documents[0].errors().front());
  ASSERT_FALSE(documents[1].ok());
  EXPECT_EQ(to_string(documents[1].errors().front()),
            "nowhere.txt: the file does not exist; check the path");
  ASSERT_TRUE(documents[2].ok());
  EXPECT_EQ(documents[2]->index, 3);
  const Result<Document> here = read::document(test::read_file(path), path, 1);
  EXPECT_EQ(documents[0]->sha256, here->sha256);
  expect_same(*documents[0], *here);
}

std::string wide(std::string_view name) {
  std::string out;
  for (const char c : name) {
    out += c;
    out += '\0';
  }
  return out;
}

TEST(Powers, FollowTheBytes) {
  EXPECT_EQ(powers_for("收支"), Powers::none);
  EXPECT_EQ(powers_for("%PDF-1.7\n"), Powers::none);
  EXPECT_EQ(powers_for("{\\rtf1\\ansi"), Powers::convert);
  const std::string compound("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
  EXPECT_EQ(powers_for(compound + wide("WordDocument")), Powers::convert);
  EXPECT_EQ(powers_for(compound + wide("Workbook")), Powers::none);
  EXPECT_EQ(powers_for(compound + wide("Workbook") + wide("WordDocument")), Powers::convert);
  const std::string package = "PK\3\4" + std::string(26, '\0');
  EXPECT_EQ(powers_for(package + "[Content_Types].xml"), Powers::none);
  EXPECT_EQ(powers_for(package + "mimetype content.xml META-INF/manifest.xml"), Powers::convert);
}

}  // namespace
}  // namespace yiben::sandbox
