// Sheets that are filled-in forms rather than lists: performance targets of one project or
// department, with boxes above and a list of indicators below.
#pragma once

#include <optional>
#include <string_view>

#include "recognise/general/sheet.h"

namespace yiben::recognition {

// The row with the header of the indicators (一级指标, 三级指标); nothing where the sheet has none
// below its first rows, so that it is a list.
std::optional<int> indicator_header(const Sheet& sheet, const Terms& terms);
std::optional<int> indicator_header(const Grid& grid, int first_row, const Terms& terms);

// Where a filled-in form begins: the row with a name beside its label, among the first; nothing
// where the title speaks of no targets, or the labels head a list. Its indicators may follow on the
// next page.
std::optional<int> form_head(const Grid& grid, std::string_view title, const Catalog& catalog);
bool is_target_form(const Sheet& sheet, const Catalog& catalog);

// The boxes and the indicators as cells of words: a box goes by the label to its left, in the
// column of the label that begins its row; an indicator by its 三级指标.
void read_target_sheet(const Sheet& sheet, int header_row, const Terms& terms, Table& table);

}  // namespace yiben::recognition
