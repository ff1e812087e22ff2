// Joins findings of one rule.
#include "rules/several.h"

#include <algorithm>
#include <set>
#include <utility>

namespace yiben::rules {
namespace {

// What a fault has to share with another to be told with it.
std::vector<std::string> cause_of(const RuleText& rule, const Finding& finding) {
  std::vector<std::string> cause = {std::string(name_of(finding.severity))};
  for (const std::string& name : rule.several.by) {
    const auto operand = finding.operands.find(name);
    cause.push_back(operand == finding.operands.end() ? "" : operand->second);
  }
  return cause;
}

bool is_shown(const Finding& finding, const Evidence& evidence) {
  return std::any_of(finding.evidence.begin(), finding.evidence.end(), [&](const Evidence& shown) {
    return shown.place == evidence.place && shown.printed == evidence.printed;
  });
}

// Operands that all parts have alike stay those of the finding.
void keep_common(std::map<std::string, std::string>& operands,
                 const std::map<std::string, std::string>& other) {
  std::erase_if(operands, [&](const auto& operand) {
    const auto same = other.find(operand.first);
    return same == other.end() || same->second != operand.second;
  });
}

Finding joined_finding(std::vector<Finding> parts) {
  Finding joined = std::move(parts.front());
  std::set<std::map<std::string, std::string>> different = {joined.operands};
  if (!joined.evidence.empty()) {
    joined.parts.push_back({joined.operands, joined.evidence.front()});
  }
  for (std::size_t i = 1; i < parts.size(); ++i) {
    Finding& part = parts[i];
    different.insert(part.operands);
    if (!part.evidence.empty()) joined.parts.push_back({part.operands, part.evidence.front()});
    for (Evidence& evidence : part.evidence) {
      if (!is_shown(joined, evidence)) joined.evidence.push_back(std::move(evidence));
    }
  }
  if (different.size() == 1) {
    joined.parts.clear();
    return joined;
  }
  for (const auto& operands : different) keep_common(joined.operands, operands);
  joined.operands["count"] = std::to_string(different.size());
  return joined;
}

}  // namespace

Findings told_together(const RuleText& rule, Findings findings) {
  if (rule.several.zh.empty()) return findings;
  std::vector<std::pair<std::vector<std::string>, Findings>> causes;  // in order
  for (Finding& finding : findings) {
    const std::vector<std::string> cause = cause_of(rule, finding);
    const auto known = std::find_if(causes.begin(), causes.end(),
                                    [&](const auto& other) { return other.first == cause; });
    if (known == causes.end()) {
      causes.push_back({cause, {std::move(finding)}});
    } else {
      known->second.push_back(std::move(finding));
    }
  }
  const auto first_place = [](const Finding& finding) {
    return finding.evidence.empty() ? Place{} : finding.evidence.front().place;
  };
  for (auto& [cause, parts] : causes) {
    std::stable_sort(parts.begin(), parts.end(), [&](const Finding& a, const Finding& b) {
      return first_place(a) < first_place(b);
    });
  }
  Findings told;
  for (auto& [cause, parts] : causes) told.push_back(joined_finding(std::move(parts)));
  return told;
}

}  // namespace yiben::rules
