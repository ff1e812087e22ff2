// Captions that came into the first square of a header, a line each.
#include <algorithm>

#include "support/paper.h"

namespace yiben {
namespace {

using test::Paper;
using test::PaperBook;
using test::shipped_catalog;

// Two tables in one grid, as a spreadsheet program lays out a web page; "/" ends a line of a
// square.
constexpr const char* common_grid = R"(单位：万元
项目 | 合计 | 基本支出
合计 | 9.00 | 9.00
教育支出 | 4.00 | 4.00
农林水支出 | 5.00 | 5.00
支出总表/单位名称：青山镇 单位：万元/项目 | 合计 | 项目支出
合计 | 7.00 | 7.00
教育支出 | 3.00 | 3.00
农林水支出 | 4.00 | 4.00)";

Document with_lines(const char* drawing) {
  const Document drawn = Paper(drawing).take();
  Document document = drawn;
  document.blocks.clear();
  for (const Block& block : drawn.blocks) {
    const Grid* grid = std::get_if<Grid>(&block);
    if (grid == nullptr) {
      document.blocks.push_back(block);
      continue;
    }
    Grid lined;
    lined.place = grid->place;
    for (Cell cell : grid->cells()) {
      std::replace(cell.text.begin(), cell.text.end(), '/', '\n');
      EXPECT_TRUE(lined.add(std::move(cell)));
    }
    document.blocks.emplace_back(std::move(lined));
  }
  return document;
}

TEST(CaptionRows, ATableBeginsWhereItsTitleStandsInItsHeader) {
  const std::vector<Document> documents = {with_lines(common_grid)};
  const Book book = recognise(documents, shipped_catalog()).value();
  ASSERT_EQ(book.tables.size(), 2u);
  EXPECT_EQ(book.tables[1].title, "支出总表");
  EXPECT_EQ(book.tables[1].panels.front().rows.size(), 3u);
  EXPECT_EQ(book.tables[0].panels.front().rows.size(), 3u);
}

TEST(CaptionRows, FiguresOfACommonGridAccuseNobody) {
  const std::vector<Document> documents = {with_lines(common_grid)};
  const Book book = recognise(documents, shipped_catalog()).value();
  ASSERT_EQ(book.doubts.size(), 1u);
  EXPECT_EQ(book.doubts.front().what, "tables-in-one-grid");
  EXPECT_TRUE(book.doubts.front().may_lose);
  EXPECT_FALSE(book.doubts.front().blocks);
  EXPECT_EQ(book.doubts.front().figures.size(), book.figures.size());
}

TEST(CaptionRows, ATitleOfOneLineAmidRowsIsNoDoubt) {
  const PaperBook book(R"(单位：万元
项目 | 合计 | 基本支出
合计 | 9.00 | 9.00
教育支出 | 9.00 | 9.00)");
  EXPECT_TRUE(book.book.doubts.empty());
}

}  // namespace
}  // namespace yiben
