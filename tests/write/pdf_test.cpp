// write: PDF, read back by the reader of PDF.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "read/read.h"
#include "sample_pdf.h"
#include "support/paths.h"
#include "write/write.h"

namespace yiben::write {
namespace {

std::string bytes_of(const Document& document) {
  const Result<std::string> bytes = pdf(document);
  return bytes.ok() ? *bytes : "error: " + to_string(bytes.errors().front());
}

Document read_back(const Document& document) {
  Result<Document> read = read::document(bytes_of(document), "out.pdf", 1);
  if (read.ok()) return std::move(read).value();
  return {.title = "error: " + to_string(read.errors().front())};
}

// "[a|b]" with "<" and "^" for squares that the cell on the left or above covers; lines of a cell
// are joined, as wrapping is the writer's matter.
std::string row_of(const Grid& grid, int row) {
  std::string out = "[";
  for (int column = 0; column < grid.columns(); ++column) {
    if (column > 0) out += '|';
    const Cell* cell = grid.at(row, column);
    if (cell == nullptr) continue;
    if (cell->column < column) {
      out += '<';
    } else if (cell->row < row) {
      out += '^';
    } else {
      std::string text = cell->text;
      std::erase(text, '\n');
      out += text;
    }
  }
  return out + "]\n";
}

// U+3000 is a space as any other to who measures it.
std::string with_plain_spaces(std::string text) {
  const std::string wide = "\u3000";
  for (std::size_t at = text.find(wide); at != std::string::npos; at = text.find(wide)) {
    text.replace(at, wide.size(), " ");
  }
  return text;
}

bool is_entry_of_contents(const std::string& text) {
  return text == "目 录" || text.find("....") != std::string::npos;
}

// How many rows at the beginning of `grid` repeat those of the grid before it.
int repeated_rows(const std::vector<std::string>& before, const Grid& grid) {
  int count = 0;
  for (; count < std::min(2, grid.rows()); ++count) {
    const auto i = static_cast<std::size_t>(count);
    if (i >= before.size() || before[i] != row_of(grid, count)) break;
  }
  return count;
}

// Prose line by line and grids row by row. A grid after a grid that begins with the same row goes
// on with it: it stands on the next page.
std::string show(const Document& document) {
  std::string out;
  std::vector<std::string> before;
  for (const Block& block : document.blocks) {
    if (const auto* prose = std::get_if<Prose>(&block)) {
      if (prose->furniture || prose->role == Role::contents) continue;
      if (is_entry_of_contents(prose->text)) continue;
      before.clear();
      out += with_plain_spaces(prose->text) + "\n";
    } else {
      const Grid& grid = std::get<Grid>(block);
      for (int row = repeated_rows(before, grid); row < grid.rows(); ++row) {
        out += row_of(grid, row);
      }
      before.clear();
      for (int row = 0; row < grid.rows(); ++row) before.push_back(row_of(grid, row));
    }
  }
  return out;
}

Document with(std::vector<Block> blocks) {
  Document d;
  d.blocks = std::move(blocks);
  return d;
}

Document with_text(const std::string& text) {
  return with({prose(Role::body, text)});
}

Grid plain_grid(const std::vector<std::vector<std::string>>& rows, bool amounts = false) {
  Grid grid;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    for (std::size_t c = 0; c < rows[r].size(); ++c) {
      put(grid, {.row = static_cast<int>(r),
                 .column = static_cast<int>(c),
                 .text = rows[r][c],
                 .amount = amounts});
    }
  }
  return grid;
}

std::vector<Grid> grids_of(const Document& document) {
  std::vector<Grid> grids;
  for (const Block& block : document.blocks) {
    if (const auto* grid = std::get_if<Grid>(&block)) grids.push_back(*grid);
  }
  return grids;
}

// "1: text" for each paragraph, with its page; "1~ text" for furniture.
std::string show_places(const Document& document) {
  std::string out;
  for (const Block& block : document.blocks) {
    if (const auto* prose = std::get_if<Prose>(&block)) {
      out += std::to_string(prose->place.page) + (prose->furniture ? "~ " : ": ") + prose->text;
    } else {
      out += std::to_string(std::get<Grid>(block).place.page) + ": grid";
    }
    out += "\n";
  }
  return out;
}

TEST(Pdf, TheReaderFindsTheSameProseAndGrids) {
  const Document book = sample_book(2);
  EXPECT_EQ(show(read_back(book)), show(book));
}

TEST(Pdf, TheSameDocumentGivesTheSameBytes) {
  const Document book = sample_book();
  const std::string bytes = bytes_of(book);
  bytes_of(with_text("别的文字"));
  EXPECT_TRUE(bytes == bytes_of(book));
}

// Addresses differ from process to process: what hangs on their order would show here.
TEST(Pdf, AnotherProcessGivesTheSameBytes) {
  const char* to = std::getenv("YIBEN_WRITE_PDF_TO");
  if (to != nullptr) {
    std::ofstream(to, std::ios::binary) << bytes_of(sample_book());
    return;
  }
  const std::filesystem::path file =
      std::filesystem::temp_directory_path() / ("yiben-pdf-" + std::to_string(getpid()));
  const std::string self = std::filesystem::read_symlink("/proc/self/exe");
  const std::string command = "YIBEN_WRITE_PDF_TO='" + file.string() + "' '" + self +
                              "' --gtest_filter=Pdf.AnotherProcess* >/dev/null 2>&1";
  ASSERT_EQ(std::system(command.c_str()), 0);
  const std::string bytes = test::read_file(file);
  std::filesystem::remove(file);
  EXPECT_TRUE(bytes == bytes_of(sample_book()));
}

TEST(Pdf, QpdfFindsNoFault) {
  YIBEN_NEEDS("/usr/bin/qpdf");
  const std::filesystem::path file =
      std::filesystem::temp_directory_path() / ("yiben-qpdf-" + std::to_string(getpid()));
  std::ofstream(file, std::ios::binary) << bytes_of(sample_book());
  const int status = std::system(("qpdf --check '" + file.string() + "' >/dev/null 2>&1").c_str());
  std::filesystem::remove(file);
  EXPECT_EQ(status, 0);
}

TEST(Pdf, TheFileSaysWhatItIs) {
  const std::string bytes = bytes_of(sample_book());
  for (const std::string_view said :
       {"/Creator (Yiben)", "/CreationDate (20000101000000Z", "/Lang (zh-CN)", "/Marked true",
        // 云南省某某厅, in UTF-16.
        "/Author <FEFF4E915357770167D067D05385>"}) {
    EXPECT_NE(bytes.find(said), std::string::npos) << said;
  }
}

TEST(Pdf, TheCoverHasNoNumberAndContentsSayWhereThingsStand) {
  const Document book =
      with({prose(Role::title, "某某局2026年部门预算"), prose(Role::subtitle, "某某局"),
            prose(Role::contents, "目录"), prose(Role::heading, "第一部分　概况", 1),
            prose(Role::body, "主要职能。"), prose(Role::heading, "第二部分　预算表", 1),
            prose(Role::label, "预算01表"), prose(Role::caption, "收支总体情况表"),
            prose(Role::unit, "单位：万元"), plain_grid({{"项目", "金额"}, {"收入", "1.00"}})});
  std::string shown = show_places(read_back(book));
  // The number of leader dots is the writer's matter.
  for (std::size_t at = shown.find(".."); at != std::string::npos; at = shown.find("..")) {
    shown.erase(at, 1);
  }
  EXPECT_EQ(shown,
            "1: 某某局2026年部门预算\n1: 某某局\n"
            "2: 目录\n"
            "2: 第一部分 概况. 2\n2: 第二部分 预算表. 3\n2: 收支总体情况表. 3\n2~ — 1 —\n"
            "3: 第一部分 概况\n3: 主要职能。\n3~ — 2 —\n"
            "4: 第二部分 预算表\n4: 预算01表\n4: 收支总体情况表\n4: 单位：万元\n4: grid\n"
            "4~ — 3 —\n");
}

TEST(Pdf, EachPageOfATableHasItsHeaderAndNoNumberIsWrapped) {
  const std::vector<Grid> grids = grids_of(read_back(with({expenditure(60, 14)})));
  EXPECT_GT(grids.size(), 2u);
  for (const Grid& grid : grids) {
    EXPECT_EQ(grid.text(0, 2), "合计");
    EXPECT_GT(grid.rows(), 3);
    for (const Cell& cell : grid.cells()) {
      if (cell.row > 1 && cell.column > 1) {
        EXPECT_EQ(cell.text.find('\n'), std::string::npos) << cell.text;
      }
    }
  }
}

TEST(Pdf, WhatBelongsToATableStandsOnItsPage) {
  std::vector<Block> blocks;
  for (int i = 0; i < 17; ++i) blocks.emplace_back(prose(Role::body, "一行正文。"));
  Document d = with(blocks);
  add_table(d, 1, "收支总体情况表", balance());
  const std::string shown = show_places(read_back(d));
  EXPECT_NE(shown.find("2: 预算01表\n2: 收支总体情况表\n2: 单位：万元\n2: grid\n"),
            std::string::npos)
      << shown;
}

TEST(Pdf, ANoteStandsOnThePageOfItsTable) {
  // With each more line above, table and note come nearer to the end of the page, and pass it.
  for (int lines = 12; lines < 24; ++lines) {
    Document document;
    for (int i = 0; i < lines; ++i) document.blocks.emplace_back(prose(Role::body, "正文"));
    document.blocks.emplace_back(prose(Role::caption, "收入总表"));
    document.blocks.emplace_back(expenditure(4, 2));
    document.blocks.emplace_back(prose(Role::note, "注：本表没有其他收入。"));
    const Document read = read_back(document);
    int table = 0;
    int note = -1;
    for (const Block& block : read.blocks) {
      if (const auto* grid = std::get_if<Grid>(&block)) table = grid->place.page;
      const auto* text = std::get_if<Prose>(&block);
      if (text != nullptr && text->text.starts_with("注")) note = text->place.page;
    }
    EXPECT_EQ(note, table) << lines;
  }
}

TEST(Pdf, AHeadingDoesNotStandAtTheEndOfAPage) {
  for (int lines = 18; lines <= 22; ++lines) {
    std::vector<Block> blocks;
    for (int i = 0; i < lines; ++i) blocks.emplace_back(prose(Role::body, "一行正文。"));
    blocks.emplace_back(prose(Role::heading, "二、标题", 2));
    blocks.emplace_back(prose(Role::body, long_paragraph()));
    const Document read = read_back(with(blocks));
    const auto page_of = [&](const std::string& text) {
      for (const Block& block : read.blocks) {
        const auto* prose = std::get_if<Prose>(&block);
        if (prose != nullptr && prose->text == text) return prose->place.page;
      }
      return 0;
    };
    EXPECT_EQ(page_of("二、标题"), page_of(long_paragraph())) << lines;
    EXPECT_GT(page_of("二、标题"), 0);
  }
}

// Neither its first nor its last line would be in company.
TEST(Pdf, AParagraphOfThreeLinesStaysOnOnePage) {
  std::string three;
  for (int i = 0; i < 65; ++i) three += i == 64 ? "。" : "长";
  for (int lines = 16; lines <= 24; ++lines) {
    std::vector<Block> blocks;
    for (int i = 0; i < lines; ++i) blocks.emplace_back(prose(Role::body, "一行正文。"));
    blocks.emplace_back(prose(Role::body, three));
    bool found = false;
    for (const Block& block : read_back(with(blocks)).blocks) {
      const auto* paragraph = std::get_if<Prose>(&block);
      if (paragraph == nullptr || paragraph->text != three) continue;
      found = true;
      EXPECT_TRUE(paragraph->lines.empty()) << "another page begins in it, " << lines;
    }
    EXPECT_TRUE(found) << lines;
  }
}

TEST(Pdf, FurnitureOfAnotherDocumentIsLeftOut) {
  Prose number = prose(Role::body, "- 7 -");
  number.furniture = true;
  EXPECT_EQ(show_places(read_back(with({prose(Role::body, "正文。"), number}))),
            "1: 正文。\n1~ — 1 —\n");
}

TEST(Pdf, CellsThatNoPageHoldsGoOnOnTheNext) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += i % 10 == 9 ? "，" : "长";
  std::string again;
  for (const Grid& grid : grids_of(read_back(with({plain_grid({{"名", "值"}, {text, "乙"}})})))) {
    for (const Cell& cell : grid.cells()) {
      if (cell.column == 0 && cell.text != "名") again += cell.text;
    }
  }
  std::erase(again, '\n');
  EXPECT_TRUE(again == text) << again.size() << " of " << text.size() << " bytes";
}

TEST(Pdf, CellsOverManyRowsAreCutAtTheEndOfAPage) {
  Grid grid;
  put(grid, {.row = 0, .column = 0, .row_span = 100, .text = "合并"});
  for (int r = 0; r < 100; ++r) put(grid, {.row = r, .column = 1, .text = std::to_string(r)});
  std::string merged;
  int rows = 0;
  for (const Grid& part : grids_of(read_back(with({grid})))) {
    merged += std::string(part.text(0, 0)) + ";";
    for (int r = 0; r < part.rows(); ++r, ++rows) EXPECT_EQ(part.text(r, 1), std::to_string(rows));
  }
  EXPECT_EQ(rows, 100);
  EXPECT_EQ(merged, "合并;;;;");
}

TEST(Pdf, APageGrowsWithTheNumberOfColumns) {
  for (const int columns : {40, 200, 512}) {
    std::vector<std::string> row;
    for (int c = 0; c < columns; ++c) row.push_back("1,234." + std::to_string(10 + c % 90));
    const Grid grid = plain_grid({row, row, row}, true);
    EXPECT_EQ(show(read_back(with({grid}))), show(with({grid}))) << columns;
  }
}

TEST(Pdf, HostileTextIsSetAsText) {
  const std::vector<std::pair<std::string, std::string>> texts = {
      {std::string("控\x01制\x1b字\x00符\x7f。", 19), "控制字符。"},
      {"]]></w:t><script>'\"&amp;\\(", "]]></w:t><script>'\"&amp;\\("},
      {"\xff\xfe坏\xc3字节", "坏字节"},
      {"倒\u202e着\u2066写\u200b的\ufeff", "倒着写的"},
      {"行\u2028段\u2029表\t", "行 段 表"},
      {"合 计 2026 年 a b", "合 计 2026 年 a b"},
  };
  for (const auto& [text, expected] : texts) {
    std::string shown = show(read_back(with_text(text)));
    // Malformed bytes are shown as U+FFFD.
    const std::string bad = "\uFFFD";
    for (std::size_t at = shown.find(bad); at != std::string::npos; at = shown.find(bad)) {
      shown.erase(at, bad.size());
    }
    EXPECT_EQ(shown, expected + "\n");
  }
}

TEST(Pdf, AnythingCanBeWritten) {
  Grid overlong = plain_grid({{std::string(3000, 'W'), std::string(3000, '9')}}, true);
  overlong.header_rows = 7;
  Grid ragged;
  put(ragged, {.row = 3, .column = 5, .row_span = 2, .text = "甲"});
  put(ragged, {.row = 0, .column = 0, .text = "乙", .indent = 1000});
  ragged.header_rows = 4;
  const std::vector<std::vector<Block>> documents = {
      {},
      {Grid()},
      {prose(Role::caption, "标题"), Grid()},
      {prose(Role::title, "")},
      {prose(Role::contents, "")},
      {prose(Role::heading, "", 1), prose(Role::contents, ""), prose(Role::heading, " ", -3)},
      {prose(Role::title, std::string(5000, 'w'))},
      {prose(Role::contents, ""), prose(Role::heading, std::string(5000, 'w'), 9)},
      {prose(Role::body, "\U0001F600 \U0001D49C \u0627\u0644\u0639 \u0F40\u0F72 \u1820")},
      {overlong},
      {ragged},
      {prose(Role::unit, std::string(500, 'u')), prose(Role::label, "L"), ragged},
      {prose(Role::note, "注"), prose(Role::heading, "尾", 2)},
  };
  for (std::size_t i = 0; i < documents.size(); ++i) {
    EXPECT_EQ(bytes_of(with(documents[i])).substr(0, 5), "%PDF-") << i;
  }
}

}  // namespace
}  // namespace yiben::write
