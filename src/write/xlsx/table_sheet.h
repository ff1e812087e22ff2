// write/xlsx: the sheet of one table.
#pragma once

#include <string>
#include <vector>

#include "write/xlsx/formula.h"
#include "write/xlsx/plan.h"
#include "write/xlsx/styles.h"

namespace yiben::write::workbook {

// Where the table lies in its sheet, and what is printed there.
Squares squares_of(const TableSheet& table);

// `formulas` as of sum_formulas().
void write_table(lxw_worksheet* sheet, Styles& styles, const TableSheet& table,
                 const Squares& squares, const std::vector<std::string>& formulas);

// Pages of A4 that are as wide as the sheet, with their numbers below.
void set_page(lxw_worksheet* sheet, bool landscape);

}  // namespace yiben::write::workbook
