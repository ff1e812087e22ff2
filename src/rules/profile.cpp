// A profile: which rules are off, and which weigh more or less than their files say.
#include "rules/rules.h"

#include <algorithm>

#include "cube/toml.h"
#include "text/text.h"

namespace yiben::rules {
namespace {

Error error_at(const std::string& file, const toml::node& node, const std::string& excerpt,
               std::string what, std::string remedy) {
  return {.file = file,
          .place = {.line = static_cast<int>(node.source().begin.line)},
          .excerpt = text::excerpt(excerpt),
          .what = std::move(what),
          .remedy = std::move(remedy)};
}

// The rule whose name is nearest, for a slip of the pen.
std::string nearest_rule(const Catalog& catalog, const std::string& id) {
  // Half of the letters other ones is no slip.
  int distance = std::max(2, static_cast<int>(id.size()) / 2);
  std::string nearest;
  for (const auto& [known, rule] : catalog.rules) {
    const int here = text::edit_distance(known, id, distance);
    if (here >= distance) continue;
    distance = here;
    nearest = known;
  }
  return nearest;
}

std::string unknown_rule_remedy(const Catalog& catalog, const std::string& id) {
  const std::string nearest = nearest_rule(catalog, id);
  return (nearest.empty() ? "" : "perhaps " + nearest + " was meant; ") +
         "yiben explain lists the rules";
}

// Sets one rule as the profile says.
void set_rule(Catalog& catalog, const std::string& file, const std::string& id,
              const toml::node& node, Errors& errors) {
  const auto rule = catalog.rules.find(id);
  if (rule == catalog.rules.end()) {
    errors.push_back(
        error_at(file, node, id, "there is no such rule", unknown_rule_remedy(catalog, id)));
    return;
  }
  if (rule->second.predicate.empty()) {
    errors.push_back(error_at(file, node, id, "the proof makes this finding, and no rule does",
                              "leave it out of the profile: a verdict cannot be switched off"));
    return;
  }
  const std::string level = node.value_or(std::string());
  if (level == "off") {
    rule->second.predicate.clear();
    return;
  }
  for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
    if (name_of(severity) != level) continue;
    rule->second.severity = severity;
    return;
  }
  errors.push_back(error_at(file, node, id + " = " + level, "a rule has no such level",
                            "write \"off\", \"note\", \"warning\" or \"error\""));
}

}  // namespace

Result<const RuleText*> rule_named(const Catalog& catalog, const std::string& id) {
  const auto rule = catalog.rules.find(id);
  if (rule != catalog.rules.end()) return &rule->second;
  return Error{.excerpt = text::excerpt(id),
               .what = "there is no such rule",
               .remedy = unknown_rule_remedy(catalog, id)};
}

Errors apply_profile(const std::string& bytes, const std::string& file, Catalog& catalog) {
  const Result<toml::table> parsed = parse_toml(bytes, file);
  if (!parsed) return parsed.errors();
  const toml::table& table = *parsed;
  Errors errors;
  for (const auto& [key, value] : table) {
    if (key.str() == "rules" && value.is_table()) continue;
    errors.push_back(error_at(file, value, std::string(key.str()), "a profile has no such part",
                              "put the rules below [rules], as \"year-not-the-books\" = \"off\""));
  }
  const toml::table* rules = table["rules"].as_table();
  if (rules == nullptr) return errors;
  for (const auto& [key, value] : *rules) {
    set_rule(catalog, file, std::string(key.str()), value, errors);
  }
  // The parser keeps names in the order of the alphabet.
  std::stable_sort(errors.begin(), errors.end(),
                   [](const Error& a, const Error& b) { return a.place.line < b.place.line; });
  return errors;
}

}  // namespace yiben::rules
