// The amount columns of a panel: what each selects, and which add up to which.
#pragma once

#include <string>
#include <vector>

#include "recognise/general/groups.h"
#include "recognise/general/layout.h"

namespace yiben::recognition {

struct PanelColumnsRead {
  std::vector<Column> columns;  // by PrintedPanel::amounts
  std::vector<Group> groups;
  std::vector<Group> given_up;  // columns headed 合计 that are not the sum of those beside them
  std::vector<Group> of_which;  // parts of a column that are less than it, as they may be
  std::vector<Group> changes;   // this year's column, of the year before and the change
  std::vector<int> nearly_additive;  // they would add up down the rows but for one amount
};

// `title` is what the title says of the whole table; a column that says something wider adds
// nothing.
PanelColumnsRead read_columns(const PrintedPanel& panel, const PrintedRows& rows, const Grid& grid,
                              const Selection& title, const LabelReader& labels);

}  // namespace yiben::recognition
