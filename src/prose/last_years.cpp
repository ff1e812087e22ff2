// What sentences make of last year against what the tables print of it.
#include "prose/bind.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace yiben::prose {

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

// 上年预算数 in a budget and 上年决算数 in final accounts are the whole of that year.
Node stage_said(const Sentences& sentences, const Coordinates& words) {
  const Cube& cube = sentences.book().cube;
  const int stage = *cube.dimension("stage");
  const Node said = narrow({}, words)[stage];
  const auto budget = cube.find(stage, "budget");
  const bool final_accounts = budget && sentences.tables().is_planned({{stage, *budget}});
  const bool own = cube.name_of(stage, said) == (final_accounts ? "final" : "budget");
  return own ? all_of_it : said;
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
        return stage && own[*stage] != stage_said(sentences, words);
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

}  // namespace yiben::prose
