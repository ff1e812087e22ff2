// write: the sums of workbooks as formulas.
#include <gtest/gtest.h>

#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

#include "workbook_parts.h"
#include "xlsx_tables.h"

namespace yiben::write {
namespace {

using namespace workbooks;

// The square of row `row` of that table, from 0 with the header: the caption is row 1 of the sheet.
std::string amount_at(const Document& document, int row) {
  return square(written(document), 2, "B" + std::to_string(row + 2));
}

// The same with a sum at the last row over `terms`, which are rows; negative ones are taken off.
Document with_total(std::vector<std::pair<std::string, std::string>> rows, const std::string& total,
                    const std::vector<int>& terms) {
  rows.emplace_back("合计", total);
  Document document = table_of(rows);
  std::vector<SumTerm> sum;
  for (const int row : terms) sum.push_back({std::abs(row), 1, row < 0 ? -1 : 1});
  Grid& grid = std::get<Grid>(document.blocks.back());
  grid = sample::with_sum(grid, static_cast<int>(rows.size()), 1, sum);
  return document;
}

std::string total_of(std::vector<std::pair<std::string, std::string>> rows,
                     const std::string& total, const std::vector<int>& terms) {
  const int last = static_cast<int>(rows.size()) + 1;
  return amount_at(with_total(std::move(rows), total, terms), last);
}

TEST(WriteXlsx, SumsAreFormulasWithThePrintedValue) {
  EXPECT_EQ(total_of({{"甲", "1.10"}, {"乙", "2.20"}}, "3.30", {1, 2}), "=B3+B4 3.3");
  EXPECT_EQ(total_of({{"甲", "1"}, {"乙", "2"}, {"丙", ""}}, "3", {1, 2, 3}), "=SUM(B3:B5) 3");
  EXPECT_EQ(total_of({{"甲", "1"}, {"乙", "2"}, {"丙", "4"}, {"丁", "7"}}, "-1", {1, 2, 3, -4, -1}),
            "=SUM(B3:B5)-B6-B3 -1");
  EXPECT_EQ(total_of({{"甲", "1"}, {"乙", "2"}}, "-3", {-1, -2}), "=-B3-B4 -3");
}

TEST(WriteXlsx, SumsAcrossARowAreFormulasToo) {
  EXPECT_EQ(square(written(sample::book()), 4, "D6"), "=SUM(E6:P6) 5925.6");
}

TEST(WriteXlsx, ASumThatWouldShowAnotherTextIsANumber) {
  // The parts were rounded one by one.
  EXPECT_EQ(total_of({{"甲", "0.33"}, {"乙", "0.33"}, {"丙", "0.33"}}, "1.00", {1, 2, 3}), "1");
  // A part is a text, or lies outside of the table.
  EXPECT_EQ(total_of({{"甲", "1"}, {"乙", "--"}}, "1", {1, 2}), "1");
  EXPECT_EQ(total_of({{"甲", "1"}}, "1", {1, 77}), "1");
  // Binary fractions of this size are too coarse.
  EXPECT_EQ(total_of({{"甲", "99,999,999,999,999.9"}, {"乙", "99,999,999,999,999.9"}},
                     "199,999,999,999,999.8", {1, 2}),
            "text");
  EXPECT_EQ(
      total_of({{"甲", "9,999,999,999,999.99"}, {"乙", "0.01"}}, "10,000,000,000,000", {1, 2}),
      "10000000000000");
  // It is no sum of anything, and it is its own part.
  EXPECT_EQ(total_of({{"甲", "1"}}, "1", {}), "1");
  EXPECT_EQ(total_of({{"甲", "0"}}, "0", {1, 2}), "0");
}

TEST(WriteXlsx, SumsInACircleAreNumbers) {
  Document document = table_of({{"甲", "0"}, {"乙", "0"}, {"丙", "0"}});
  Grid& grid = std::get<Grid>(document.blocks.back());
  grid = sample::with_sum(grid, 1, 1, {{2, 1}});
  grid = sample::with_sum(grid, 2, 1, {{1, 1}});
  grid = sample::with_sum(grid, 3, 1, {{1, 1}, {2, 1}});
  EXPECT_EQ(amount_at(document, 1) + amount_at(document, 2) + amount_at(document, 3), "000");
}

// Two tables; the total of each is a square of the other one, in these rows.
std::string with_totals_elsewhere(std::optional<int> first, std::optional<int> second) {
  const Grid grid = std::get<Grid>(table_of({{"甲", "2.50"}, {"合计", "2.50"}}).blocks.back());
  Grid income = first ? sample::with_sum(grid, 2, 1, {{*first, 1, 1, 1}}) : grid;
  Grid spending = second ? sample::with_sum(grid, 2, 1, {{*second, 1, 1, 0}}) : grid;
  income.name = "收入表";
  spending.name = "支出表";
  Document document;
  document.blocks = {income, spending};
  const std::string bytes = written(document);
  return square(bytes, 2, "B3") + "; " + square(bytes, 3, "B3");
}

TEST(WriteXlsx, ATotalMayLieInAnotherSheet) {
  EXPECT_EQ(with_totals_elsewhere({}, 1), "2.5; ='收入表'!B2 2.5");
  EXPECT_EQ(with_totals_elsewhere(2, 1), "='支出表'!B3 2.5; ='收入表'!B2 2.5");
}

TEST(WriteXlsx, TotalsThatReferToEachOtherAreNumbers) {
  EXPECT_EQ(with_totals_elsewhere(2, 2), "2.5; 2.5");
}

}  // namespace
}  // namespace yiben::write
