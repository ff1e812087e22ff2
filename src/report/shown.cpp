// Findings to what reports show of them.
#include "report/shown.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "report/amounts.h"

namespace yiben::report {
namespace {

const RuleText* rule_of(const Finding& finding, const Catalog& catalog) {
  const auto found = catalog.rules.find(finding.rule);
  return found == catalog.rules.end() ? nullptr : &found->second;
}

// Each suspect explains the fault by itself.
bool are_alone(const std::vector<Alternative>& alternatives) {
  return std::all_of(alternatives.begin(), alternatives.end(),
                     [](const Alternative& one) { return one.figures.size() == 1; });
}

// What speaks for this one of several that are alone.
std::string reasons_for(const Suspect& suspect, const Finding& finding, const Catalog& catalog,
                        bool chinese) {
  if (!are_alone(finding.alternatives)) return "";
  for (const Alternative& alternative : finding.alternatives) {
    if (alternative.figures.front().place != suspect.place) continue;
    return reasons_in_words(alternative, catalog, chinese);
  }
  return "";
}

std::string with_reasons(const Suspect& suspect, const Finding& finding, const Catalog& catalog,
                         bool chinese) {
  const std::string expected = expected_in_words(suspect, chinese);
  return expected.empty() ? "" : expected + reasons_for(suspect, finding, catalog, chinese);
}

std::vector<std::string> explanations_of(const Finding& finding, const Catalog& catalog,
                                         bool chinese) {
  std::vector<std::string> lines;
  const std::vector<Alternative>& all = finding.alternatives;
  if (all.empty()) return lines;
  const bool alone = are_alone(all);
  for (const Alternative& alternative : all) {
    if (alone) break;  // said beside each suspect
    std::string line;
    if (alternative.figures.size() > 1) {
      const Word which =
          &alternative == &all.front() ? Word::wrong_together : Word::or_wrong_together;
      line = fill(word(which, chinese), {{"count", std::to_string(alternative.figures.size())}});
      if (!chinese) line += ' ';
    }
    for (const Suspect& suspect : alternative.figures) {
      if (&suspect != &alternative.figures.front()) line += word(Word::list_comma, chinese);
      line += printable(suspect.printed);
      const std::string expected = expected_in_words(suspect, chinese);
      if (!expected.empty()) line += " → " + expected;
    }
    lines.push_back(line + reasons_in_words(alternative, catalog, chinese));
  }
  if (!finding.minimal) {
    lines.emplace_back(word(Word::not_minimal, chinese));
  } else if (!finding.complete) {
    lines.emplace_back(word(Word::not_complete, chinese));
  }
  return lines;
}

ShownFinding shown(const Finding& finding, const Catalog& catalog, bool chinese) {
  ShownFinding out{.finding = &finding, .rule = rule_of(finding, catalog)};
  out.message = printable(message_of(finding, catalog, chinese));
  for (const Suspect& suspect : finding.suspects) {
    out.spots.push_back({.printed = suspect.printed,
                         .expected = with_reasons(suspect, finding, catalog, chinese),
                         .is_suspect = true,
                         .place = suspect.place});
  }
  out.explanations = explanations_of(finding, catalog, chinese);
  const std::size_t suspects = out.spots.size();
  for (const Evidence& evidence : finding.evidence) {
    const auto end = out.spots.begin() + static_cast<std::ptrdiff_t>(suspects);
    const bool is_suspect = std::any_of(out.spots.begin(), end, [&](const ShownSpot& spot) {
      return spot.place == evidence.place;
    });
    if (!is_suspect) out.spots.push_back({.printed = evidence.printed, .place = evidence.place});
  }
  return out;
}

}  // namespace

std::vector<ShownFinding> shown_findings(const job::Checked& checked, bool chinese) {
  std::map<std::string, std::size_t> count;
  std::vector<ShownFinding> all;
  for (const Finding& finding : checked.findings) {
    if (finding.rule == "not-proven") continue;
    all.push_back(shown(finding, *checked.catalog, chinese));
    ++count[finding.rule];
  }
  const auto key = [&](const ShownFinding& shown) {
    const bool of_proof = shown.rule != nullptr && shown.rule->predicate.empty();
    const std::string& rule = shown.finding->rule;
    return std::tuple(shown.finding->severity, !of_proof, count[rule], std::string_view(rule));
  };
  std::stable_sort(all.begin(), all.end(),
                   [&](const ShownFinding& a, const ShownFinding& b) { return key(a) < key(b); });
  return all;
}

std::string expected_in_words(const Suspect& suspect, bool chinese) {
  const Interval& expected = suspect.expected;
  std::map<std::string, std::string> operands = {
      {"low", exact_decimal(expected.low, suspect.unit)},
      {"high", exact_decimal(expected.high, suspect.unit)},
      {"unit", std::string(name_of(suspect.unit))}};
  const auto say = [&](Word which) { return fill(word(which, chinese), operands); };
  if (suspect.would_print) {
    operands["low"] = to_string(*suspect.would_print);
    return say(Word::should_be);
  }
  if (expected.low == expected.high) return say(Word::should_be);
  if (!has_high_end(expected) && !has_low_end(expected)) return "";
  if (!has_high_end(expected)) return say(Word::should_be_at_least);
  if (!has_low_end(expected)) return say(Word::should_be_at_most);
  return say(Word::should_lie_between);
}

std::string reasons_in_words(const Alternative& alternative, const Catalog& catalog, bool chinese) {
  std::string all;
  for (const Reason& reason : alternative.reasons) {
    if (!all.empty()) all += chinese ? "；" : "; ";
    all += printable(reason_in_words(reason, alternative.figures.size() > 1, catalog, chinese));
  }
  return all.empty() ? "" : fill(word(Word::reasons, chinese), {{"reasons", all}});
}

Word no_findings_word(const job::Checked& checked) {
  return checked.verdict() == Verdict::unproven ? Word::no_findings_unproven : Word::no_findings;
}

Word verdict_word(const job::Checked& checked) {
  switch (checked.verdict()) {
    case Verdict::consistent:
      return Word::consistent;
    case Verdict::inconsistent:
      if (checked.proof.verdict == Verdict::inconsistent) return Word::inconsistent;
      return checked.proof.verdict == Verdict::consistent ? Word::sentences_contradict
                                                          : Word::sentences_differ;
    case Verdict::unproven:
      break;
  }
  return Word::unproven;
}

std::string severity_in_words(Severity severity, bool chinese) {
  switch (severity) {
    case Severity::error:
      return std::string(word(Word::error, chinese));
    case Severity::warning:
      return std::string(word(Word::warning, chinese));
    case Severity::note:
      return std::string(word(Word::note, chinese));
  }
  return "";
}

std::string basis_in_words(const RuleText& rule, bool chinese) {
  return rule.basis == "practice" ? std::string(word(Word::practice, chinese)) : rule.basis;
}

}  // namespace yiben::report
