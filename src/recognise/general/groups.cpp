// Sums down the rows. The outline says which rows could add up; where it leaves a choice, the
// numbers choose; what fails everywhere was misunderstood and is given up, what fails here and
// there is kept, for then the book is wrong.
#include "recognise/general/groups.h"

#include <algorithm>
#include <array>
#include <utility>

#include "recognise/general/nesting.h"
#include "recognise/general/shared_out.h"

namespace yiben::recognition {

namespace {

// Trying sums costs time in the third power of the rows; the longest real list has 300.
constexpr int max_nested = 400;
constexpr int max_totals = 100;
constexpr int max_odd = 40;

class Grouper {
 public:
  Grouper(const std::vector<PrintedRow>& rows, const Grid& grid, const PrintedPanel& panel,
          bool by_codes, bool withheld)
      : rows_(rows), amounts_(rows, grid, panel), by_codes_(by_codes), withheld_(withheld) {}

  RowGroups read() {
    bool lacking = false;
    for (int i = 0; i < count(); ++i) {
      std::vector<int> parts = children_of(i);
      const bool heading = !amounts_.is_printed(i);
      if (parts.empty() || heading || is_of_nothing(i, parts)) continue;
      const GroupReason outlined = by_codes_ ? GroupReason::codes : GroupReason::outline;
      add(i, std::move(parts), row(i).sums_block ? GroupReason::total : outlined);
      lacking = lacking || (!by_codes_ && votes_.back().fails > 0);
    }
    int totals = 0;
    for (int i = 0; i < count() && totals <= max_totals; ++i) {
      totals += row(i).total ? 1 : 0;
      if (row(i).total && amounts_.is_printed(i)) lacking = !add_total(i) || lacking;
    }
    if (lacking) share_out();
    if ((lacking || (groups_.empty() && !by_codes_)) && count() <= max_nested) nest();
    settle();
    return {std::move(groups_), std::move(given_up_), std::move(denied_outline_), std::move(odd_)};
  }

 private:
  int count() const { return static_cast<int>(rows_.size()); }
  const PrintedRow& row(int i) const { return rows_[static_cast<std::size_t>(i)]; }

  // The parts of a row; none where one of them is only "其中".
  std::vector<int> children_of(int whole) const {
    std::vector<int> parts;
    for (int i = whole - 1; i >= 0 && row(i).parent == whole; --i) parts.insert(parts.begin(), i);
    for (int i = whole + 1; i < count() && !row(i).total; ++i) {
      if (row(i).depth <= row(whole).depth) break;
      if (row(i).parent != whole) continue;
      if (row(i).of_which) return {};
      parts.push_back(i);
    }
    return parts;
  }

  // Blank parts of a row without money say nothing: 支出, the end of a name that a page cuts.
  bool is_of_nothing(int whole, const std::vector<int>& parts) const {
    const auto printed = [&](int part) { return amounts_.is_printed(part); };
    return amounts_.is_zero(whole) && std::none_of(parts.begin(), parts.end(), printed);
  }

  void add(int total, std::vector<int> parts, GroupReason reason) {
    votes_.push_back(amounts_.votes(total, parts));
    groups_.push_back({{total, std::move(parts)}, reason});
  }

  // Rows of the block that are parts of no other row, in [begin, end).
  std::vector<int> tops(int begin, int end) const {
    std::vector<int> result;
    for (int i = begin; i < end; ++i) {
      if (!row(i).total && row(i).parent < 0 && !row(i).of_which) add_top(i, result);
    }
    return result;
  }

  // A heading without amounts stands for the rows below it.
  void add_top(int i, std::vector<int>& tops) const {
    const std::vector<int> parts = amounts_.is_printed(i) ? std::vector<int>() : children_of(i);
    if (parts.empty()) return tops.push_back(i);
    for (const int part : parts) add_top(part, tops);
  }

  // Of rows beside each other those that are not parts of one before them, by the numbers: 上年结转
  // and behind it its funds, numbered as if they stood for themselves.
  std::vector<int> without_parts(const std::vector<int>& rows, bool single) const {
    if (rows.size() > static_cast<std::size_t>(max_nested)) return rows;
    const Nesting nesting(rows_, amounts_);
    std::vector<int> tops;
    for (auto i = rows.rbegin(); i != rows.rend(); ++i) {
      if (!amounts_.is_zero(*i))
        tops.resize(tops.size() - nesting.whole_of(*i, tops, single).size());
      tops.push_back(*i);
    }
    std::reverse(tops.begin(), tops.end());
    return tops;
  }

  // The first of some rows that make up a total, where the next one is no further part:
  // 财政拨款小计 above its funds, and behind them 上年结转; kinds of spending, and behind them
  // 支出经济分类, as much again. Empty where there are none.
  std::vector<int> first_of(int total, const std::vector<int>& rows) const {
    std::vector<int> first;
    for (std::size_t n = 0; n + 1 < rows.size(); ++n) {
      first.push_back(rows[n]);
      if (first.size() < 2 || !adds_up(total, first)) continue;
      std::size_t next = n + 1;
      while (next + 1 < rows.size() && amounts_.is_zero(rows[next])) ++next;
      const bool other = adds_up(total, {rows[next]}) || is_of_another_kind(rows[next], first);
      return other ? first : std::vector<int>();
    }
    return {};
  }

  bool adds_up(int total, const std::vector<int>& parts) const {
    const Amounts::Votes votes = amounts_.votes(total, parts);
    return votes.fits > 0 && votes.fails == 0;
  }

  // It names nothing along a dimension by which all of the others are told.
  bool is_of_another_kind(int one, const std::vector<int>& others) const {
    const auto names = [&](int i, int dimension) {
      return std::any_of(row(i).select.begin(), row(i).select.end(),
                         [&](const auto& at) { return at.first == dimension; });
    };
    const Coordinates& told = row(others.front()).select;
    return std::any_of(told.begin(), told.end(), [&](const auto& at) {
      return !names(one, at.first) &&
             std::all_of(others.begin(), others.end(), [&](int i) { return names(i, at.first); });
    });
  }

  // What a total may be the sum of, the likeliest first.
  std::vector<std::vector<int>> candidates(int total) const {
    int begin = total;
    while (begin > 0 && !row(begin - 1).total && !amounts_.is_header(begin - 1)) --begin;
    const int previous = begin > 0 && row(begin - 1).total ? begin - 1 : -1;
    int next = total + 1;
    while (next < count() && !row(next).total && !amounts_.is_header(next)) ++next;
    std::vector<std::vector<int>> result;
    const std::vector<int> between = tops(begin, total);
    // Behind a total that opens a part (一、本年支出合计) rows of its own level are no parts.
    int end = total + 1;
    while (end < next && row(end).depth >= row(total + 1).depth) ++end;
    const std::vector<int> after = tops(total + 1, end);
    if (previous >= 0 && !between.empty()) {
      result.push_back(between);
      result.back().insert(result.back().begin(), previous);
    }
    if (!between.empty()) result.push_back(between);
    if (previous >= 0 && between.empty()) result.push_back({previous});
    if (!after.empty()) result.push_back(after);
    for (const std::vector<int>& rows : {after, between}) {
      const std::vector<int> first = first_of(total, rows);
      if (!first.empty()) result.push_back(first);
    }
    if (!between.empty()) {
      for (const bool single : {true, false}) {
        result.push_back(without_parts(between, single));
        if (previous >= 0) result.back().insert(result.back().begin(), previous);
      }
    }
    const std::vector<int> before = tops(0, total);
    if (before.size() > between.size()) result.push_back(before);
    const std::vector<int> all = tops(0, count());
    if (all.size() > before.size()) result.push_back(all);
    return result;
  }

  // False where none of the candidates fits.
  bool add_total(int total) {
    const std::vector<std::vector<int>> all = candidates(total);
    const std::vector<int>* best = nullptr;
    Amounts::Votes most;
    for (const std::vector<int>& parts : all) {
      const Amounts::Votes votes = amounts_.votes(total, parts);
      // 其他收入小计 of 0.00 above rows without money: no sum shows that they are its parts, but
      // those above it are not.
      const bool nothing = amounts_.is_zero(total) && most.fails > 0 && votes.fails == 0;
      const bool better = best == nullptr || nothing ||
                          (votes.fits > 0 && votes.fits - votes.fails > most.fits - most.fails);
      if (!better) continue;
      best = &parts;
      most = votes;
    }
    if (best == nullptr) return true;
    add(total, *best, GroupReason::total);
    return most.fails == 0;
  }

  // Groups of totals that do not fit.
  std::vector<std::size_t> failing() const {
    std::vector<std::size_t> found;
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      if (row(*groups_[g].group.total).total && votes_[g].fails > 0) found.push_back(g);
    }
    return found;
  }

  // 人员经费合计 and 公用经费合计 of one list of classes of accounts: where there is but one way to
  // share the rows out between two totals so that both hold, it is theirs.
  void share_out() {
    const std::vector<std::size_t> two = failing();
    std::vector<int> all = tops(0, count());
    std::erase_if(all, [&](int one) { return amounts_.is_zero(one); });
    if (two.size() != 2 || !by_codes_ || !are_classes(rows_, all)) return;
    const std::array<int, 2> totals = {*groups_[two[0]].group.total, *groups_[two[1]].group.total};
    auto shares = shared_out(amounts_, totals, all);
    if (!shares) return;
    for (std::size_t n = 0; n < totals.size(); ++n) {
      votes_[two[n]] = amounts_.votes(totals[n], (*shares)[n]);
      groups_[two[n]].group.parts = std::move((*shares)[n]);
    }
  }

  // Where sums fail, or names say of none, by the numbers.
  void nest() {
    const Nesting nesting(rows_, amounts_);
    NestedRows best = nesting.read();
    if (best.roots > 1 && count() <= max_odd) odd_ = nesting.but_for_one();
    // All rows must find their place, or there must be nothing to lose.
    if (best.groups.empty() || (best.roots > 1 && !groups_.empty())) return;
    groups_ = std::move(best.groups);
    votes_.clear();
    for (const RowGroup& group : groups_) {
      votes_.push_back(amounts_.votes(*group.group.total, group.group.parts));
    }
  }

  void settle() {
    for (const GroupReason reason :
         {GroupReason::codes, GroupReason::total, GroupReason::outline}) {
      Amounts::Votes all;
      for (std::size_t g = 0; g < groups_.size(); ++g) {
        if (groups_[g].reason != reason) continue;
        all.fits += votes_[g].fits;
        all.fails += votes_[g].fails;
      }
      const bool sure = is_sure(reason, all);
      for (std::size_t g = groups_.size(); g-- > 0;) {
        if (groups_[g].reason != reason || votes_[g].fails == 0) continue;
        // Rows that must not be published leave their total larger than what is listed.
        // So does a row that was left out of all columns at once; a slip of the pen is in one.
        const bool all_short = votes_[g].short_of == votes_[g].fails;
        const bool left_out =
            votes_[g].short_of > 1 || (all_short && (withheld_ || breaks_off_in(groups_[g].group)));
        if (sure && !left_out) continue;
        const Group& group = groups_[g].group;
        if (amounts_.would_fit_changed_over(*group.total, group.parts)) continue;
        const bool by_outline = reason == GroupReason::outline;
        (by_outline ? denied_outline_ : given_up_).push_back(groups_[g].group);
        groups_.erase(groups_.begin() + static_cast<std::ptrdiff_t>(g));
        votes_.erase(votes_.begin() + static_cast<std::ptrdiff_t>(g));
      }
    }
  }

  // The table ends amid the parts, and no total shows that it is whole: a page may be missing.
  bool breaks_off_in(const Group& group) const {
    const bool any_total =
        std::any_of(rows_.begin(), rows_.end(), [](const PrintedRow& r) { return r.total; });
    return !any_total && !group.parts.empty() && lies_in(count() - 1, *group.total);
  }

  bool lies_in(int part, int whole) const {
    while (part >= 0 && part != whole) part = row(part).parent;
    return part == whole;
  }

  // Whether sums of that kind hold so widely that one which does not is the book's fault.
  bool is_sure(GroupReason reason, const Amounts::Votes& votes) const {
    switch (reason) {
      case GroupReason::codes:
        return votes.fits >= 3 * votes.fails;
      case GroupReason::total: {
        const bool all_understood = std::all_of(rows_.begin(), rows_.end(),
                                                [](const PrintedRow& r) { return r.understood; });
        return all_understood && votes.fits >= 2 * votes.fails;
      }
      case GroupReason::outline:
        return votes.fits >= 4 * votes.fails;
    }
    return false;
  }

  const std::vector<PrintedRow>& rows_;
  const Amounts amounts_;
  const bool by_codes_;
  const bool withheld_;
  std::vector<RowGroup> groups_;
  std::vector<Amounts::Votes> votes_;
  std::vector<Group> given_up_;
  std::vector<Group> denied_outline_;
  std::optional<Group> odd_;
};

}  // namespace

RowGroups groups_of(const std::vector<PrintedRow>& rows, const Grid& grid,
                    const PrintedPanel& panel, bool by_codes, bool withheld) {
  return Grouper(rows, grid, panel, by_codes, withheld).read();
}

}  // namespace yiben::recognition
