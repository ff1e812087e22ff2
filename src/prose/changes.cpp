// Changes against the year before, and the percentages that say them again: found by trying what
// the amounts give.
#include "prose/bind.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "prose/statements.h"
#include "text/text.h"

namespace yiben::prose {
namespace {

class Relater {
 public:
  explicit Relater(Sentences& sentences) : all_(sentences) {}

  std::vector<Break> relate() {
    for (int i = 0; i < size(); ++i) {
      const Kind kind = all_.at(i).kind;
      if (kind == Kind::change) take_direction(i);
      if (kind == Kind::change && all_.amount(i)) relate_change(i);
      if (kind == Kind::last) relate_last(i);
    }
    return std::move(breaks_);
  }

 private:
  int size() const { return static_cast<int>(all_.size()); }

  // The percentage that says the change `i` again, right behind it.
  int growth_behind(int i) const {
    const int next = i + 1;
    if (next >= size() || all_.at(next).kind != Kind::growth) return -1;
    const Statement& growth = all_.at(next);
    return growth.paragraph == all_.at(i).paragraph ? next : -1;
  }

  // "比上年增加（减少）10.00 万元，下降 5 %": where both words of the template were left, the
  // percentage tells which one holds.
  void take_direction(int i) {
    const int growth = growth_behind(i);
    if (all_.at(i).direction == 0 && growth >= 0) all_.at(i).direction = all_.at(growth).direction;
  }

  int direction_of(int i) const {
    // "增加-10.00 万元" is less; so is "减少-10.00 万元" for those who write it.
    if (all_.mention(i).number.digits < 0) return -1;
    return all_.at(i).direction != 0 ? all_.at(i).direction : 1;
  }

  // Whether the change is the difference of the amount and of one of last year's.
  bool is_difference(const Interval& amount, const Interval& last, int i) const {
    const Interval size = magnitude(*all_.amount(i));
    const Interval real = direction_of(i) > 0 ? minus(amount, last) : minus(last, amount);
    return meet(size, real);
  }

  bool growth_fits(const Interval& amount, int change, int growth) const {
    const auto fits = [&](int direction) {
      const auto ratio = growth_from_change(amount, *all_.amount(change), direction);
      return ratio && is_rounding(compare(all_.mention(growth).number, *ratio));
    };
    // With a sign besides its word a change may go either way.
    const bool either = all_.mention(change).number.digits < 0;
    return fits(direction_of(change)) || (either && fits(-direction_of(change)));
  }

  // "决算数 19.89 万元，比年初预算 20.54 万元减少 0.65 万元": the change is the difference of the
  // two. True where the sentence says so, whether it is or not.
  bool relate_compared(int i, int growth) {
    const int base = i - 1;
    const int value = i - 2;
    if (base < 0 || !all_.is_compared_with(base) || !all_.is_exact(base)) return false;
    const Statement& change = all_.at(i);
    if (all_.at(base).paragraph != change.paragraph || change.starts_sentence) return false;
    const bool goes_on = starts_with_any(change.clause, all_.phrases().compared_behind);
    if (!goes_on && starts_with_any(change.clause, all_.phrases().compared)) return false;
    const bool together = value >= 0 && all_.at(value).paragraph == change.paragraph &&
                          all_.is_exact(value) && !all_.at(base).starts_sentence;
    if (!together || !change.subject.empty() || ends_a_list(value)) {
      relate_to_base(i, growth, base);
      return true;
    }
    for (const int amount : all_.amounts_before(i, 0)) {
      if (amount == base || all_.is_compared_with(amount)) continue;
      const Interval value_of = all_.narrowed(amount);
      if (!is_difference(value_of, all_.narrowed(base), i)) continue;
      hold(i, growth, amount, Bond::arithmetic, growth >= 0 && growth_fits(value_of, i, growth));
      if (!all_.at(base).is_bound()) all_.at(base).bond = Bond::arithmetic;
      return true;
    }
    // Behind 其中, 占 or another sentence the change may be of something else.
    if (all_.at(value).starts_sentence && all_.is_printed(base)) break_compared(i, value, base);
    return true;
  }

  // The amount itself is not said, or elsewhere: the percentage is of what it is compared with.
  void relate_to_base(int i, int growth, int base) {
    all_.at(i).bond = Bond::words;
    if (growth < 0) return;
    const Ratio ratio{magnitude(*all_.amount(i)), all_.narrowed(base)};
    if (!is_rounding(compare(all_.mention(growth).number, ratio))) return;
    for (const int held : {i, growth}) all_.at(held).bond = Bond::arithmetic;
    if (!all_.at(base).is_bound()) all_.at(base).bond = Bond::arithmetic;
    all_.note_rounding(growth, ratio);
  }

  void break_compared(int i, int value, int base) {
    add("comparison-differs", i, {value, base},
        fmt::format("{} {} {} ≠ {}", all_.mention(base).printed, direction_of(i) > 0 ? "+" : "−",
                    all_.mention(i).printed, all_.mention(value).printed));
  }

  void add(const char* rule, int statement, std::vector<int> others, std::string arithmetic) {
    Break found;
    found.rule = rule;
    found.statement = statement;
    found.others = std::move(others);
    found.arithmetic = std::move(arithmetic);
    all_.at(statement).bond = Bond::broken;
    breaks_.push_back(std::move(found));
  }

  void relate_change(int i) {
    Statement& change = all_.at(i);
    const int growth = growth_behind(i);
    if (relate_compared(i, growth)) return;
    const std::vector<int> candidates = all_.amounts_before(i, 1);
    for (const int amount : candidates) {
      const Interval value = all_.narrowed(amount);
      const std::vector<Interval> lasts = all_.last_years(amount, i);
      const bool by_last = std::any_of(lasts.begin(), lasts.end(), [&](const Interval& last) {
        return is_difference(value, last, i);
      });
      const bool by_growth = growth >= 0 && growth_fits(value, i, growth);
      if (!by_last && !by_growth) continue;
      hold(i, growth, amount, Bond::arithmetic, by_growth || growth < 0);
      if (by_growth) break_difference(i, amount);
      if (!by_growth && growth >= 0 && is_plain(i, amount)) break_growth(i, growth, amount);
      return;
    }
    if (growth >= 0 && (growth_of_amount_behind(i, growth) || growth_of_last(i, growth))) return;
    const bool zero = all_.mention(i).number.digits == 0;
    const bool own_subject = !change.subject.empty() && candidates.empty();
    if (growth < 0 || zero) {
      change.bond = candidates.empty() && !own_subject ? Bond::none : Bond::words;
      if (growth >= 0 && zero && all_.mention(growth).number.digits == 0) {
        all_.at(growth).bond = change.bond;
      }
      const int whole = all_.amount_before_brackets(i);
      const int nearest = whole < 0 && !candidates.empty() ? candidates.front() : whole;
      if (nearest >= 0) change.about = nearest;
      if (nearest >= 0) break_increase(i, nearest);
      return;
    }
    if (const int whole = all_.amount_before_brackets(i); whole >= 0) {
      break_growth(i, growth, whole);
      return;
    }
    if (!candidates.empty() && is_plain(i, candidates.front())) {
      break_growth(i, growth, candidates.front());
      break_increase(i, candidates.front());
    }
  }

  // "534.16 万元，比 2025 年预算 521.15 万元增加 13.03 万元，增长 2.50%": the percentage bears out
  // the change, and the amount of last year does not.
  void break_difference(int i, int amount) {
    const int last = i - 1;
    const Statement& change = all_.at(i);
    const bool beside = all_.at(last).kind == Kind::last && all_.amount(last) && amount == last - 1;
    if (!beside || !change.subject.empty() || !is_plain(i, amount)) return;
    if (change.starts_sentence || all_.at(last).starts_sentence) return;
    if (holds_any(change.clause, all_.phrases().compared)) return;
    const Interval value = *all_.amount(amount);
    if (all_.at(last).about_so_much || is_difference(value, *all_.amount(last), i)) return;
    add("difference-differs", last, {amount, i},
        fmt::format("{} {} {} ≠ {}", all_.mention(amount).printed, direction_of(i) > 0 ? "−" : "+",
                    all_.mention(i).printed, all_.mention(last).printed));
  }

  // "0万元，比上年增加1421.25万元": the year before would have been less than nothing.
  void break_increase(int i, int amount) {
    const Statement& change = all_.at(i);
    // 支出比上年增加 behind a list is of the whole and not of the last one of the list.
    const bool of_it = starts_with_any(change.clause, all_.phrases().compared) &&
                       (!change.starts_sentence || is_first(amount)) && is_plain(i, amount);
    if (change.direction <= 0 || !of_it) return;
    if (all_.narrowed(amount).high >= magnitude(*all_.amount(i)).low) return;
    add("increase-above-the-amount", i, {amount},
        fmt::format("{} < {}", all_.mention(amount).printed, all_.mention(i).printed));
  }

  // The paragraph says no other amount before it, so that a sentence behind can speak of no other.
  bool is_first(int amount) const {
    return amount == 0 || all_.at(amount - 1).paragraph != all_.at(amount).paragraph;
  }

  // "较上年增加 A 万元，增长 B%，其中：C 万元": the amount may follow.
  bool growth_of_amount_behind(int i, int growth) {
    for (int j = growth + 1; j < size() && j <= growth + 2; ++j) {
      if (all_.at(j).paragraph != all_.at(i).paragraph || !all_.is_amount(j)) continue;
      if (!growth_fits(all_.narrowed(j), i, growth)) continue;
      hold(i, growth, j, Bond::arithmetic, true);
      return true;
    }
    return false;
  }

  // "比上年预算 L 万元减少 A 万元，下降 B%": this year's amount is not said.
  bool growth_of_last(int i, int growth) {
    for (int j = i - 1; j >= 0 && all_.at(j).paragraph == all_.at(i).paragraph; --j) {
      if (all_.at(j).kind != Kind::last || !all_.amount(j)) continue;
      const Ratio ratio{magnitude(*all_.amount(i)), *all_.amount(j)};
      if (!is_rounding(compare(all_.mention(growth).number, ratio))) continue;
      for (const int held : {i, growth, j}) all_.at(held).bond = Bond::arithmetic;
      all_.note_rounding(growth, ratio);
      return true;
    }
    return false;
  }

  void hold(int i, int growth, int amount, Bond bond, bool growth_too) {
    all_.at(i).about = amount;
    all_.at(i).bond = bond;
    if (!all_.at(amount).is_bound()) all_.at(amount).bond = bond;
    if (growth < 0 || !growth_too) return;
    all_.at(growth).about = amount;
    all_.at(growth).base = i;
    all_.at(growth).bond = bond;
    const auto ratio = growth_from_change(all_.narrowed(amount), *all_.amount(i), direction_of(i));
    if (ratio) all_.note_rounding(growth, *ratio);
    if (all_.at(growth).cut_off && is_rounded_of_another(i, growth))
      all_.at(growth).cut_off = false;
  }

  // Whether the percentage is that of another amount of the paragraph, rounded: nothing was cut
  // off, the change is of that one.
  bool is_rounded_of_another(int i, int growth) const {
    for (int j = growth - 1; j >= 0 && all_.at(j).paragraph == all_.at(i).paragraph; --j) {
      if (j == i || !all_.is_amount(j)) continue;
      const auto ratio = growth_from_change(all_.narrowed(j), *all_.amount(i), direction_of(i));
      if (ratio && compare(all_.mention(growth).number, *ratio) == Match::fits) return true;
    }
    return false;
  }

  // The amount stands right before the change, or only what the year before was and the share that
  // the amount is stand between; the change names nothing else, or in other words the same. Then
  // there is one way to read it.
  bool is_plain(int i, int amount) const {
    const Statement& change = all_.at(i);
    const Statement& named = all_.at(amount);
    if (named.paragraph != change.paragraph || named.about_so_much || change.about_so_much) {
      return false;
    }
    if (ends_a_list(amount)) return false;
    // Behind a sentence of several amounts a new one may speak of any of them: "“三公”经费 8.49
    // 万元，其中：公务接待费 6.72 万元。“三公”经费与上年相比，增加…".
    if (change.starts_sentence && !named.starts_sentence) return false;
    const bool same = change.subject.empty() || names_again(change.subject, named.lead);
    for (int j = amount + 1; same && j < i; ++j) {
      const Kind kind = all_.at(j).kind;
      if ((kind != Kind::last && kind != Kind::share) || all_.at(j).starts_sentence) return false;
    }
    return same;
  }

  // "拨款 40.00 万元、其他收入 1.00 万元，较上年增加 2.00 万元": of all of them together.
  bool ends_a_list(int amount) const {
    if (amount == 0 || !all_.is_amount(amount - 1)) return false;
    const Mention& before = all_.mention(amount - 1);
    const Mention& last = all_.mention(amount);
    if (before.prose != last.prose || last.begin < before.end) return false;
    return std::string_view(last.prose->text).substr(before.end).starts_with("、");
  }

  // 收支预算总计 names again what 收入、支出预算总计 named: its characters stand there in this
  // order.
  static bool names_again(std::string_view words, std::string_view named) {
    std::size_t from = 0;
    for (std::size_t at = 0; at < words.size();) {
      const std::size_t next = text::code_point_at(words, at).next;
      const std::size_t found = named.find(words.substr(at, next - at), from);
      if (found == std::string_view::npos) return false;
      from = found + (next - at);
      at = next;
    }
    return true;
  }

  void break_growth(int i, int growth, int amount) {
    const Interval value = all_.narrowed(amount);
    const auto ratio = growth_from_change(value, *all_.amount(i), direction_of(i));
    if (!ratio || all_.at(growth).about_so_much) return;
    const Number& printed = all_.mention(growth).number;
    const std::optional<Match> match = compare(printed, *ratio);
    // What a table prints the same may be of something else.
    const auto by_itself =
        growth_from_change(*all_.amount(amount), *all_.amount(i), direction_of(i));
    const bool fits_itself = by_itself && compare(printed, *by_itself) != Match::differs;
    if (!match || *match != Match::differs || fits_itself) {
      hold(i, growth, amount, Bond::arithmetic, true);
      return;
    }
    for (const int broken : {i, growth}) {
      all_.at(broken).about = amount;
      all_.at(broken).bond = Bond::broken;
    }
    all_.at(growth).base = i;
    const char* sign = direction_of(i) > 0 ? "−" : "+";
    Break found = wrong_percentage(all_, "growth-differs", growth, *ratio,
                                   fmt::format("{1} ÷ ({0} {2} {1})", all_.mention(amount).printed,
                                               all_.mention(i).printed, sign));
    found.others = {amount, i};
    found.figures = all_.at(amount).figures;
    breaks_.push_back(std::move(found));
  }

  void relate_last(int i) {
    Statement& last = all_.at(i);
    if (last.is_bound()) return;
    for (int j = i - 1; j >= 0 && all_.at(j).paragraph == last.paragraph; --j) {
      if (!all_.is_amount(j)) continue;
      last.about = j;
      last.bond = Bond::words;
      return;
    }
    for (int j = i + 1; j < size() && all_.at(j).paragraph == last.paragraph; ++j) {
      if (!all_.is_amount(j)) continue;
      last.about = j;
      last.bond = Bond::words;
      return;
    }
  }

  Sentences& all_;
  std::vector<Break> breaks_;
};

}  // namespace

std::vector<Break> bind_changes(Sentences& sentences) {
  return Relater(sentences).relate();
}

}  // namespace yiben::prose
