// Changes of one amount that are told differently.
#include "prose/bind.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <set>

#include "prose/statements.h"

namespace yiben::prose {
namespace {

constexpr std::int64_t least_telling = 10'000;  // fewer digits are the same by chance too often

class ChangeTeller {
 public:
  explicit ChangeTeller(const Sentences& sentences) : all_(sentences) {}

  // The same amount of the same fund changes by different amounts against the same year before.
  std::vector<Break> changes() const {
    std::vector<Break> breaks;
    std::vector<std::optional<Told>> all_told;
    for (int i = 0; i < size(); ++i) {
      const std::optional<Told> ours = all_told.emplace_back(told_of(i));
      for (int j = 0; ours && j < i; ++j) {
        const std::optional<Told>& theirs = all_told[static_cast<std::size_t>(j)];
        if (!theirs || !ours->is_same(*theirs)) continue;
        const bool agrees = meet(magnitude(*all_.amount(i)), magnitude(*all_.amount(j))) &&
                            all_.at(i).direction == all_.at(j).direction;
        if (agrees) continue;
        Break found;
        found.rule = "change-told-differently";
        found.statement = i;
        found.others = {j};
        for (const int told : {i, j}) {
          if (all_.at(told).about >= 0) found.others.push_back(all_.at(told).about);
        }
        found.arithmetic = fmt::format("{} ≠ {}", all_.mention(i).printed, all_.mention(j).printed);
        breaks.push_back(std::move(found));
        break;
      }
    }
    return breaks;
  }

 private:
  int size() const { return static_cast<int>(all_.size()); }

  // The figures print one amount, as the sentence would.
  bool are_alike(const std::vector<int>& figures, int i) const {
    std::set<std::int64_t> values;
    for (const int f : figures) {
      if (const auto value = all_.printed_as(i, f)) values.insert(*value);
    }
    return values.size() == 1;
  }

  // What a change is about: an amount of one fund, against which base.
  struct Told {
    Interval amount;
    Node fund = all_of_it;
    Node stage = all_of_it;    // 执行数 is another base than 预算数
    std::vector<int> figures;  // where tables print it
    bool is_same(const Told& other) const {
      if (stage != other.stage || !meet(amount, other.amount)) return false;
      if (fund != all_of_it || other.fund != all_of_it) return fund == other.fund;
      return std::any_of(figures.begin(), figures.end(), [&](int f) {
        return std::find(other.figures.begin(), other.figures.end(), f) != other.figures.end();
      });
    }
  };

  // Of the amount before it, or of what its own words name: 一般公共预算拨款收入增加.
  std::optional<Told> told_of(int i) const {
    const Statement& one = all_.at(i);
    const bool told = one.kind == Kind::change && one.direction != 0 && one.bond != Bond::broken &&
                      all_.amount(i) && all_.mention(i).unit && !one.about_so_much;
    if (!told || (i > 0 && all_.is_compared_with(i - 1)) || all_.is_counted_off(i))
      return std::nullopt;
    Told found;
    found.stage = member(one.clause, "stage");
    if (one.subject.empty()) {
      const bool plain = one.about >= 0 && one.about < i && all_.is_plain_change(i);
      if (!plain || all_.is_listed(one.about)) return std::nullopt;
      found.fund = member(all_.at(one.about).clause, "fund");
      found.amount = all_.narrowed(one.about);
      if (all_.at(one.about).bond == Bond::table) found.figures = all_.at(one.about).figures;
      if (std::abs(all_.mention(one.about).number.digits) < least_telling) return std::nullopt;
    } else {
      const std::vector<int> figures = all_.tables().selected(one.subject, {});
      const bool sides_only = is_only_of(one.subject, {"fund", "side"});
      if (figures.empty() || !are_alike(figures, i) || !sides_only) return std::nullopt;
      found.fund = member(one.subject, "fund");
      // 收入 …，其中一般公共预算拨款增加: of what came this year alone, where 上年结转 is beside
      // it.
      if (member(one.subject, "side") == all_of_it && all_.is_listed(i)) return std::nullopt;
      found.amount = all_.tables().figure(figures.front()).interval;
    }
    if (found.fund == all_of_it && found.figures.empty()) return std::nullopt;
    return found;
  }

  bool is_only_of(std::string_view words, std::initializer_list<std::string_view> names) const {
    const Coordinates said = all_.tables().meaning(words);
    return std::all_of(said.begin(), said.end(), [&](const auto& word) {
      const std::string_view name = all_.book().cube.name_of(word.first);
      return std::find(names.begin(), names.end(), name) != names.end();
    });
  }

  Node member(std::string_view words, std::string_view name) const {
    const auto d = all_.book().cube.dimension(name);
    return d ? narrow({}, all_.tables().meaning(words))[*d] : all_of_it;
  }

  const Sentences& all_;
};

}  // namespace

std::vector<Break> changes_told_differently(const Sentences& sentences) {
  return ChangeTeller(sentences).changes();
}

}  // namespace yiben::prose
