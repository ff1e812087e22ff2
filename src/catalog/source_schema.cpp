// The sheets of a source from TOML.
#include "catalog/source_schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "catalog/load.h"
#include "cube/toml.h"

namespace yiben {

namespace {

constexpr std::array kinds{
    std::pair{FieldKind::text, std::string_view("text")},
    std::pair{FieldKind::amount, std::string_view("amount")},
    std::pair{FieldKind::integer, std::string_view("integer")},
    std::pair{FieldKind::number, std::string_view("number")},
    std::pair{FieldKind::code, std::string_view("code")},
    std::pair{FieldKind::list, std::string_view("list")},
    std::pair{FieldKind::member, std::string_view("member")},
    std::pair{FieldKind::dimension, std::string_view("dimension")},
    std::pair{FieldKind::reference, std::string_view("reference")},
    std::pair{FieldKind::selection, std::string_view("selection")},
};

template <typename Named>
const Named* named(const std::vector<Named>& all, std::string_view name) {
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Named& one) { return one.name == name; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

std::string_view name_of(FieldKind kind) {
  for (const auto& [known, name] : kinds) {
    if (known == kind) return name;
  }
  return "";
}

const SourceColumn* SourceSheet::column(std::string_view column_name) const {
  return named(columns, column_name);
}

const SourceSheet* SourceSchema::sheet(std::string_view name) const {
  return named(sheets, name);
}

const SourceDimension* SourceSchema::dimension(std::string_view name) const {
  return named(dimensions, name);
}

namespace catalog {

namespace {

class SchemaReader {
 public:
  SchemaReader(const toml::table& root, const std::string& file, const Cube& cube, Errors& errors)
      : root_(root), file_(file), errors_(errors) {
    for (int d = 0; d < cube.dimensions(); ++d) {
      SourceDimension& dimension = schema_.dimensions.emplace_back();
      dimension.name = cube.name_of(d);
      dimension.open = cube.is_open(d);
      for (std::size_t node = 1; node < cube.members(d); ++node) {
        dimension.members.emplace_back(cube.name_of(d, static_cast<Node>(node)));
      }
    }
  }

  SourceSchema read() {
    check_keys(root_, {"total_words", "empty_words", "error_words", "most_name_characters",
                       "members", "sheet"});
    schema_.total_words = strings(root_.get("total_words"));
    schema_.empty_words = strings(root_.get("empty_words"));
    schema_.error_words = strings(root_.get("error_words"));
    schema_.most_name_characters = root_["most_name_characters"].value_or(std::size_t(0));
    if (schema_.most_name_characters == 0) {
      fail(root_, "most_name_characters is missing", "write how long a name may be");
    }
    if (const toml::table* members = root_["members"].as_table()) read_members(*members);
    if (const toml::array* sheets = root_["sheet"].as_array()) {
      for (const toml::node& node : *sheets) {
        if (const toml::table* table = node.as_table()) read_sheet(*table);
      }
    }
    check_references();
    check_facts();
    return std::move(schema_);
  }

 private:
  void fail(const toml::node& node, std::string what, std::string remedy) {
    errors_.push_back({file_,
                       {.line = static_cast<int>(node.source().begin.line)},
                       "",
                       std::move(what),
                       std::move(remedy)});
  }

  static std::string words(const toml::table& table, std::string_view key) {
    return table[key].value_or(std::string());
  }

  static std::vector<std::string> strings(const toml::node* node) {
    std::vector<std::string> result;
    const toml::array* list = node == nullptr ? nullptr : node->as_array();
    if (list == nullptr) return result;
    for (const toml::node& one : *list) result.push_back(one.value_or(std::string()));
    return result;
  }

  void check_keys(const toml::table& table, std::initializer_list<std::string_view> known) {
    for (const auto& [key, value] : table) {
      if (std::find(known.begin(), known.end(), key.str()) == known.end()) {
        fail(value, fmt::format("unknown key '{}'", key.str()),
             "the keys are explained at the top of this file");
      }
    }
  }

  void read_members(const toml::table& table) {
    for (const auto& [name, titles] : table) {
      const auto dimension = std::find_if(
          schema_.dimensions.begin(), schema_.dimensions.end(),
          [&named = name](const SourceDimension& one) { return one.name == named.str(); });
      if (dimension == schema_.dimensions.end() || titles.as_table() == nullptr) {
        fail(titles, fmt::format("'{}' is no dimension", name.str()), "use the words of cube.toml");
        continue;
      }
      const std::vector<std::string>& members = dimension->members;
      for (const auto& [member, title] : *titles.as_table()) {
        if (std::find(members.begin(), members.end(), member.str()) == members.end()) {
          fail(title, fmt::format("'{}' is no member of {}", member.str(), name.str()),
               "use the words of cube.toml");
        }
        dimension->titles.emplace(member.str(), title.value_or(std::string()));
      }
    }
  }

  void read_sheet(const toml::table& table) {
    check_keys(table, {"name", "title", "title_en", "help", "file", "single", "unique", "tree",
                       "totals", "within", "made", "columns"});
    SourceSheet sheet;
    sheet.name = words(table, "name");
    sheet.title = words(table, "title");
    sheet.title_en = words(table, "title_en");
    sheet.help = words(table, "help");
    sheet.file = words(table, "file");
    if (sheet.file.empty()) sheet.file = sheet.name + ".csv";
    sheet.single = table["single"].value_or(false);
    sheet.made = table["made"].value_or(false);
    if (const toml::array* columns = table["columns"].as_array()) {
      for (const toml::node& node : *columns) {
        if (const toml::table* column = node.as_table()) read_column(*column, sheet);
      }
    }
    if (const toml::array* unique = table["unique"].as_array()) {
      for (const toml::node& node : *unique) {
        sheet.unique.push_back(strings(&node));
        for (const std::string& name : sheet.unique.back()) {
          if (sheet.column(name) == nullptr) fail(node, "no column " + name, "name its columns");
        }
      }
    }
    sheet.within = words(table, "within");
    if (const toml::table* tree = table["tree"].as_table()) read_tree(*tree, sheet);
    if (const toml::array* totals = table["totals"].as_array()) read_totals(*totals, sheet);
    if (sheet.name.empty() || sheet.title.empty() || sheet.columns.empty() ||
        schema_.sheet(sheet.name) != nullptr) {
      fail(table, "a sheet without name, title or columns, or a second one of the name",
           "give name, title and columns");
    }
    lines_.push_back(&table);
    schema_.sheets.push_back(std::move(sheet));
  }

  void read_tree(const toml::table& table, SourceSheet& sheet) {
    check_keys(table, {"member", "parent", "apart", "one_root"});
    SourceTree tree{words(table, "member"), words(table, "parent"), words(table, "apart"),
                    table["one_root"].value_or(false)};
    const bool known = sheet.column(tree.member) && sheet.column(tree.parent) &&
                       (tree.apart.empty() || sheet.column(tree.apart));
    if (!known) fail(table, "a tree of columns that the sheet does not have", "name its columns");
    if (known) sheet.tree = std::move(tree);
  }

  void read_totals(const toml::array& totals, SourceSheet& sheet) {
    for (const toml::node& node : totals) {
      const toml::table* table = node.as_table();
      if (table == nullptr) continue;
      check_keys(*table, {"column", "by", "at_most"});
      SourceTotal total{words(*table, "column"), words(*table, "by"),
                        (*table)["at_most"].value_or(std::int64_t(0))};
      if (!sheet.column(total.column) || !sheet.column(total.by)) {
        fail(node, "a total of columns that the sheet does not have", "name its columns");
      }
      sheet.totals.push_back(std::move(total));
    }
  }

  void read_column(const toml::table& table, SourceSheet& sheet) {
    check_keys(table, {"name", "title", "title_en", "help", "kind", "required", "values",
                       "dimension", "of", "blank", "only", "at_least", "at_most", "no_total",
                       "no_digits", "stands_in", "says", "one_of", "usual"});
    SourceColumn column;
    column.name = words(table, "name");
    column.title = words(table, "title");
    column.title_en = words(table, "title_en");
    column.help = words(table, "help");
    column.required = table["required"].value_or(false);
    column.required_in_print = words(table, "required") == "printed";
    column.blank = words(table, "blank");
    column.only = strings(table.get("only"));
    column.at_least = table["at_least"].value<std::int64_t>();
    column.at_most = table["at_most"].value<std::int64_t>();
    column.no_total = table["no_total"].value_or(false);
    column.no_digits = table["no_digits"].value_or(false);
    column.stands_in = words(table, "stands_in");
    column.says = table["says"].value_or(false);
    column.one_of = strings(table.get("one_of"));
    column.usual = strings(table.get("usual"));
    column.values = strings(table.get("values"));
    column.dimension = words(table, "dimension");
    const std::string kind = words(table, "kind");
    const auto known = std::find_if(kinds.begin(), kinds.end(),
                                    [&](const auto& one) { return one.second == kind; });
    if (known != kinds.end()) column.kind = known->first;
    read_reference(words(table, "of"), column);
    const bool is_member = column.kind == FieldKind::member;
    const bool whole = known != kinds.end() && !column.title.empty() && !column.help.empty() &&
                       sheet.column(column.name) == nullptr &&
                       (column.kind == FieldKind::list) == !column.values.empty() &&
                       is_member == !column.dimension.empty() &&
                       (column.kind != FieldKind::reference || !column.of_sheet.empty());
    if (!whole) {
      fail(table, fmt::format("column '{}' is not whole, or stands twice", column.name),
           "give title, help, kind, and what the kind needs: values, dimension or of");
    }
    if (is_member && schema_.dimension(column.dimension) == nullptr) {
      fail(table, fmt::format("'{}' is no dimension", column.dimension),
           "use the words of cube.toml");
    }
    sheet.columns.push_back(std::move(column));
  }

  // "units.code", "projects.type/level1/level2".
  static void read_reference(std::string_view of, SourceColumn& column) {
    if (of.empty()) return;
    const std::size_t point = std::min(of.find('.'), of.size());
    column.of_sheet = of.substr(0, point);
    of.remove_prefix(std::min(point + 1, of.size()));
    while (!of.empty()) {
      const std::size_t end = std::min(of.find('/'), of.size());
      column.of_columns.emplace_back(of.substr(0, end));
      of.remove_prefix(std::min(end + 1, of.size()));
    }
  }

  void check_references() {
    for (std::size_t i = 0; i < schema_.sheets.size(); ++i) {
      for (const SourceColumn& column : schema_.sheets[i].columns) {
        if (column.of_sheet.empty()) continue;
        const SourceSheet* sheet = schema_.sheet(column.of_sheet);
        const bool known = sheet != nullptr && !column.of_columns.empty() &&
                           std::all_of(column.of_columns.begin(), column.of_columns.end(),
                                       [&](const auto& name) { return sheet->column(name); });
        if (!known) {
          fail(*lines_[i], fmt::format("column '{}' refers to nothing", column.name),
               "write of = \"sheet.column\" with names of this file");
        }
      }
    }
  }

  // Facts can say all that the cube knows.
  void check_facts() {
    const SourceSheet* facts = schema_.sheet("facts");
    for (const std::string_view needed : {"unit", "facts", "tree", "layout", "squares"}) {
      if (schema_.sheet(needed) == nullptr) {
        fail(root_, fmt::format("no sheet '{}'", needed), "a source is read by this name");
      }
    }
    if (facts == nullptr) return;
    for (const SourceDimension& dimension : schema_.dimensions) {
      const SourceColumn* column = facts->column(dimension.name);
      if (column == nullptr || column->dimension != dimension.name) {
        fail(root_, fmt::format("facts have no column for the dimension '{}'", dimension.name),
             fmt::format("add a column of this name with dimension = \"{}\"", dimension.name));
      }
    }
  }

  const toml::table& root_;
  const std::string& file_;
  Errors& errors_;
  SourceSchema schema_;
  std::vector<const toml::node*> lines_;  // of the sheets
};

}  // namespace

SourceSchema load_source_schema(const std::string& path, const Cube& cube, Errors& errors) {
  const std::size_t before = errors.size();
  const toml::table root = read_toml(path, errors);
  if (errors.size() > before) return {};
  return SchemaReader(root, path, cube, errors).read();
}

}  // namespace catalog

}  // namespace yiben
