// Predicates on the indicators of several projects: one has all those of another, one thing costs
// two amounts, and a department asks for more of what one of its projects does.
#include "rules/predicates.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "rules/counts.h"
#include "text/text.h"

namespace yiben::rules {
namespace {

// The indicators of the projects, in the order of the book.
struct ProjectIndicators {
  std::string name;
  std::vector<const GridIndicator*> indicators;
};

std::vector<ProjectIndicators> by_project(const Context& context) {
  std::vector<ProjectIndicators> projects;
  std::map<std::pair<int, std::string>, std::size_t> places;
  for (const GridIndicator& one : context.text_of_book.indicators) {
    if (one.project.empty()) continue;
    const auto [place, is_new] = places.try_emplace({one.grid, one.project}, projects.size());
    if (is_new) projects.push_back({one.project, {}});
    projects[place->second].indicators.push_back(&one);
  }
  return projects;
}

std::string digits_of(const std::string& value) {
  std::string digits;
  std::copy_if(value.begin(), value.end(), std::back_inserter(digits), text::is_digit);
  return digits;
}

bool is_long(const std::string& name) {
  constexpr std::size_t least_characters = 8;
  return text::count_characters(name) >= least_characters;
}

// The indicators that not any project may have, each with its numbers; none where too few of them
// are long enough to be alike by no chance.
std::vector<std::string> of_its_own(const Context& context, const ProjectIndicators& project) {
  std::vector<std::string> lines;
  int long_ones = 0;
  for (const GridIndicator* one : project.indicators) {
    if (matches_any(one->level3, context.patterns("of_any_project"))) continue;
    if (is_long(one->level3)) ++long_ones;
    lines.push_back(one->level2 + "|" + one->level3 + "|" + digits_of(one->value) + "|" +
                    digits_of(one->other_value));
  }
  if (long_ones < context.number("least_long_names", 4)) return {};
  std::sort(lines.begin(), lines.end());
  return lines;
}

// Without years, places and phases two names may be those of one undertaking.
std::string undertaking(const Context& context, std::string name) {
  for (const text::Pattern& pattern : context.patterns("phases")) {
    for (auto match = pattern.find(name); match && match->front().end > match->front().begin;
         match = pattern.find(name))
      name.erase(match->front().begin, match->front().end - match->front().begin);
  }
  return name;
}

bool is_one_undertaking(const Context& context, const std::string& a, const std::string& b) {
  constexpr int most_apart = 4;
  const std::string one = undertaking(context, a);
  const std::string other = undertaking(context, b);
  return contains(one, other) || contains(other, one) ||
         text::edit_distance(one, other, most_apart) <= most_apart;
}

}  // namespace

Findings indicators_of_another_project(const Context& context) {
  Findings findings;
  std::map<std::vector<std::string>, const ProjectIndicators*> known;
  const std::vector<ProjectIndicators> projects = by_project(context);
  for (const ProjectIndicators& project : projects) {
    const std::vector<std::string> own = of_its_own(context, project);
    if (own.empty()) continue;
    const auto [entry, is_new] = known.try_emplace(own, &project);
    if (is_new || is_one_undertaking(context, entry->second->name, project.name)) continue;
    const GridIndicator& one = *project.indicators.front();
    const GridIndicator& other = *entry->second->indicators.front();
    Finding finding = context.finding();
    finding.operands = {{"project", text::excerpt(project.name)},
                        {"other", text::excerpt(entry->second->name)},
                        {"count", std::to_string(own.size())}};
    finding.evidence = {{one.printed, one.place}, {other.printed, other.place}};
    findings.push_back(std::move(finding));
  }
  return findings;
}

// The indicator of a department that one project has, too: alike over all years, and not in this.
Findings department_target_differs(const Context& context) {
  Findings findings;
  std::map<std::string, std::vector<const GridIndicator*>> of_projects;
  for (const GridIndicator& one : context.text_of_book.indicators) {
    if (!one.project.empty() && !one.other_value.empty()) of_projects[one.level3].push_back(&one);
  }
  for (const GridIndicator& one : context.text_of_book.indicators) {
    if (!one.project.empty() || one.other_value.empty() || !is_long(one.level3)) continue;
    const auto found = of_projects.find(one.level3);
    if (found == of_projects.end() || found->second.size() != 1) continue;
    const GridIndicator& other = *found->second.front();
    if (one.value != other.value || one.other_value == other.other_value) continue;
    Finding finding = context.finding();
    finding.operands = {{"indicator", one.level3},
                        {"project", text::excerpt(other.project)},
                        {"value", in_printed_signs(one.other_value)},
                        {"other_value", in_printed_signs(other.other_value)}};
    finding.evidence = {{one.printed, one.place}, {other.printed, other.place}};
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace yiben::rules
