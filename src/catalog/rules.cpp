// The words of rules and findings from TOML: one file per rule, named as the rule.
#include "catalog/load.h"

#include <toml++/toml.h>
#include <algorithm>
#include <filesystem>
#include <system_error>

namespace yiben::catalog {

namespace fs = std::filesystem;

namespace {

std::optional<Severity> severity_of(std::string_view name) {
  for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
    if (name_of(severity) == name) return severity;
  }
  return std::nullopt;
}

void read_words(const toml::table& table, RuleText& rule) {
  const toml::table* lists = table["words"].as_table();
  if (lists == nullptr) return;
  for (const auto& [key, value] : *lists) {
    std::vector<std::string>& list = rule.words[std::string(key.str())];
    if (const toml::array* words = value.as_array()) {
      for (const toml::node& word : *words) list.push_back(word.value_or(std::string()));
    }
  }
}

void read_rule(const fs::path& path, std::map<std::string, RuleText>& rules, Errors& errors) {
  const std::string file = path.string();
  const Result<std::string> bytes = read_file(file);
  if (!bytes) {
    errors.insert(errors.end(), bytes.errors().begin(), bytes.errors().end());
    return;
  }
  toml::table table;
  try {
    table = toml::parse(*bytes, file);
  } catch (const toml::parse_error& error) {
    errors.push_back({file,
                      {.line = static_cast<int>(error.source().begin.line)},
                      "",
                      std::string(error.description()),
                      "mend the TOML syntax"});
    return;
  }
  const auto words = [&](std::string_view key, std::string_view language) {
    return table[key][language].value_or(std::string());
  };
  RuleText rule;
  rule.id = path.stem().string();
  rule.name_zh = words("name", "zh");
  rule.name_en = words("name", "en");
  rule.basis = table["basis"].value_or(std::string());
  rule.explanation_zh = words("explanation", "zh");
  rule.explanation_en = words("explanation", "en");
  rule.message_zh = words("message", "zh");
  rule.message_en = words("message", "en");
  read_words(table, rule);
  const auto severity = severity_of(table["severity"].value_or(std::string()));
  if (!severity || rule.message_zh.empty() || rule.message_en.empty()) {
    errors.push_back({file,
                      {},
                      "",
                      "severity or message is missing",
                      "give severity = \"error|warning|note\" and message = {zh = …, en = …}"});
    return;
  }
  rule.severity = *severity;
  rules.emplace(rule.id, std::move(rule));
}

}  // namespace

std::map<std::string, RuleText> load_rules(const std::string& folder, Errors& errors) {
  std::map<std::string, RuleText> rules;
  std::error_code failed;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, failed)) {
    if (entry.path().extension() == ".toml") read_rule(entry.path(), rules, errors);
  }
  return rules;
}

}  // namespace yiben::catalog
