// The rules and the words of findings from TOML: one file each, named as the rule.
#include "catalog/load.h"
#include "cube/toml.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>
#include <unordered_map>

namespace yiben::catalog {

namespace fs = std::filesystem;

namespace {

constexpr std::array rule_keys = {"name",      "severity",    "basis",   "years",   "stage",
                                  "predicate", "explanation", "example", "message", "words",
                                  "patterns",  "numbers",     "cases",   "several"};
constexpr std::array several_keys = {"zh", "en", "item", "by"};
constexpr std::array case_keys = {"find", "instead", "unless", "when", "where", "year", "years"};

std::optional<Severity> severity_of(std::string_view name) {
  for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
    if (name_of(severity) == name) return severity;
  }
  return std::nullopt;
}

// Patterns by what is written: many rules look for the same.
using Patterns = std::unordered_map<std::string, text::Pattern>;

// One file; what is wrong goes to `errors`.
class RuleReader {
 public:
  RuleReader(std::string file, Patterns& patterns, Errors& errors)
      : file_(std::move(file)), patterns_(patterns), errors_(errors) {}

  std::optional<RuleText> read(const toml::table& table, const std::string& id) {
    const std::size_t errors_before = errors_.size();
    check_keys(table, rule_keys);
    RuleText rule;
    rule.id = id;
    read_words(table, rule);
    read_years(table, rule.from, rule.to);
    if (const auto severity = severity_of(table["severity"].value_or(std::string()))) {
      rule.severity = *severity;
    } else {
      fail(table, "severity is none of error, warning and note");
    }
    if (rule.message_zh.empty() || rule.message_en.empty()) {
      fail(table, "message lacks zh or en");
    }
    read_lists(table, rule);
    read_cases(table, rule);
    read_several(table, rule.several);
    if (errors_.size() > errors_before) return std::nullopt;
    return rule;
  }

 private:
  void fail(const toml::node& node, const std::string& what) {
    errors_.push_back({file_,
                       {.line = static_cast<int>(node.source().begin.line)},
                       "",
                       what,
                       "see catalog/README.md on rules"});
  }

  void check_keys(const toml::table& table, const auto& known) {
    for (const auto& [key, value] : table) {
      const bool is_known =
          std::any_of(known.begin(), known.end(),
                      [&, &field = key](const char* name) { return field.str() == name; });
      if (!is_known) fail(value, "unknown key " + std::string(key.str()));
    }
  }

  static void read_words(const toml::table& table, RuleText& rule) {
    const auto words = [&](std::string_view key, std::string_view language) {
      return table[key][language].value_or(std::string());
    };
    rule.name_zh = words("name", "zh");
    rule.name_en = words("name", "en");
    rule.explanation_zh = words("explanation", "zh");
    rule.explanation_en = words("explanation", "en");
    rule.message_zh = words("message", "zh");
    rule.message_en = words("message", "en");
    rule.basis = table["basis"].value_or(std::string());
    rule.stage = table["stage"].value_or(std::string());
    rule.predicate = table["predicate"].value_or(std::string());
    rule.example = table["example"].value_or(std::string());
  }

  // years = { from = 2020, to = 2024 }, either of which may be absent.
  static void read_years(const toml::table& table, int& from, int& to) {
    from = table["years"]["from"].value_or(0);
    to = table["years"]["to"].value_or(0);
  }

  std::optional<text::Pattern> pattern(const toml::node& node) {
    const auto expression = node.value<std::string>();
    if (!expression) {
      fail(node, "a pattern is no text");
      return std::nullopt;
    }
    if (const auto known = patterns_.find(*expression); known != patterns_.end()) {
      return known->second;
    }
    Result<text::Pattern> compiled = text::Pattern::compile(*expression, file_);
    if (compiled) return patterns_.emplace(*expression, std::move(*compiled)).first->second;
    for (Error error : compiled.errors()) {
      error.place.line = static_cast<int>(node.source().begin.line);
      errors_.push_back(std::move(error));
    }
    return std::nullopt;
  }

  std::optional<text::Pattern> pattern_of(const toml::table& table, std::string_view key) {
    const toml::node* node = table.get(key);
    return node == nullptr ? std::nullopt : pattern(*node);
  }

  void read_lists(const toml::table& table, RuleText& rule) {
    each_list(table, "words", [&](const std::string& name, const toml::node& node) {
      rule.words[name].push_back(node.value_or(std::string()));
    });
    each_list(table, "patterns", [&](const std::string& name, const toml::node& node) {
      if (auto compiled = pattern(node)) rule.patterns[name].push_back(std::move(*compiled));
    });
    const toml::table* numbers = table["numbers"].as_table();
    if (numbers == nullptr) return;
    for (const auto& [key, value] : *numbers) {
      rule.numbers[std::string(key.str())] = value.value_or(0);
    }
  }

  void each_list(const toml::table& table, std::string_view of, const auto& take) {
    const toml::table* lists = table[of].as_table();
    if (lists == nullptr) return;
    for (const auto& [key, value] : *lists) {
      const toml::array* list = value.as_array();
      if (list == nullptr) {
        fail(value, std::string(key.str()) + " is no list");
        continue;
      }
      for (const toml::node& node : *list) take(std::string(key.str()), node);
    }
  }

  void read_several(const toml::table& table, SeveralText& several) {
    const toml::table* read = table["several"].as_table();
    if (read == nullptr) return;
    check_keys(*read, several_keys);
    several.zh = (*read)["zh"].value_or(std::string());
    several.en = (*read)["en"].value_or(std::string());
    several.item_zh = (*read)["item"]["zh"].value_or(std::string());
    several.item_en = (*read)["item"]["en"].value_or(std::string());
    for (const std::string* words :
         {&several.zh, &several.en, &several.item_zh, &several.item_en}) {
      if (words->empty()) fail(*read, "several lacks zh, en, item.zh or item.en");
    }
    const toml::array* by = (*read)["by"].as_array();
    if (by == nullptr) return;
    for (const toml::node& node : *by) several.by.push_back(node.value_or(std::string()));
  }

  void read_cases(const toml::table& table, RuleText& rule) {
    const toml::array* cases = table["cases"].as_array();
    if (cases == nullptr) return;
    for (const toml::node& node : *cases) {
      const toml::table* one = node.as_table();
      if (one == nullptr || one->get("find") == nullptr) {
        fail(node, "a case has nothing to find");
        continue;
      }
      check_keys(*one, case_keys);
      RuleCase read;
      read.expression = (*one)["find"].value_or(std::string());
      if (auto find = pattern_of(*one, "find")) read.find = std::move(*find);
      read.instead = (*one)["instead"].value_or(std::string());
      read.unless = pattern_of(*one, "unless");
      read.when = pattern_of(*one, "when");
      read.where = strings_of(*one, "where");
      read.years = numbers_of(*one, "year");
      read_years(*one, read.from, read.to);
      rule.cases.push_back(std::move(read));
    }
  }

  static std::vector<std::string> strings_of(const toml::table& table, std::string_view key) {
    std::vector<std::string> strings;
    const toml::array* list = table[key].as_array();
    if (list == nullptr) return strings;
    for (const toml::node& node : *list) strings.push_back(node.value_or(std::string()));
    return strings;
  }

  // One number, or a list of them.
  std::vector<int> numbers_of(const toml::table& table, std::string_view key) {
    std::vector<int> numbers;
    const auto add = [&](const toml::node& node) {
      const auto number = node.value_exact<std::int64_t>();
      if (!number) return fail(node, std::string(key) + " is no whole number");
      numbers.push_back(static_cast<int>(*number));
    };
    const toml::node* node = table.get(key);
    if (node == nullptr) return numbers;
    const toml::array* list = node->as_array();
    if (list == nullptr) add(*node);
    for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) add((*list)[i]);
    return numbers;
  }

  std::string file_;
  Patterns& patterns_;
  Errors& errors_;
};

void read_rule(const fs::path& path, Patterns& patterns, std::map<std::string, RuleText>& rules,
               Errors& errors) {
  const std::string file = path.string();
  const std::size_t before = errors.size();
  const toml::table table = read_toml(file, errors);
  if (errors.size() > before) return;
  const std::string id = path.stem().string();
  if (auto rule = RuleReader(file, patterns, errors).read(table, id))
    rules.emplace(id, std::move(*rule));
}

}  // namespace

std::map<std::string, RuleText> load_rules(const std::string& folder, Errors& errors) {
  std::map<std::string, RuleText> rules;
  Patterns patterns;
  std::error_code failed;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, failed)) {
    if (entry.path().extension() == ".toml") read_rule(entry.path(), patterns, rules, errors);
  }
  return rules;
}

}  // namespace yiben::catalog
