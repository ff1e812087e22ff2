// A sentence lists classes of one economic classification with their codes; one code is that of the
// class of the same name in the other.
#include "rules/predicates.h"

#include <array>

#include "text/text.h"

namespace yiben::rules {
namespace {

constexpr std::size_t class_digits = 3;

struct Coded {
  std::string name;  // folded
  std::string code;
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::vector<Coded> coded_in(const Context& context, const Passage& passage) {
  constexpr std::size_t groups_needed = 3;
  std::vector<Coded> all;
  for (const text::Pattern& pattern : context.patterns("pairs")) {
    for (auto match = pattern.find(passage.words); match && match->size() >= groups_needed;
         match = pattern.find(passage.words, match->front().end)) {
      const auto word = [&](std::size_t group) {
        const auto& [begin, end] = (*match)[group];
        return passage.words.substr(begin, end - begin);
      };
      all.push_back({text::fold(word(1)), word(2), match->front().begin, match->front().end});
    }
  }
  return all;
}

}  // namespace

Findings code_of_another_list(const Context& context) {
  constexpr std::size_t least_others = 3;
  const std::array lists = {&context.catalog.economic_codes,
                            &context.catalog.government_economic_codes};
  Findings findings;
  for (const Passage& passage : context.text_of_book.passages) {
    if (passage.where != Where::narrative) continue;
    const std::vector<Coded> all = coded_in(context, passage);
    if (all.size() <= least_others) continue;
    for (std::size_t own = 0; own < lists.size(); ++own) {
      const Coded* odd = nullptr;
      std::size_t others = 0;
      for (const Coded& one : all) {
        if (lists[own]->by_code(one.code) != nullptr) {
          ++others;
        } else if (lists[1 - own]->by_code(one.code) != nullptr) {
          odd = &one;
        }
      }
      if (odd == nullptr || others < least_others || others + 1 != all.size()) continue;
      const CodeName* meant = lists[own]->by_name(odd->name, class_digits);
      if (meant == nullptr) continue;
      Finding finding = context.finding();
      const std::vector<std::string>& names = context.words("lists");
      finding.operands = {{"name", odd->name},
                          {"code", odd->code},
                          {"instead", meant->code},
                          {"list", own < names.size() ? names[own] : ""}};
      finding.evidence = {evidence_of(passage, odd->begin, odd->end)};
      findings.push_back(std::move(finding));
    }
  }
  return findings;
}

}  // namespace yiben::rules
