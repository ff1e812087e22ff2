// Predicate "unit-left-out": a target whose number has no unit, while nearly all others of the book
// have one. Rates, whose unit is the percent sign, and all others are counted apart.
#include "rules/predicates.h"

namespace yiben::rules {
namespace {

struct Kind {
  std::size_t with_unit = 0;
  std::vector<const GridIndicator*> bare;
};

}  // namespace

Findings unit_left_out(const Context& context) {
  const auto least = static_cast<std::size_t>(context.number("least_with_unit", 0));
  const auto share = static_cast<std::size_t>(context.number("with_unit_for_each_bare", 0));
  Kind rates, others;
  for (const GridIndicator& one : context.text_of_book.indicators) {
    const bool is_rate = matches_any(one.level3, context.patterns("rates"));
    Kind& kind = is_rate ? rates : others;
    if (matches_any(one.value, context.patterns("with_unit"))) {
      ++kind.with_unit;
    } else if (matches_any(one.value, context.patterns("bare")) &&
               !matches_any(one.level3, context.patterns("without_unit"))) {
      kind.bare.push_back(&one);
    }
  }
  Findings findings;
  for (const Kind* kind : {&rates, &others}) {
    if (kind->with_unit < least || kind->bare.size() * share > kind->with_unit) continue;
    for (const GridIndicator* one : kind->bare) {
      Finding finding = context.finding();
      finding.operands = {{"indicator", one->level3},
                          {"value", in_printed_signs(one->value)},
                          {"project", one->project}};
      finding.evidence = {{one->printed, one->place}};
      findings.push_back(std::move(finding));
    }
  }
  return findings;
}

}  // namespace yiben::rules
