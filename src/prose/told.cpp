// Doubts about sentences, where words are understood and nothing but the number differs: said as
// warnings, because a sentence may mean something that it does not say.
#include "prose/bind.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <set>

namespace yiben::prose {
namespace {

// Numbers with fewer digits are the same by chance too often.
constexpr std::int64_t least_telling = 10'000;
// Points of Tables::fit for a row that is named by its whole label or code.
constexpr int named_fit = 4;

class Teller {
 public:
  explicit Teller(const Sentences& sentences) : all_(sentences) {}

  // The only amount that the tables print for what the sentence names in full, a row or a member of
  // the cube, is another one, and this one is printed nowhere.
  std::vector<Break> unprinted() const {
    std::vector<Break> breaks;
    for (int i = 0; i < size(); ++i) {
      const Statement& one = all_.at(i);
      const bool open = one.kind == Kind::amount && one.bond == Bond::none && all_.amount(i) &&
                        all_.mention(i).unit && all_.mention(i).number.digits != 0;
      if (!open || one.about_so_much || one.subject.empty()) continue;
      if (all_.tables().is_planned(all_.tables().meaning(one.clause))) continue;
      if (all_.is_of_another_year(i)) continue;
      std::vector<int> named;
      if (says_itself(one)) named = rows_of(one);
      if (named.empty()) named = selected_by(one);
      const std::set<std::int64_t> values = values_of(named, i);
      if (values.size() != 1 || is_near(*values.begin(), i)) continue;
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

  // The same amount of the same fund changes by different amounts against the same year before.
  std::vector<Break> changes() const {
    std::vector<Break> breaks;
    for (int i = 0; i < size(); ++i) {
      if (!is_told(i)) continue;
      for (int j = 0; j < i; ++j) {
        if (!is_told(j) || !is_same(i, j)) continue;
        const Interval ours = magnitude(*all_.amount(i));
        const Interval theirs = magnitude(*all_.amount(j));
        const bool agrees = meet(ours, theirs) && all_.at(i).direction == all_.at(j).direction;
        if (agrees) continue;
        Break found;
        found.rule = "change-told-differently";
        found.statement = i;
        found.others = {j, all_.at(i).about, all_.at(j).about};
        found.arithmetic = fmt::format("{} ≠ {}", all_.mention(i).printed, all_.mention(j).printed);
        breaks.push_back(std::move(found));
        break;
      }
    }
    return breaks;
  }

 private:
  int size() const { return static_cast<int>(all_.size()); }

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

  std::vector<int> rows_of(const Statement& one) const {
    std::vector<int> rows;
    for (const int f : all_.tables().named(one)) {
      const Figure& figure = all_.tables().figure(f);
      if (figure.blank || figure.number.digits == 0) continue;
      if (all_.tables().fit(one, {}, {}, f) >= named_fit) rows.push_back(f);
    }
    return rows;
  }

  // What the clause selects when known words cover all of it.
  std::vector<int> selected_by(const Statement& one) const {
    std::vector<int> selected;
    const Coordinates words = all_.tables().meaning(one.clause);
    if (words.size() < 2 || !all_.tables().is_understood(one.clause)) return selected;
    Selection said = narrow({}, words);
    if (const auto stage = all_.book().cube.dimension("stage")) said = said.with(*stage, all_of_it);
    for (std::size_t f = 0; f < all_.book().figures.size(); ++f) {
      const Figure& figure = all_.book().figures[f];
      if (figure.blank || figure.number.digits == 0 || figure.selection != said) continue;
      selected.push_back(static_cast<int>(f));
    }
    return selected;
  }

  std::set<std::int64_t> values_of(const std::vector<int>& figures, int i) const {
    std::set<std::int64_t> values;
    const Mention& mention = all_.mention(i);
    for (const int f : figures) {
      const Figure& figure = all_.tables().figure(f);
      const Fen fen = fen_of(figure.number, figure.unit).value_or(0);
      const CellValue value = parse_cell(format(fen, *mention.unit, mention.number.decimals));
      if (value.kind == CellKind::number) values.insert(value.number.digits);
    }
    return values;
  }

  bool is_near(std::int64_t digits, int i) const {
    return std::abs(digits - std::abs(all_.mention(i).number.digits)) <= 1;
  }

  bool is_told(int i) const {
    const Statement& one = all_.at(i);
    return one.kind == Kind::change && one.direction != 0 && one.about >= 0 && one.about < i &&
           one.bond != Bond::broken && all_.amount(i) && !one.about_so_much &&
           one.subject.empty() && std::abs(all_.mention(one.about).number.digits) >= least_telling;
  }

  bool is_same(int i, int j) const {
    const int ours = all_.at(i).about;
    const int theirs = all_.at(j).about;
    if (ours == theirs || all_.narrowed(ours) != all_.narrowed(theirs)) return false;
    return coordinates(ours, "fund") == coordinates(theirs, "fund") && base_of(i) == base_of(j) &&
           coordinates(ours, "fund") != all_of_it;
  }

  Node coordinates(int i, std::string_view name) const {
    const auto dimension = all_.book().cube.dimension(name);
    if (!dimension) return all_of_it;
    return narrow({}, all_.tables().meaning(all_.at(i).clause))[*dimension];
  }

  // 执行数 is another amount than 预算数.
  Node base_of(int i) const { return coordinates(i, "stage"); }

  const Sentences& all_;
};

}  // namespace

std::vector<Break> compare_told(const Sentences& sentences) {
  const Teller teller(sentences);
  std::vector<Break> breaks = teller.unprinted();
  const std::vector<Break> changes = teller.changes();
  breaks.insert(breaks.end(), changes.begin(), changes.end());
  return breaks;
}

}  // namespace yiben::prose
