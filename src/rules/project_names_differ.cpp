// Names of projects in the tables: several for one, and one that only one of two tables has.
#include "rules/predicates.h"

#include <algorithm>
#include <set>

#include "text/text.h"

namespace yiben::rules {
namespace {

bool is_named_in(const Project& project, const std::vector<std::string>& forms) {
  return std::any_of(project.names.begin(), project.names.end(), [&](const NameUse& use) {
    return std::find(forms.begin(), forms.end(), use.form) != forms.end();
  });
}

}  // namespace

Findings project_names_differ(const Context& context) {
  Findings findings;
  for (const Project& project : context.book.projects) {
    Finding finding = context.finding();
    std::set<std::string> seen;
    std::vector<std::string> names;
    // Each spelling once, where it first stands; spaces and forms of brackets make no other name.
    for (const NameUse& use : project.names) {
      if (!seen.insert(text::fold(use.printed)).second) continue;
      names.push_back("“" + use.printed + "”");
      finding.evidence.push_back({use.printed, use.place});
    }
    if (names.size() < 2) continue;
    finding.operands = {{"project", project.name},
                        {"count", std::to_string(names.size())},
                        {"names", joined(names)}};
    findings.push_back(std::move(finding));
  }
  return findings;
}

// One project of those that a table names is not in the other table, which has all the rest.
Findings project_in_one_table_only(const Context& context) {
  const std::vector<std::string>& in = context.words("in");
  const std::vector<std::string>& lacks = context.words("lacks");
  const Project* alone = nullptr;
  int with_both = 0;
  int only_one = 0;
  for (const Project& project : context.book.projects) {
    if (!is_named_in(project, in)) continue;
    if (is_named_in(project, lacks)) {
      ++with_both;
    } else {
      ++only_one;
      alone = &project;
    }
  }
  // Several may be left out on purpose, or were linked wrongly.
  const bool can_tell = with_both >= context.number("least_with_both", 1) && only_one == 1;
  if (!can_tell || alone == nullptr) return {};
  Finding finding = context.finding();
  finding.operands = {{"project", alone->name}};
  for (const NameUse& use : alone->names) finding.evidence.push_back({use.printed, use.place});
  return {finding};
}

}  // namespace yiben::rules
