// Papers of any layout: which rows of a grid are captions, which its header.
#include "recognise/general/sheet.h"

#include "support/paper.h"

namespace yiben {
namespace {

using recognition::Frame;
using recognition::frame_of;
using test::Paper;
using test::shipped_catalog;

// "captions-header" of the first grid of a drawing.
std::string frame(const std::string& drawing) {
  const Document document = Paper(drawing).take();
  for (const Block& block : document.blocks) {
    if (const Grid* grid = std::get_if<Grid>(&block)) {
      const Frame found = frame_of(*grid, shipped_catalog());
      return std::to_string(found.begin) + "-" + std::to_string(found.end);
    }
  }
  return "no grid";
}

TEST(Frame, TheFirstRowIsTheHeaderWhereNumbersFollow) {
  EXPECT_EQ(frame(R"(项目 | 预算数 | 备注
基本支出 | 1.00 |
项目支出 | 2.00 | )"),
            "0-1");
}

// Labels of the header that need more room than they have are drawn over the numbers of the
// columns; labels with numbers below are labels.
TEST(Frame, NumbersOfColumnsBelowLabelsThatReachIntoThem) {
  const auto is_index = [](const std::vector<std::string>& texts) {
    Grid grid;
    for (const std::string& text : texts) {
      Cell cell;
      cell.column = grid.columns();
      cell.text = text;
      grid.add(cell);
    }
    return recognition::is_index_row(grid, 0);
  };
  EXPECT_TRUE(is_index({"目编码\n栏次", "1", "2", "3", "营支出\n4"}));
  EXPECT_TRUE(is_index({"栏\n次", "1", "2"}));
  EXPECT_TRUE(is_index({"1栏次", "2", "3"}));
  EXPECT_TRUE(is_index({"栏次", "1栏次", "2"}));
  EXPECT_TRUE(is_index({"类", "款", "项 栏次", "1", "2"}));
  EXPECT_FALSE(is_index({"合计", "2"}));
  EXPECT_FALSE(is_index({"合计\n1", "基本支出\n2", "项目支出\n3"}));
}

TEST(Frame, TitleAndUnitInsideTheGridAreCaptions) {
  EXPECT_EQ(frame(R"(部门支出总表 | < | <
编制单位：某局 | | 单位：万元
项目 | 预算数 | 备注
基本支出 | 1.00 | )"),
            "2-3");
}

TEST(Frame, ALabelOverSeveralColumnsTakesTheRowBelow) {
  EXPECT_EQ(frame(R"(科目编码 | 科目名称 | 支出 | < | <
^ | ^ | 合计 | 基本支出 | 项目支出
201 | 一般公共服务支出 | 3.00 | 1.00 | 2.00)"),
            "0-2");
}

TEST(Frame, WithoutMergedCellsTheRowBelowDividesToo) {
  EXPECT_EQ(frame(R"(科目编码 | 科目名称 | 支出 | |
 | | 合计 | 基本支出 | 项目支出
201 | 一般公共服务支出 | 3.00 | 1.00 | 2.00)"),
            "0-2");
}

TEST(Frame, RunningNumbersOfTheColumnsBelongToTheHeader) {
  EXPECT_EQ(frame(R"(项目 | 行次 | 预算数 | 备注
栏次 | | 1 | 2
基本支出 | 1 | 1.00 | )"),
            "0-2");
}

TEST(Frame, LabelsOfCodesMayStandBeforeTheRunningNumbers) {
  EXPECT_EQ(frame(R"(科目编码 | < | < | 科目名称 | 合计 | 基本支出 | 项目支出
类 | 款 | 项 | 栏次 | 1 | 2 | 3
201 | 03 | 01 | 行政运行 | 3.00 | 1.00 | 2.00)"),
            "0-2");
}

TEST(Frame, RunningNumbersMayStandInAnyOrderAndBehindStars) {
  EXPECT_EQ(frame(R"(科目 | 合计 | 基本支出 | 项目支出
栏次 | 1 | 3 | 2
行政运行 | 3.00 | 1.00 | 2.00)"),
            "0-2");
  EXPECT_EQ(frame(R"(科目 | 合计 | 基本支出 | 项目支出
** ** | 1 | 2 | 3
行政运行 | 3.00 | 1.00 | 2.00)"),
            "0-2");
}

TEST(Frame, BlankRowsAboveTheRunningNumbersAreOfTheHeader) {
  EXPECT_EQ(frame(R"(科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
 | | | |
类 | 栏次 | 1 | 2 | 3
201 | 行政运行 | 3.00 | 1.00 | 2.00)"),
            "0-3");
}

TEST(Frame, ASingleHeaderAcrossTheTableIsNoCaption) {
  EXPECT_EQ(frame(R"(2026年预算数 | < | <
合计 | 基本支出 | 项目支出
3.00 | 1.00 | 2.00)"),
            "0-2");
}

TEST(Frame, AGridOfDataAloneHasNoHeader) {
  EXPECT_EQ(frame(R"(20101 | 人大事务 | 1.00
20103 | 政府办公厅及相关机构事务 | 2.00)"),
            "0-0");
}

}  // namespace
}  // namespace yiben
