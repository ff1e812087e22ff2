// Families of forms: a base layout, overridden key by key by the family's file of the same name.
#include "catalog/form_reader.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace yiben::catalog {

namespace fs = std::filesystem;

namespace {

// The file as a table; an empty one where it does not exist.
toml::table parse_file(const std::string& path, Errors& errors) {
  std::error_code failed;
  if (!fs::exists(path, failed)) return {};
  return read_toml(path, errors);
}

// Labels that say the same in any header; a form's label that is the first of one takes the others.
class HeaderWords {
 public:
  HeaderWords(const std::string& file, Errors& errors) {
    const toml::table table = parse_file(file, errors);
    if (const toml::array* same = table["same"].as_array()) {
      for (const toml::node& node : *same) {
        words_.push_back(labels_of(node.value_or(std::string())));
      }
    }
  }

  void widen(Form& form) const {
    for (PanelForm& panel : form.panels) {
      for (KeyColumn& key : panel.keys) widen(key.path);
      for (ValueColumn& column : panel.columns) widen(column.path);
    }
    for (KeyColumn& column : form.performance_columns) widen(column.path);
  }

 private:
  void widen(std::vector<Labels>& path) const {
    for (Labels& level : path) {
      const std::string own = level.front();
      for (const Labels& same : words_) {
        if (same.front() != own) continue;
        level.insert(level.end(), same.begin() + 1, same.end());
      }
    }
  }

  std::vector<Labels> words_;
};

// What only compiled tables can have, no table is read by.
void check_readable(const Family& family, const std::string& file, Errors& errors) {
  if (family.read_by_words) return;
  for (const PanelForm& panel : family.forms.back().panels) {
    const bool listed = panel.axis == Axis::combinations || panel.axis == Axis::records;
    if (!listed && !panel.keys.empty()) continue;
    errors.push_back({file,
                      {},
                      "",
                      "rows that no book can be read by",
                      "write read_by_words = true in family.toml, or give the rows keys and an "
                      "axis of their own"});
  }
}

// The forms that a family lists. Error: it has no list.
std::vector<std::string> ids_of_forms(const toml::table& family, const std::string& file,
                                      Errors& errors) {
  const toml::array* forms = family["forms"].as_array();
  if (forms == nullptr) {
    errors.push_back({file, {}, "", "no list of forms", "add forms = [\"…\"]"});
    return {};
  }
  std::vector<std::string> ids;
  for (const toml::node& node : *forms) ids.push_back(node.value_or(std::string()));
  return ids;
}

Family load_family(const fs::path& folder, const fs::path& base, const HeaderWords& words,
                   Cube& cube, Errors& errors) {
  Family family;
  const std::string file = (folder / "family.toml").string();
  const toml::table table = parse_file(file, errors);
  family.id = table["id"].value_or(folder.filename().string());
  family.name = table["name"].value_or(std::string());
  family.region = table["region"].value_or(std::string());
  family.year = table["year"].value_or(0);
  family.read_by_words = table["read_by_words"].value_or(false);
  family.decimals = table["decimals"].value_or(2);
  family.separators = table["separators"].value_or(false);
  if (const toml::array* sections = table["sections"].as_array()) {
    for (const toml::node& node : *sections) {
      family.sections.push_back(labels_of(node.value_or(std::string())));
    }
  }
  if (const toml::array* totals = table["weight_totals"].as_array()) {
    for (const toml::node& node : *totals) family.weight_totals.push_back(node.value_or(0));
  }
  for (const std::string& id : ids_of_forms(table, file, errors)) {
    const toml::table form = parse_file((base / (id + ".toml")).string(), errors);
    const std::string own = (folder / (id + ".toml")).string();
    const toml::table overrides = parse_file(own, errors);
    family.forms.push_back(read_form(overrides, form, own, id, family.id, cube, errors));
    words.widen(family.forms.back());
    check_readable(family, own, errors);
  }
  return family;
}

}  // namespace

Family load_general(const std::string& folder, Cube& cube, Errors& errors) {
  Family family;
  const std::string file = folder + "/general.toml";
  const toml::table table = parse_file(file, errors);
  family.id = table["id"].value_or(std::string("general"));
  family.name = table["name"].value_or(std::string());
  for (const std::string& id : ids_of_forms(table, file, errors)) {
    const std::string path = folder + "/base/" + id + ".toml";
    const toml::table form = parse_file(path, errors);
    family.forms.push_back(read_form_titles(form, path, id, family.id, cube, errors));
    family.forms.back().required = false;
  }
  return family;
}

std::vector<Family> load_families(const std::string& folder, Cube& cube, Errors& errors) {
  std::vector<fs::path> folders;
  std::error_code failed;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, failed)) {
    if (fs::exists(entry.path() / "family.toml", failed)) folders.push_back(entry.path());
  }
  if (folders.empty()) {
    errors.push_back({folder, {}, "", "no family of forms", "add a folder with a family.toml"});
  }
  // Directories come in no order, and results must not depend on it.
  std::sort(folders.begin(), folders.end());
  const HeaderWords words(folder + "/headers.toml", errors);
  std::vector<Family> families;
  for (const fs::path& path : folders) {
    families.push_back(load_family(path, fs::path(folder) / "base", words, cube, errors));
  }
  return families;
}

}  // namespace yiben::catalog
