// read: real documents, where they are at hand.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "read/read.h"
#include "support/paths.h"

namespace yiben::read {
namespace {

std::vector<Grid> grids_of(const Document& document) {
  std::vector<Grid> grids;
  for (const Block& block : document.blocks) {
    if (const auto* grid = std::get_if<Grid>(&block)) grids.push_back(*grid);
  }
  return grids;
}

std::vector<Prose> prose_of(const Document& document) {
  std::vector<Prose> all;
  for (const Block& block : document.blocks) {
    if (const auto* prose = std::get_if<Prose>(&block)) all.push_back(*prose);
  }
  return all;
}

// The text of the square of the grid that holds `line`.
std::string at_line(const std::vector<Grid>& grids, int line, int column) {
  for (const Grid& grid : grids) {
    const int row = line - grid.place.line;
    if (row >= 0 && row < grid.rows()) return std::string(grid.text(row, column));
  }
  return "(no grid)";
}

TEST(Corpus, TheBookOfYanbianIsFifteenGrids) {
  const auto path = test::corpus_dir() / "yanbian-government-services-2026.txt";
  YIBEN_NEEDS(path);
  const Result<Document> document = read::document(test::read_file(path), path.string(), 1);
  ASSERT_TRUE(document) << to_string(document.errors().front());
  const std::vector<Grid> grids = grids_of(*document);
  struct Shape {
    int line;
    int rows;
    int columns;
  };
  const std::vector<Shape> shapes = {{101, 37, 8},  {139, 6, 20},  {146, 20, 11}, {173, 35, 8},
                                     {211, 20, 13}, {234, 57, 9},  {298, 7, 2},   {312, 2, 4},
                                     {321, 2, 4},   {324, 20, 13}, {351, 7, 9},   {365, 16, 9},
                                     {390, 14, 10}, {413, 16, 10}, {438, 12, 8}};
  ASSERT_EQ(grids.size(), shapes.size());
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    EXPECT_EQ(grids[i].place.line, shapes[i].line);
    EXPECT_EQ(grids[i].rows(), shapes[i].rows) << shapes[i].line;
    EXPECT_EQ(grids[i].columns(), shapes[i].columns) << shapes[i].line;
    EXPECT_EQ(grids[i].cells().size(), static_cast<std::size_t>(shapes[i].rows) *
                                           static_cast<std::size_t>(shapes[i].columns));
  }
  EXPECT_EQ(at_line(grids, 105, 1), "1272.76");
  EXPECT_EQ(at_line(grids, 105, 7), "175.86");
  EXPECT_EQ(at_line(grids, 116, 0), "");  // the left half of the table has ended
  EXPECT_EQ(at_line(grids, 143, 0), "603");
  EXPECT_EQ(at_line(grids, 143, 13), "0.00");
  EXPECT_EQ(at_line(grids, 143, 14), "175.86");
  EXPECT_EQ(at_line(grids, 366, 1), "181.00");
  EXPECT_EQ(at_line(grids, 366, 8), "20");
}

TEST(Corpus, ListsOfYanbianLoseTheirMarksAndKeepTheirPlaces) {
  const auto path = test::corpus_dir() / "yanbian-government-services-2026.txt";
  YIBEN_NEEDS(path);
  const Result<Document> document = read::document(test::read_file(path), path.string(), 1);
  ASSERT_TRUE(document);
  const std::vector<Prose> all = prose_of(*document);
  const auto item = std::find_if(all.begin(), all.end(),
                                 [](const Prose& prose) { return prose.place.line == 43; });
  ASSERT_NE(item, all.end());
  EXPECT_EQ(item->text, "(一) 机关运行经费");
  EXPECT_EQ(item->place.column, 4);
}

TEST(Corpus, PagesGiveTheirArticle) {
  struct Case {
    std::string file;
    std::string heading;
    std::string paragraph;
    int line;
  };
  const std::vector<Case> cases = {
      {"chongqing/publicity-2026.html", "中共重庆市委宣传部2026年部门预算情况说明",
       "（一）主要职责", 216},
      {"kunming/audit-2026.html", "昆明市审计局（汇总）2026年预算公开", "三、预算单位收入情况",
       294},
  };
  for (const Case& c : cases) {
    const auto path = test::corpus_dir() / c.file;
    YIBEN_NEEDS(path);
    const Result<Document> document = read::document(test::read_file(path), path.string(), 1);
    ASSERT_TRUE(document) << to_string(document.errors().front());
    EXPECT_EQ(document->kind, "html");
    bool has_heading = false;
    bool has_paragraph = false;
    for (const Prose& prose : prose_of(*document)) {
      has_heading = has_heading || (prose.heading_level > 0 && prose.text == c.heading);
      has_paragraph = has_paragraph || (prose.text == c.paragraph && prose.place.line == c.line);
    }
    EXPECT_TRUE(has_heading) << c.file;
    EXPECT_TRUE(has_paragraph) << c.file;
  }
}

struct OfficeCase {
  std::string file;
  std::string kind;
  int pages;
  std::vector<std::vector<int>> shapes;  // rows and columns of each grid
};

TEST(Corpus, OfficeDocumentsGiveTheirTables) {
  const std::vector<OfficeCase> cases = {
      {"shanghai-putuo/template-unit.xls",
       "xls",
       16,
       {{12, 7}, {8, 9}, {8, 7}, {6, 7}, {8, 7}, {8, 7}, {9, 7}, {9, 6}, {3, 7}}},
      {"shanghai-putuo/template-2026-department.xlsx",
       "xlsx",
       17,
       {{10, 4}, {13, 9}, {13, 7}, {6, 7}, {13, 7}, {8, 7}, {9, 7}, {9, 6}, {3, 7}}},
      {"shanghai-putuo/justice-2026-department-review-sheet.xlsx", "xlsx", 1, {{19, 4}}},
      {"zhanjiang/department-performance-2024.xlsx", "xlsx", 1, {{36, 5}}},
      {"chongqing/employment-self-evaluation-2021.xlsx", "xlsx", 1, {{25, 9}}},
  };
  for (const OfficeCase& c : cases) {
    const auto path = test::corpus_dir() / c.file;
    YIBEN_NEEDS(path);
    const Result<Document> document = read::document(test::read_file(path), path.string(), 1);
    ASSERT_TRUE(document) << to_string(document.errors().front());
    EXPECT_EQ(document->kind, c.kind);
    EXPECT_EQ(document->pages, c.pages);
    std::vector<std::vector<int>> shapes;
    for (const Grid& grid : grids_of(*document)) shapes.push_back({grid.rows(), grid.columns()});
    EXPECT_EQ(shapes, c.shapes) << c.file;
  }
}

}  // namespace
}  // namespace yiben::read
