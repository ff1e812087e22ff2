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

// Money of this year in the rows that name the project: what is only carried over was planned, with
// its targets, the year before.
bool has_money_of_the_year(const Book& book, const Project& project) {
  return std::any_of(book.figures.begin(), book.figures.end(), [&](const Figure& figure) {
    if (figure.blank || figure.number.digits == 0) return false;
    const Panel& panel = book.tables[static_cast<std::size_t>(figure.table)]
                             .panels[static_cast<std::size_t>(figure.panel)];
    const std::string& path = panel.columns[static_cast<std::size_t>(figure.column)].path;
    if (contains(path, "结转") || contains(path, "合计")) return false;
    const Place& row = panel.rows[static_cast<std::size_t>(figure.row)].place;
    // A document that was compiled in memory has no places.
    return row != Place{} && std::any_of(project.names.begin(), project.names.end(),
                                         [&](const NameUse& use) { return use.place == row; });
  });
}

// A row that a page end cut has one half of the name on each page, in neighbouring grids of one
// form.
bool is_other_half(const NameUse& first, const NameUse& second) {
  return !first.form.empty() && first.form == second.form && first.place.table > 0 &&
         first.place.document == second.place.document &&
         first.place.table + 1 == second.place.table;
}

}  // namespace

Findings project_names_differ(const Context& context) {
  Findings findings;
  for (const Project& project : context.book.projects) {
    Finding finding = context.finding();
    std::set<std::string> seen;
    std::vector<std::string> names;
    // Each spelling once, where it first stands; spaces and forms of brackets make no other name.
    const NameUse* last = nullptr;
    for (const NameUse& use : project.names) {
      if (!seen.insert(text::fold(use.printed)).second) continue;
      if (last != nullptr && is_other_half(*last, use)) {
        names.back() = "“" + last->printed + "…" + use.printed + "”";
      } else {
        names.push_back("“" + use.printed + "”");
      }
      last = &use;
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
    if (!is_named_in(project, in) || !has_money_of_the_year(context.book, project)) continue;
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
