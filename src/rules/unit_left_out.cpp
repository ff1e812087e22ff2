// Predicate "unit-left-out": a target whose number has no unit, while nearly all others of the book
// have one. Rates, whose unit is the percent sign, and all others are counted apart. A value of the
// year is bare, too, where that of all years has a unit.
#include "rules/predicates.h"

namespace yiben::rules {
namespace {

struct Bare {
  const GridIndicator* indicator = nullptr;
  const std::string* value = nullptr;
};

struct Kind {
  std::size_t with_unit = 0;
  std::vector<Bare> bare;
};

bool is_bare(const Context& context, const GridIndicator& one, const std::string& value) {
  if (!matches_any(value, context.patterns("bare"))) return false;
  const bool is_cost = contains(one.level1, "成本") || contains(one.level2, "成本");
  if (is_cost && matches_any(value, context.patterns("money_cut"))) return false;
  return !matches_any(one.level3, context.patterns("without_unit"));
}

// The one of both values that lacks the unit of the other; null where both have one or none has.
const std::string* bare_beside_a_unit(const Context& context, const GridIndicator& one) {
  const std::string* pair[] = {&one.value, &one.other_value};
  for (const int i : {0, 1}) {
    const bool other_has_unit = matches_any(*pair[1 - i], context.patterns("with_unit"));
    if (other_has_unit && is_bare(context, one, *pair[i])) return pair[i];
  }
  return nullptr;
}

Finding finding_for(const Context& context, const Bare& bare) {
  Finding finding = context.finding();
  finding.operands = {{"indicator", bare.indicator->level3},
                      {"value", in_printed_signs(*bare.value)},
                      {"project", bare.indicator->project}};
  finding.evidence = {{bare.indicator->printed, bare.indicator->place}};
  return finding;
}

}  // namespace

Findings unit_left_out(const Context& context) {
  const auto least = static_cast<std::size_t>(context.number("least_with_unit", 0));
  const auto share = static_cast<std::size_t>(context.number("with_unit_for_each_bare", 0));
  Kind rates, others;
  Findings findings;
  for (const GridIndicator& one : context.text_of_book.indicators) {
    const bool is_rate = matches_any(one.level3, context.patterns("rates"));
    Kind& kind = is_rate ? rates : others;
    if (const std::string* value = bare_beside_a_unit(context, one)) {
      findings.push_back(finding_for(context, {&one, value}));
    } else if (matches_any(one.value, context.patterns("with_unit"))) {
      ++kind.with_unit;
    } else if (is_bare(context, one, one.value)) {
      kind.bare.push_back({&one, &one.value});
    }
  }
  for (const Kind* kind : {&rates, &others}) {
    if (kind->with_unit < least || kind->bare.size() * share > kind->with_unit) continue;
    for (const Bare& bare : kind->bare) findings.push_back(finding_for(context, bare));
  }
  return findings;
}

}  // namespace yiben::rules
