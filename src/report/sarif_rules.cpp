// Rules to SARIF 2.1.0 (docs/formats/check-sarif.md).
#include "report/sarif_rules.h"

#include <algorithm>

#include "report/shown.h"
#include "report/words.h"
#include "text/text.h"

namespace yiben::report {
namespace {

using Layout = JsonWriter::Layout;

// Both tool components have it; it is the name by which a translation finds what it translates.
constexpr std::string_view driver_guid = "0f5b6a53-6a1e-4c0c-9a3e-6d1f0a7b52c4";
constexpr std::string_view chinese_guid = "5d2d7f0a-1a0b-4d6a-8a52-1b8f4f6f7e11";
constexpr std::string_view english_guid = "8c3a9d54-93b7-4a43-b2d8-3f0c2a9e4d27";

void write_text_member(JsonWriter& json, std::string_view key, std::string_view text) {
  json.open_object(key, Layout::one_line);
  json.text("text", text);
  json.close();
}

void names_in(std::string_view pattern, std::vector<std::string>& names) {
  for (std::size_t open = pattern.find('{'); open != pattern.npos;
       open = pattern.find('{', open + 1)) {
    const std::size_t close = pattern.find('}', open);
    if (close == pattern.npos) return;
    const std::string name(pattern.substr(open + 1, close - open - 1));
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
}

// "{arithmetic}，相差 {difference}" to "{0}，相差 {1}".
std::string numbered(std::string_view pattern, const std::vector<std::string>& names) {
  std::map<std::string, std::string> operands;
  for (std::size_t i = 0; i < names.size(); ++i) {
    operands[names[i]] = "{" + std::to_string(i) + "}";
  }
  return fill(pattern, operands);
}

// An explanation, what the rule rests on, and an example: what a viewer shows as help.
std::string help_text(const RuleText& rule, bool chinese) {
  std::string out(text::trim(chinese ? rule.explanation_zh : rule.explanation_en));
  const auto add = [&](Word name, const std::string& what) {
    if (what.empty()) return;
    out += (out.empty() ? "" : "\n\n") + std::string(word(name, chinese)) + ": " + what;
  };
  add(Word::basis, basis_in_words(rule, chinese));
  add(Word::example, rule.example);
  return out;
}

std::string_view level_of(Severity severity) {
  return name_of(severity);  // SARIF has the same three words
}

void write_rule(JsonWriter& json, const RuleText& rule, bool chinese, bool translation) {
  json.open_object();
  json.text("id", rule.id);
  const std::string& name = chinese ? rule.name_zh : rule.name_en;
  write_text_member(json, "shortDescription", name.empty() ? rule.id : name);
  const std::string_view explanation =
      text::trim(chinese ? rule.explanation_zh : rule.explanation_en);
  if (!explanation.empty()) write_text_member(json, "fullDescription", explanation);
  const std::string help = help_text(rule, chinese);
  if (!help.empty()) write_text_member(json, "help", help);
  const std::string& pattern = chinese ? rule.message_zh : rule.message_en;
  if (!pattern.empty()) {
    json.open_object("messageStrings", Layout::one_line);
    write_text_member(json, "default", numbered(pattern, operand_names(rule)));
    json.close();
  }
  if (!translation) {
    json.open_object("defaultConfiguration", Layout::one_line);
    json.text("level", level_of(rule.severity));
    json.close();
    json.open_object("properties", Layout::one_line);
    json.text("basis", rule.basis);
    json.close();
  }
  json.close();
}

void write_rules(JsonWriter& json, const Catalog& catalog, bool chinese, bool translation) {
  json.open_array("rules");
  for (const auto& [id, rule] : catalog.rules) write_rule(json, rule, chinese, translation);
  json.close();
}

std::string_view language_of(bool chinese) {
  return chinese ? "zh-CN" : "en";
}

}  // namespace

std::vector<std::string> operand_names(const RuleText& rule) {
  std::vector<std::string> names;
  names_in(rule.message_zh, names);
  names_in(rule.message_en, names);
  return names;
}

void write_sarif_driver(JsonWriter& json, const Catalog& catalog, const std::string& version,
                        bool chinese) {
  json.open_object("tool");
  json.open_object("driver");
  json.text("name", "yiben");
  json.text("semanticVersion", version);
  json.text("guid", driver_guid);
  json.text("language", language_of(chinese));
  write_rules(json, catalog, chinese, false);
  json.close();
  json.close();
}

void write_sarif_translation(JsonWriter& json, const Catalog& catalog, const std::string& version,
                             bool chinese) {
  json.open_object();
  json.text("name", "yiben");
  json.text("semanticVersion", version);
  json.text("guid", chinese ? chinese_guid : english_guid);
  json.text("language", language_of(chinese));
  json.open_array("contents", Layout::one_line);
  json.text_item("localizedData");
  json.close();
  json.open_object("associatedComponent", Layout::one_line);
  json.text("name", "yiben");
  json.text("guid", driver_guid);
  json.close();
  json.open_object("translationMetadata", Layout::one_line);
  json.text("name", "yiben");
  json.close();
  write_rules(json, catalog, chinese, true);
  json.close();
}

}  // namespace yiben::report
