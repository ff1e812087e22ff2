// Facts that are the totals of other facts.
#include "compile/subtotals.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace yiben::compiling {

std::optional<Error> Subtotals::told(const Fact& fact) {
  if (fact.line == 0 || fact.amount == 0) return std::nullopt;
  if (!sums_) sums_ = std::make_unique<Sums>(source_, cube_);
  WideFen sum = 0;
  std::vector<int> rows;
  for (const int index : sums_->facts_in(fact.at)) {
    const Fact& other = source_.facts[static_cast<std::size_t>(index)];
    if (other.at == fact.at || other.line == 0) continue;
    sum += other.amount;
    rows.push_back(other.line);
  }
  if (rows.size() < 2 || sum != fact.amount) return std::nullopt;
  std::sort(rows.begin(), rows.end());
  return Error{
      "facts.csv", place_in(source_, "facts.csv", fact.line, "amount"),
      format(fact.amount, Unit::yuan, 2),
      fmt::format("the sum of rows {}: a total is computed, and never typed", rows_in_words(rows)),
      "take the row away"};
}

}  // namespace yiben::compiling
