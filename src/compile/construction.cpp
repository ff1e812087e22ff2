// Which money is capital construction.
#include "compile/compile.h"

#include <algorithm>
#include <set>

#include "text/text.h"

namespace yiben {

namespace {

constexpr std::string_view dimension = "construction";

// As facts name projects: "/type/level1/level2", folded.
std::set<std::string> construction_paths(const Source& source) {
  std::set<std::string> paths;
  for (const Record& record : sheet(source, "projects")) {
    if (field(record, "construction") != "是") continue;
    std::string path;
    for (const char* level : {"type", "level1", "level2"}) {
      path += "/" + text::fold(field(record, level));
    }
    paths.insert(std::move(path));
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
