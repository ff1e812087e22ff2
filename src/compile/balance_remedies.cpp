// What may be wrong.
#include "compile/balance_remedies.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "compile/speaker.h"

namespace yiben::compiling {

Remedies::Remedies(const Source& source, const std::set<int>& said) : source_(source), said_(said) {
  std::map<Fact, int> lines;
  for (const Fact& fact : source.facts) {
    if (fact.line == 0) continue;
    const auto [first, is_new] = lines.emplace(fact, fact.line);
    if (!is_new) repeated_.push_back({fact.amount, first->second, fact.line});
  }
}

bool Remedies::follows(WideFen difference) const {
  return said_.contains(only_row_of(difference < 0 ? -difference : difference));
}

std::string Remedies::of(WideFen difference) const {
  for (const Repeated& row : repeated_) {
    if (row.amount != difference && row.amount != -difference) continue;
    return fmt::format("row {} says what row {} says, and its amount is the difference", row.second,
                       row.first);
  }
  const int line = only_row_of(difference < 0 ? -difference : difference);
  if (line == 0) return "correct the facts of one side, or enter what is carried forward";
  return fmt::format(
      "row {} has the amount of the difference: take it away where it is a total, "
      "or enter its other side",
      line);
}

std::string Remedies::of_moved(const Coordinate& from, const Coordinate& to, WideFen amount) const {
  std::vector<int> rows;
  for (const Fact& fact : source_.facts) {
    const bool is_there = std::find(fact.at.begin(), fact.at.end(), from) != fact.at.end() ||
                          std::find(fact.at.begin(), fact.at.end(), to) != fact.at.end();
    if (fact.line > 0 && fact.amount == amount && is_there) rows.push_back(fact.line);
  }
  if (rows.empty()) return fmt::format("correct {} in the facts of one side", from.first);
  return fmt::format("correct {} in row {}, which has this amount, or in the facts of one side",
                     from.first, rows_in_words(rows));
}

int Remedies::only_row_of(WideFen amount) const {
  int line = 0;
  for (const Fact& fact : source_.facts) {
    const bool is_past = std::any_of(fact.at.begin(), fact.at.end(), [](const Coordinate& at) {
      return at.first == "year" || at.first == "stage";
    });
    if (fact.line == 0 || is_past || fact.amount != amount) continue;
    if (line != 0) return 0;
    line = fact.line;
  }
  return line;
}

}  // namespace yiben::compiling
