// Internal to compile: what the sheets of a source say about units and projects, and the codes that
// the catalogue has names for.
#pragma once

#include <array>
#include <initializer_list>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/catalog.h"
#include "compile/sums.h"

namespace yiben::compiling {

struct ProjectName {
  std::string type, level1, level2;
  const Record* record = nullptr;
  std::array<std::string, 3> paths;

  // As recognise names the rows of a project table: each level folded. `levels` from 1 to 3.
  const std::string& path(int levels) const { return paths[static_cast<std::size_t>(levels - 1)]; }
};

// A mistake of a header, of which something was said: the sheet has no such column.
bool has_no_column(const std::set<std::string>& doubtful, std::string_view sheet_name,
                   std::initializer_list<std::string_view> any_of);

// The names of the levels of a path, "/type/level1/level2", by `names` of the paths that rows have.
// A name may hold a slash itself: then levels end where another row does, or at the first two
// slashes. Empty for a name that is no path.
std::vector<std::string> levels_of(const std::string& path,
                                   const std::map<std::string, std::string>& names);

// The rows of a sheet by the folded words of a column, in their order.
using RecordsByWords = std::map<std::string, std::vector<const Record*>, std::less<>>;
RecordsByWords by_words(const Source& source, std::string_view sheet_name, std::string_view column);

class Names {
 public:
  Names(const Source& source, const Catalog& catalog);

  const std::vector<ProjectName>& projects() const { return projects_; }
  const ProjectName* project_named(std::string_view level2) const;  // as folded
  // Those of these paths of three levels, in the order of projects().
  std::vector<const ProjectName*> projects_at(const std::vector<std::string>& paths) const;
  const Record* unit(std::string_view code) const;
  std::string unit_name(std::string_view code) const;  // the code where the sheet has none

  // "function" and "economic": the name of a code, of the sheet of accounts before that of the
  // catalogue; "unit": that of the sheet; else the member itself.
  std::string code_name(std::string_view dimension, std::string_view member) const;

  // Whether a sheet or a classification explains what facts name.
  bool has_project(std::string_view path) const { return by_path_.contains(path); }
  bool knows_code(std::string_view dimension, std::string_view code) const {
    return known_name(dimension, code) != nullptr;
  }
  // nullptr for dimensions that have none.
  const Classification* classification(std::string_view dimension) const;

 private:
  // nullptr where neither has it.
  const std::string* known_name(std::string_view dimension, std::string_view code) const;

  using Index = std::map<std::string, std::size_t, std::less<>>;  // into projects_, the first

  const Catalog& catalog_;
  std::vector<ProjectName> projects_;
  std::map<std::pair<std::string, std::string>, std::string> accounts_;  // by dimension and code
  Index by_name_;                                                        // folded
  Index by_path_;
  std::map<std::string, const Record*, std::less<>> units_;  // by code
};

}  // namespace yiben::compiling
