// Doubts about sentences, where words are understood and nothing but the number differs: said as
// warnings, because a sentence may mean something that it does not say.
#include "prose/bind.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <set>

#include "prose/gap.h"
#include "prose/statements.h"
#include "prose/topics.h"

namespace yiben::prose {
namespace {

// Points of Tables::fit for a row that is named by its whole label or code.
constexpr int named_fit = 4;
// Digits of a number that is told in two ways, and sentences that tell the other one.
constexpr std::size_t slip_digits = 4;
constexpr std::size_t telling_digits = 5;
constexpr std::size_t enough_others = 2;

class Teller {
 public:
  explicit Teller(const Sentences& sentences)
      : all_(sentences), topics_(topics_of(sentences.book(), sentences.phrases())) {}

  // The only amount that the tables print for what the sentence names in full, a row or a member of
  // the cube, is another one, and this one is printed nowhere.
  std::vector<Break> unprinted() const {
    std::vector<Break> breaks;
    for (int i = 0; i < size(); ++i) {
      const Statement& one = all_.at(i);
      // A share binds loosely: 87.97 % allows a slip in the last digits.
      const bool open = one.bond == Bond::none || one.bond == Bond::arithmetic || is_by_chance(i);
      if (!open || !all_.is_exact(i) || all_.mention(i).number.digits == 0) continue;
      if (is_planned(i) || all_.is_of_another_year(i) || all_.is_borne_out(i)) continue;
      if (is_of_unknown_whole(i) || is_named_in_front(one) || is_below_its_kind(one)) continue;
      if (one.clause.find(respectively) != std::string::npos) continue;
      std::vector<int> named = rows_of_topic(all_, topics_, i);
      if (named.empty()) named = named_by(i);
      if (named.empty()) named = headed_by(i);
      std::erase_if(named, [&](int f) {
        return all_.is_beside(i, f) || is_of_other_fund(i, f) || all_.tables().is_all_of(f, one);
      });
      const std::set<std::int64_t> values = all_.printed_as(i, named);
      if (values.size() != 1 || is_near(*values.begin(), i) || all_.is_printed(i)) continue;
      if (is_sum_of_items(named, i) || may_be_of_other_money(all_, named, i)) continue;
      Break found;
      found.rule = "amount-not-printed";
      found.statement = i;
      found.figures = named;
      found.expected = to_string(Number{*values.begin(), all_.mention(i).number.decimals});
      found.arithmetic = fmt::format("{} ≠ {}", all_.mention(i).printed, found.expected);
      breaks.push_back(std::move(found));
    }
    return breaks;
  }

  // "对项目支出全面实施绩效目标管理，涉及资金 975.06 万元" is a slip of what the tables print of
  // all projects, or of all expenditure, and is printed nowhere.
  std::vector<Break> uncovered() const {
    std::vector<Break> breaks;
    for (int i = 0; i < size(); ++i) {
      const Statement& one = all_.at(i);
      const bool open = one.bond == Bond::none && all_.is_exact(i) && !all_.is_of_another_year(i);
      const std::string_view whole = open ? covered_by(one) : std::string_view();
      if (whole.empty() || all_.is_borne_out(i)) continue;
      const std::vector<int> figures = all_.tables().selected(whole, {});
      std::set<std::int64_t> meant;
      for (const std::int64_t value : all_.printed_as(i, figures)) {
        if (is_slip(all_.mention(i).number.digits, value, telling_digits)) meant.insert(value);
      }
      if (meant.size() != 1 || is_near(*meant.begin(), i) || all_.is_printed(i)) continue;
      Break found;
      found.rule = "amount-not-printed";
      found.statement = i;
      found.figures = figures;
      found.expected = to_string(Number{*meant.begin(), all_.mention(i).number.decimals});
      found.arithmetic = fmt::format("{} ≠ {}", all_.mention(i).printed, found.expected);
      breaks.push_back(std::move(found));
    }
    return breaks;
  }

  // Other sentences say another amount of the same thing, all the same one, and this is a slip of
  // it that no table prints.
  std::vector<Break> otherwise() const {
    std::vector<Break> breaks;
    for (int i = 0; i < size(); ++i) {
      const Statement& one = all_.at(i);
      const bool open = all_.is_exact(i) && one.figures.empty() && one.bond != Bond::broken &&
                        !one.subject.empty();
      if (!open || all_.is_of_another_year(i) || all_.is_borne_out(i)) continue;
      std::set<std::int64_t> meant;
      std::vector<int> others;
      for (int j = 0; j < size(); ++j) {
        const bool stands = all_.is_exact(j) && all_.at(j).bond != Bond::broken;
        const bool apart = all_.at(j).headings != all_.at(i).headings && !all_.is_known(i);
        if (j == i || !stands || apart || !is_of_the_same(i, j)) continue;
        const auto digits = all_.told_as(i, j);
        if (!digits || *digits == all_.mention(i).number.digits) continue;
        if (!is_slip(all_.mention(i).number.digits, *digits, slip_digits)) continue;
        meant.insert(*digits);
        others.push_back(j);
      }
      const bool printed = std::any_of(others.begin(), others.end(),
                                       [&](int j) { return !all_.at(j).figures.empty(); });
      if (meant.size() != 1 || (others.size() < enough_others && !printed)) continue;
      if (is_near(*meant.begin(), i)) continue;
      Break found;
      found.rule = "amount-told-differently";
      found.statement = i;
      found.others = {others.front()};
      found.expected = to_string(Number{*meant.begin(), all_.mention(i).number.decimals});
      found.arithmetic = fmt::format("{} ≠ {}", all_.mention(i).printed, found.expected);
      breaks.push_back(std::move(found));
    }
    return breaks;
  }

 private:
  int size() const { return static_cast<int>(all_.size()); }

  // Words of tables for the whole that a sentence gives the money of; empty where it names none.
  std::string_view covered_by(const Statement& one) const {
    const Phrases& phrases = all_.phrases();
    if (!holds_any(one.lead, phrases.covers)) return {};
    for (const std::string_view known : phrases.covered) {
      const std::size_t equal = known.find('=');
      const bool named = one.lead.find(known.substr(0, equal)) != std::string::npos;
      if (named && equal != known.npos) return known.substr(equal + 1);
    }
    return {};
  }

  // 分别安排 …，占一般公共预算支出的比重分别为: the share behind says of which fund the amounts
  // are.
  bool is_of_other_fund(int i, int figure) const {
    const auto fund = all_.book().cube.dimension("fund");
    if (!fund) return false;
    for (int j = i + 1; j < size() && all_.at(j).paragraph == all_.at(i).paragraph; ++j) {
      if (all_.at(j).starts_sentence) break;
      if (all_.at(j).kind != Kind::share) continue;
      const Node said = narrow({}, all_.tables().meaning(all_.at(j).clause))[*fund];
      return said != all_of_it && all_.tables().figure(figure).selection[*fund] != said;
    }
    return false;
  }

  // 项目预算 614.96 万元，其中一般公共预算: of a whole that no table prints.
  bool is_of_unknown_whole(int i) const {
    const bool part = i > 0 && starts_with_any(all_.at(i).lead, all_.phrases().of_which) &&
                      all_.at(i - 1).paragraph == all_.at(i).paragraph;
    return part && all_.is_exact(i - 1) && all_.at(i - 1).figures.empty() &&
           !all_.is_printed(i - 1);
  }

  // 专项业务经费 below a heading 项目支出 is one of the projects, though tables call all of them
  // so.
  bool is_below_its_kind(const Statement& one) const {
    const auto nature = all_.book().cube.dimension("nature");
    if (!nature || one.subject.empty()) return false;
    const Node above = narrow({}, all_.tables().meaning(one.headings))[*nature];
    const Node own = narrow({}, all_.tables().meaning(one.clause))[*nature];
    return own != all_of_it && own == above && one.headings.find(one.subject) == std::string::npos;
  }

  // "实验室条件建设：支出 323.35 万元": the words before name a thing that no table has.
  bool is_named_in_front(const Statement& one) const {
    const bool more = one.lead.size() > one.clause.size() && one.lead.ends_with(one.clause);
    if (!more) return false;
    const std::string front = one.lead.substr(0, one.lead.size() - one.clause.size());
    const Coordinates said = all_.tables().meaning(one.clause);
    const bool only_side = std::all_of(said.begin(), said.end(), [&](const auto& at) {
      return all_.book().cube.name_of(at.first) == "side";
    });
    return only_side && !said.empty() && all_.tables().meaning(front).empty();
  }

  // What tables print the same is of something else.
  bool is_by_chance(int i) const {
    const std::vector<int>& figures = all_.at(i).figures;
    return all_.at(i).bond == Bond::table &&
           std::none_of(figures.begin(), figures.end(), [&](int f) { return all_.may_mean(i, f); });
  }

  // The subject stands in the clause of the number, not in a sentence before, and nothing of a fund
  // or the like with it.
  bool says_itself(const Statement& one) const {
    const Cube& cube = all_.book().cube;
    const Coordinates words = all_.tables().meaning(one.clause);
    const bool part = std::any_of(words.begin(), words.end(), [&](const auto& word) {
      const std::string_view name = cube.name_of(word.first);
      return name == "fund" || name == "origin" || name == "nature" || name == "unit";
    });
    return !part && one.clause.find(one.subject) != std::string::npos;
  }

  // What stands before it may narrow it: of 项目支出 807.98 万元，财政拨款中，上年结转 74.42 万元
  // only the part of both. The fund of a heading is compared with that of the figure.
  bool is_narrowed(int i) const {
    const Coordinates said = all_.tables().meaning(all_.at(i).clause);
    const auto narrows = [&](std::string_view words, std::string_view but) {
      const Coordinates before = all_.tables().meaning(words);
      return std::any_of(before.begin(), before.end(), [&](const auto& word) {
        const std::string_view name = all_.book().cube.name_of(word.first);
        if (name == "side" || name == "stage" || name == "year" || name == but) return false;
        return std::none_of(said.begin(), said.end(),
                            [&](const auto& own) { return own.first == word.first; });
      });
    };
    if (narrows(all_.at(i).headings, "fund")) return true;
    for (int j = i; j >= 0 && all_.at(j).paragraph == all_.at(i).paragraph; --j) {
      if (narrows(all_.at(j).lead, "")) return true;
    }
    return false;
  }

  // “住房公积金”（项） is an account by function; an economic one bears the same name.
  bool is_other_kind(const Statement& one, int f) const {
    const auto economic = all_.book().cube.dimension("economic");
    return economic && all_.tables().figure(f).selection[*economic] != all_of_it &&
           holds_any(one.item.empty() ? one.clause : one.item, all_.phrases().item_marks);
  }

  // The fund of the headings, where the tables tell funds apart.
  Coordinates fund_above(const Statement& one) const {
    const auto fund = all_.book().cube.dimension("fund");
    Coordinates above = all_.tables().meaning(one.headings);
    std::erase_if(above, [&](const auto& word) {
      return word.first != fund || !all_.tables().is_several("fund");
    });
    return above;
  }

  // 事业收入 is not what is spent of it, where money is left from one year to the next.
  bool is_spent_of_revenue(int f, const Statement& one) const {
    const Cube& cube = all_.book().cube;
    const auto side = cube.dimension("side");
    if (!side || !all_.tables().is_several("origin")) return false;
    const Node own = all_.tables().figure(f).selection[*side];
    return cube.name_of(*side, own) == "expenditure" &&
           one.clause.find("收入") != std::string::npos;
  }

  std::vector<int> rows_of(int i) const {
    const Statement& one = all_.at(i);
    const Coordinates said = all_.said_around(i);
    std::vector<int> rows;
    for (const int f : all_.tables().named(one)) {
      const Figure& figure = all_.tables().figure(f);
      if (figure.blank || figure.number.digits == 0) continue;
      if (all_.tables().is_part(f, said) || is_other_kind(one, f)) continue;
      if (all_.tables().is_wider(f, fund_above(one))) continue;
      if (all_.tables().is_one_of_several(f, all_.tables().meaning(one.clause))) continue;
      if (all_.tables().fit(one, {}, {}, f) >= named_fit) rows.push_back(f);
    }
    return rows;
  }

  // What the words name: a row, all of it or as a whole, else a member of the cube.
  std::vector<int> named_by(int i) const {
    const Statement& one = all_.at(i);
    std::vector<int> named;
    if (says_itself(one) || !one.item.empty()) named = rows_of(i);
    if (one.item.empty() && is_narrowed(i)) return named;
    if (all_.printed_as(i, named).size() > 1) named = wholes_of(i);
    if (named.empty()) named = all_.tables().selected(one.clause, one.headings);
    std::erase_if(named, [&](int f) { return is_spent_of_revenue(f, one); });
    return named;
  }

  // A column of that name, where the words before the name narrow nothing.
  std::vector<int> headed_by(int i) const {
    const Statement& one = all_.at(i);
    const bool itself = one.clause.find(one.subject) != std::string::npos &&
                        !holds_any(one.lead, all_.phrases().narrowing);
    return itself ? all_.tables().headed(one.subject) : std::vector<int>();
  }

  // Of the row of an account only what is of all kinds of expenditure, and of the fund that the
  // headings say.
  std::vector<int> wholes_of(int i) const {
    const Cube& cube = all_.book().cube;
    const Selection above = narrow({}, all_.tables().meaning(all_.at(i).headings));
    std::vector<int> wholes = rows_of(i);
    std::erase_if(wholes, [&](int f) {
      const Selection& own = all_.tables().figure(f).selection;
      for (int dimension = 0; dimension < cube.dimensions(); ++dimension) {
        const std::string_view name = cube.name_of(dimension);
        const bool part = name == "nature" || name == "origin" || name == "economic";
        if (part && own[dimension] != all_of_it) return true;
        const bool said = name == "fund" && above[dimension] != all_of_it;
        if (said && own[dimension] != above[dimension]) return true;
      }
      return false;
    });
    return wholes;
  }

  // 年初预算 in final accounts: no table of theirs prints it.
  bool is_planned(int i) const {
    const Coordinates said = all_.tables().meaning(all_.at(i).clause);
    if (all_.tables().is_planned(said)) return true;
    // 年初预算收入 10.00 万元、支出 9.00 万元.
    const bool goes_on = i > 0 && !all_.at(i).starts_sentence && says_no_stage(said) &&
                         all_.at(i - 1).paragraph == all_.at(i).paragraph;
    return goes_on && is_planned(i - 1);
  }

  bool says_no_stage(const Coordinates& said) const {
    return std::none_of(said.begin(), said.end(), [&](const auto& at) {
      return all_.book().cube.name_of(at.first) == "stage";
    });
  }

  // "年初预算为" behind a full stop names nothing: many rows have one.
  bool says_something(const std::string& subject) const {
    const Labels& empty = all_.phrases().empty_ends;
    const std::string_view rest = without_ends(subject, empty);
    return std::find(empty.begin(), empty.end(), rest) == empty.end();
  }

  // By their words: the same subject, or what selects the same.
  bool is_of_the_same(int i, int j) const {
    if (all_.is_of_another_year(j) || is_planned(i) != is_planned(j)) return false;
    // Accounts of one name stand under several others.
    if (all_.item_of(i) != all_.item_of(j)) return false;
    if (are_of_two_sides(i, j)) return false;
    if (all_.at(i).subject == all_.at(j).subject) return says_something(all_.at(i).subject);
    Coordinates ours = all_.tables().meaning(all_.at(i).clause);
    Coordinates theirs = all_.tables().meaning(all_.at(j).clause);
    const bool understood = all_.tables().is_understood(all_.at(i).clause) &&
                            all_.tables().is_understood(all_.at(j).clause);
    std::sort(ours.begin(), ours.end());
    std::sort(theirs.begin(), theirs.end());
    return understood && ours.size() > 1 && ours == theirs;
  }

  // 本年收入 and 本年支出.
  bool are_of_two_sides(int i, int j) const {
    const auto side = all_.book().cube.dimension("side");
    if (!side) return false;
    const Node ours = narrow({}, all_.tables().meaning(all_.at(i).clause))[*side];
    const Node theirs = narrow({}, all_.tables().meaning(all_.at(j).clause))[*side];
    return ours != theirs && ours != all_of_it && theirs != all_of_it;
  }

  // A class of accounts whose items alone are printed, of one fund or one year: 公共安全支出 above
  // 行政运行 and 案件审判.
  bool is_sum_of_items(const std::vector<int>& named, int i) const {
    return std::any_of(named.begin(), named.end(), [&](int f) {
      return all_.tables().items_add_up_to(f, magnitude(*all_.amount(i)));
    });
  }

  bool is_near(std::int64_t digits, int i) const {
    return std::abs(digits - std::abs(all_.mention(i).number.digits)) <= 1;
  }

  const Sentences& all_;
  const std::vector<Topic> topics_;
};

}  // namespace

std::vector<Break> compare_told(const Sentences& sentences) {
  // Which unit a sentence speaks of is not known where one book follows the other.
  if (sentences.book().of_several) return {};
  const Teller teller(sentences);
  std::vector<Break> breaks;
  for (const auto& more : {teller.unprinted(), teller.uncovered(), teller.otherwise(),
                           changes_told_differently(sentences)}) {
    breaks.insert(breaks.end(), more.begin(), more.end());
  }
  return breaks;
}

}  // namespace yiben::prose
