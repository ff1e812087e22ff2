// Scores, weights and rates of forms that judge a project, against each other and against what the
// text says of them.
#include "rules/evaluations.h"

#include <algorithm>

#include "money/money.h"
#include "rules/counts.h"
#include "rules/predicates.h"
#include "rules/targets.h"
#include "text/text.h"

namespace yiben::rules {
namespace {

constexpr int most_decimals = 4;

// In ten-thousandths, so that scores of all decimals can be added.
std::optional<WideFen> fine(const std::optional<Number>& number) {
  if (!number || number->decimals > most_decimals) return std::nullopt;
  WideFen digits = number->digits;
  for (int i = number->decimals; i < most_decimals; ++i) digits *= 10;
  return digits;
}

std::optional<Number> number_of(const std::optional<NumberBox>& box) {
  return box ? std::optional(box->number) : std::nullopt;
}

// A sum of points of all indicators and of the row of money, where that has any; nothing where an
// indicator has none.
struct Points {
  WideFen indicators = 0;
  WideFen money = 0;
  int decimals = most_decimals;  // of the coarsest of them that may be a fraction

  WideFen sum() const { return indicators + money; }
};

std::optional<Points> sum_of(const Evaluation& form, std::string GridIndicator::*which,
                             const std::optional<NumberBox>& money) {
  Points points;
  for (const GridIndicator* one : form.indicators) {
    const auto here = fine(points_in(one->*which));
    if (!here) return std::nullopt;
    points.indicators += *here;
  }
  if (const auto here = fine(number_of(money))) {
    points.money = *here;
    points.decimals = money->number.decimals;
  }
  return points;
}

// Whether the sum, with the row of money or without it, prints as the total.
bool makes(const Points& points, const NumberBox& total) {
  const auto printed = fine(total.number);
  if (!printed) return true;
  WideFen half = 5;
  for (int i = std::min(points.decimals, total.number.decimals); i < most_decimals; ++i) half *= 10;
  const bool may_round = total.number.decimals < most_decimals && points.money != 0;
  const auto fits = [&](WideFen sum) {
    const WideFen apart = sum > *printed ? sum - *printed : *printed - sum;
    return apart == 0 || (may_round && 10 * apart <= half);
  };
  return fits(points.sum()) || fits(points.indicators);
}

std::string told(WideFen fine_points) {
  Number number{static_cast<std::int64_t>(fine_points), most_decimals};
  while (number.decimals > 0 && number.digits % 10 == 0) {
    number.digits /= 10;
    --number.decimals;
  }
  return to_string(number);
}

Finding finding_for(const Context& context, const Evaluation& form, const NumberBox& box) {
  Finding finding = context.finding();
  finding.operands = {{"project", form.project}, {"printed", box.printed}};
  finding.evidence = {{box.printed, box.place}};
  return finding;
}

}  // namespace

// An indicator, or the execution of the budget, has more points than its weight allows.
Findings score_above_weight(const Context& context) {
  Findings findings;
  const auto add = [&](const std::string& name, const std::string& score, const std::string& weight,
                       const Evidence& evidence) {
    const auto points = points_in(score);
    const auto most = points_in(weight);
    if (!points || !most || most->digits <= 0 || !is_less(*most, *points)) return;
    Finding finding = context.finding();
    finding.operands = {{"indicator", name}, {"score", score}, {"weight", weight}};
    finding.evidence = {evidence};
    findings.push_back(std::move(finding));
  };
  for (const Evaluation& form : evaluations_of(context)) {
    for (const GridIndicator* one : form.indicators)
      add(one->level3, one->score, one->weight, {one->printed, one->place});
    if (form.score && form.weight)
      add("预算执行率", form.score->printed, form.weight->printed,
          {form.score->printed, form.score->place});
  }
  return findings;
}

// The scores do not make up the total score. Where the weights do not make up theirs either, a row
// may have been lost in reading.
Findings score_total_differs(const Context& context) {
  Findings findings;
  for (const Evaluation& form : evaluations_of(context)) {
    const auto scores = sum_of(form, &GridIndicator::score, form.score);
    const auto weights = sum_of(form, &GridIndicator::weight, form.weight);
    if (!scores || !weights || !form.total_score || makes(*scores, *form.total_score)) continue;
    const NumberBox hundred{"100", {100, 0}, {}};
    if (!makes(*weights, form.total_weight.value_or(hundred))) continue;
    Finding finding = finding_for(context, form, *form.total_score);
    finding.operands["sum"] = told(scores->sum());
    findings.push_back(std::move(finding));
  }
  return findings;
}

// The weights do not make up the total, a hundred where none is printed. They are more, or every
// row was read, since the scores make up theirs.
Findings evaluation_weights_differ(const Context& context) {
  constexpr int whole = 100;
  Findings findings;
  for (const Evaluation& form : evaluations_of(context)) {
    const auto scores = sum_of(form, &GridIndicator::score, form.score);
    const auto weights = sum_of(form, &GridIndicator::weight, form.weight);
    const NumberBox hundred{"100", {whole, 0}, form.indicators.front()->place};
    const NumberBox& total = form.total_weight ? *form.total_weight : hundred;
    const bool is_hundred = total.number == Number{whole, 0};
    if (!weights || !is_hundred || !form.total_score || makes(*weights, total)) continue;
    const bool is_complete = scores && makes(*scores, *form.total_score);
    if (!is_complete) continue;
    Finding finding = finding_for(context, form, total);
    finding.operands["sum"] = told(weights->sum());
    findings.push_back(std::move(finding));
  }
  return findings;
}

// 执行率 is not the executed part of the budget beside it.
Findings execution_rate_differs(const Context& context) {
  Findings findings;
  for (const Evaluation& form : evaluations_of(context)) {
    if (!form.budget || !form.executed || !form.rate) continue;
    const auto budget = interval_of(form.budget->number, Unit::ten_thousand_yuan);
    const auto executed = interval_of(form.executed->number, Unit::ten_thousand_yuan);
    if (!budget || !executed || budget->low <= 0 || executed->low < 0) continue;
    const Ratio ratio{*executed, *budget};
    // A fraction, as a form made with formulas may print it: 0.9615.
    const bool is_fraction = form.rate->number.decimals > 0 &&
                             !is_less({2, 0}, form.rate->number) &&
                             !is_less({1, 1}, form.rate->number);
    const auto match = compare(form.rate->number, ratio);
    if (is_fraction || !match || *match != Match::differs) continue;
    Finding finding = finding_for(context, form, *form.rate);
    finding.operands["budget"] = form.budget->printed;
    finding.operands["executed"] = form.executed->printed;
    finding.operands["rate"] = percentage(ratio, 2);
    finding.evidence.push_back({form.budget->printed, form.budget->place});
    finding.evidence.push_back({form.executed->printed, form.executed->place});
    findings.push_back(std::move(finding));
  }
  return findings;
}

// All points for less, or more, than the target.
Findings full_score_for_a_missed_target(const Context& context) {
  Findings findings;
  for (const Evaluation& form : evaluations_of(context)) {
    for (const GridIndicator* one : form.indicators) {
      const auto target = bound_of(one->value);
      const auto done = bound_of(one->done);
      const auto score = points_in(one->score);
      const auto weight = points_in(one->weight);
      if (!target || !done || !score || !weight || weight->digits <= 0) continue;
      if (!done->relation.empty() || target->unit != done->unit || is_less(*score, *weight))
        continue;
      const bool is_all = target->unit == "%" && target->number.decimals == 0 &&
                          target->number.digits == 100 && target->relation != "<=";
      const bool at_least = target->relation == ">=" || target->relation == ">" || is_all;
      const bool at_most = target->relation == "<=" || target->relation == "<";
      const bool missed = (at_least && is_less(done->number, target->number)) ||
                          (at_most && is_less(target->number, done->number));
      if (!missed) continue;
      Finding finding = context.finding();
      finding.operands = {{"indicator", one->level3},
                          {"value", in_printed_signs(one->value)},
                          {"done", one->done},
                          {"score", one->score}};
      finding.evidence = {{one->printed, one->place}};
      findings.push_back(std::move(finding));
    }
  }
  return findings;
}

namespace {

struct Told {
  Number number;
  std::size_t begin = 0, end = 0;
};

// What the paragraph says once; nothing where it says it of several.
std::optional<Told> told_by(const Context& context, const Passage& passage,
                            const std::string& list) {
  std::optional<Told> found;
  for (const text::Pattern& pattern : context.patterns(list)) {
    for (auto match = pattern.find(passage.words); match;
         match = pattern.find(passage.words, match->front().end)) {
      if (found) return std::nullopt;
      const auto [begin, end] = (*match)[1];
      const auto number = number_in(std::string_view(passage.words).substr(begin, end - begin));
      if (number) found = Told{*number, begin, end};
    }
  }
  return found;
}

// Whether one is the other, or what it is when it is rounded.
bool is_same(const Number& a, const Number& b) {
  const auto one = interval_of(a, Unit::ten_thousand_yuan);
  const auto other = interval_of(b, Unit::ten_thousand_yuan);
  return !one || !other || !intersect(*one, *other).is_empty();
}

}  // namespace

// The paragraph on a project, against its form: the score, the money and the rate.
Findings evaluation_told_differently(const Context& context) {
  Findings findings;
  const std::vector<Evaluation> forms = evaluations_of(context);
  for (const Passage& passage : context.text_of_book.passages) {
    if (passage.where != Where::narrative) continue;
    const Evaluation* named = nullptr;
    int names = 0;
    for (const Evaluation& form : forms) {
      if (form.project.empty() || !contains(text::fold(passage.words), form.project)) continue;
      named = &form;
      ++names;
    }
    if (names != 1) continue;
    const auto budget = told_by(context, passage, "budget");
    const auto executed = told_by(context, passage, "executed");
    const bool one_fits =
        (budget && named->budget && is_same(budget->number, named->budget->number)) ||
        (executed && named->executed && is_same(executed->number, named->executed->number));
    const auto hold = [&](const std::optional<Told>& said, const std::optional<NumberBox>& box) {
      if (!said || !box || is_same(said->number, box->number)) return;
      Finding finding = finding_for(context, *named, *box);
      finding.operands["text"] = passage.words.substr(said->begin, said->end - said->begin);
      finding.evidence.push_back(evidence_of(passage, said->begin, said->end));
      findings.push_back(std::move(finding));
    };
    hold(told_by(context, passage, "score"), named->total_score);
    // In another unit neither amount would fit.
    if (!one_fits) continue;
    hold(budget, named->budget);
    hold(executed, named->executed);
    hold(told_by(context, passage, "rate"), named->rate);
  }
  return findings;
}

}  // namespace yiben::rules
