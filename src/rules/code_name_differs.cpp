// The name printed beside a code is not the name of that code in the classification. Only names
// that real budgets print accuse; a code that the catalogue does not know, or knows from older
// editions only, is never a fault. In books of layouts that no family knows, the name must be that
// of another code, and another place of the book must have the two as the classification has them.

#include "rules/predicates.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "text/text.h"

namespace yiben::rules {
namespace {

const Classification* classification_of(const Context& context, Axis axis) {
  switch (axis) {
    case Axis::function_codes:
      return &context.catalog.function_codes;
    case Axis::economic_codes:
      return &context.catalog.economic_codes;
    default:
      return nullptr;
  }
}

bool is_the_name(std::string_view printed, std::string_view name) {
  const std::string label = text::fold(printed);
  const std::string expected = text::fold(name);
  // "行政运行（公安）" says more than the classification, and nothing else.
  return label == expected || label.starts_with(expected + "(");
}

// The classification's row, where it is sure and the printed name is another.
const CodeName* other_name(const Classification& classification, const Row& row) {
  if (row.code.empty() || row.label.empty()) return nullptr;
  const CodeName* known = classification.by_code(row.code);
  if (known == nullptr || !known->basis.starts_with("printed in")) return nullptr;
  return is_the_name(row.label, known->name) ? nullptr : known;
}

// A code and the name beside it, and where the book prints them so.
using Pair = std::pair<std::string, std::string>;
using Pairs = std::map<Pair, std::vector<Evidence>>;

bool is_code(std::string_view s) {
  return (s.size() == 3 || s.size() == 5 || s.size() == 7) &&
         std::all_of(s.begin(), s.end(), text::is_digit);
}

// "2080501-行政单位离退休", "[2080501]行政单位离退休".
std::optional<Pair> pair_in(const Context& context, const std::string& words) {
  for (const text::Pattern& pattern : context.patterns("pairs")) {
    const auto match = pattern.find(words);
    if (!match || match->size() < 3) continue;
    const auto group = [&](std::size_t i) {
      return words.substr((*match)[i].begin, (*match)[i].end - (*match)[i].begin);
    };
    if (is_code(group(1))) return Pair{group(1), text::fold(group(2))};
  }
  return std::nullopt;
}

Pairs pairs_of(const Context& context) {
  Pairs pairs;
  for (const Table& table : context.book.tables) {
    for (const Panel& panel : table.panels) {
      for (const Row& row : panel.rows) {
        if (!is_code(row.code) || row.label.empty()) continue;
        pairs[{row.code, text::fold(row.label)}].push_back(
            {row.code + " " + without_spaces(row.label), row.place});
      }
    }
  }
  for (const Passage& passage : context.text_of_book.passages) {
    if (passage.where != Where::cell) continue;
    const auto pair = pair_in(context, passage.words);
    if (pair) pairs[*pair].push_back(evidence_of(passage, 0, passage.words.size()));
  }
  return pairs;
}

const Classification& classification_for(const Context& context, std::string_view code) {
  if (code.starts_with("3")) return context.catalog.economic_codes;
  if (code.starts_with("5")) return context.catalog.government_economic_codes;
  return context.catalog.function_codes;
}

// The classification's row of the code, where the name beside it is that of a code next to it and
// the book has one of the two right elsewhere.
const CodeName* mistaken(const Context& context, const Pairs& pairs, const Pair& pair) {
  const Classification& classification = classification_for(context, pair.first);
  const CodeName* known = classification.by_code(pair.first);
  if (known == nullptr || !known->basis.starts_with("printed in")) return nullptr;
  const std::string right = text::fold(known->name);
  if (is_the_name(pair.second, known->name)) return nullptr;
  // 221 住房改革支出, the name of its 22102, where the book has both codes with their own names.
  for (const auto& [other, places] : pairs) {
    const bool is_below = other.first.size() > pair.first.size() &&
                          other.first.starts_with(pair.first) && other.second == pair.second;
    if (is_below && pairs.contains({pair.first, right})) return known;
  }
  for (const CodeName* other : classification.named(pair.second)) {
    // The same name may stand at another level: 住房公积金 does not, 社会保障缴费 may.
    if (other->code.size() != pair.first.size()) continue;
    if (other->code.substr(0, 3) != pair.first.substr(0, 3)) continue;
    if (pairs.contains({other->code, pair.second}) || pairs.contains({pair.first, right}))
      return known;
  }
  return nullptr;
}

Findings in_any_layout(const Context& context) {
  Findings findings;
  const Pairs pairs = pairs_of(context);
  for (const auto& [pair, places] : pairs) {
    const CodeName* known = mistaken(context, pairs, pair);
    if (known == nullptr) continue;
    Finding finding = context.finding();
    finding.operands = {{"code", pair.first}, {"printed", pair.second}, {"name", known->name}};
    finding.evidence = places;
    findings.push_back(std::move(finding));
  }
  // So many are more likely names that were read beside the wrong rows.
  constexpr std::size_t most = 4;
  if (findings.size() > most) findings.clear();
  return findings;
}

}  // namespace

Findings code_name_differs(const Context& context) {
  Findings findings = in_any_layout(context);
  if (context.book.family == nullptr) return findings;
  const auto is_told = [&](const Row& row) {
    return std::any_of(findings.begin(), findings.end(), [&](const Finding& one) {
      return one.operands.at("code") == row.code &&
             one.operands.at("printed") == text::fold(row.label);
    });
  };
  for (const Table& table : context.book.tables) {
    const Form* form = context.book.family->find(table.form);
    if (form == nullptr) continue;
    for (std::size_t i = 0; i < table.panels.size() && i < form->panels.size(); ++i) {
      const Classification* classification = classification_of(context, form->panels[i].axis);
      if (classification == nullptr) continue;
      for (const Row& row : table.panels[i].rows) {
        const CodeName* known = other_name(*classification, row);
        if (known == nullptr || is_told(row)) continue;
        Finding finding = context.finding();
        finding.operands = {{"code", row.code}, {"printed", row.label}, {"name", known->name}};
        finding.evidence = {{row.label, row.place}};
        findings.push_back(std::move(finding));
      }
    }
  }
  return findings;
}

}  // namespace yiben::rules
