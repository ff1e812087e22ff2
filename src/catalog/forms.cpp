// Families of forms from TOML: a base layout, overridden key by key by the family's file of the
// same name.
#include "catalog/load.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "cube/toml.h"
#include "text/text.h"

namespace yiben::catalog {

namespace fs = std::filesystem;

namespace {

std::vector<std::string> split(std::string_view s, char separator) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t end = s.find(separator);
    parts.emplace_back(text::trim(s.substr(0, end)));
    if (end == std::string_view::npos) return parts;
    s = s.substr(end + 1);
  }
}

// "A | B" → both, folded.
Labels labels_of(std::string_view alternatives) {
  Labels labels;
  for (const std::string& label : split(alternatives, '|')) labels.push_back(text::fold(label));
  return labels;
}

// "A > B | C" → [[A], [B, C]].
std::vector<Labels> path_of(std::string_view path) {
  std::vector<Labels> levels;
  for (const std::string& level : split(path, '>')) levels.push_back(labels_of(level));
  return levels;
}

// The first alternative at each level: "A>B".
std::string printed_path(std::string_view path) {
  std::string printed;
  for (const std::string& level : split(path, '>')) {
    if (!printed.empty()) printed += '>';
    const std::string first = split(level, '|').front();
    for (const char c : first) {
      if (c != ' ') printed += c;
    }
  }
  return printed;
}

std::optional<Axis> axis_of(std::string_view name) {
  static constexpr std::pair<std::string_view, Axis> names[] = {
      {"fixed", Axis::fixed},
      {"function_codes", Axis::function_codes},
      {"function_classes", Axis::function_classes},
      {"economic_codes", Axis::economic_codes},
      {"units", Axis::units},
      {"projects", Axis::projects},
      {"unit_projects", Axis::unit_projects}};
  for (const auto& [known, axis] : names) {
    if (known == name) return axis;
  }
  return std::nullopt;
}

// Keys that a form file may have: anything else is a slip of the pen.
constexpr std::string_view form_keys[] = {"number",       "titles",      "select",
                                          "kind",         "panel",       "required",
                                          "non_negative", "performance", "blank_zero"};
constexpr std::string_view panel_keys[] = {"heading", "axis",    "exhaustive", "select",
                                           "keys",    "columns", "texts",      "rows",
                                           "foot",    "listed",  "total"};

class FormReader {
 public:
  FormReader(const toml::table& own, const toml::table& base, std::string file, Cube& cube,
             Errors& errors)
      : own_(own), base_(base), file_(std::move(file)), cube_(cube), errors_(errors) {}

  // Only what it goes by.
  Form read_titles(std::string id, std::string family) {
    Form form;
    form.id = std::move(id);
    form.family = std::move(family);
    for (const std::string& title : strings(holder("titles"), "titles")) {
      if (form.title.empty()) form.title = title;
      form.titles.push_back(text::fold(title));
    }
    if (form.titles.empty()) fail(own_, "a form without titles", "add titles = [\"…\"]");
    return form;
  }

  Form read(std::string id, std::string family) {
    Form form = read_titles(std::move(id), std::move(family));
    check_keys(own_, form_keys);
    check_keys(base_, form_keys);
    form.number = holder("number")["number"].value_or(0);
    form.required = holder("required")["required"].value_or(true);
    form.non_negative = holder("non_negative")["non_negative"].value_or(true);
    form.blank_zero = holder("blank_zero")["blank_zero"].value_or(false);
    form.select = coordinates(holder("select"), "select");
    const std::string kind = holder("kind")["kind"].value_or(std::string("amounts"));
    if (kind == "performance") form.kind = FormKind::performance;
    if (kind != "performance" && kind != "amounts")
      fail(own_, "unknown kind", "amounts or performance");
    form.performance_columns = keys(holder("performance"), "performance");
    if (const toml::array* panels = holder("panel")["panel"].as_array()) {
      for (const toml::node& node : *panels) {
        if (const toml::table* panel = node.as_table()) form.panels.push_back(read_panel(*panel));
      }
    }
    if (form.kind == FormKind::amounts && form.panels.empty()) {
      fail(own_, "a form without [[panel]]", "describe rows and columns in a [[panel]]");
    }
    return form;
  }

 private:
  // The family's file where it has the key, else the base. Tables are not merged, because a copied
  // node forgets its line.
  const toml::table& holder(std::string_view key) const {
    return own_.contains(key) ? own_ : base_;
  }

  void fail(const toml::node& node, std::string what, std::string remedy) {
    const int line = static_cast<int>(node.source().begin.line);
    const std::string file = node.source().path ? *node.source().path : file_;
    errors_.push_back({file, {.line = line}, "", std::move(what), std::move(remedy)});
  }

  template <std::size_t n>
  void check_keys(const toml::table& table, const std::string_view (&known)[n]) {
    for (const auto& [key, value] : table) {
      if (std::find(std::begin(known), std::end(known), key.str()) == std::end(known)) {
        fail(value, fmt::format("unknown key '{}'", key.str()), "see catalog/forms/README.md");
      }
    }
  }

  Coordinates coordinates(const toml::table& table, std::string_view key) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return {};
    return coordinates(*node, node->value_or(std::string()));
  }

  Coordinates coordinates(const toml::node& node, const std::string& words) {
    const int line = static_cast<int>(node.source().begin.line);
    const std::string file = node.source().path ? *node.source().path : file_;
    Result<Coordinates> result = cube_.coordinates(words, file, {.line = line});
    if (result) return std::move(*result);
    errors_.insert(errors_.end(), result.errors().begin(), result.errors().end());
    return {};
  }

  std::vector<std::string> strings(const toml::table& table, std::string_view key) {
    std::vector<std::string> result;
    if (const toml::array* list = table[key].as_array()) {
      for (const toml::node& node : *list) result.push_back(node.value_or(std::string()));
    }
    return result;
  }

  // An array of short arrays of strings, at least `least` long each.
  std::vector<std::pair<const toml::node*, std::vector<std::string>>> tuples(
      const toml::table& table, std::string_view key, std::size_t least) {
    std::vector<std::pair<const toml::node*, std::vector<std::string>>> result;
    const toml::array* list = table[key].as_array();
    if (list == nullptr) return result;
    for (const toml::node& node : *list) {
      std::vector<std::string> fields;
      if (const toml::array* tuple = node.as_array()) {
        for (const toml::node& field : *tuple) fields.push_back(field.value_or(std::string()));
      }
      if (fields.size() < least) {
        fail(node, fmt::format("an entry of {} is too short", key), "see catalog/forms/README.md");
        continue;
      }
      result.emplace_back(&node, std::move(fields));
    }
    return result;
  }

  std::vector<KeyColumn> keys(const toml::table& table, std::string_view key) {
    std::vector<KeyColumn> result;
    for (auto& [node, fields] : tuples(table, key, 2)) {
      result.push_back({fields[0], path_of(fields[1])});
    }
    return result;
  }

  PanelForm read_panel(const toml::table& table) {
    PanelForm panel;
    check_keys(table, panel_keys);
    panel.heading = text::fold(table["heading"].value_or(std::string()));
    panel.exhaustive = table["exhaustive"].value_or(true);
    panel.select = coordinates(table, "select");
    const std::string axis = table["axis"].value_or(std::string());
    if (const auto known = axis_of(axis)) {
      panel.axis = *known;
    } else {
      fail(table, fmt::format("unknown axis '{}'", axis), "see catalog/forms/README.md");
    }
    panel.keys = keys(table, "keys");
    for (auto& [node, fields] : tuples(table, "columns", 2)) {
      ValueColumn column;
      column.path = path_of(fields[0]);
      column.printed_path = printed_path(fields[0]);
      column.select = coordinates(*node, fields[1]);
      column.total = fields.size() > 2 && fields[2] == "total";
      panel.columns.push_back(std::move(column));
    }
    for (auto& [node, fields] : tuples(table, "rows", 2)) {
      panel.rows.push_back({labels_of(fields[0]), coordinates(*node, fields[1]),
                            fields.size() > 2 ? fields[2] : split(fields[0], '|').front()});
    }
    read_layout(table, panel);
    for (const std::string& label : strings(table, "texts")) {
      // "field = label" names the field of the sheet whose words a compiled table has there.
      const std::vector<std::string> parts = split(label, '=');
      panel.text_columns.push_back(
          {parts.size() > 1 ? parts.front() : "text", path_of(parts.back())});
    }
    if (panel.columns.empty() || panel.keys.empty()) {
      fail(table, "a panel without keys or columns", "see catalog/forms/README.md");
    }
    return panel;
  }

  // What only compiled tables ask.
  void read_layout(const toml::table& table, PanelForm& panel) {
    for (const std::string& label : strings(table, "foot")) {
      panel.foot.push_back(text::fold(label));
      const bool known = std::any_of(panel.rows.begin(), panel.rows.end(), [&](const auto& row) {
        return row.labels.front() == panel.foot.back();
      });
      if (!known && !label.empty()) {
        fail(table, fmt::format("'{}' in foot is no row", label), "name rows as `rows` does");
      }
    }
    panel.listed = strings(table, "listed");
    const std::string total = table["total"].value_or(std::string());
    if (total == "first") panel.total = TotalRow::first;
    if (total == "last") panel.total = TotalRow::last;
    if (panel.total == TotalRow::none && !total.empty()) {
      fail(table, fmt::format("'{}' is no place of a total row", total), "write first or last");
    }
  }

  const toml::table& own_;   // the family's file
  const toml::table& base_;  // what it stands over
  std::string file_;
  Cube& cube_;
  Errors& errors_;
};

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

Family load_family(const fs::path& folder, const fs::path& base, const HeaderWords& words,
                   Cube& cube, Errors& errors) {
  Family family;
  const std::string file = (folder / "family.toml").string();
  const toml::table table = parse_file(file, errors);
  family.id = table["id"].value_or(folder.filename().string());
  family.name = table["name"].value_or(std::string());
  family.region = table["region"].value_or(std::string());
  family.year = table["year"].value_or(0);
  if (const toml::array* sections = table["sections"].as_array()) {
    for (const toml::node& node : *sections) {
      family.sections.push_back(labels_of(node.value_or(std::string())));
    }
  }
  if (const toml::array* totals = table["weight_totals"].as_array()) {
    for (const toml::node& node : *totals) family.weight_totals.push_back(node.value_or(0));
  }
  const toml::array* forms = table["forms"].as_array();
  if (forms == nullptr) {
    errors.push_back({file, {}, "", "no list of forms", "add forms = [\"…\"]"});
    return family;
  }
  for (const toml::node& node : *forms) {
    const std::string id = node.value_or(std::string());
    const toml::table form = parse_file((base / (id + ".toml")).string(), errors);
    const std::string own = (folder / (id + ".toml")).string();
    const toml::table overrides = parse_file(own, errors);
    family.forms.push_back(FormReader(overrides, form, own, cube, errors).read(id, family.id));
    words.widen(family.forms.back());
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
  const toml::array* forms = table["forms"].as_array();
  if (forms == nullptr) {
    errors.push_back({file, {}, "", "no list of forms", "add forms = [\"…\"]"});
    return family;
  }
  const toml::table nothing;
  for (const toml::node& node : *forms) {
    const std::string id = node.value_or(std::string());
    const std::string path = folder + "/base/" + id + ".toml";
    const toml::table form = parse_file(path, errors);
    family.forms.push_back(
        FormReader(form, nothing, path, cube, errors).read_titles(id, family.id));
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
