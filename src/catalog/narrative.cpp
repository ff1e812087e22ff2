// The words of compiled books from TOML.
#include "catalog/load.h"
#include "cube/toml.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace yiben::catalog {

namespace {

class NarrativeReader {
 public:
  NarrativeReader(const toml::table& root, std::string file, Errors& errors)
      : root_(root), file_(std::move(file)), errors_(errors) {}

  Narrative read() {
    check_keys(root_, {"title", "subtitle", "contents", "tables", "select", "change", "list",
                       "part", "term"});
    narrative_.file = file_;
    narrative_.title = words(root_, "title");
    narrative_.subtitle = words(root_, "subtitle");
    narrative_.contents = words(root_, "contents");
    if (const toml::table* tables = root_["tables"].as_table()) read_tables(*tables);
    each("select", [&](std::string name, const toml::node& node) {
      narrative_.selects.emplace(std::move(name), node.value_or(std::string()));
    });
    each("change", [&](std::string name, const toml::node& node) {
      if (const toml::table* table = node.as_table()) read_change(std::move(name), *table);
    });
    each("list", [&](std::string name, const toml::node& node) {
      if (const toml::table* table = node.as_table()) read_list(std::move(name), *table);
    });
    each_table(root_, "part", [&](const toml::table& table) { read_part(table); });
    each_table(root_, "term", [&](const toml::table& table) {
      check_keys(table, {"term", "explanation"});
      narrative_.terms.emplace_back(words(table, "term"), words(table, "explanation"));
    });
    return std::move(narrative_);
  }

 private:
  static int line_of(const toml::node& node) { return static_cast<int>(node.source().begin.line); }

  static std::string words(const toml::table& table, std::string_view key) {
    return table[key].value_or(std::string());
  }

  void fail(const toml::node& node, std::string what, std::string remedy) {
    errors_.push_back({file_, {.line = line_of(node)}, "", std::move(what), std::move(remedy)});
  }

  void check_keys(const toml::table& table, std::initializer_list<std::string_view> known) {
    for (const auto& [key, value] : table) {
      if (std::find(known.begin(), known.end(), key.str()) == known.end()) {
        fail(value, fmt::format("unknown key '{}'", key.str()), "see catalog/narrative/README.md");
      }
    }
  }

  template <typename Visit>
  void each(std::string_view key, const Visit& visit) const {
    const toml::table* table = root_[key].as_table();
    if (table == nullptr) return;
    for (const auto& [name, node] : *table) visit(std::string(name.str()), node);
  }

  template <typename Visit>
  static void each_table(const toml::table& table, std::string_view key, const Visit& visit) {
    const toml::array* list = table[key].as_array();
    if (list == nullptr) return;
    for (const toml::node& node : *list) {
      if (const toml::table* entry = node.as_table()) visit(*entry);
    }
  }

  static std::vector<std::string> strings(const toml::table& table, std::string_view key) {
    std::vector<std::string> result;
    if (const toml::array* list = table[key].as_array()) {
      for (const toml::node& node : *list) result.push_back(node.value_or(std::string()));
    }
    return result;
  }

  void read_tables(const toml::table& table) {
    check_keys(table, {"label", "unit", "empty", "empty_form"});
    narrative_.label = words(table, "label");
    narrative_.unit = words(table, "unit");
    narrative_.empty = words(table, "empty");
    if (const toml::table* forms = table["empty_form"].as_table()) {
      for (const auto& [form, statement] : *forms) {
        narrative_.empty_tables.emplace(form.str(), statement.value_or(std::string()));
      }
    }
  }

  void read_change(std::string name, const toml::table& table) {
    check_keys(table, {"last", "more", "from_nothing", "less", "same", "because"});
    narrative_.changes[std::move(name)] = {words(table, "last"),         words(table, "more"),
                                           words(table, "from_nothing"), words(table, "less"),
                                           words(table, "same"),         words(table, "because")};
  }

  void read_list(std::string name, const toml::table& table) {
    check_keys(table, {"dimension", "select", "digits", "members", "sheet", "group", "needs",
                       "expects", "by", "say_of", "say", "join"});
    NarrativeList list;
    list.dimension = words(table, "dimension");
    list.select = words(table, "select");
    list.digits = table["digits"].value_or(std::size_t{0});
    list.sheet = words(table, "sheet");
    list.group = words(table, "group");
    list.needs = words(table, "needs");
    list.expects = words(table, "expects");
    list.say = words(table, "say");
    list.join = words(table, "join");
    list.line = line_of(table);
    list.by = words(table, "by");
    list.members =
        pairs(table, "members", "a member without a name", "write [\"member\", \"name\"]");
    list.say_of =
        pairs(table, "say_of", "a word without what is said", "write [\"word\", \"say\"]");
    if (list.dimension.empty() == list.sheet.empty()) {
      fail(table, "a list of neither a dimension nor a sheet, or of both", "name one of them");
    }
    narrative_.lists.emplace(std::move(name), std::move(list));
  }

  std::vector<std::pair<std::string, std::string>> pairs(const toml::table& table,
                                                         std::string_view key, std::string what,
                                                         std::string remedy) {
    std::vector<std::pair<std::string, std::string>> found;
    const toml::array* list = table[key].as_array();
    if (list == nullptr) return found;
    for (const toml::node& node : *list) {
      const toml::array* pair = node.as_array();
      if (pair == nullptr || pair->size() != 2) {
        fail(node, what, remedy);
        continue;
      }
      found.emplace_back((*pair)[0].value_or(std::string()), (*pair)[1].value_or(std::string()));
    }
    return found;
  }

  void read_part(const toml::table& table) {
    check_keys(table, {"name", "heading", "level", "kind", "section"});
    NarrativePart& part = narrative_.parts.emplace_back();
    part.name = words(table, "name");
    part.heading = words(table, "heading");
    part.level = table["level"].value_or(1);
    const std::string kind = words(table, "kind");
    if (kind == "tables") part.kind = PartKind::tables;
    if (kind == "glossary") part.kind = PartKind::glossary;
    if (!kind.empty() && part.kind == PartKind::prose) {
      fail(table, fmt::format("unknown kind '{}'", kind), "write tables or glossary, or leave it");
    }
    each_table(table, "section", [&](const toml::table& entry) {
      check_keys(entry, {"heading", "level", "text"});
      NarrativeSection section;
      section.heading = words(entry, "heading");
      section.level = entry["level"].value_or(2);
      each_table(entry, "text", [&](const toml::table& text) { read_text(text, section); });
      part.sections.push_back(std::move(section));
    });
  }

  void read_text(const toml::table& table, NarrativeSection& section) {
    check_keys(table, {"say", "each", "form", "when", "unless"});
    NarrativeText text;
    text.say = words(table, "say");
    text.each = words(table, "each");
    text.form = words(table, "form");
    text.when = strings(table, "when");
    text.unless = strings(table, "unless");
    text.line = line_of(table);
    section.texts.push_back(std::move(text));
  }

  const toml::table& root_;
  const std::string file_;
  Errors& errors_;
  Narrative narrative_;
};

}  // namespace

Narrative load_narrative(const std::string& path, Errors& errors) {
  std::error_code failed;
  if (!std::filesystem::exists(path, failed)) return {};
  const Result<std::string> bytes = read_file(path);
  if (!bytes) {
    errors.insert(errors.end(), bytes.errors().begin(), bytes.errors().end());
    return {};
  }
  const Result<toml::table> root = parse_toml(*bytes, path);
  if (root) return NarrativeReader(*root, path, errors).read();
  errors.insert(errors.end(), root.errors().begin(), root.errors().end());
  return {};
}

}  // namespace yiben::catalog
