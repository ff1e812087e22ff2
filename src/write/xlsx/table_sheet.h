// write/xlsx: the sheet of one table.
#pragma once

#include "write/xlsx/plan.h"
#include "write/xlsx/styles.h"

namespace yiben::write::workbook {

void write_table(lxw_worksheet* sheet, Styles& styles, const TableSheet& table);

// Pages of A4 that are as wide as the sheet, with their numbers below.
void set_page(lxw_worksheet* sheet, bool landscape);

}  // namespace yiben::write::workbook
