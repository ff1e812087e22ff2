// Predicate "separator-left-out": of many amounts with thousands separators one or two have none.
#include "rules/predicates.h"

#include "text/text.h"

namespace yiben::rules {

Findings separator_left_out(const Context& context) {
  Findings findings;
  std::size_t with = 0;
  const auto each_match = [&](const std::string& list, const auto& take) {
    for (const Passage& passage : context.text_of_book.passages) {
      if (passage.where != Where::narrative) continue;
      for (const text::Pattern& pattern : context.patterns(list)) {
        for (std::size_t from = 0; from < passage.words.size();) {
          const auto match = pattern.find(passage.words, from);
          if (!match) break;
          take(passage, match->front().begin, match->front().end);
          from = match->front().end;
        }
      }
    }
  };
  each_match("with", [&](const Passage&, std::size_t, std::size_t) { ++with; });
  if (with < static_cast<std::size_t>(context.number("least_with", 0))) return findings;
  each_match("without", [&](const Passage& passage, std::size_t begin, std::size_t end) {
    Finding finding = context.finding();
    finding.operands = {{"printed", passage.words.substr(begin, end - begin)}};
    finding.evidence = {evidence_of(passage, begin, end)};
    findings.push_back(std::move(finding));
  });
  const auto share = static_cast<std::size_t>(context.number("with_for_each_without", 1));
  if (findings.size() * share > with) findings.clear();
  return findings;
}

}  // namespace yiben::rules
