// Periods that end before they begin.
#include "rules/predicates.h"

#include <array>

#include "rules/counts.h"

namespace yiben::rules {
namespace {

// Whether the second date lies before the first; what one of them leaves out is not compared.
bool is_reversed(const std::array<std::string_view, 6>& parts) {
  for (std::size_t i = 0; i < 3; ++i) {
    const auto begin = count_of(parts[i]);
    const auto end = count_of(parts[i + 3]);
    if (!begin && !end) continue;
    if (!begin || !end) return false;
    if (*begin != *end) return *end < *begin;
  }
  return false;
}

}  // namespace

Findings period_reversed(const Context& context) {
  Findings findings;
  for (const Passage& passage : context.text_of_book.passages) {
    if (passage.where == Where::contents || passage.where == Where::indicator) continue;
    for (const text::Pattern& pattern : context.patterns("periods")) {
      const auto match = pattern.find(passage.words);
      if (!match) continue;
      std::array<std::string_view, 6> parts;
      for (std::size_t i = 0; i < parts.size() && i + 1 < match->size(); ++i) {
        const auto [begin, end] = (*match)[i + 1];
        parts[i] = std::string_view(passage.words).substr(begin, end - begin);
      }
      if (!is_reversed(parts)) continue;
      const auto [begin, end] = match->front();
      Finding finding = context.finding();
      finding.operands = {{"text", passage.words.substr(begin, end - begin)}};
      finding.evidence = {evidence_of(passage, begin, end)};
      findings.push_back(std::move(finding));
    }
  }
  return findings;
}

}  // namespace yiben::rules
