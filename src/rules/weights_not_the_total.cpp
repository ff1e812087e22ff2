// The weights of a project's indicators add up to none of the totals that the family knows.
#include "rules/predicates.h"

#include <algorithm>
#include <optional>

#include "money/money.h"

namespace yiben::rules {
namespace {

// Sum of the weights as printed, digits and decimals apart; nothing where one is blank or could not
// be read, because a cell lost in reading must not count as a weight of zero.
std::optional<Number> sum_of(const std::vector<Indicator>& indicators) {
  constexpr int max_decimals = 4;
  int decimals = 0;
  for (const Indicator& indicator : indicators) {
    if (!indicator.weight || indicator.weight->decimals > max_decimals) return std::nullopt;
    decimals = std::max(decimals, indicator.weight->decimals);
  }
  WideFen sum = 0;
  for (const Indicator& indicator : indicators) {
    WideFen weight = indicator.weight->digits;
    for (int i = indicator.weight->decimals; i < decimals; ++i) weight *= 10;
    sum += weight;
  }
  for (; decimals > 0 && sum % 10 == 0; --decimals) sum /= 10;
  constexpr WideFen beyond_any_weight = 1'000'000'000'000;
  if (sum > beyond_any_weight || sum < -beyond_any_weight) return std::nullopt;
  return Number{static_cast<std::int64_t>(sum), decimals};
}

Finding finding_for(const Context& context, const Project& project, const Number& sum) {
  Finding finding = context.finding();
  std::string weights;
  for (const Indicator& indicator : project.indicators) {
    weights += (weights.empty() ? "" : "+") + indicator.weight_printed;
    finding.evidence.push_back({indicator.weight_printed, indicator.place});
  }
  std::string expected;
  for (const int total : context.book.family->weight_totals) {
    expected += (expected.empty() ? "" : " / ") + std::to_string(total);
  }
  finding.operands = {{"project", project.name},
                      {"weights", weights},
                      {"sum", to_string(sum)},
                      {"expected", expected}};
  return finding;
}

// Where the table of targets was cut, or its rows were torn, indicators of a project may be
// missing.
bool may_lack_indicators(const Book& book) {
  const auto is_targets = [&](std::string_view title) {
    return std::any_of(book.family->forms.begin(), book.family->forms.end(), [&](const Form& form) {
      return form.kind == FormKind::performance && form.title == title;
    });
  };
  return std::any_of(book.doubts.begin(), book.doubts.end(), [&](const Doubt& doubt) {
    return doubt.what == "torn-row" || doubt.what == "cut-file" ||
           (doubt.what == "table-cut" && is_targets(doubt.excerpt));
  });
}

}  // namespace

Findings weights_not_the_total(const Context& context) {
  Findings findings;
  if (context.book.family == nullptr) return findings;
  const std::vector<int>& totals = context.book.family->weight_totals;
  if (totals.empty() || may_lack_indicators(context.book)) return findings;
  for (const Project& project : context.book.projects) {
    if (project.indicators.empty()) continue;
    const std::optional<Number> sum = sum_of(project.indicators);
    if (!sum) continue;
    const bool is_total = std::any_of(totals.begin(), totals.end(), [&](int total) {
      return *sum == Number{total, 0};
    });
    if (!is_total) findings.push_back(finding_for(context, project, *sum));
  }
  return findings;
}

}  // namespace yiben::rules
