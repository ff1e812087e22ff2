// 其中 over several columns.
#include "recognise/general/of_which_lists.h"

#include <algorithm>

#include "recognise/general/row_names.h"

namespace yiben::recognition {

namespace {

bool stand_side_by_side(const PrintedColumn& a, const PrintedColumn& b) {
  return !a.header.empty() && a.header.size() == b.header.size() &&
         std::equal(a.header.begin(), a.header.end() - 1, b.header.begin());
}

// It may hold a part of what the other does.
bool may_lie_in(const PrintedColumn& part, const PrintedColumn& whole, const Cube& cube) {
  const Coordinates& select = part.meaning.select;
  const TermRole role = part.meaning.role;
  const bool may = role == TermRole::narrows || role == TermRole::of_which;
  return may && part.meaning.understood &&
         std::none_of(select.begin(), select.end(), [&](const auto& one) {
           return is_foreign(one, whole.meaning.select, cube) ||
                  is_wider(one, whole.meaning.select, cube);
         });
}

}  // namespace

std::vector<Group> of_which_lists(const PrintedPanel& panel, const Amounts& amounts,
                                  const Cube& cube) {
  std::vector<Group> lists;
  const std::vector<PrintedColumn>& columns = panel.amounts;
  for (std::size_t first = 1; first < columns.size(); ++first) {
    const PrintedColumn& whole = columns[first - 1];
    const bool begins = columns[first].meaning.role == TermRole::of_which &&
                        whole.meaning.role == TermRole::narrows &&
                        stand_side_by_side(columns[first], whole);
    if (!begins) continue;
    std::vector<int> parts = {static_cast<int>(first)};
    for (std::size_t next = first + 1; next < columns.size(); ++next) {
      const PrintedColumn& part = columns[next];
      if (!stand_side_by_side(part, whole) || !may_lie_in(part, whole, cube)) break;
      parts.push_back(static_cast<int>(next));
      const auto votes = amounts.column_votes(static_cast<int>(first) - 1, parts);
      if (votes.fits == 0 || votes.fits < 3 * votes.fails) continue;
      lists.push_back({static_cast<int>(first) - 1, parts});
      break;
    }
  }
  return lists;
}

}  // namespace yiben::recognition
