// write/xlsx: the sheets of the contents and of the prose, both of one column.
#pragma once

#include <vector>

#include "write/xlsx/plan.h"
#include "write/xlsx/styles.h"

namespace yiben::write::workbook {

// Rows of the sheet at which the paragraphs begin, and the row behind the last.
std::vector<int> prose_rows(const Plan& plan);

void write_prose(lxw_worksheet* sheet, Styles& styles, const Plan& plan,
                 const std::vector<int>& rows);

// The cover, and below it a line with a link for each heading and table.
void write_contents(lxw_worksheet* sheet, Styles& styles, const Plan& plan,
                    const std::vector<int>& rows);

}  // namespace yiben::write::workbook
