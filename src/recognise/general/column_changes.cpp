// Columns of changes.
#include "recognise/general/column_changes.h"

#include <algorithm>
#include <optional>

namespace yiben::recognition {

namespace {

constexpr int least_rows = 2;
constexpr int many_rows = 2;  // so many for one that does not fit

class Changes {
 public:
  Changes(const std::vector<Column>& columns, const Amounts& amounts, const Cube& cube)
      : columns_(columns),
        amounts_(amounts),
        stage_(cube.dimension("stage")),
        year_(cube.dimension("year")),
        column_(cube.dimension("column")),
        difference_(stage_ ? cube.find(*stage_, "difference") : std::nullopt) {}

  std::vector<Group> find() const {
    std::vector<Group> changes;
    for (int i = 0; difference_ && year_ && i < count(); ++i) {
      if (!is_change(i)) continue;
      if (auto group = change_at(i)) changes.push_back(std::move(*group));
    }
    return changes;
  }

 private:
  int count() const { return static_cast<int>(columns_.size()); }
  Selection selection_of(int i) const {
    return narrow(Selection(), columns_[static_cast<std::size_t>(i)].select);
  }
  bool is_change(int i) const { return selection_of(i)[*stage_] == *difference_; }

  // But for when it was, and whether planned or done; the head of a change may say so in words that
  // nobody knows: 2026年预算数比2025年执行数.
  Selection whose(int i) const {
    const Selection own = selection_of(i).with(*stage_, all_of_it).with(*year_, all_of_it);
    return is_change(i) && column_ ? own.with(*column_, all_of_it) : own;
  }

  // Of the other columns of the same money the two of which one is the other and the change.
  std::optional<Group> change_at(int change) const {
    std::vector<int> others;
    for (int i = 0; i < count(); ++i) {
      if (i != change && !is_change(i) && whose(i) == whose(change)) others.push_back(i);
    }
    std::optional<Group> only;
    for (const int whole : others) {
      for (const int base : others) {
        if (whole == base || !holds(whole, {base, change})) continue;
        if (only) return std::nullopt;
        only = Group{whole, {base, change}};
      }
    }
    return only && !fits_others_better(*only, change) ? only : std::nullopt;
  }

  // 增减额 once more for what is left without 基建: of two columns that bear it out in more rows.
  bool fits_others_better(const Group& sum, int change) const {
    const int fails = amounts_.column_votes(*sum.total, sum.parts).fails;
    for (int whole = 0; fails > 0 && whole < count(); ++whole) {
      for (int base = 0; base < count(); ++base) {
        if (whole == base || is_change(whole) || is_change(base)) continue;
        if (amounts_.column_votes(whole, {base, change}).fails < fails) return true;
      }
    }
    return false;
  }

  bool holds(int whole, const std::vector<int>& parts) const {
    const Amounts::Votes votes = amounts_.column_votes(whole, parts);
    return votes.fits >= least_rows && votes.fits >= many_rows * votes.fails;
  }

  const std::vector<Column>& columns_;
  const Amounts& amounts_;
  const std::optional<int> stage_, year_, column_;
  const std::optional<Node> difference_;
};

}  // namespace

std::vector<Group> change_columns(const std::vector<Column>& columns, const Amounts& amounts,
                                  const Cube& cube) {
  return Changes(columns, amounts, cube).find();
}

}  // namespace yiben::recognition
