// One project stands under several names in the tables.
#include "rules/predicates.h"

#include <set>

#include "text/text.h"

namespace yiben::rules {

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

}  // namespace yiben::rules
