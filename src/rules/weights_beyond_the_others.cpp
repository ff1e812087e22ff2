// Predicate "weights-beyond-the-others": the weights of one project add up to more than a hundred,
// or than those of all others in the book, which add up to one amount. Less may be a row that was
// not read.
#include "rules/predicates.h"

#include <map>
#include <optional>

#include "text/text.h"

namespace yiben::rules {
namespace {

// In tenths: "20", "7.5", "10%", "15分".
std::optional<int> tenths_of(std::string_view weight) {
  for (const std::string_view unit : {"%", "分"}) {
    if (weight.ends_with(unit)) weight.remove_suffix(unit.size());
  }
  constexpr int most = 1000;
  int tenths = 0;
  std::size_t at = 0;
  for (; at < weight.size() && text::is_digit(weight[at]); ++at) {
    tenths = tenths * 10 + (weight[at] - '0');
    if (tenths > most) return std::nullopt;
  }
  if (at == 0) return std::nullopt;
  tenths *= 10;
  if (at == weight.size()) return tenths;
  if (weight[at] != '.' || at + 2 != weight.size() || !text::is_digit(weight[at + 1]))
    return std::nullopt;
  return tenths + (weight[at + 1] - '0');
}

// The indicators of one project in one form.
struct Form {
  std::vector<const GridIndicator*> indicators;
  int tenths = 0;
  bool is_complete = true;  // every weight is a number
};

std::vector<Form> forms_of(const Context& context) {
  std::map<std::pair<int, std::string>, Form> forms;
  for (const GridIndicator& one : context.text_of_book.indicators) {
    Form& form = forms[{one.grid, one.project}];
    form.indicators.push_back(&one);
    const auto tenths = tenths_of(one.weight);
    form.is_complete = form.is_complete && tenths;
    form.tenths += tenths.value_or(0);
  }
  std::vector<Form> complete;
  for (auto& [key, form] : forms) {
    if (form.is_complete) complete.push_back(std::move(form));
  }
  return complete;
}

std::string printed(int tenths) {
  constexpr int whole = 10;
  const std::string digits = std::to_string(tenths / whole);
  return tenths % whole == 0 ? digits : digits + "." + std::to_string(tenths % whole);
}

}  // namespace

Findings weights_beyond_the_others(const Context& context) {
  constexpr int hundred = 1000;
  const std::vector<Form> forms = forms_of(context);
  std::map<int, std::size_t> sums;
  std::size_t beyond_all = 0;
  for (const Form& form : forms) {
    ++sums[form.tenths];
    if (form.tenths > hundred) ++beyond_all;
  }
  Findings findings;
  const auto add = [&](const Form& form, int total) {
    Finding finding = context.finding();
    std::string weights;
    for (const GridIndicator* one : form.indicators) {
      weights += (weights.empty() ? "" : "+") + one->weight;
      finding.evidence.push_back({one->printed, one->place});
    }
    finding.operands = {{"project", form.indicators.front()->project},
                        {"weights", weights},
                        {"sum", printed(form.tenths)},
                        {"expected", printed(total)}};
    findings.push_back(std::move(finding));
  };
  // All but one, or no other beyond a hundred: where several differ, the forms are of several
  // kinds.
  const bool one_of_ninety = sums[900] >= 2 && sums[900] + 1 == forms.size();
  for (const Form& form : forms) {
    const int said = form.indicators.front()->weight_total * 10;
    if (said > 0 && said <= hundred && form.tenths > said) {
      add(form, said);
    } else if (form.tenths > hundred && form.tenths < 2 * hundred && beyond_all == 1) {
      add(form, one_of_ninety ? 900 : hundred);
    } else if (one_of_ninety && form.tenths > 900 && form.tenths != hundred) {
      add(form, 900);
    }
  }
  return findings;
}

}  // namespace yiben::rules
