// Growth in percent without the change in money: against what the sentence or a table says of the
// year before.
#include "prose/bind.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace yiben::prose {
namespace {

class Grower {
 public:
  explicit Grower(Sentences& sentences) : all_(sentences) {}

  std::vector<Break> grow() {
    for (int i = 0; i < static_cast<int>(all_.size()); ++i) {
      if (all_.at(i).kind == Kind::growth && !all_.at(i).is_bound()) relate_growth(i);
    }
    return std::move(breaks_);
  }

 private:
  // A growth without a change in money: against what is said of the year before, or alone.
  void relate_growth(int i) {
    const int before = i - 1;
    if (before >= 0 && all_.at(before).kind == Kind::change &&
        all_.at(before).paragraph == all_.at(i).paragraph) {
      return;
    }
    const std::vector<int> candidates = all_.amounts_before(i, 1);
    for (const int amount : candidates) {
      for (const Interval& last : all_.last_years(amount, i)) {
        const auto ratio = growth_from_last(all_.narrowed(amount), last);
        if (is_from_nothing(last, all_.mention(i).number)) all_.at(i).bond = Bond::words;
        if (!ratio || !is_rounding(compare(all_.mention(i).number, *ratio))) continue;
        if (goes_the_other_way(i, all_.narrowed(amount), last)) continue;
        all_.note_rounding(i, *ratio);
        all_.at(i).about = amount;
        all_.at(i).bond = Bond::arithmetic;
        return;
      }
    }
    if (!candidates.empty() && !all_.at(i).is_bound()) break_growth_alone(i, candidates.front());
  }

  // The words say less where it is more, beyond what rounding leaves open.
  bool goes_the_other_way(int i, const Interval& amount, const Interval& last) const {
    const int direction = all_.at(i).direction;
    return (direction > 0 && amount.high < last.low) || (direction < 0 && amount.low > last.high);
  }

  // From nothing everything grows by 100 %, as some write.
  static bool is_from_nothing(const Interval& last, const Number& printed) {
    return last.contains(0) && printed.digits == 100 * ten_to(printed.decimals);
  }

  static std::int64_t ten_to(int exponent) {
    std::int64_t power = 1;
    for (; exponent > 0; --exponent) power *= 10;
    return power;
  }

  // "2025年执行数 L 万元，2026年预算 X 万元，比…增加 G%": three numbers side by side.
  void break_growth_alone(int i, int amount) {
    Statement& growth = all_.at(i);
    if (growth.about_so_much || all_.at(amount).about_so_much) return;
    if (growth.starts_sentence || all_.at(amount).paragraph != growth.paragraph) return;
    int last = -1;
    for (const int j : {amount - 1, amount + 1}) {
      const bool beside = j >= 0 && j < i && all_.at(j).kind == Kind::last && all_.amount(j) &&
                          all_.at(j).paragraph == growth.paragraph;
      if (beside && last < 0) last = j;
    }
    if (last < 0 || i - std::max(amount, last) != 1) return;
    const Number& printed = all_.mention(i).number;
    if (all_.mention(amount).number == all_.mention(last).number) {
      if (printed.digits != 0) break_growth_of_equal(i, amount, last);
      return;
    }
    const auto ratio = growth_from_last(all_.narrowed(amount), *all_.amount(last));
    if (!ratio) return;
    const bool rises = all_.amount(last)->high < all_.narrowed(amount).low;
    const bool wrong_way = growth.direction != 0 && (growth.direction > 0) != rises;
    const std::optional<Match> match = compare(printed, *ratio);
    if (!match || (*match != Match::differs && !wrong_way)) return;
    growth.about = amount;
    growth.base = last;
    growth.bond = Bond::broken;
    Break found;
    found.rule = *match == Match::differs ? "growth-differs" : "direction-turned";
    found.statement = i;
    found.others = {amount, last};
    found.figures = all_.at(amount).figures;
    found.arithmetic = fmt::format("{0} ÷ {1} − 1 = {2}{3}", all_.mention(amount).printed,
                                   all_.mention(last).printed, rises ? "" : "−",
                                   percentage(*ratio, printed.decimals));
    if (const auto only = only_percentage(*ratio, printed.decimals); only && !wrong_way) {
      found.expected = to_string(*only) + "%";
    }
    breaks_.push_back(std::move(found));
  }

  // "执行数 10.00 万元，预算 10.00 万元，比…增加 10.00%".
  void break_growth_of_equal(int i, int amount, int last) {
    if (all_.mention(amount).unit != all_.mention(last).unit) return;
    Break found;
    found.rule = "growth-differs";
    found.statement = i;
    found.others = {amount, last};
    found.figures = all_.at(amount).figures;
    found.arithmetic =
        fmt::format("{} = {}", all_.mention(amount).printed, all_.mention(last).printed);
    all_.at(i).bond = Bond::broken;
    breaks_.push_back(std::move(found));
  }

  Sentences& all_;
  std::vector<Break> breaks_;
};

}  // namespace

std::vector<Break> bind_growth(Sentences& sentences) {
  return Grower(sentences).grow();
}

}  // namespace yiben::prose
