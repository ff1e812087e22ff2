// Predicate "weights-beyond-the-others": the weights of one form add up to more than those of all
// other forms of the book, which add up to one amount. Less may be a row that was not read.
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

// The indicators of one form. Lists of several projects are left alone: a project may go on over
// the end of a page there.
struct Form {
  std::vector<const GridIndicator*> indicators;
  int tenths = 0;
  bool is_complete = true;  // of one project, and every weight is a number
};

std::map<int, Form> forms_of(const Context& context) {
  std::map<int, Form> forms;
  for (const GridIndicator& one : context.text_of_book.indicators) {
    Form& form = forms[one.grid];
    form.indicators.push_back(&one);
    form.is_complete = form.is_complete && one.project == form.indicators.front()->project;
    const auto tenths = tenths_of(one.weight);
    form.is_complete = form.is_complete && tenths;
    form.tenths += tenths.value_or(0);
  }
  return forms;
}

std::string printed(int tenths) {
  constexpr int whole = 10;
  const std::string digits = std::to_string(tenths / whole);
  return tenths % whole == 0 ? digits : digits + "." + std::to_string(tenths % whole);
}

}  // namespace

Findings weights_beyond_the_others(const Context& context) {
  const auto forms = forms_of(context);
  std::map<int, int> sums;
  int complete = 0;
  for (const auto& [number, form] : forms) {
    if (!form.is_complete) continue;
    ++sums[form.tenths];
    ++complete;
  }
  Findings findings;
  for (const int total : {1000, 900}) {
    // All but one: where several differ, the forms are of several kinds.
    if (!sums.contains(total) || sums[total] < 2 || sums[total] != complete - 1) continue;
    for (const auto& [number, form] : forms) {
      if (!form.is_complete || form.tenths <= total || form.tenths == 1000) continue;
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
    }
  }
  return findings;
}

}  // namespace yiben::rules
