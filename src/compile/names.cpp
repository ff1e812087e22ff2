// Names of members.
#include "compile/names.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/text.h"

namespace yiben::compiling {

const std::string& field(const Record& record, std::string_view name) {
  static const std::string nothing;
  const auto found = record.fields.find(std::string(name));
  return found == record.fields.end() ? nothing : found->second;
}

const std::vector<Record>& sheet(const Source& source, std::string_view name) {
  static const std::vector<Record> nothing;
  const auto found = source.sheets.find(std::string(name));
  return found == source.sheets.end() ? nothing : found->second;
}

std::string chinese(int number) {
  static constexpr std::string_view digits[] = {"",   "一", "二", "三", "四",
                                                "五", "六", "七", "八", "九"};
  if (number < 1 || number > 99) return std::to_string(number);
  std::string words;
  if (number >= 20) words += digits[number / 10];
  if (number >= 10) words += "十";
  return words += digits[number % 10];
}

std::string ProjectName::path(int levels) const {
  const std::string* names[] = {&type, &level1, &level2};
  std::string path;
  for (int i = 0; i < levels; ++i) path += "/" + text::fold(*names[i]);
  return path;
}

Names::Names(const Source& source, const Catalog& catalog) : source_(source), catalog_(catalog) {
  for (const Record& record : sheet(source, "projects")) {
    projects_.push_back(
        {field(record, "type"), field(record, "level1"), field(record, "level2"), &record});
  }
  for (const Record& record : sheet(source, "accounts")) {
    accounts_[{field(record, "dimension"), field(record, "code")}] = field(record, "name");
  }
}

const ProjectName* Names::project_named(std::string_view level2) const {
  const std::string folded = text::fold(level2);
  for (const ProjectName& project : projects_) {
    if (text::fold(project.level2) == folded) return &project;
  }
  return nullptr;
}

const Record* Names::unit(std::string_view code) const {
  for (const Record& record : sheet(source_, "units")) {
    if (field(record, "code") == code) return &record;
  }
  return nullptr;
}

std::string Names::unit_name(std::string_view code) const {
  const Record* record = unit(code);
  return record == nullptr ? std::string(code) : field(*record, "name");
}

const std::string* Names::known_name(std::string_view dimension, std::string_view code) const {
  const auto own = accounts_.find({std::string(dimension), std::string(code)});
  if (own != accounts_.end()) return &own->second;
  const Classification* codes = nullptr;
  if (dimension == "function") codes = &catalog_.function_codes;
  if (dimension == "economic") codes = &catalog_.economic_codes;
  const CodeName* known = codes == nullptr ? nullptr : codes->by_code(code);
  return known == nullptr ? nullptr : &known->name;
}

std::string Names::code_name(std::string_view dimension, std::string_view member) const {
  const std::string* name = known_name(dimension, member);
  return name == nullptr ? std::string(member) : *name;
}

Errors Names::unexplained(const Sums& sums) const {
  Errors errors;
  const auto fail = [&](const std::string& member, std::string what, std::string remedy) {
    errors.push_back({"facts.csv", {}, member, std::move(what), std::move(remedy)});
  };
  for (const std::string& code : sums.members("unit", {})) {
    if (unit(code) == nullptr) {
      fail(code, fmt::format("unit '{}' has no name", code),
           "add a row with code and name to units.csv");
    }
  }
  for (const std::string& path : sums.members("project", {})) {
    const bool known = std::any_of(projects_.begin(), projects_.end(),
                                   [&](const ProjectName& p) { return p.path(3) == path; });
    if (!known) {
      fail(path, fmt::format("project '{}' is not in projects.csv", path),
           "write the project as /type/level1/level2 of its row in projects.csv, without blanks");
    }
  }
  for (const std::string_view dimension : {"function", "economic"}) {
    for (const std::string& code : sums.members(dimension, {})) {
      if (known_name(dimension, code) == nullptr) {
        fail(code, fmt::format("{} code '{}' is in no classification", dimension, code),
             "correct the code, or give its name in accounts.csv");
      }
    }
  }
  return errors;
}

}  // namespace yiben::compiling
