// Predicate "unlike-most": of two ways to write one thing the book has one nearly everywhere and
// the other once or twice.
#include "rules/predicates.h"

#include "text/text.h"

namespace yiben::rules {

Findings unlike_most(const Context& context) {
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
    const Evidence evidence = evidence_of(passage, begin, end);
    finding.operands = {{"printed", passage.words.substr(begin, end - begin)},
                        {"text", text::excerpt(evidence.printed)}};
    finding.evidence = {evidence};
    findings.push_back(std::move(finding));
  });
  const auto share = static_cast<std::size_t>(context.number("with_for_each_without", 1));
  const auto most = static_cast<std::size_t>(context.number("most_without", 2));
  if (findings.size() * share > with || findings.size() > most) findings.clear();
  return findings;
}

}  // namespace yiben::rules
