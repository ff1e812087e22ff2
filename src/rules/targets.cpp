// Indicators against each other, and against the money of their project. What one indicator says by
// itself is looked at by the predicate "phrase".
#include "rules/targets.h"

#include <algorithm>
#include <map>
#include <optional>

#include "rules/counts.h"
#include "rules/predicates.h"
#include "text/text.h"

namespace yiben::rules {
namespace {

// The least amount that rounds to the number: 357.185 for 357.19.
Number least_meant(Number number) {
  number.digits = number.digits * 10 - 5;
  ++number.decimals;
  return number;
}

// The name without its running number: "指标10:完成任务" is no other than "指标11:完成任务".
std::string plain_name(const GridIndicator& one) {
  constexpr std::string_view label = "指标";
  std::size_t at = one.level3.starts_with(label) ? label.size() : one.level3.npos;
  while (at < one.level3.size() && text::is_digit(one.level3[at])) ++at;
  const bool is_numbered = at > label.size() && at < one.level3.size() &&
                           (one.level3[at] == ':' || one.level3[at] == '.');
  return is_numbered ? one.level3.substr(at + 1) : one.level3;
}

bool is_long(const std::string& name) {
  constexpr std::size_t least_characters = 8;
  return text::count_characters(name) >= least_characters;
}

Finding finding_for(const Context& context, const GridIndicator& one, const GridIndicator& other) {
  Finding finding = context.finding();
  finding.operands = {{"indicator", one.level3}, {"project", one.project}};
  finding.evidence = {{one.printed, one.place}, {other.printed, other.place}};
  return finding;
}

// Pairs of indicators of one name that `fits` picks, each of the later once.
template <typename Fits>
Findings pairs_of(const Context& context, const Fits& fits) {
  Findings findings;
  std::map<std::string, std::vector<const GridIndicator*>> by_name;
  for (const GridIndicator& one : context.text_of_book.indicators) {
    std::string name = plain_name(one);
    if (!is_long(name)) continue;
    std::vector<const GridIndicator*>& before = by_name[std::move(name)];
    const auto first = std::find_if(before.begin(), before.end(),
                                    [&](const GridIndicator* other) { return fits(*other, one); });
    if (first != before.end()) {
      findings.push_back(finding_for(context, **first, one));
      findings.back().operands["before"] = (*first)->level2;
      findings.back().operands["after"] = one.level2;
      findings.back().operands["value"] = in_printed_signs(one.value);
      findings.back().operands["other_value"] = in_printed_signs((*first)->value);
    }
    before.push_back(&one);
  }
  return findings;
}

bool is_same_form(const GridIndicator& a, const GridIndicator& b) {
  return a.grid == b.grid && a.project == b.project;
}

}  // namespace

std::optional<Bound> bound_of(const std::string& value) {
  Bound bound;
  std::string_view rest = value;
  for (const std::string_view relation : {">=", "<=", "=", ">", "<", "等于"}) {
    if (!rest.starts_with(relation)) continue;
    bound.relation = relation == "等于" ? "=" : relation;
    rest.remove_prefix(relation.size());
    break;
  }
  std::size_t length = 0;
  while (length < rest.size() && (text::is_digit(rest[length]) || rest[length] == '.')) ++length;
  const std::string digits(rest.substr(0, length));
  const auto number = number_in(digits);
  if (digits.empty() || !number) return std::nullopt;
  bound.number = *number;
  bound.unit = std::string(rest.substr(length));
  return bound;
}

// One indicator under two 二级指标 of one 一级指标.
Findings indicator_placed_differently(const Context& context) {
  return pairs_of(context, [](const GridIndicator& a, const GridIndicator& b) {
    return a.level1 == b.level1 && !a.level2.empty() && !b.level2.empty() && a.level2 != b.level2 &&
           a.value == b.value;
  });
}

Findings indicator_twice(const Context& context) {
  return pairs_of(context, [](const GridIndicator& a, const GridIndicator& b) {
    return is_same_form(a, b) && !a.levels_unknown && !b.levels_unknown && a.level2 == b.level2 &&
           a.value == b.value && !a.value.empty();
  });
}

// No amount can be at least five and at most three.
Findings indicator_contradicts_itself(const Context& context) {
  return pairs_of(context, [](const GridIndicator& a, const GridIndicator& b) {
    if (!is_same_form(a, b)) return false;
    const auto one = bound_of(a.value);
    const auto other = bound_of(b.value);
    if (!one || !other || one->unit != other->unit) return false;
    const auto excludes = [](const Bound& low, const Bound& high) {
      return (low.relation == ">=" || low.relation == "=") &&
             (high.relation == "<=" || high.relation == "=") && is_less(high.number, low.number);
    };
    return excludes(*one, *other) || excludes(*other, *one);
  });
}

// A cost of the project above its money. Costs for each and for all are told apart by their words.
Findings cost_above_the_money(const Context& context) {
  Findings findings;
  for (const GridIndicator& one : context.text_of_book.indicators) {
    if (!contains(one.level1, "成本") || contains_any(one.level3, context.words("each"))) continue;
    const std::string& value =
        one.money_of_year && !one.other_value.empty() ? one.other_value : one.value;
    const auto cost = bound_of(value);
    const auto money = number_in(one.money);
    if (!cost || !money || money->digits <= 0) continue;
    if (cost->unit != "万元" || (cost->relation != "<=" && cost->relation != "=")) continue;
    Number hundredfold = *money;
    hundredfold.digits *= 100;
    // Much more than that is another unit.
    if (!is_less(*money, least_meant(cost->number)) || is_less(hundredfold, cost->number)) continue;
    Finding finding = context.finding();
    finding.operands = {{"indicator", one.level3},
                        {"project", one.project},
                        {"cost", value},
                        {"amount", one.money}};
    finding.evidence = {{one.printed, one.place}};
    findings.push_back(std::move(finding));
  }
  return findings;
}

// 元 for 万元: a cost of as many yuan as the project has 万元. The form says that its money is in
// 万元, or other projects of the book cost in 万元 exactly what they have.
Findings cost_in_another_unit(const Context& context) {
  constexpr std::size_t least_others = 2;
  std::vector<const GridIndicator*> in_yuan;
  std::size_t fitting = 0;
  for (const GridIndicator& one : context.text_of_book.indicators) {
    if (!contains(one.level1, "成本") || contains_any(one.level3, context.words("each"))) continue;
    const auto cost = bound_of(one.value);
    const auto money = number_in(one.money);
    if (!cost || !money || money->digits <= 0) continue;
    if (cost->relation != "<=" && cost->relation != "=") continue;
    if (is_less(cost->number, *money) || is_less(*money, cost->number)) continue;
    if (cost->unit == "万元") ++fitting;
    if (cost->unit == "元") in_yuan.push_back(&one);
  }
  Findings findings;
  for (const GridIndicator* one : in_yuan) {
    const bool others_fit = fitting >= least_others && in_yuan.size() == 1;
    if (!one->money_says_its_unit && !others_fit) continue;
    Finding finding = context.finding();
    finding.operands = {{"indicator", one->level3},
                        {"project", one->project},
                        {"cost", in_printed_signs(one->value)},
                        {"amount", one->money}};
    finding.evidence = {{one->printed, one->place}};
    findings.push_back(std::move(finding));
  }
  return findings;
}

// What a year asks for and what all years together ask for: other bounds, other units, or more in
// the one than in all. Rates may rise over the years.
Findings year_and_cycle_contradict(const Context& context) {
  Findings findings;
  const auto is_bound = [](const Bound& bound) { return bound.relation.size() == 2; };
  for (const GridIndicator& one : context.text_of_book.indicators) {
    const auto all = bound_of(one.value);
    const auto year = bound_of(one.other_value);
    if (!all || !year) continue;
    const bool turned = is_bound(*all) && is_bound(*year) && all->relation != year->relation;
    const bool other_unit = !all->unit.empty() && !year->unit.empty() && all->unit != year->unit;
    const bool is_count = is_bound(*all) && all->relation == year->relation &&
                          all->unit == year->unit &&
                          matches_any(all->unit, context.patterns("counts"));
    if (!turned && !other_unit && !(is_count && is_less(all->number, year->number))) continue;
    if (other_unit && !turned && all->number.digits != year->number.digits) continue;
    Finding finding = context.finding();
    finding.operands = {{"indicator", one.level3},
                        {"project", one.project},
                        {"all", in_printed_signs(one.value)},
                        {"year", in_printed_signs(one.other_value)}};
    finding.evidence = {{one.printed, one.place}};
    findings.push_back(std::move(finding));
  }
  return findings;
}

// An indicator without a value, in a form where all others have one.
Findings target_empty(const Context& context) {
  constexpr int least_with = 4;
  std::map<int, std::pair<int, std::vector<const GridIndicator*>>> forms;
  for (const GridIndicator& one : context.text_of_book.indicators) {
    if (!one.value_column) continue;
    auto& [with, without] = forms[one.grid];
    if (one.value.empty()) {
      without.push_back(&one);
    } else {
      ++with;
    }
  }
  Findings findings;
  for (const auto& [grid, form] : forms) {
    const auto& [with, without] = form;
    if (without.size() != 1 || with < least_with) continue;
    Finding finding = context.finding();
    finding.operands = {{"indicator", without[0]->level3}, {"project", without[0]->project}};
    finding.evidence = {{without[0]->printed, without[0]->place}};
    findings.push_back(std::move(finding));
  }
  return findings;
}

// Words for a value, such as 有效提升, and nothing that says how they will be measured.
Findings target_without_yardstick(const Context& context) {
  Findings findings;
  for (const Project& project : context.book.projects) {
    // A form without explanations says them nowhere.
    const bool explains =
        std::any_of(project.indicators.begin(), project.indicators.end(),
                    [](const Indicator& indicator) { return !indicator.meaning.empty(); });
    if (!explains) continue;
    for (const Indicator& indicator : project.indicators) {
      const std::string value = text::fold(indicator.target.printed);
      if (!matches_any(value, context.patterns("qualities"))) continue;
      const std::string meaning = text::fold(indicator.meaning);
      const bool repeats = meaning == text::fold(indicator.level3) || meaning == value;
      if (!meaning.empty() && !repeats) continue;
      Finding finding = context.finding();
      finding.operands = {{"project", project.name},
                          {"indicator", indicator.level3},
                          {"value", indicator.target.printed}};
      finding.evidence = {{indicator.target.printed, indicator.place}};
      findings.push_back(std::move(finding));
    }
  }
  return findings;
}

}  // namespace yiben::rules
