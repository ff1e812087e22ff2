// Words between numbers.
#include "prose/gap.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "text/text.h"

namespace yiben::prose {

namespace {

// Ends of clauses. A comma between digits belongs to a number, and none of these stands inside one
// here.
bool is_clause_end(char32_t c) {
  return c == U',' || c == U';' || c == U':' || c == U'。' || c == U'、' || c == U'\t';
}

constexpr std::string_view list_mark = "、";
constexpr std::array<std::string_view, 4> clause_marks = {"，", "。", "；", "："};
constexpr std::array<std::string_view, 4> joiners = {"以及", "和", "及", "与"};

// Where the last clause begins.
std::size_t last_clause(std::string_view words) {
  std::size_t begin = 0;
  for (const std::string_view mark : clause_marks) {
    const std::size_t at = words.rfind(mark);
    if (at != words.npos) begin = std::max(begin, at + mark.size());
  }
  return begin;
}

// What stands between two numbers of one list: 、 or 和.
bool joins(std::string_view words) {
  const std::string_view bare = text::trim(words);
  return bare == list_mark || bare == "，" ||
         std::find(joiners.begin(), joiners.end(), bare) != joiners.end();
}

std::vector<std::string> names_in(std::string_view words) {
  std::vector<std::string> names;
  for (;;) {
    const std::size_t end = words.find(list_mark);
    names.emplace_back(text::trim(words.substr(0, end)));
    if (end == words.npos) return names;
    words.remove_prefix(end + list_mark.size());
  }
}

// The last of the names as two, where one word joins them and no other place might.
bool part_last(std::vector<std::string>& names) {
  std::optional<std::pair<std::size_t, std::size_t>> only;
  const std::string last = names.back();
  for (std::size_t at = 0; at < last.size(); at = text::code_point_at(last, at).next) {
    for (const std::string_view joiner : joiners) {
      if (!std::string_view(last).substr(at).starts_with(joiner)) continue;
      if (only) return false;
      only = {at, at + joiner.size()};
      break;
    }
  }
  if (!only || only->first == 0 || only->second == last.size()) return false;
  names.back() = last.substr(0, only->first);
  names.push_back(last.substr(only->second));
  return true;
}

void spread(std::vector<std::string>& before, std::size_t first) {
  const std::string words = before[first];
  const std::size_t at = words.rfind(respectively);
  if (at == words.npos) return;
  const std::string verb = words.substr(at + respectively.size());
  if (last_clause(verb) > 0) return;
  std::size_t count = 1;
  while (first + count < before.size() && joins(before[first + count])) ++count;
  const std::size_t begin = last_clause(std::string_view(words).substr(0, at));
  std::vector<std::string> names = names_in(std::string_view(words).substr(begin, at - begin));
  if (names.size() + 1 == count) part_last(names);
  if (count < 2 || names.size() != count) return;
  before[first] = words.substr(0, begin) + names.front() + verb;
  for (std::size_t n = 1; n < count; ++n) before[first + n] = "，" + names[n] + verb;
}

}  // namespace

Gap gap_of(std::string_view raw) {
  Gap gap;
  std::string clause;
  for (std::size_t at = 0; at < raw.size();) {
    const auto [value, next] = text::code_point_at(raw, at);
    const std::string folded = text::fold(raw.substr(at, next - at));
    at = next;
    if (folded.empty()) continue;
    const char32_t c = text::code_point_at(folded, 0).value;
    gap.ends_sentence = gap.ends_sentence || c == U'。';
    if (is_clause_end(c)) {
      if (!clause.empty()) gap.clauses.push_back(std::move(clause));
      clause.clear();
    } else {
      clause += folded;
    }
  }
  gap.clauses.push_back(std::move(clause));
  return gap;
}

std::vector<std::string> words_before(
    std::string_view carried, std::string_view text,
    const std::vector<std::pair<std::size_t, std::size_t>>& numbers) {
  std::vector<std::string> before;
  std::size_t from = 0;
  for (const auto& [begin, end] : numbers) {
    before.emplace_back(text.substr(from, begin - from));
    from = end;
  }
  if (!before.empty()) before.front().insert(0, carried);
  for (std::size_t i = 0; i < before.size(); ++i) spread(before, i);
  return before;
}

}  // namespace yiben::prose
