// Growth in percent without the change in money: against what the sentence or a table says of the
// year before.
#include "prose/bind.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "text/text.h"

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
        all_.note_rounding(i, *ratio);
        all_.at(i).about = amount;
        all_.at(i).bond = Bond::arithmetic;
        return;
      }
    }
    if (!candidates.empty() && !all_.at(i).is_bound()) break_growth_alone(i, candidates.front());
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
    const auto ratio = growth_from_last(all_.narrowed(amount), *all_.amount(last));
    if (!ratio) return;
    const Number& printed = all_.mention(i).number;
    const bool rises = all_.amount(last)->high < all_.narrowed(amount).low;
    const bool wrong_way = growth.direction != 0 && (growth.direction > 0) != rises;
    const std::optional<Match> match = compare(printed, *ratio);
    if (!match || (*match != Match::differs && !wrong_way)) return;
    growth.about = amount;
    growth.base = last;
    growth.bond = Bond::broken;
    Break found;
    found.rule = "growth-differs";
    found.statement = i;
    found.others = {amount, last};
    found.figures = all_.at(amount).figures;
    found.arithmetic = fmt::format("{0} ÷ {1} − 1 = {2}{3}", all_.mention(amount).printed,
                                   all_.mention(last).printed, rises ? "" : "−",
                                   percentage(*ratio, printed.decimals));
    if (const auto only = only_percentage(*ratio, printed.decimals); only && !wrong_way) {
      found.expected = to_string(*only) + "%";
    }
    if (const auto meant = last_year_meant(i, amount, last)) {
      found.arithmetic += fmt::format(" ({} ÷ {} − 1 = {}%)", all_.mention(amount).printed, *meant,
                                      all_.mention(i).printed);
    }
    breaks_.push_back(std::move(found));
  }

  // The number of last year that gives the percentage and has the digits of the printed one, one of
  // them moved, missing or too many: 43269.3 for 3269.43.
  std::optional<std::string> last_year_meant(int i, int amount, int last) const {
    constexpr int most_changes = 2;
    constexpr Fen most_tried_numbers = 200;
    constexpr std::size_t fewest_digits = 5;
    const Mention& mention = all_.mention(last);
    const std::string digits = std::to_string(std::abs(mention.number.digits));
    if (!mention.unit || digits.size() < fewest_digits) return std::nullopt;
    const Fen step = std::max<Fen>(1, fen_per_unit(*mention.unit) / 100);
    const Number& percent = all_.mention(i).number;
    const Interval value = all_.narrowed(amount);
    const int direction = all_.at(i).direction;
    const WideFen hundred = WideFen{100} * ten_to(percent.decimals);
    const WideFen whole = hundred + direction * WideFen{std::abs(percent.digits)};
    if (direction == 0 || whole <= 0) return std::nullopt;
    const WideFen middle = value.low * hundred / whole;
    if (middle <= 0 || middle > limits::max_fen) return std::nullopt;
    std::optional<std::string> meant;
    const Fen first = (static_cast<Fen>(middle) / step - most_tried_numbers / 2) * step;
    for (Fen n = 0; n < most_tried_numbers; ++n) {
      const Fen fen = first + n * step;
      const auto ratio = growth_from_last(value, {fen, fen});
      if (!ratio || compare(percent, *ratio) != Match::fits) continue;
      const std::string printed = format(fen, *mention.unit, 2);
      std::string own = printed;
      std::erase(own, '.');
      if (text::edit_distance(own, digits, most_changes) > most_changes) continue;
      if (meant) return std::nullopt;
      meant = printed;
    }
    return meant;
  }

  Sentences& all_;
  std::vector<Break> breaks_;
};

}  // namespace

std::vector<Break> bind_growth(Sentences& sentences) {
  return Grower(sentences).grow();
}

}  // namespace yiben::prose
