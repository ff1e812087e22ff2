// read: PDF. Sheets whose columns go on over another page.
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "sketch.h"

namespace yiben::read {
namespace {

// All pages in order, as the reader reads them.
std::string show_pages(const std::vector<Sketch>& sketches) {
  std::vector<PageContent> pages;
  for (const Sketch& sketch : sketches) {
    DrawnPage page = sketch.page();
    page.number = static_cast<int>(pages.size()) + 1;
    PageContent content = content_of(std::move(page), pages);
    pages.push_back(std::move(content));
  }
  std::string out;
  for (Placed& placed : in_reading_order(std::move(pages))) {
    if (const auto* paragraph = std::get_if<Paragraph>(&placed)) {
      out += std::to_string(paragraph->page) + " " + paragraph->text + "\n";
      continue;
    }
    const PlacedTable& table = std::get<PlacedTable>(placed);
    out += std::to_string(table.page) + " table\n" + show_table(table.cells);
  }
  return out;
}

const std::vector<double> rows = {80, 100, 120, 140, 160};

Sketch left_part(double top, const std::vector<std::string>& codes) {
  Sketch s;
  std::vector<double> ys;
  for (const double y : rows) ys.push_back(y + top);
  s.grid({50, 150, 250}, ys);
  for (std::size_t i = 0; i < codes.size(); ++i) {
    s.text(60, ys[i] + 5, codes[i]).text(160, ys[i] + 5, i == 0 ? "合计" : "3.00");
  }
  return s;
}

// Down and then over, as most programs print: two pages of rows, and then their other columns,
// which may be a single one. Only the first page has the title; the unit stands at the right end.
TEST(PdfBeside, ColumnsOfALaterPage) {
  Sketch first = left_part(0, {"科目", "201", "203", "205"});
  first.text(100, 40, "支出预算总表");
  Sketch below = left_part(-50, {"208", "210", "213", "215"});
  Sketch beside;
  beside.text(60, 65, "单位：元").grid({50, 130}, rows);
  beside.text(60, 85, "基本").text(60, 105, "1.00").text(60, 125, "2.00");
  Sketch corner;
  corner.grid({50, 130}, {30, 50, 70, 90, 110}).text(60, 35, "4.00");
  EXPECT_EQ(show_pages({first, below, beside, corner}),
            "1 支出预算总表\n1 单位：元\n1 table\n[科目|合计|基本]\n[201|3.00|1.00]\n"
            "[203|3.00|2.00]\n[205|3.00|]\n2 table\n[208|合计|4.00]\n[210|3.00|]\n"
            "[213|3.00|]\n[215|3.00|]\n");
}

// Codes and names that are printed again are taken once; a title cut by the page end is one.
TEST(PdfBeside, RepeatedKeysAndACutTitle) {
  Sketch first = left_part(0, {"科目", "201", "203", "205"});
  first.text(198, 40, "支出预算总");
  Sketch beside;
  beside.text(50, 40, "表").grid({50, 150, 250}, rows);
  const std::vector<std::string> codes = {"科目", "201", "203", "205"};
  for (std::size_t i = 0; i < codes.size(); ++i) {
    beside.text(60, rows[i] + 5, codes[i]).text(160, rows[i] + 5, i == 0 ? "项目" : "7.00");
  }
  EXPECT_EQ(show_pages({first, beside}),
            "1 支出预算总表\n1 table\n[科目|合计|项目]\n[201|3.00|7.00]\n[203|3.00|7.00]\n"
            "[205|3.00|7.00]\n");
}

// A square over columns of both pages has no line at the page end.
TEST(PdfBeside, ASquareThatThePageEndCuts) {
  Sketch first;
  first.text(100, 40, "表").grid({50, 150, 250}, {100, 120, 140, 160});
  first.across(80, 50, 250).upright(50, 80, 100).upright(150, 80, 100);
  first.text(60, 85, "科目").text(220, 85, "本年").text(160, 105, "合计").text(160, 125, "3.00");
  Sketch beside;
  beside.grid({50, 150}, {100, 120, 140, 160}).across(80, 50, 150).upright(150, 80, 100);
  beside.text(50, 85, "支出").text(60, 105, "基本").text(60, 125, "1.00");
  EXPECT_EQ(show_pages({first, beside}),
            "1 表\n1 table\n[科目|本年支出|<]\n[|合计|基本]\n[|3.00|1.00]\n[||]\n");
}

// The second page of rows has nothing in the columns that the first one's go on in: no page prints
// them.
TEST(PdfBeside, FurtherRowsWithoutTheirOtherColumns) {
  Sketch first = left_part(0, {"科目", "201", "203", "205"});
  first.text(100, 40, "支出预算总表");
  Sketch below = left_part(-50, {"208", "210", "213", "215"});
  Sketch beside;
  beside.text(60, 65, "单位：元").grid({50, 130}, rows).text(60, 85, "基本").text(60, 105, "1.00");
  EXPECT_EQ(show_pages({first, below, beside}),
            "1 支出预算总表\n1 单位：元\n1 table\n[科目|合计|基本]\n[201|3.00|1.00]\n"
            "[203|3.00|]\n[205|3.00|]\n2 table\n[208|合计|]\n[210|3.00|]\n"
            "[213|3.00|]\n[215|3.00|]\n");
}

// The unit of money at the left end of the second page, beside the department's name; and the rest
// of a head over both pages without a line above it. So many rows at the same heights are one
// sheet.
TEST(PdfBeside, ManyRowsBelowALineThatIsNoTitle) {
  std::vector<double> many;
  for (int i = 0; i < 12; ++i) many.push_back(80 + 20.0 * i);
  Sketch first;
  first.text(52, 40, "支出决算表").text(52, 60, "编制单位：市教育局").grid({50, 150, 250}, many);
  first.text(60, 85, "科目").text(160, 85, "支出");
  first.text(60, 105, "栏次").text(160, 105, "合计").text(60, 125, "201").text(160, 125, "3.00");
  Sketch beside;
  const std::vector<double> below_head(many.begin() + 1, many.end());
  beside.text(52, 60, "金额单位：万元").grid({50, 130}, below_head);
  beside.text(60, 105, "基本").text(60, 125, "1.00");
  const std::string shown = show_pages({first, beside});
  EXPECT_NE(shown.find("[栏次|合计|基本]\n[201|3.00|1.00]\n"), std::string::npos) << shown;
  EXPECT_EQ(shown.find("2 table"), std::string::npos) << shown;
}

// The department at the left ends of both pages: the second begins a sheet of its own, whose title
// stands over its columns on another page.
TEST(PdfBeside, ASheetWhoseTitleIsOnItsSecondPage) {
  Sketch first = left_part(0, {"科目", "201", "203", "205"});
  first.text(100, 40, "收入总表").text(52, 60, "编制单位：市教育局");
  Sketch second = left_part(0, {"科目", "201", "203", "205"});
  second.text(52, 60, "编制单位：市教育局");
  Sketch beside;
  beside.text(60, 40, "支出总表").grid({50, 130}, rows).text(60, 85, "项目").text(60, 105, "1.00");
  EXPECT_EQ(show_pages({first, second, beside}),
            "1 收入总表\n1 编制单位：市教育局\n1 table\n[科目|合计]\n[201|3.00]\n[203|3.00]\n"
            "[205|3.00]\n2 支出总表\n2 编制单位：市教育局\n2 table\n[科目|合计|项目]\n"
            "[201|3.00|1.00]\n[203|3.00|]\n[205|3.00|]\n");
}

// Tables of their own with the same rows have titles of their own, at the same height.
TEST(PdfBeside, TwoTablesWithTheSameRows) {
  Sketch first = left_part(0, {"科目", "201", "203", "205"});
  first.text(100, 40, "基金支出表");
  Sketch second;
  second.text(70, 40, "资本经营支出表").grid({50, 150, 250, 300}, rows).text(60, 85, "科目");
  EXPECT_EQ(show_pages({first, second}),
            "1 基金支出表\n1 table\n[科目|合计]\n[201|3.00]\n[203|3.00]\n[205|3.00]\n"
            "2 资本经营支出表\n2 table\n[科目||]\n[||]\n[||]\n[||]\n");
}

}  // namespace
}  // namespace yiben::read
