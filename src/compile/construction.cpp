// Which money is capital construction.
#include "compile/compile.h"

#include <algorithm>
#include <set>

#include "text/text.h"

namespace yiben {

namespace {

constexpr std::string_view dimension = "construction";

std::set<std::string> construction_paths(const Source& source) {
  std::set<std::string> paths;
  for (const Record& record : sheet(source, "projects")) {
    if (field(record, "construction") != "是") continue;
    paths.insert(project_path(record));
  }
  return paths;
}

}  // namespace

void mark_construction(Source& source) {
  const std::set<std::string> paths = construction_paths(source);
  for (Fact& fact : source.facts) {
    bool project = false;
    bool construction = false;
    bool said = false;
    for (const auto& [name, member] : fact.at) {
      project = project || (name == "nature" && member == "project") || name == "project";
      construction = construction || (name == "project" && paths.contains(member));
      said = said || name == dimension;
    }
    if (said || !project) continue;
    fact.at.emplace_back(dimension, construction ? "construction" : "ordinary");
  }
}

}  // namespace yiben
