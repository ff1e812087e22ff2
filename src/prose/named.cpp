// Figures of tables that words name in full: neither less than the words say nor more.
#include "prose/tables.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "prose/statements.h"
#include "text/text.h"

namespace yiben::prose {
namespace {

void erase_all(std::string& s, std::string_view word) {
  for (std::size_t at = s.find(word); at != s.npos && !word.empty(); at = s.find(word, at)) {
    s.erase(at, word.size());
  }
}

}  // namespace

// Whose budget it is, the name of the book says already.
std::string Tables::without_own_name(std::string_view folded) const {
  std::string words(folded);
  erase_all(words, text::fold(book_.entity));
  return words;
}

// Known words cover all of it but fillers at its ends.
bool Tables::is_understood_between(std::string_view words) const {
  const Labels& fillers = catalog_.phrases.fillers;
  while (!words.empty() && !is_understood(words)) {
    const std::size_t before = words.size();
    for (const std::string& filler : fillers) {
      if (words.starts_with(filler)) words.remove_prefix(filler.size());
      if (words.ends_with(filler)) words.remove_suffix(filler.size());
    }
    if (words.size() == before) return false;
  }
  return !words.empty();
}

bool Tables::is_understood_with_fillers(std::string_view words) const {
  if (is_understood_between(words)) return true;
  const Labels& fillers = catalog_.phrases.fillers;
  return std::any_of(fillers.begin(), fillers.end(), [&](const std::string& filler) {
    std::string without(words);
    erase_all(without, filler);
    return without.size() < words.size() && is_understood_between(without);
  });
}

namespace {

// What the book is about, budget or accounts, is the whole in its tables; a table apart prints what
// it is asked for all the same.
bool is_free(std::string_view dimension) {
  return dimension == "stage" || dimension == "scope";
}

}  // namespace

bool is_loose(std::string_view dimension) {
  return is_free(dimension) || dimension == "side" || dimension == "fund";
}

Selection Tables::without_loose_dimensions(Selection selection) const {
  for (int dimension = 0; dimension < book_.cube.dimensions(); ++dimension) {
    if (is_loose(book_.cube.name_of(dimension))) selection = selection.with(dimension, all_of_it);
  }
  return selection;
}

bool Tables::is_selected(const Selection& own, const Selection& said,
                         const Selection& above) const {
  for (int dimension = 0; dimension < book_.cube.dimensions(); ++dimension) {
    const std::string_view name = book_.cube.name_of(dimension);
    if (is_free(name)) continue;
    if (own[dimension] == said[dimension]) continue;
    const bool unsaid = said[dimension] == all_of_it;
    const bool by_heading = name == "fund" && own[dimension] == above[dimension];
    if (!unsaid || (name != "side" && !by_heading)) return false;
  }
  return true;
}

std::optional<Selection> Tables::named_in_full(std::string_view clause) const {
  const std::string words = without_own_name(clause);
  Coordinates said = meaning(words);
  std::erase_if(said, [&](const auto& word) { return word.first == stage_; });
  if (said.empty() || !is_understood_with_fillers(words)) return std::nullopt;
  const Selection all = narrow({}, said);
  const auto fund = book_.cube.dimension("fund");
  return fund && all[*fund] == all_of_it ? all.with(*fund, fund_within(words)) : all;
}

// 年初财政拨款结转和结余 is one word of tables, which says nothing of the fund inside it.
Node Tables::fund_within(std::string_view words) const {
  const auto fund = book_.cube.dimension("fund");
  for (std::size_t end = 0; fund && end < words.size();
       end = text::code_point_at(words, end).next) {
    const Node said = narrow({}, meaning(words.substr(0, end)))[*fund];
    if (said != all_of_it) return said;
  }
  return all_of_it;
}

std::vector<int> Tables::selected(const Selection& said, const Selection& above) const {
  std::vector<int> found;
  const auto candidates = by_selection_.find(without_loose_dimensions(said));
  if (candidates == by_selection_.end()) return found;
  for (const int candidate : candidates->second) {
    if (is_selected(figure(candidate).selection, said, above)) found.push_back(candidate);
  }
  return found;
}

std::vector<int> Tables::printing_of(const Selection& said) const {
  return selected(said, {});
}

std::vector<int> Tables::printing_of_any_fund(const Selection& said) const {
  const auto found = by_selection_.find(without_loose_dimensions(said));
  return found == by_selection_.end() ? std::vector<int>() : found->second;
}

std::vector<int> Tables::selected(std::string_view clause, std::string_view headings) const {
  const auto said = named_in_full(clause);
  if (!said) return {};
  return selected(*said, narrow({}, meaning(headings)));
}

}  // namespace yiben::prose
