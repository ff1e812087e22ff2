// Columns that add up.
#include "recognise/general/additive.h"

#include <algorithm>

namespace yiben::recognition {

namespace {

// What unknown words must show for each sum that does not hold.
constexpr int many_sums = 4;

bool share_a_row(const std::vector<std::vector<int>>& sums) {
  if (sums.empty()) return false;
  std::vector<int> shared = sums.front();
  for (const std::vector<int>& sum : sums) {
    std::erase_if(shared,
                  [&](int row) { return std::find(sum.begin(), sum.end(), row) == sum.end(); });
  }
  return !shared.empty();
}

}  // namespace

Additive adds_down(int column, bool known, const std::vector<RowGroup>& sums,
                   const Amounts& amounts) {
  Amounts::Votes votes;
  std::vector<std::vector<int>> failing;
  for (const RowGroup& sum : sums) {
    const Amounts::Votes vote = amounts.vote(*sum.group.total, sum.group.parts, column);
    // Two amounts of one row that stand in each other's columns say nothing of the columns.
    const bool changed_over =
        vote.fails > 0 && amounts.would_fit_changed_over(*sum.group.total, sum.group.parts);
    if (changed_over) continue;
    votes += vote;
    if (vote.fails == 0) continue;
    failing.push_back(sum.group.parts);
    failing.back().push_back(*sum.group.total);
  }
  // One wrong amount may break a sum above it and one below.
  if (share_a_row(failing)) votes.fails = 1;
  const bool adds_up =
      known ? votes.fails <= votes.fits || votes.fails <= 1 : votes.fits >= many_sums * votes.fails;
  if (adds_up && !amounts.is_beside_sums(column)) return Additive::yes;
  return votes.fails == 1 && votes.fits > 1 ? Additive::nearly : Additive::no;
}

}  // namespace yiben::recognition
