// The name printed beside a code is not the name of that code in the classification. Only names
// that real budgets print accuse; a code that the catalogue does not know, or knows from older
// editions only, is never a fault.

#include "rules/predicates.h"
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

}  // namespace

Findings code_name_differs(const Context& context) {
  Findings findings;
  if (context.book.family == nullptr) return findings;
  for (const Table& table : context.book.tables) {
    const Form* form = context.book.family->find(table.form);
    if (form == nullptr) continue;
    for (std::size_t i = 0; i < table.panels.size() && i < form->panels.size(); ++i) {
      const Classification* classification = classification_of(context, form->panels[i].axis);
      if (classification == nullptr) continue;
      for (const Row& row : table.panels[i].rows) {
        const CodeName* known = other_name(*classification, row);
        if (known == nullptr) continue;
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
