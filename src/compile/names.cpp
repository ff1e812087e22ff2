// Names of members.
#include "compile/names.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/text.h"

namespace yiben::compiling {

bool has_no_column(const std::set<std::string>& doubtful, std::string_view sheet_name,
                   std::initializer_list<std::string_view> any_of) {
  return std::any_of(any_of.begin(), any_of.end(), [&](std::string_view column) {
    return doubtful.contains(fmt::format("no {}.{}", sheet_name, column));
  });
}

RecordsByWords by_words(const Source& source, std::string_view sheet_name,
                        std::string_view column) {
  RecordsByWords records;
  for (const Record& record : sheet(source, sheet_name)) {
    records[text::fold(field(record, column))].push_back(&record);
  }
  return records;
}

std::vector<std::string> levels_of(const std::string& path,
                                   const std::map<std::string, std::string>& names) {
  constexpr std::size_t above_last = 2;
  if (!path.starts_with('/')) return {};
  std::vector<std::size_t> ends;
  for (std::size_t at = path.find('/', 1); at != path.npos; at = path.find('/', at + 1)) {
    ends.push_back(at);
  }
  if (ends.size() > above_last) {
    std::vector<std::size_t> known = ends;
    std::erase_if(known, [&](std::size_t end) { return !names.contains(path.substr(0, end)); });
    ends.resize(above_last);
    if (known.size() == above_last) ends = std::move(known);
  }
  ends.push_back(path.size());
  std::vector<std::string> levels;
  std::size_t begin = 1;
  for (const std::size_t end : ends) {
    const auto name = names.find(path.substr(0, end));
    levels.push_back(name != names.end() ? name->second : path.substr(begin, end - begin));
    begin = end + 1;
  }
  return levels;
}

Names::Names(const Source& source, const Catalog& catalog) : catalog_(catalog) {
  for (const Record& record : sheet(source, "projects")) {
    ProjectName project{
        field(record, "type"), field(record, "level1"), field(record, "level2"), &record, {}};
    std::string path;
    std::size_t level = 0;
    for (const std::string* name : {&project.type, &project.level1, &project.level2}) {
      path += "/" + text::fold(*name);
      project.paths[level++] = path;
    }
    by_path_.emplace(path, projects_.size());
    by_name_.emplace(text::fold(project.level2), projects_.size());
    projects_.push_back(std::move(project));
  }
  for (const Record& record : sheet(source, "units")) {
    units_.emplace(field(record, "code"), &record);
  }
  for (const Record& record : sheet(source, "accounts")) {
    accounts_[{field(record, "dimension"), field(record, "code")}] = field(record, "name");
  }
}

const ProjectName* Names::project_named(std::string_view level2) const {
  const auto found = by_name_.find(text::fold(level2));
  return found == by_name_.end() ? nullptr : &projects_[found->second];
}

std::vector<const ProjectName*> Names::projects_at(const std::vector<std::string>& paths) const {
  std::set<std::size_t> indices;
  for (const std::string& path : paths) {
    const auto found = by_path_.find(path);
    if (found != by_path_.end()) indices.insert(found->second);
  }
  std::vector<const ProjectName*> projects;
  for (const std::size_t index : indices) projects.push_back(&projects_[index]);
  return projects;
}

const Record* Names::unit(std::string_view code) const {
  const auto found = units_.find(code);
  return found == units_.end() ? nullptr : found->second;
}

std::string Names::unit_name(std::string_view code) const {
  const Record* record = unit(code);
  return record == nullptr ? std::string(code) : field(*record, "name");
}

const Classification* Names::classification(std::string_view dimension) const {
  if (dimension == "function") return &catalog_.function_codes;
  if (dimension == "economic") return &catalog_.economic_codes;
  if (dimension == "government") return &catalog_.government_economic_codes;
  return nullptr;
}

const std::string* Names::known_name(std::string_view dimension, std::string_view code) const {
  const auto own = accounts_.find({std::string(dimension), std::string(code)});
  if (own != accounts_.end()) return &own->second;
  const Classification* codes = classification(dimension);
  const CodeName* known = codes == nullptr ? nullptr : codes->by_code(code);
  return known == nullptr ? nullptr : &known->name;
}

std::string Names::code_name(std::string_view dimension, std::string_view member) const {
  if (dimension == "unit") return unit_name(member);
  const std::string* name = known_name(dimension, member);
  return name == nullptr ? std::string(member) : *name;
}

}  // namespace yiben::compiling
