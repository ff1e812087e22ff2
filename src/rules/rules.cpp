// The rules, in one list, and the order of what they find.
#include "rules/rules.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "rules/rule.h"

// A new rule is one line here, one file src/rules/<name>.cpp, one file catalog/rules/<id>.toml and
// one pair of fixtures; tests/rules holds the four together.
#define YIBEN_RULES(X)             \
  X(code_name_differs)             \
  X(heading_differs_from_contents) \
  X(project_names_differ)          \
  X(section_missing)               \
  X(table_missing)                 \
  X(table_number_differs)          \
  X(template_text_left)            \
  X(weights_not_the_total)         \
  X(year_not_the_books)

namespace yiben::rules {

#define YIBEN_DECLARE(name) Findings name(const Context&);
YIBEN_RULES(YIBEN_DECLARE)
#undef YIBEN_DECLARE

namespace {

struct Rule {
  std::string_view name;
  Findings (*run)(const Context&);
};

#define YIBEN_ENTRY(name) Rule{#name, &(name)},
constexpr std::array rules_by_name = {YIBEN_RULES(YIBEN_ENTRY)};
#undef YIBEN_ENTRY

std::string id_of(std::string_view name) {
  std::string id(name);
  std::replace(id.begin(), id.end(), '_', '-');
  return id;
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

bool contains(std::string_view s, std::string_view word) {
  return s.find(word) != s.npos;
}

bool contains_any(std::string_view s, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return contains(s, word); });
}

std::string joined(const std::vector<std::string>& words) {
  std::string list;
  for (const std::string& word : words) list += (list.empty() ? "" : "、") + word;
  return list;
}

std::vector<Finding> check(const Book& book, const Catalog& catalog) {
  Findings all;
  for (const Rule& rule : rules_by_name) {
    // A catalogue without the rule's file has the rule switched off.
    const auto text = catalog.rules.find(id_of(rule.name));
    if (text == catalog.rules.end()) continue;
    Findings found = rule.run({book, catalog, text->second});
    std::move(found.begin(), found.end(), std::back_inserter(all));
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Finding& a, const Finding& b) { return order_of(a) < order_of(b); });
  return all;
}

}  // namespace yiben::rules
