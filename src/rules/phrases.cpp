// Predicate "phrase": words that should not stand where they stand. What they are, where they are
// looked for and what makes them right after all is data; identical findings become one.

#include "rules/predicates.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "text/text.h"

namespace yiben::rules {
namespace {

constexpr std::size_t max_places = 60;

std::string_view name_of(Where where) {
  switch (where) {
    case Where::narrative:
      return "narrative";
    case Where::heading:
      return "headings";
    case Where::contents:
      return "contents";
    case Where::caption:
      return "captions";
    case Where::cell:
      return "cells";
    case Where::indicator:
      return "indicators";
  }
  return "";
}

std::string group_of(const Passage& passage, const text::Pattern::Match& match, std::size_t group) {
  if (group >= match.size()) return "";
  return passage.words.substr(match[group].begin, match[group].end - match[group].begin);
}

// "$1" is the first group, and so on.
std::string filled(const std::string& words, const Passage& passage,
                   const text::Pattern::Match& match) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::size_t group =
        words[i] == '$' && i + 1 < words.size() ? static_cast<std::size_t>(words[i + 1] - '0') : 0;
    if (group == 0 || group > 9) {
      out += words[i];
      continue;
    }
    ++i;
    out += group_of(passage, match, group);
  }
  return out;
}

// What stands around a phrase, without the marks that it begins with: "：“科目编码”为必填项".
std::string without_marks_before(std::string_view printed) {
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view mark : {"：", "，", "。", "；", "、", ":", ","}) {
      if (!printed.starts_with(mark)) continue;
      printed.remove_prefix(mark.size());
      again = true;
    }
  }
  return std::string(printed);
}

// "2025" of "2026"; empty where the words are no year.
std::string year_before(const std::string& words) {
  constexpr std::size_t digits = 4;
  const auto year = words.size() == digits ? text::chinese_number(words) : std::nullopt;
  return year && *year > 2000 ? std::to_string(*year - 1) : "";
}

// What messages about an indicator are made of.
void describe(const Passage& passage, Finding& finding) {
  const GridIndicator& one = *passage.indicator;
  const std::string value = in_printed_signs(passage.words.substr(passage.words.rfind('|') + 1));
  finding.operands["phrase"] = one.level3 + " " + value;
  finding.operands["indicator"] = one.level3;
  finding.operands["value"] = value;
  finding.operands["class"] = one.level2;
  finding.operands["project"] = one.project;
}

class Search {
 public:
  explicit Search(const Context& context) : context_(context), rule_(context.text) {}

  Findings findings() {
    const std::vector<const Passage*> of_the_rule = wanted_passages(context_.words("where"));
    for (const RuleCase& one : rule_.cases) {
      if (!context_.text_of_book.pairs.may_match(one.find) || !holds_for_the_book(one)) continue;
      const auto& passages = one.where.empty() ? of_the_rule : wanted_passages(one.where);
      for (const Passage* passage : passages) look_at(one, *passage);
    }
    Findings all;
    for (const auto& [words, index] : order_) {
      std::vector<Evidence>& places = found_[index].evidence;
      std::stable_sort(places.begin(), places.end(),
                       [](const Evidence& a, const Evidence& b) { return a.place < b.place; });
      all.push_back(std::move(found_[index]));
    }
    return all;
  }

 private:
  // Those of the kinds; without any all but indicators and contents.
  std::vector<const Passage*> wanted_passages(const std::vector<std::string>& kinds) const {
    const auto is_wanted = [&](Where where) {
      if (kinds.empty()) return where != Where::indicator && where != Where::contents;
      return std::find(kinds.begin(), kinds.end(), name_of(where)) != kinds.end();
    };
    std::vector<const Passage*> wanted;
    for (const Passage& passage : context_.text_of_book.passages) {
      if (is_wanted(passage.where)) wanted.push_back(&passage);
    }
    return wanted;
  }

  bool holds_for_the_book(const RuleCase& one) const {
    const int year = context_.book.year;
    if ((one.from != 0 || one.to != 0 || !one.years.empty()) && year == 0) return false;
    if (one.from != 0 && year < one.from) return false;
    if (one.to != 0 && year > one.to) return false;
    return !one.when || one.when->matches(context_.book.title) ||
           any_matches(context_.text_of_book, {*one.when});
  }

  bool is_year(const RuleCase& one, const Passage& passage,
               const text::Pattern::Match& match) const {
    if (one.years.empty()) return true;
    if (match.size() < 2) return false;
    const std::string year = passage.words.substr(match[1].begin, match[1].end - match[1].begin);
    return std::any_of(one.years.begin(), one.years.end(), [&](int apart) {
      return year == std::to_string(context_.book.year + apart);
    });
  }

  bool is_excused(const RuleCase& one, const Passage& passage, std::size_t at) const {
    if (!one.unless) return false;
    const Stretch sentence = sentence_at(passage, at);
    return one.unless->matches(
        std::string_view(passage.words).substr(sentence.begin, sentence.end - sentence.begin));
  }

  void look_at(const RuleCase& one, const Passage& passage) {
    for (std::size_t from = 0; from < passage.words.size();) {
      const auto match = one.find.find(passage.words, from);
      if (!match) return;
      const auto [begin, end] = match->front();
      from = end > begin ? end : begin + 1;
      if (is_year(one, passage, *match) && !is_excused(one, passage, begin) &&
          told_.emplace(&passage, begin).second) {
        add(one, passage, *match);
      }
    }
  }

  void add(const RuleCase& one, const Passage& passage, const text::Pattern::Match& match) {
    const auto [begin, end] = match.front();
    const std::string phrase = passage.words.substr(begin, end - begin);
    const Evidence evidence = evidence_of(passage, begin, end);
    const auto [entry, is_new] = order_.try_emplace(
        {one.expression, context_.number("together", 0) != 0 ? "" : phrase}, found_.size());
    if (is_new) {
      Finding finding = context_.finding();
      finding.operands = {{"phrase", text::excerpt(phrase)},
                          {"instead", filled(one.instead, passage, match)},
                          {"text", text::excerpt(without_marks_before(evidence.printed))}};
      finding.operands["first"] = group_of(passage, match, 1);
      finding.operands["second"] = group_of(passage, match, 2);
      finding.operands["last_year"] = year_before(finding.operands["first"]);
      if (passage.indicator != nullptr) describe(passage, finding);
      found_.push_back(std::move(finding));
    }
    std::vector<Evidence>& places = found_[entry->second].evidence;
    if (places.size() < max_places) places.push_back(evidence);
  }

  const Context& context_;
  const RuleText& rule_;
  std::map<std::pair<std::string, std::string>, std::size_t> order_;
  std::set<std::pair<const Passage*, std::size_t>> told_;  // where a case found something
  Findings found_;
};

}  // namespace

Findings phrase(const Context& context) {
  return Search(context).findings();
}

}  // namespace yiben::rules
