// write/xlsx: the sums of a table as formulas, where a table program that calculates them shows
// what is printed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "page/page.h"
#include "write/xlsx/number.h"

namespace yiben::write::workbook {

// The table of one sheet. The square of its row 0 and column 0 lies at `first_row` and column A.
struct Squares {
  const Grid* grid = nullptr;
  std::string sheet;  // the name of it
  int first_row = 0;
  std::vector<std::optional<PrintedNumber>> numbers;  // what the cells hold, in their order
};

// One formula for each cell of each table, in the order of the document; empty where the cell stays
// a number: "SUM(B5:B9)-C3", "'收入总表'!C7".
//
// A formula is given only where
//   * every part is a number of a table, or blank;
//   * the printed parts add up exactly to the printed total: printed amounts are rounded one by
//     one, so that often they do not;
//   * no sum leads back to itself; what refers to other sheets gives way first;
//   * the errors of binary fractions, over sums of sums, stay below a quarter of the last printed
//     place, so that no program can show another text.
std::vector<std::vector<std::string>> sum_formulas(const std::vector<Squares>& tables);

}  // namespace yiben::write::workbook
