// write/xlsx: the sums of a table as formulas, where a table program that calculates them shows
// what is printed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "page/page.h"
#include "write/xlsx/number.h"

namespace yiben::write::workbook {

// One formula for each cell of `grid`, empty where the cell stays a number: "SUM(B5:B9)-C3".
// `numbers` are what the cells hold, in the same order. The square of row 0 and column 0 lies in
// the sheet at `first_row` and column A.
//
// A formula is given only where
//   * every part is a number of the grid, or blank;
//   * the printed parts add up exactly to the printed total: printed amounts are rounded one by
//     one, so that often they do not;
//   * no sum leads back to itself;
//   * the errors of binary fractions, over sums of sums, stay below a quarter of the last printed
//     place, so that no program can show another text.
std::vector<std::string> sum_formulas(const Grid& grid,
                                      const std::vector<std::optional<PrintedNumber>>& numbers,
                                      int first_row);

}  // namespace yiben::write::workbook
