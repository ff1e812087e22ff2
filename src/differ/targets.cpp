// Projects are paired by name, indicators by their levels.
#include "differ/targets.h"

#include <algorithm>
#include <map>

#include "text/text.h"

namespace yiben {
namespace {

using Projects = std::map<std::string, const Project*>;
using Indicators = std::map<std::string, std::vector<const Indicator*>>;

Projects projects_of(const Book& book) {
  Projects projects;
  for (const Project& project : book.projects) {
    projects.try_emplace(text::fold(project.name), &project);
  }
  return projects;
}

std::string name_of(const Indicator& indicator) {
  return text::fold(indicator.level1) + '|' + text::fold(indicator.level2) + '|' +
         text::fold(indicator.level3);
}

Indicators indicators_of(const Project& project) {
  Indicators indicators;
  for (const Indicator& indicator : project.indicators) {
    indicators[name_of(indicator)].push_back(&indicator);
  }
  return indicators;
}

bool is_same(const Indicator& a, const Indicator& b) {
  return text::fold(a.target.printed) == text::fold(b.target.printed) &&
         text::fold(a.weight_printed) == text::fold(b.weight_printed) &&
         text::fold(a.meaning) == text::fold(b.meaning);
}

void compare_indicators(const Project& before, const Project& after, Differences& out) {
  const Indicators old = indicators_of(before);
  Indicators current = indicators_of(after);
  for (const auto& [name, indicators] : old) {
    std::vector<const Indicator*>& others = current[name];
    for (std::size_t i = 0; i < indicators.size(); ++i) {
      const Indicator* other = i < others.size() ? others[i] : nullptr;
      if (other != nullptr && is_same(*indicators[i], *other)) continue;
      out.indicators.push_back({before.name, indicators[i], other});
    }
    others.erase(others.begin(), others.begin() + static_cast<std::ptrdiff_t>(
                                                      std::min(others.size(), indicators.size())));
  }
  for (const auto& [name, indicators] : current) {
    for (const Indicator* indicator : indicators) {
      out.indicators.push_back({after.name, nullptr, indicator});
    }
  }
}

}  // namespace

void compare_projects(const Book& before, const Book& after, Differences& out) {
  const Projects old = projects_of(before);
  const Projects current = projects_of(after);
  for (const auto& [name, project] : old) {
    const auto found = current.find(name);
    if (found == current.end()) {
      out.projects_before.push_back(project->name);
    } else {
      compare_indicators(*project, *found->second, out);
    }
  }
  for (const auto& [name, project] : current) {
    if (!old.contains(name)) out.projects_after.push_back(project->name);
  }
}

}  // namespace yiben
