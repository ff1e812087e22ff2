// What a sentence says does not fit the tables or the sentences around it; src/prose found it.
#include "rules/predicates.h"

#include "text/text.h"

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

bool has_separators(std::string_view words) {
  for (std::size_t at = words.find(','); at != words.npos; at = words.find(',', at + 1)) {
    if (at > 0 && text::is_digit(words[at - 1]) && at + 1 < words.size() &&
        text::is_digit(words[at + 1])) {
      return true;
    }
  }
  return false;
}

// "18728.94" to "18,728.94", wherever a number of more than three digits stands without.
std::string with_separators(std::string_view words) {
  constexpr std::size_t group = 3;
  std::string out;
  for (std::size_t at = 0; at < words.size();) {
    std::size_t end = at;
    while (end < words.size() && text::is_digit(words[end])) ++end;
    const bool fraction = at > 0 && words[at - 1] == '.';
    for (std::size_t i = at; i < end; ++i) {
      if (i > at && (end - i) % group == 0 && !fraction) out += ',';
      out += words[i];
    }
    if (end == at) out += words[end++];
    at = end;
  }
  return out;
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
  // Numbers of one message are written alike: with separators where one of them has any.
  const bool grouped = has_separators(broken.arithmetic);
  const auto alike = [&](const std::string& words) {
    return grouped ? with_separators(words) : words;
  };
  finding.operands = {{"printed", finding.evidence.front().printed},
                      {"before", named ? statement.subject + "…" + mention.before : mention.before},
                      {"arithmetic", alike(broken.arithmetic)},
                      {"expected", alike(broken.expected)},
                      {"about", broken.about}};
  if (!broken.others.empty()) {
    const Mention& other = mention_of(broken.others.front());
    finding.operands["other"] = finding.evidence[1].printed;
    finding.operands["other_before"] = other.before;
  }
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
