// Forms from TOML.
#include "catalog/form_reader.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/text.h"

namespace yiben::catalog {

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
      {"unit_projects", Axis::unit_projects},
      {"combinations", Axis::combinations},
      {"records", Axis::records}};
  for (const auto& [known, axis] : names) {
    if (known == name) return axis;
  }
  return std::nullopt;
}

// Keys that a form file may have: anything else is a slip of the pen.
constexpr std::string_view form_keys[] = {"number",     "titles",   "select",       "kind",
                                          "panel",      "required", "non_negative", "performance",
                                          "blank_zero", "overall",  "each"};
constexpr std::string_view each_keys[] = {"caption", "line"};
constexpr std::string_view line_keys[] = {"side", "words", "columns", "targets"};
constexpr std::string_view overall_keys[] = {"head",    "entity", "money", "side",
                                             "columns", "words",  "spans"};
constexpr std::string_view panel_keys[] = {
    "heading", "axis",   "exhaustive", "select",      "keys",    "columns", "texts", "rows",
    "foot",    "listed", "total",      "total_label", "deepest", "sheet",   "digits"};

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
    if (const toml::table* overall = holder("overall")["overall"].as_table()) {
      form.overall = read_overall(*overall, form.performance_columns.size());
    }
    if (const toml::table* each = holder("each")["each"].as_table()) {
      form.each = read_each(*each, form.performance_columns.size());
    }
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
      const std::string select = fields.size() > 2 ? fields[2] : "";
      result.push_back({fields[0], path_of(fields[1]), coordinates(*node, select)});
    }
    return result;
  }

  std::vector<ValueColumn> columns(const toml::table& table) {
    std::vector<ValueColumn> result;
    for (auto& [node, fields] : tuples(table, "columns", 2)) {
      ValueColumn column;
      column.path = path_of(fields[0]);
      column.printed_path = printed_path(fields[0]);
      column.select = coordinates(*node, fields[1]);
      column.total = fields.size() > 2 && fields[2] == "total";
      result.push_back(std::move(column));
    }
    return result;
  }

  OverallForm read_overall(const toml::table& table, std::size_t targets) {
    OverallForm form;
    check_keys(table, overall_keys);
    form.head = table["head"].value_or(std::string());
    form.entity = table["entity"].value_or(std::string());
    form.money = table["money"].value_or(std::string());
    form.side = table["side"].value_or(std::string());
    form.columns = columns(table);
    form.words = keys(table, "words");
    std::size_t squares = 0;
    if (const toml::array* spans = table["spans"].as_array()) {
      for (const toml::node& node : *spans) {
        form.spans.push_back(std::max(1, node.value_or(1)));
        squares += static_cast<std::size_t>(form.spans.back());
      }
    }
    if (form.spans.size() != targets || squares != form.columns.size() + 1) {
      fail(table, "spans that do not fit the columns",
           "give each column of `performance` its squares, in all one more than `columns`");
    }
    return form;
  }

  // All lines are as wide as the targets with the label beside them.
  ProjectForm read_each(const toml::table& table, std::size_t targets) {
    ProjectForm form;
    check_keys(table, each_keys);
    form.caption = table["caption"].value_or(std::string());
    const toml::array* lines = table["line"].as_array();
    for (const toml::node& node : lines == nullptr ? toml::array() : *lines) {
      if (node.is_table()) form.lines.push_back(read_line(*node.as_table(), targets));
    }
    const bool has_targets = std::any_of(form.lines.begin(), form.lines.end(),
                                         [](const BoxLine& line) { return line.targets; });
    if (form.caption.empty() || !has_targets || targets < 2) {
      fail(table, "a form without a caption or without targets",
           "give it a caption and a line with targets = true, and columns of `performance`");
    }
    return form;
  }

  BoxLine read_line(const toml::table& table, std::size_t targets) {
    BoxLine line;
    check_keys(table, line_keys);
    line.side = table["side"].value_or(std::string());
    line.targets = table["targets"].value_or(false);
    line.amounts = columns(table);
    std::size_t squares = 0;
    for (auto& [node, fields] : tuples(table, "words", 3)) {
      const int wide = std::max(1, std::atoi(fields[2].c_str()));
      line.words.push_back({fields[0], fields[1], wide});
      squares += static_cast<std::size_t>(wide) + 1;
    }
    const int kinds = int(line.targets) + int(!line.amounts.empty()) + int(!line.words.empty());
    if (kinds != 1 || (!line.words.empty() && squares != targets + 1)) {
      fail(table, "a line that does not fit its form",
           "give it words, columns or targets; words with their labels take one square more than "
           "`performance` has columns");
    }
    return line;
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
    panel.columns = columns(table);
    for (auto& [node, fields] : tuples(table, "rows", 2)) {
      panel.rows.push_back({labels_of(fields[0]), coordinates(*node, fields[1]),
                            fields.size() > 2 ? fields[2] : split(fields[0], '|').front()});
    }
    read_layout(table, panel);
    for (const std::string& label : strings(table, "texts")) {
      // "field = label" names the field of the sheet whose words a compiled table has there.
      const std::vector<std::string> parts = split(label, '=');
      panel.text_columns.push_back(
          {parts.size() > 1 ? parts.front() : "text", path_of(parts.back()), {}});
    }
    if (panel.columns.empty() || (panel.keys.empty() && panel.axis != Axis::fixed)) {
      fail(table, "a panel without keys or columns", "see catalog/forms/README.md");
    }
    if (panel.axis == Axis::combinations) check_dimensions(panel, table);
    if ((panel.axis == Axis::records) == panel.sheet.empty()) {
      fail(table, "a sheet without the axis records, or that axis without a sheet",
           "name the sheet of catalog/source.toml whose rows are listed");
    }
    return panel;
  }

  void check_dimensions(const PanelForm& panel, const toml::table& table) {
    for (const KeyColumn& key : panel.keys) {
      if (cube_.dimension(key.role)) continue;
      fail(table, fmt::format("'{}' is no dimension", key.role), "use the words of cube.toml");
    }
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
    panel.deepest_codes = table["deepest"].value_or(false);
    panel.digits = static_cast<std::size_t>(std::max(0, table["digits"].value_or(0)));
    panel.sheet = table["sheet"].value_or(std::string());
    panel.total_label = table["total_label"].value_or(std::string());
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

}  // namespace

Labels labels_of(std::string_view alternatives) {
  Labels labels;
  for (const std::string& label : split(alternatives, '|')) labels.push_back(text::fold(label));
  return labels;
}

Form read_form(const toml::table& own, const toml::table& base, std::string file, std::string id,
               std::string family, Cube& cube, Errors& errors) {
  return FormReader(own, base, std::move(file), cube, errors)
      .read(std::move(id), std::move(family));
}

Form read_form_titles(const toml::table& form, std::string file, std::string id, std::string family,
                      Cube& cube, Errors& errors) {
  const toml::table nothing;
  return FormReader(form, nothing, std::move(file), cube, errors)
      .read_titles(std::move(id), std::move(family));
}

}  // namespace yiben::catalog
