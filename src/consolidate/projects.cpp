// Projects of several units.
#include "consolidate/projects.h"

#include <algorithm>
#include <array>
#include <map>

#include "text/text.h"

namespace yiben::consolidating {

namespace {

// The sheets whose rows are about a project, with the column that names it.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> sheets_of_projects{
    {{"projects", "level2"},
     {"indicators", "project"},
     {"commissioned", "project"},
     {"procurement", "project"}}};

std::vector<Record>* sheet_in(Source& source, std::string_view name) {
  const auto found = source.sheets.find(std::string(name));
  return found == source.sheets.end() ? nullptr : &found->second;
}

// The one unit of a source, else the source itself.
std::string name_behind(const UnitSource& source, const std::set<std::string>& units,
                        const UnitTree& tree) {
  return units.size() == 1 ? tree.name_of(*units.begin()) : source.source.entity;
}

// Folded names of projects that stand in more than one source.
std::set<std::string> shared_names(const std::vector<UnitSource>& sources) {
  std::map<std::string, std::set<const UnitSource*>> owners;
  for (const UnitSource& source : sources) {
    for (const Record& record : sheet(source.source, "projects")) {
      owners[text::fold(field(record, "level2"))].insert(&source);
    }
  }
  std::set<std::string> shared;
  for (const auto& [name, of] : owners) {
    if (of.size() > 1) shared.insert(name);
  }
  return shared;
}

}  // namespace

Funded funded_projects(const std::vector<Entry>& entries) {
  Funded funded;
  for (const Entry& entry : entries) {
    const std::string_view path = member_of(entry.fact, "project");
    if (!path.empty()) funded.emplace(entry.from, path);
  }
  return funded;
}

void remove_eliminated(std::vector<UnitSource>& sources, const Funded& before, const Funded& now) {
  for (UnitSource& source : sources) {
    std::set<std::string> gone;
    for (const Record& record : sheet(source.source, "projects")) {
      const std::pair<const UnitSource*, std::string> key{&source, project_path(record)};
      if (before.contains(key) && !now.contains(key)) {
        gone.insert(text::fold(field(record, "level2")));
      }
    }
    if (gone.empty()) continue;
    for (const auto& [name, column] : sheets_of_projects) {
      std::vector<Record>* records = sheet_in(source.source, name);
      if (records == nullptr) continue;
      std::erase_if(*records, [&gone, &of = column](const Record& record) {
        return gone.contains(text::fold(field(record, of)));
      });
    }
  }
}

void tell_apart(std::vector<UnitSource>& sources, std::vector<Entry>& entries,
                const UnitTree& tree) {
  const std::set<std::string> shared = shared_names(sources);
  std::map<const UnitSource*, std::set<std::string>> units;
  for (const Entry& entry : entries) units[entry.from].insert(entry.unit);
  std::map<std::pair<const UnitSource*, std::string>, std::string> new_paths;
  for (UnitSource& source : sources) {
    const std::string behind = "（" + name_behind(source, units[&source], tree) + "）";
    for (const auto& [name, column] : sheets_of_projects) {
      std::vector<Record>* records = sheet_in(source.source, name);
      if (records == nullptr) continue;
      for (Record& record : *records) {
        const auto words = record.fields.find(std::string(column));
        if (words == record.fields.end() || !shared.contains(text::fold(words->second))) continue;
        const std::string old_path = project_path(record);
        words->second += behind;
        if (name == "projects") new_paths[{&source, old_path}] = project_path(record);
      }
    }
  }
  for (Entry& entry : entries) {
    for (auto& [dimension, member] : entry.fact.at) {
      if (dimension != "project") continue;
      const auto renamed = new_paths.find({entry.from, member});
      if (renamed != new_paths.end()) member = renamed->second;
    }
  }
}

}  // namespace yiben::consolidating
