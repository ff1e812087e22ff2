// Predicate "change-without-reason": one paragraph tells a change and gives no reason, where all
// others of the book give theirs.
#include "rules/predicates.h"

#include "text/text.h"

namespace yiben::rules {

Findings change_without_reason(const Context& context) {
  Findings findings;
  const std::vector<Passage>& passages = context.text_of_book.passages;
  const auto gives_reason = [&](const Passage& passage) {
    return matches_any(passage.words, context.patterns("reasons"));
  };
  int with = 0;
  const Passage* without = nullptr;
  Stretch change;
  for (std::size_t i = 0; i < passages.size(); ++i) {
    const Passage& passage = passages[i];
    if (passage.where != Where::narrative) continue;
    for (const text::Pattern& pattern : context.patterns("changes")) {
      const auto match = pattern.find(passage.words);
      if (!match) continue;
      // The reason may be a paragraph of its own, or that of several changes above it.
      const bool is_told =
          gives_reason(passage) ||
          (i + 1 < passages.size() &&
           matches_any(passages[i + 1].words, context.patterns("reasons_below"))) ||
          !passage.words.ends_with("。");
      const auto [begin, end] = match->front();
      if (is_told) {
        ++with;
      } else if (matches_any(passage.words.substr(begin, end - begin), context.patterns("small"))) {
        break;
      } else if (without != nullptr) {
        return {};
      } else {
        without = &passage;
        change = {match->front().begin, match->front().end};
      }
      break;
    }
  }
  if (without == nullptr || with < context.number("least_others", 1)) return findings;
  Finding finding = context.finding();
  finding.operands = {
      {"text", text::excerpt(without->words.substr(change.begin, change.end - change.begin))},
      {"others", std::to_string(with)}};
  finding.evidence = {evidence_of(*without, change.begin, change.end)};
  findings.push_back(std::move(finding));
  return findings;
}

}  // namespace yiben::rules
