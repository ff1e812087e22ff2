// What a sentence says does not fit the tables or the sentences around it; src/prose found it.
#include "rules/predicates.h"

namespace yiben::rules {
namespace {

// Tables often print one amount many times.
constexpr std::size_t most_figures = 3;

Evidence evidence_of(const Mention& mention) {
  const bool has_unit = mention.unit.has_value();
  const std::string unit = mention.percent ? "%"
                           : has_unit      ? std::string(name_of(*mention.unit))
                                           : "";
  return {mention.printed + unit, mention.place};
}

Finding finding_for(const Context& context, const prose::Break& broken) {
  const auto mention_of = [&](int statement) -> const Mention& {
    const auto& one = context.narrative.statements[static_cast<std::size_t>(statement)];
    return context.book.mentions[static_cast<std::size_t>(one.mention)];
  };
  Finding finding = context.finding();
  const Mention& mention = mention_of(broken.statement);
  finding.evidence.push_back(evidence_of(mention));
  for (const int other : broken.others) finding.evidence.push_back(evidence_of(mention_of(other)));
  std::size_t shown = 0;
  for (const int index : broken.figures) {
    const Figure& figure = context.book.figures[static_cast<std::size_t>(index)];
    if (figure.number.digits == 0 || shown == most_figures) continue;
    finding.evidence.push_back({figure.printed, figure.place});
    ++shown;
  }
  const auto& statement = context.narrative.statements[static_cast<std::size_t>(broken.statement)];
  const bool named =
      !statement.subject.empty() && mention.before.find(statement.subject) == std::string::npos;
  finding.operands = {{"printed", finding.evidence.front().printed},
                      {"before", named ? statement.subject + "…" + mention.before : mention.before},
                      {"arithmetic", broken.arithmetic},
                      {"expected", broken.expected}};
  return finding;
}

}  // namespace

Findings sentence_differs(const Context& context) {
  Findings findings;
  for (const prose::Break& broken : context.narrative.breaks) {
    if (broken.rule == context.text.id) findings.push_back(finding_for(context, broken));
  }
  return findings;
}

}  // namespace yiben::rules
