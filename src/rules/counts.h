// Numbers that count things in sentences. Internal to rules.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/rule.h"

namespace yiben::rules {

// Of digits alone; nothing for more of them than count anything that a sentence divides.
std::optional<std::int64_t> count_of(std::string_view digits);

// The number in words as it is printed, separators aside; nothing where it is none.
std::optional<Number> number_in(std::string_view printed);

// a < b, exactly, whatever their decimals.
bool is_less(const Number& a, const Number& b);

// All numbers in the words: 行政单位1家，事业单位4家 → 1, 4.
std::vector<std::int64_t> all_counts_in(std::string_view words);

// A finding with the words, what they say, and what was counted instead.
Finding count_finding(const Context& context, const Passage& passage, std::size_t begin,
                      std::string_view words, std::string printed, std::string counted);

// Every match of a list of the rule's patterns in the text: look(passage, begin, groups).
template <typename Look>
void for_each_count(const Context& context, const std::string& list, const Look& look) {
  std::vector<const text::Pattern*> patterns;
  for (const text::Pattern& pattern : context.patterns(list)) {
    if (context.text_of_book.pairs.may_match(pattern)) patterns.push_back(&pattern);
  }
  if (patterns.empty()) return;
  for (const Passage& passage : context.text_of_book.passages) {
    // A line before a table of units is a caption.
    if (passage.where != Where::narrative && passage.where != Where::caption) continue;
    for (const text::Pattern* one : patterns) {
      const text::Pattern& pattern = *one;
      auto match = pattern.find(passage.words);
      while (match) {
        std::vector<std::string_view> groups;
        for (const auto& [begin, end] : *match) {
          groups.push_back(std::string_view(passage.words).substr(begin, end - begin));
        }
        const std::size_t begin = match->front().begin;
        look(passage, begin, groups);
        // The list may hold another count that is divided.
        match = pattern.find(passage.words, std::max((*match)[1].end, begin + 1));
      }
    }
  }
}

}  // namespace yiben::rules
