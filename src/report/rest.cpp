// Counts findings by table.
#include "report/rest.h"

#include <algorithm>
#include <map>

#include "report/words.h"

namespace yiben::report {

std::string rest_in_words(const std::vector<ShownFinding>& findings, std::size_t begin,
                          std::size_t end, const Spots& spots, bool chinese) {
  std::map<std::string, std::size_t> count;
  for (std::size_t i = begin; i < end; ++i) {
    const std::vector<ShownSpot>& places = findings[i].spots;
    ++count[places.empty() ? "" : spots.names_at(places.front().place).table];
  }
  std::vector<std::pair<std::size_t, std::string>> tables;
  for (const auto& [table, number] : count) tables.emplace_back(number, table);
  std::stable_sort(tables.begin(), tables.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  constexpr std::size_t most = 3;
  std::string where;
  for (std::size_t i = 0; i < std::min(tables.size(), most); ++i) {
    const auto& [number, table] = tables[i];
    if (!where.empty()) where += word(Word::list_comma, chinese);
    const std::string name = table.empty() ? std::string(word(Word::in_the_text, chinese)) : table;
    where +=
        fill(word(Word::count_in, chinese), {{"count", std::to_string(number)}, {"where", name}});
  }
  if (tables.size() > most) where += "…";
  return fill(word(Word::more_of_rule, chinese), {{"count", std::to_string(end - begin)},
                                                  {"rule", findings[begin].finding->rule},
                                                  {"where", where}});
}

}  // namespace yiben::report
