// Sentences against tables, where the words name what a table prints and the amounts differ.
#include "prose/bind.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <set>

#include "prose/statements.h"
#include "text/text.h"

namespace yiben::prose {
namespace {

// A number with fewer digits is like many others.
constexpr std::size_t telling_digits = 5;
// Points of Tables::fit for a row that is named by its whole label or code.
constexpr int named_fit = 4;
// Coordinates that words must name: a fund and what of it.
constexpr std::size_t least_words = 3;

class Comparer {
 public:
  explicit Comparer(Sentences& sentences) : all_(sentences) {}

  std::vector<Break> compare() {
    for (int i = 0; i < size(); ++i) {
      const Statement& one = all_.at(i);
      const bool amount = one.kind == Kind::amount && all_.amount(i) && all_.mention(i).unit &&
                          all_.mention(i).number.digits != 0 && !one.about_so_much;
      if (!amount || all_.tables().is_planned(all_.tables().meaning(one.clause))) continue;
      if (all_.is_of_another_year(i)) continue;
      if (compare_selection(i) || one.bond == Bond::table) continue;
      if (one.bond == Bond::sum) {
        compare_near(i);
        continue;
      }
      if (!compare_row(i) && !all_.is_borne_out(i)) compare_slip(i);
    }
    return std::move(breaks_);
  }

 private:
  int size() const { return static_cast<int>(all_.size()); }

  // What figures print, as the sentence would: by its unit and decimals, without repetition.
  std::set<std::int64_t> values_of(const std::vector<int>& figures, int i) const {
    std::set<std::int64_t> values;
    for (const int f : figures) {
      if (all_.tables().figure(f).number.digits == 0) continue;
      if (const auto value = all_.printed_as(i, f)) values.insert(*value);
    }
    return values;
  }

  // Every table prints the row that is named with one amount, the paragraph says that amount too,
  // and here stands another.
  bool compare_row(int i) {
    const Statement& one = all_.at(i);
    const std::vector<int> named = all_.tables().named(one);
    // "其中：财政拨款" is about a part of the row, whatever the sentence names before.
    if (named.empty() || names_part(one)) return false;
    // 支出总计 behind 年初结转和结余 is nothing of that.
    const bool itself = one.clause.find(one.subject) != std::string::npos;
    if (!itself && all_.tables().names_total(one.clause)) return false;
    std::vector<int> fitting;
    for (const int f : named) {
      if (all_.tables().fit(one, {}, {}, f) < named_fit || all_.is_beside(i, f)) continue;
      fitting.push_back(f);
    }
    const std::set<std::int64_t> values = values_of(fitting, i);
    if (values.size() != 1 || is_said(i)) return false;
    const int witness = beside(i, fitting);
    if (witness < 0) return false;
    add(i, *values.begin(), fitting, {witness});
    return true;
  }

  bool names_part(const Statement& one) const {
    const Cube& cube = all_.book().cube;
    const Coordinates words = all_.tables().meaning(one.clause);
    return std::any_of(words.begin(), words.end(), [&](const auto& word) {
      const std::string_view name = cube.name_of(word.first);
      return name == "fund" || name == "origin" || name == "nature" || name == "unit";
    });
  }

  // A statement of the same paragraph and subject that says what the figures print.
  int beside(int i, const std::vector<int>& figures) const {
    for (int j = 0; j < size(); ++j) {
      const Statement& other = all_.at(j);
      if (j == i || other.paragraph != all_.at(i).paragraph) continue;
      if (other.bond != Bond::table || other.subject != all_.at(i).subject) continue;
      const bool same = std::any_of(other.figures.begin(), other.figures.end(), [&](int f) {
        return std::find(figures.begin(), figures.end(), f) != figures.end();
      });
      if (same) return j;
    }
    return -1;
  }

  // The words name the money of one fund, a table prints that, and the number is what is printed
  // for all funds together.
  bool compare_selection(int i) {
    const Statement& one = all_.at(i);
    const Cube& cube = all_.book().cube;
    const auto fund = cube.dimension("fund");
    const Coordinates words = all_.tables().meaning(one.clause);
    // What the book is about, budget or final accounts, is the whole in its tables.
    Selection said = narrow({}, words);
    if (const auto stage = cube.dimension("stage")) said = said.with(*stage, all_of_it);
    if (!fund || said[*fund] == all_of_it || words.size() < least_words) return false;
    if (!all_.tables().is_understood(one.clause)) return false;
    const std::vector<int> exact = printed_for(said);
    const std::vector<int> wider = printed_for(said.with(*fund, all_of_it));
    const std::set<std::int64_t> values = values_of(exact, i);
    if (values.size() != 1 || says_any(i, exact) || !says_any(i, wider)) return false;
    if (says_any(i, printed_apart(said))) return false;
    add(i, *values.begin(), exact, {});
    // What it is divided into shares its fault.
    for (int j = i + 1; j < size() && all_.at(j).paragraph == one.paragraph; ++j) {
      if (all_.at(j).bond == Bond::sum) compare_part(j);
    }
    return true;
  }

  std::vector<int> printed_for(const Selection& selection) const {
    std::vector<int> found;
    for (std::size_t f = 0; f < all_.book().figures.size(); ++f) {
      const Figure& figure = all_.book().figures[f];
      if (!figure.blank && figure.selection == selection) found.push_back(static_cast<int>(f));
    }
    return found;
  }

  // The same of a table that was set apart from the others, for these may be the misread ones.
  std::vector<int> printed_apart(const Selection& selection) const {
    std::vector<int> found;
    const auto scope = all_.book().cube.dimension("scope");
    if (!scope) return found;
    for (std::size_t f = 0; f < all_.book().figures.size(); ++f) {
      const Figure& figure = all_.book().figures[f];
      if (figure.blank || figure.selection[*scope] == selection[*scope]) continue;
      if (figure.selection.with(*scope, selection[*scope]) != selection) continue;
      found.push_back(static_cast<int>(f));
    }
    return found;
  }

  bool says_any(int i, const std::vector<int>& figures) const {
    return std::any_of(figures.begin(), figures.end(), [&](int f) {
      return meet(all_.tables().figure(f).interval, *all_.amount(i));
    });
  }

  void compare_part(int j) {
    const std::vector<int> named = all_.tables().named(all_.at(j));
    const std::set<std::int64_t> values = values_of(named, j);
    if (values.size() == 1 && !says_any(j, named)) {
      add(j, *values.begin(), named, {});
    }
  }

  // The amount is one of those that a figure of the row allows.
  bool is_said(int i) const { return all_.at(i).bond == Bond::table; }

  // A few units of the last place apart: more than rounding leaves.
  static bool is_near(std::int64_t printed, std::int64_t meant) {
    constexpr std::int64_t near_by = 5;
    return printed != meant && std::abs(std::abs(printed) - std::abs(meant)) <= near_by &&
           std::to_string(std::abs(printed)).size() >= telling_digits;
  }

  // No table prints the number, and one that the words fit prints nearly the same.
  void compare_slip(int i) {
    // A share binds loosely: 87.97 % allows a slip in the last digits.
    if (all_.at(i).is_bound() && all_.at(i).bond != Bond::arithmetic) return;
    // Words that are not understood leave numbers of few digits unbound, whatever prints them.
    if (!all_.is_telling(i) && is_anywhere(i)) return;
    const std::int64_t printed = all_.mention(i).number.digits;
    const auto slips = [&](std::int64_t value) { return is_slip(printed, value, telling_digits); };
    if (!compare_meant(i, slips)) compare_near(i);
  }

  bool is_anywhere(int i) const { return !all_.tables().printing(*all_.amount(i)).empty(); }

  // A sum of many rounded parts allows so little, too.
  void compare_near(int i) {
    const std::int64_t printed = all_.mention(i).number.digits;
    compare_meant(i, [&](std::int64_t value) { return is_near(printed, value); });
  }

  // False where no figure prints such a value and fits the words.
  template <typename Meant>
  bool compare_meant(int i, const Meant& is_meant) {
    // 支出决算为 says nothing of the account that was named before.
    const Coordinates words =
        !all_.at(i).item.empty() ? Coordinates() : all_.tables().meaning(all_.at(i).clause);
    const Coordinates around = all_.said_around(i);
    std::set<std::int64_t> meant;
    std::vector<int> figures;
    for (std::size_t f = 0; f < all_.book().figures.size(); ++f) {
      // What headings say alone is too little: everything below them is about the same.
      const int index = static_cast<int>(f);
      const auto value = all_.printed_as(i, index);
      if (!value || !is_meant(*value)) continue;
      const int fit = all_.tables().fit(all_.at(i), words, {}, index);
      const bool named = fit >= named_fit || (fit > 0 && !all_.tables().is_narrower(index, words));
      // A part that the words name is no slip of the whole.
      if (!named || all_.tables().is_wider(index, words)) continue;
      // What differs by a digit of few may as well be of all funds, or of projects too.
      if (!all_.is_telling(i) && all_.tables().is_part(index, around)) continue;
      if (all_.tables().is_one_of_several(index, words) || all_.is_beside(i, index)) continue;
      meant.insert(*value);
      figures.push_back(index);
    }
    if (meant.size() == 1) add(i, *meant.begin(), figures, {});
    return !meant.empty();
  }

  // One unit of the last place is how the sentence was rounded, or not.
  void add(int i, std::int64_t meant, std::vector<int> figures, std::vector<int> others) {
    const Mention& mention = all_.mention(i);
    if (std::abs(meant - std::abs(mention.number.digits)) <= 1) return;
    const std::string right = to_string(Number{meant, mention.number.decimals});
    Break found;
    found.rule = "amount-differs";
    found.statement = i;
    found.others = std::move(others);
    found.figures = std::move(figures);
    found.arithmetic = fmt::format("{} ≠ {}", mention.printed, right);
    found.expected = right;
    all_.at(i).bond = Bond::broken;
    breaks_.push_back(std::move(found));
  }

  Sentences& all_;
  std::vector<Break> breaks_;
};

}  // namespace

std::vector<Break> compare_amounts(Sentences& sentences) {
  return Comparer(sentences).compare();
}

namespace {

// What an interval stands for, with so many decimals of a unit.
std::string middle_of(const Interval& interval, Unit unit, int decimals) {
  return format(interval.low + (interval.high - interval.low) / 2, unit, decimals);
}

}  // namespace

namespace {

// A part that is as much as its whole: either may have changed.
bool is_said_twice(const Sentences& sentences, int change, int about) {
  for (int j = change - 1; j >= 0; --j) {
    if (sentences.at(j).paragraph != sentences.at(change).paragraph) break;
    const bool other = j != about && sentences.is_amount(j);
    if (other && meet(*sentences.amount(j), *sentences.amount(about))) return true;
  }
  return false;
}

// "比上年执行数 100.00 万元增加 10.00 万元": the sentence says itself what it compares with.
bool is_told_with_base(const Sentences& sentences, int change) {
  const int base = change - 1;
  const Statement& one = sentences.at(change);
  const bool beside = base >= 0 && sentences.at(base).kind == Kind::last &&
                      sentences.at(base).paragraph == one.paragraph && !one.starts_sentence;
  if (!beside || one.about < 0 || !sentences.amount(base)) return false;
  const Interval size = magnitude(*sentences.amount(change));
  const Interval amount = sentences.narrowed(one.about);
  const Interval last = one.direction >= 0 ? minus(amount, size) : plus(amount, size);
  return meet(last, *sentences.amount(base));
}

// 本年支出较上年增加 is not said of 本年收入, whatever stands before.
bool is_of_other_money(const Sentences& sentences, int figure, const Coordinates& words) {
  const Cube& cube = sentences.book().cube;
  const Selection& own = sentences.tables().figure(figure).selection;
  return std::any_of(words.begin(), words.end(), [&](const auto& word) {
    const auto [d, member] = word;
    const std::string_view name = cube.name_of(d);
    return name != "year" && name != "stage" && own[d] != all_of_it &&
           !cube.is_inside(d, own[d], member) && !cube.is_inside(d, member, own[d]);
  });
}

}  // namespace

std::vector<Break> compare_last_years(Sentences& sentences) {
  std::vector<Break> breaks;
  for (int i = 0; i < static_cast<int>(sentences.size()); ++i) {
    const Statement& change = sentences.at(i);
    const bool plain = change.bond == Bond::words && change.subject.empty();
    if (change.kind != Kind::change || (change.bond != Bond::arithmetic && !plain) ||
        change.about < 0 || change.about_so_much) {
      continue;
    }
    // A change against 年初预算 says nothing of last year.
    const bool compared =
        sentences.is_compared_with(change.about) || (i > 0 && sentences.is_compared_with(i - 1));
    if (compared) continue;
    const int year = sentences.year_compared(i);
    if (year != 0 && year != sentences.book().year - 1) continue;
    if (is_said_twice(sentences, i, change.about) || is_told_with_base(sentences, i)) continue;
    if (sentences.is_counted_off(i)) continue;
    const Interval amount = sentences.narrowed(change.about);
    const Interval size = magnitude(*sentences.amount(i));
    const Interval last = change.direction >= 0 ? minus(amount, size) : plus(amount, size);
    const Coordinates words = sentences.tables().meaning(change.clause);
    const std::vector<int>& rows = sentences.at(change.about).figures;
    // As much may be printed for a unit and for all of them: one of the rows is meant.
    const bool fits = std::any_of(rows.begin(), rows.end(), [&](int f) {
      const std::vector<int> years = sentences.tables().last_year_of(f);
      return std::any_of(years.begin(), years.end(),
                         [&](int p) { return meet(last, sentences.tables().figure(p).interval); });
    });
    if (fits) continue;
    for (const int f : rows) {
      if (is_of_other_money(sentences, f, words)) continue;
      // 支出较上年增加, a sentence of its own, is not said of the account that was told last.
      const bool of_whole = change.starts_sentence && !words.empty();
      if (of_whole && sentences.tables().is_narrower(f, words)) continue;
      std::vector<int> printed = sentences.tables().last_year_of(f);
      const auto stage = sentences.book().cube.dimension("stage");
      std::erase_if(printed, [&](int p) {
        const Selection& own = sentences.tables().figure(p).selection;
        return stage && own[*stage] != narrow({}, words)[*stage];
      });
      if (printed.empty()) continue;
      Break found;
      found.rule = "last-year-differs";
      found.statement = i;
      found.others = {change.about};
      found.figures = printed;
      found.arithmetic = fmt::format(
          "{} {} {} = {} ≠ {}", sentences.mention(change.about).printed,
          change.direction >= 0 ? "−" : "+", sentences.mention(i).printed,
          middle_of(last, sentences.mention(change.about).unit.value_or(Unit::ten_thousand_yuan),
                    sentences.mention(change.about).number.decimals),
          sentences.said_as(change.about, printed.front()));
      breaks.push_back(std::move(found));
      break;
    }
  }
  return breaks;
}

namespace {

// Shares of one whole that are printed so as to add up to 100 %.
bool makes_up_a_hundred(const Sentences& sentences, int i) {
  const Statement& one = sentences.at(i);
  const int decimals = sentences.mention(i).number.decimals;
  std::int64_t sum = 0, hundred = 100;
  for (int d = 0; d < decimals; ++d) hundred *= 10;
  for (int j = 0; j < static_cast<int>(sentences.size()); ++j) {
    const Statement& other = sentences.at(j);
    const bool beside = other.kind == Kind::share && other.paragraph == one.paragraph &&
                        other.base == one.base && sentences.mention(j).number.decimals == decimals;
    if (beside) sum += sentences.mention(j).number.digits;
  }
  return one.kind == Kind::share && sum == hundred;
}

}  // namespace

std::vector<Break> compare_rounding(const Sentences& sentences) {
  // So many times more rounded than cut off, or it is a habit.
  constexpr std::size_t habit = 2;
  std::vector<int> cut_off;
  std::size_t rounded_up = 0;
  for (int i = 0; i < static_cast<int>(sentences.size()); ++i) {
    if (sentences.at(i).cut_off && !makes_up_a_hundred(sentences, i)) cut_off.push_back(i);
    if (sentences.at(i).rounded_up) ++rounded_up;
  }
  std::vector<Break> breaks;
  if (rounded_up < habit * cut_off.size()) return breaks;
  for (const int i : cut_off) {
    const Number& number = sentences.mention(i).number;
    Break found;
    found.rule = "percentage-cut-off";
    found.statement = i;
    const std::int64_t up = number.digits < 0 ? number.digits - 1 : number.digits + 1;
    found.expected = to_string(Number{up, number.decimals}) + "%";
    breaks.push_back(std::move(found));
  }
  return breaks;
}

}  // namespace yiben::prose
