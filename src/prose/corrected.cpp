// Percentages of change whose amount is itself said to be wrong: what they should be follows from
// the amount that the tables print.
#include "prose/bind.h"

#include <fmt/format.h>

#include <algorithm>

namespace yiben::prose {
namespace {

// The break that says which amount the statement should have.
const Break* correction_of(const std::vector<Break>& breaks, int statement) {
  const auto found = std::find_if(breaks.begin(), breaks.end(), [&](const Break& one) {
    return one.rule == "amount-differs" && one.statement == statement && !one.figures.empty();
  });
  return found == breaks.end() ? nullptr : &*found;
}

struct Measured {
  Ratio ratio;
  std::string division;
};

// The growth of the corrected amount over what the sentence says of the change or the year before.
std::optional<Measured> measure(const Sentences& all, const Statement& growth,
                                const Break& correction) {
  const Interval& amount = all.tables().figure(correction.figures.front()).interval;
  const Statement& base = all.at(growth.base);
  const std::string& printed = all.mention(growth.base).printed;
  if (base.kind == Kind::last) {
    const auto ratio = growth_from_last(amount, *all.amount(growth.base));
    if (!ratio) return std::nullopt;
    const bool rises = all.amount(growth.base)->high < amount.low;
    const std::string division = fmt::format("{} ÷ {} − 1", correction.expected, printed);
    return Measured{*ratio,
                    rises ? division : fmt::format("1 − {} ÷ {}", correction.expected, printed)};
  }
  const bool falls = base.direction < 0 || all.mention(growth.base).number.digits < 0;
  const auto ratio = growth_from_change(amount, *all.amount(growth.base), falls ? -1 : 1);
  if (!ratio) return std::nullopt;
  return Measured{
      *ratio, fmt::format("{1} ÷ ({0} {2} {1})", correction.expected, printed, falls ? "+" : "−")};
}

}  // namespace

void correct_percentages(const Sentences& sentences, std::vector<Break>& breaks) {
  std::vector<Break> corrected;
  for (const Break& one : breaks) {
    const Statement& growth = sentences.at(one.statement);
    const Break* correction = one.rule != "growth-differs" || growth.base < 0
                                  ? nullptr
                                  : correction_of(breaks, growth.about);
    const auto measured =
        correction == nullptr ? std::nullopt : measure(sentences, growth, *correction);
    if (!measured) {
      corrected.push_back(one);
      continue;
    }
    // The percentage is that of the right amount: the amount alone is wrong.
    const Number& printed = sentences.mention(one.statement).number;
    if (compare(printed, measured->ratio) != Match::differs) continue;
    corrected.push_back(wrong_percentage(sentences, "growth-differs", one.statement,
                                         measured->ratio, measured->division));
    corrected.back().others = one.others;
    corrected.back().figures = correction->figures;
  }
  breaks = std::move(corrected);
}

}  // namespace yiben::prose
