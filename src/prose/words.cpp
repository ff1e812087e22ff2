// Words of sentences as they are compared: bare of years, codes and what says nothing.
#include "prose/statements.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "text/text.h"

namespace yiben::prose {

bool ends_with_any(std::string_view s, const Labels& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return s.ends_with(word); });
}

bool starts_with_any(std::string_view s, const Labels& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return s.starts_with(word); });
}

bool holds_any(std::string_view s, const Labels& words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return s.find(word) != std::string_view::npos;
  });
}

bool leads_to_another(std::string_view clause, std::string_view tail, const Phrases& phrases) {
  return ends_with_any(clause, phrases.from) && starts_with_any(tail, phrases.to);
}

bool is_unclear(std::string_view clause, const Phrases& phrases) {
  if (!starts_with_any(clause, phrases.compared)) return false;
  std::size_t behind = 0;
  for (const std::string& word : phrases.last) {
    const std::size_t at = clause.rfind(word);
    if (at != std::string_view::npos) behind = std::max(behind, at + word.size());
  }
  if (behind == 0 || behind == clause.size()) return false;
  return !holds_any(clause.substr(behind), phrases.last_names);
}

std::string_view without_ends(std::string_view s, const Labels& words) {
  for (bool shorter = true; shorter;) {
    shorter = false;
    for (const std::string& word : words) {
      if (s.size() <= word.size() || !s.ends_with(word)) continue;
      s.remove_suffix(word.size());
      shorter = true;
    }
  }
  return s;
}

std::string without_years_and_codes(std::string_view s) {
  std::string kept;
  for (std::size_t i = 0; i < s.size();) {
    if (s[i] == '(') {
      const std::size_t end = s.find(')', i);
      const std::string_view inside = s.substr(i + 1, end == s.npos ? s.npos : end - i - 1);
      const bool is_code = inside.find_first_of("0123456789") != s.npos || inside == "类" ||
                           inside == "款" || inside == "项";
      if (end != s.npos && is_code) {
        // What follows a 类 or 款 names a part of it, but not in 教育(类)支出.
        const bool goes_on = inside.ends_with("类") || inside.ends_with("款");
        const std::string_view behind = s.substr(end + 1);
        const bool is_whole = behind.starts_with("支出") && behind.find('(') == behind.npos;
        if (goes_on && !behind.empty() && !is_whole) kept.clear();
        i = end + 1;
        continue;
      }
    }
    if (text::is_digit(s[i])) {
      std::size_t end = i;
      while (end < s.size() && text::is_digit(s[end])) ++end;
      constexpr std::string_view year = "年";
      if (end - i == 4 && s.substr(end).starts_with(year)) end += year.size();
      if (s.substr(end).starts_with("度")) end += std::string_view("度").size();
      i = end;
      if (i < s.size() && kept.empty() && (s[i] == '-' || s[i] == '.')) ++i;
      continue;
    }
    if (s[i] != '"') kept += s[i];
    ++i;
  }
  return kept;
}

// "-25-" is the number of a page between two parts of a sentence; 其中 and 包括 name nothing.
std::string_view without_front(std::string_view s, const Labels& words) {
  const std::size_t number = s.find_first_not_of("-0123456789");
  if (s.starts_with("-") && number != s.npos) s.remove_prefix(number);
  for (const std::string& word : words) {
    if (s.size() > word.size() && s.starts_with(word)) s.remove_prefix(word.size());
  }
  return s;
}

std::string bare_subject(std::string_view folded, const Phrases& phrases) {
  folded = without_front(folded, phrases.of_which);
  if (const auto ordinal = text::leading_ordinal(folded)) folded = ordinal->rest;
  const std::string words = without_years_and_codes(folded);
  const std::string_view linked = without_ends(words, phrases.linkers);
  const std::string_view bare = without_ends(linked, phrases.empty_ends);
  const bool says_nothing = std::any_of(phrases.empty_ends.begin(), phrases.empty_ends.end(),
                                        [&](const std::string& word) { return word == bare; });
  const bool is_linker =
      std::find(phrases.linkers.begin(), phrases.linkers.end(), bare) != phrases.linkers.end();
  return says_nothing && linked == bare ? "" : is_linker ? "" : std::string(bare);
}

}  // namespace yiben::prose
