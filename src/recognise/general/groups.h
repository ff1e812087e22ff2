// Which rows of a panel add up to which: what the outline suggests, tried on the numbers.
#pragma once

#include <optional>
#include <vector>

#include "recognise/general/axis.h"
#include "recognise/general/panel_amounts.h"
#include "recognise/general/rows.h"

namespace yiben::recognition {

struct RowGroups {
  std::vector<RowGroup> groups;
  // Rows whose amounts should be sums by their code or by a word such as 合计, and are not, without
  // it being sure that the book is wrong.
  std::vector<Group> given_up;
  // The same where only the place of rows or their numbering suggests a sum.
  std::vector<Group> denied_outline;
  // A list whose rows would all find their place but for one amount, that of this total.
  std::optional<Group> odd;
};

// `by_codes`: the rows hang together by printed account codes, so that their outline is sure.
// `withheld`: rows may be missing; the book says so, or the table may go on elsewhere.
RowGroups groups_of(const std::vector<PrintedRow>& rows, const Grid& grid,
                    const PrintedPanel& panel, bool by_codes, bool withheld);

}  // namespace yiben::recognition
