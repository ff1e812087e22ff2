// write: text. Each case is a document, the text of it, and what the reader finds in that text.
#include <gtest/gtest.h>

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
  const Result<std::string> out = text(document);
  return out ? *out : "error: " + to_string(out.errors().front()) + "\n";
}

std::string read_back(const Document& document) {
  const Result<Document> back = read::document(written(document), "f.txt", 1);
  return back ? blocks_of(*back) : "error: " + to_string(back.errors().front()) + "\n";
}

Document of(std::vector<Block> blocks) {
  return Document{.blocks = std::move(blocks)};
}

Grid grid_of(int columns, const std::vector<std::string>& squares) {
  GridMaker maker(columns);
  for (const std::string& square : squares) maker.cell(square);
  return maker.done(1);
}

TEST(TextOut, CoverContentsPartsAndTablesStandAsInTheExamples) {
  GridMaker maker(3);
  maker.cell("科目", 2).cell("支出", 1, 2).cell("基本").cell("项目");
  maker.label("教育", 1).money(248).money(0);
  EXPECT_EQ(written(of({prose(Role::title, "云溪市2026年预算"), prose(Role::subtitle, "二月九日"),
                        prose(Role::contents, "目　录"), prose(Role::heading, "第一部分 表", 1),
                        prose(Role::heading, "一、说明", 2), prose(Role::label, "预算01表"),
                        prose(Role::caption, "支出表"), prose(Role::unit, "单位：万元"),
                        maker.done(2), prose(Role::note, "注：甲。"), prose(Role::body, "完。")})),
            "云溪市2026年预算\n二月九日\n\n"
            "目　录\n\n第一部分 表\n\n- 一、说明\n  - 支出表\n\n"
            "# 第一部分 表\n\n## 一、说明\n\n"
            "预算01表\n支出表\n单位：万元\n"
            "科目\t支出\t\n\t基本\t项目\n教育\t2.48\t0.00\n注：甲。\n\n完。\n");
}

TEST(TextOut, TheReaderFindsTheSameSquaresAndTheSameProse) {
  Document book = sample_book();
  const Result<Document> back = read::document(written(book), "f.txt", 1);
  ASSERT_TRUE(back.ok());
  EXPECT_EQ(prose_of(*back),
            prose_with_contents(book,
                                "第一部分　部门概况\n一、主要职能\n二、机构设置\n"
                                "第二部分　预算表格\n收支预算总表\n收入预算总表\n支出预算总表\n"
                                "项目支出绩效目标表\n第三部分　情况说明\n"
                                "一、2026年收支预算总体情况\n（一）收入预算\n"));
  // Blank squares stand where a merged cell goes on that does not cover the row.
  for (Block& block : book.blocks) {
    auto* grid = std::get_if<Grid>(&block);
    if (grid == nullptr) continue;
    Grid plain;
    for (int row = 0; row < grid->rows(); ++row) {
      for (int column = 0; column < grid->columns(); ++column) {
        const Cell* cell = grid->at(row, column);
        const bool first = cell->row == row && cell->column == column;
        plain.add({.row = row, .column = column, .text = first ? cell->text : ""});
      }
    }
    *grid = plain;
  }
  EXPECT_EQ(grids_of(*back), grids_of(book));
}

TEST(TextOut, PipesCarryWhatTabsCannot) {
  // Lines in a cell, one column, text in the last column alone, pipes at both ends.
  EXPECT_EQ(written(of({grid_of(2, {"收入\n合计", "1"})})), "| 收入<br>合计 | 1 |\n");
  for (const Grid& grid : {grid_of(2, {"收入\n合计", "a|b"}), grid_of(1, {"一", "", "三"}),
                           grid_of(2, {"", "一", "", "二"}), grid_of(2, {"|甲", "乙|"}),
                           grid_of(2, {"甲\\", "乙\n丙"})}) {
    EXPECT_EQ(read_back(of({grid})), grid_lines(grid));
  }
}

TEST(TextOut, ParagraphsThatLookLikeMarksStayWhatTheyAre) {
  for (const char* one : {"- 3 -", "- 甲", "# 甲", "| 甲 |", "#", "甲 #", "||", "---"}) {
    EXPECT_EQ(read_back(of({prose(Role::body, "始"), prose(Role::body, one)})),
              std::string("始\n") + one + "\n");
    EXPECT_EQ(read_back(of({prose(Role::heading, one, 2)})), std::string("## ") + one + "\n");
  }
}

TEST(TextOut, ItIsNeverTakenForAnotherFormat) {
  for (const char* one : {"<html><p>甲", "%PDF-1.7", "{\\rtf1", "GIF89a", "<?xml version='1'?>"}) {
    EXPECT_EQ(read_back(of({prose(Role::body, one)})), std::string(one) + "\n");
    EXPECT_EQ(read_back(of({grid_of(2, {one, "乙"})})), "grid\n[" + std::string(one) + "|乙]\n");
  }
}

TEST(TextOut, ControlCharactersAndBrokenBytesAreNoText) {
  EXPECT_EQ(written(of({prose(Role::body, "甲\0\x01\x1B[2J\r\n乙\t丙\xFF"s),
                        grid_of(2, {"一\t二", "\x02三"})})),
            "甲[2J 乙 丙\xEF\xBF\xBD\n\n一 二\t三\n");
}

TEST(TextOut, BlankGridsAreLeftOut) {
  EXPECT_EQ(written(of({Grid{}, grid_of(2, {"", ""}), prose(Role::body, "  ")})), "");
}

TEST(TextOut, LinesThatTheReaderWouldRefuseAreAnError) {
  EXPECT_EQ(written(of({prose(Role::body, std::string(limits::max_line_bytes + 1, 'a'))})),
            "error: the line is longer than 4194304 bytes (limit max_line_bytes) (- " +
                std::string(58, 'a') + "…); write the document in parts\n");
}

TEST(TextOut, RaggedRowsStayRagged) {
  Grid grid;
  grid.add({.row = 0, .column = 0, .text = "甲"});
  grid.add({.row = 0, .column = 1, .text = "乙"});
  grid.add({.row = 0, .column = 2, .text = "丙"});
  grid.add({.row = 1, .column = 0, .text = "一"});
  grid.add({.row = 1, .column = 1, .text = "二"});
  EXPECT_EQ(read_back(of({grid})), "grid\n[甲|乙|丙]\n[一|二|.]\n");
}

TEST(TextOut, ACellAcrossTheTableStandsAloneAndIsReadAcrossIt) {
  const Document book = of({prose(Role::body, "始"), GridMaker(3)
                                                         .cell("项目")
                                                         .cell("预算")
                                                         .cell("决算")
                                                         .cell("一、采购", 1, 3)
                                                         .cell("货物")
                                                         .cell("")
                                                         .cell("")
                                                         .done(1)});
  EXPECT_EQ(written(book), "始\n\n项目\t预算\t决算\n一、采购\t\n货物\t\t\n");
  EXPECT_EQ(read_back(book), "始\ngrid\n[项目|预算|决算]\n[一、采购|<|<]\n[货物||]\n");
}

TEST(TextOut, PipesShowACellAcrossTwoColumns) {
  const Document book = of({prose(Role::body, "始"),
                            GridMaker(2).cell("项目").cell("预算").cell("一、采购", 1, 2).done(1)});
  EXPECT_EQ(written(book), "始\n\n| 项目 | 预算 |\n| 一、采购 |\n");
  EXPECT_EQ(read_back(book), "始\ngrid\n[项目|预算]\n[一、采购|<]\n");
}

TEST(TextOut, ARowOfOneSquareIsNotTakenForACellAcrossTheTable) {
  Grid grid;
  for (int column = 0; column < 3; ++column) grid.add({.row = 0, .column = column, .text = "甲"});
  grid.add({.row = 1, .column = 0, .text = "一"});
  EXPECT_EQ(read_back(of({prose(Role::body, "始"), grid})), "始\ngrid\n[甲|甲|甲]\n[一||]\n");
}

}  // namespace
}  // namespace yiben::write
