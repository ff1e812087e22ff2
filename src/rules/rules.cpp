// The predicates by name, and the order of what the rules find.
#include "rules/rules.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "rules/predicates.h"
#include "rules/several.h"

namespace yiben::rules {
namespace {

struct Predicate {
  std::string_view name;
  Findings (*run)(const Context&);
};

#define YIBEN_ENTRY(name) Predicate{#name, &(name)},
constexpr std::array predicates = {YIBEN_PREDICATES(YIBEN_ENTRY)};
#undef YIBEN_ENTRY

const Predicate* predicate_named(std::string name) {
  std::replace(name.begin(), name.end(), '-', '_');
  const auto found = std::find_if(predicates.begin(), predicates.end(),
                                  [&](const Predicate& one) { return one.name == name; });
  return found == predicates.end() ? nullptr : &*found;
}

bool holds_for(const RuleText& rule, const Book& book, const Text& text) {
  if (rule.from != 0 && book.year < rule.from) return false;
  if (rule.to != 0 && (book.year == 0 || book.year > rule.to)) return false;
  return rule.stage.empty() || (rule.stage == "final") == text.final_accounts;
}

// Whether one of these rules shows the same words: it knows more about them.
bool is_told_by(const std::vector<std::string>& rules, const Findings& all, const Finding& one) {
  const auto printed = one.operands.find("printed");
  if (printed == one.operands.end()) return false;
  return std::any_of(all.begin(), all.end(), [&](const Finding& other) {
    if (std::find(rules.begin(), rules.end(), other.rule) == rules.end()) return false;
    return std::any_of(other.evidence.begin(), other.evidence.end(), [&](const Evidence& evidence) {
      return contains(without_spaces(evidence.printed), printed->second);
    });
  });
}

// A fault that a rule and one of its list `yields_to` find is told once.
void drop_what_others_tell(const Catalog& catalog, Findings& all) {
  std::vector<bool> dropped(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    const RuleText& rule = catalog.rules.at(all[i].rule);
    const auto others = rule.words.find("yields_to");
    dropped[i] = others != rule.words.end() && is_told_by(others->second, all, all[i]);
  }
  std::size_t i = 0;
  std::erase_if(all, [&](const Finding&) { return dropped[i++]; });
}

auto order_of(const Finding& finding) {
  const Place place = finding.evidence.empty() ? Place{} : finding.evidence.front().place;
  return std::tuple(static_cast<int>(finding.severity), std::string_view(finding.rule), place);
}

}  // namespace

const std::vector<std::string>& Context::words(const std::string& list) const {
  static const std::vector<std::string> none;
  const auto found = text.words.find(list);
  return found == text.words.end() ? none : found->second;
}

const std::vector<text::Pattern>& Context::patterns(const std::string& list) const {
  static const std::vector<text::Pattern> none;
  const auto found = text.patterns.find(list);
  return found == text.patterns.end() ? none : found->second;
}

int Context::number(const std::string& name, int otherwise) const {
  const auto found = text.numbers.find(name);
  return found == text.numbers.end() ? otherwise : found->second;
}

std::string_view account_of(const Row& row, const Cube& cube) {
  for (const auto& [dimension, member] : row.select) {
    const std::string_view name = cube.name_of(dimension);
    if (name == "function" || name == "economic") return cube.name_of(dimension, member);
  }
  return {};
}

bool stands_alone(const Book& book) {
  return std::any_of(book.doubts.begin(), book.doubts.end(),
                     [](const Doubt& doubt) { return doubt.what == "no-table"; });
}

bool contains(std::string_view s, std::string_view word) {
  return s.find(word) != s.npos;
}

bool contains_any(std::string_view s, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return contains(s, word); });
}

bool matches_any(std::string_view s, const std::vector<text::Pattern>& patterns) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](const text::Pattern& pattern) { return pattern.matches(s); });
}

std::string joined(const std::vector<std::string>& words) {
  std::string list;
  for (const std::string& word : words) list += (list.empty() ? "" : "、") + word;
  return list;
}

Errors unknown_predicates(const Catalog& catalog) {
  Errors errors;
  for (const auto& [id, rule] : catalog.rules) {
    if (rule.predicate.empty() || predicate_named(rule.predicate) != nullptr) continue;
    errors.push_back({.file = id + ".toml",
                      .excerpt = rule.predicate,
                      .what = "the rule names a predicate that does not exist",
                      .remedy = "src/rules/predicates.h lists them"});
  }
  return errors;
}

std::vector<Finding> check(const Book& book, const prose::Narrative& narrative,
                           const Catalog& catalog) {
  Findings all;
  const Text text = text_of(book);
  for (const auto& [id, rule] : catalog.rules) {
    const Predicate* predicate = rule.predicate.empty() ? nullptr : predicate_named(rule.predicate);
    if (predicate == nullptr || !holds_for(rule, book, text)) continue;
    Findings found = told_together(rule, predicate->run({book, narrative, catalog, text, rule}));
    std::move(found.begin(), found.end(), std::back_inserter(all));
  }
  drop_what_others_tell(catalog, all);
  std::stable_sort(all.begin(), all.end(),
                   [](const Finding& a, const Finding& b) { return order_of(a) < order_of(b); });
  return all;
}

}  // namespace yiben::rules
