// What all sentences of a book do alike but one: the year that they compare with, the unit of their
// amounts.
#include "rules/counts.h"
#include "rules/predicates.h"
#include "text/text.h"

#include <algorithm>

namespace yiben::rules {
namespace {

// So many times as many do it the other way.
constexpr std::size_t majority = 4;

struct Compared {
  std::string year, words;
  Evidence evidence;
};

}  // namespace

// "比2024年预算增加" in a budget of 2026 that else compares with 2025. Group: the year.
Findings base_year_unlike_the_others(const Context& context) {
  constexpr int oldest = 6;
  constexpr std::size_t least_right = 3;
  const int year = context.book.year;
  if (year == 0) return {};
  std::size_t right = 0;
  std::vector<Compared> older;
  const auto look = [&](const Passage& passage, std::size_t begin, const auto& groups) {
    const auto said = groups.size() > 1 ? text::chinese_number(groups[1]) : std::nullopt;
    if (!said) return;
    if (*said == year - 1) ++right;
    if (*said >= year - 1 || *said < year - oldest) return;
    older.push_back({std::string(groups[1]), text::excerpt(groups[0]),
                     evidence_of(passage, begin, begin + groups[0].size())});
  };
  for_each_count(context, "years", look);
  if (right < least_right || majority * older.size() > right) return {};
  Findings findings;
  for (Compared& one : older) {
    Finding finding = context.finding();
    finding.operands = {{"text", one.words},
                        {"printed", one.year},
                        {"last_year", std::to_string(year - 1)},
                        {"others", std::to_string(right)}};
    finding.evidence = {std::move(one.evidence)};
    findings.push_back(std::move(finding));
  }
  return findings;
}

// "预算总额111.06元" in a book whose amounts are in 万元. The lists: words behind which it is no
// price.
Findings unit_unlike_the_others(const Context& context) {
  constexpr std::size_t least_others = 20;
  constexpr std::size_t most = 2;
  std::size_t others = 0;
  std::vector<const Mention*> in_yuan;
  for (const prose::Statement& one : context.narrative.statements) {
    const Mention& mention = context.book.mentions[static_cast<std::size_t>(one.mention)];
    if (!mention.unit) continue;
    if (*mention.unit == Unit::ten_thousand_yuan) ++others;
    if (*mention.unit != Unit::yuan) continue;
    const bool total = one.kind == prose::Kind::amount && mention.number.decimals == 2 &&
                       matches_any(one.lead, context.patterns("totals"));
    // A price or a rate tells that the book says such things in yuan.
    if (!total) return {};
    if (!one.figures.empty()) continue;  // a table prints it so
    in_yuan.push_back(&mention);
  }
  if (others < least_others || in_yuan.size() > most) return {};
  Findings findings;
  for (const Mention* mention : in_yuan) {
    Finding finding = context.finding();
    finding.operands = {{"text", text::excerpt(mention->before + mention->printed + "元")},
                        {"printed", mention->printed},
                        {"others", std::to_string(others)}};
    finding.evidence = {{mention->printed + "元", mention->place}};
    findings.push_back(std::move(finding));
  }
  return findings;
}

// "预算资金1,887.00亿元" in a book whose largest figure is thousands of times less: 万元 was meant.
// The lists: words before it that say whose money it is.
Findings amount_beyond_the_book(const Context& context) {
  constexpr int times = 100;
  const auto& figures = context.book.figures;
  WideFen most = 0;
  for (const Figure& figure : figures) {
    if (!figure.blank) most = std::max(most, WideFen{figure.likely.high});
  }
  Findings findings;
  if (most <= 0) return findings;
  for (const Mention& mention : context.book.mentions) {
    if (!mention.unit || *mention.unit != Unit::hundred_million_yuan) continue;
    if (!matches_any(mention.before, context.patterns("budgets"))) continue;
    const auto amount = interval_of(mention.number, *mention.unit);
    if (!amount || WideFen{amount->low} <= times * most) continue;
    Finding finding = context.finding();
    finding.operands = {{"text", text::excerpt(mention.before + mention.printed + "亿元")},
                        {"printed", mention.printed},
                        {"most", format(static_cast<Fen>(most), Unit::ten_thousand_yuan, 2)}};
    finding.evidence = {{mention.printed + "亿元", mention.place}};
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace yiben::rules
