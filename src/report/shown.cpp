// Findings to what reports show of them.
#include "report/shown.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "report/amounts.h"
#include "report/words.h"

namespace yiben::report {
namespace {

const RuleText* rule_of(const Finding& finding, const Catalog& catalog) {
  const auto found = catalog.rules.find(finding.rule);
  return found == catalog.rules.end() ? nullptr : &found->second;
}

ShownFinding shown(const Finding& finding, const Catalog& catalog, bool chinese) {
  ShownFinding out{.finding = &finding, .rule = rule_of(finding, catalog)};
  out.message = printable(message_of(finding, catalog, chinese));
  for (const Suspect& suspect : finding.suspects) {
    out.spots.push_back({.printed = suspect.printed,
                         .expected = expected_in_words(suspect, chinese),
                         .is_suspect = true,
                         .place = suspect.place});
  }
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
    all.push_back(shown(finding, checked.catalog, chinese));
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
