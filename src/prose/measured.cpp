// Percentages of an amount that stands right before them: "占采购支出 90.00 万元的 11.11 %",
// "完成年初 预算 90.00 万元的 95.00 %", and lists of amounts with their percentages in the same
// order.
#include "prose/bind.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "prose/gap.h"
#include "prose/statements.h"

namespace yiben::prose {
namespace {

constexpr std::string_view link = "的";
constexpr std::string_view completes = "完成";

// Begins the words for the class or the account above: 占该类支出的.
constexpr std::string_view of_this = "占该";

class Measurer {
 public:
  explicit Measurer(Sentences& sentences) : all_(sentences) {}

  std::vector<Break> compare() {
    for (int i = 0; i < size(); ++i) {
      if (!all_.mention(i).percent || all_.at(i).is_bound() || all_.at(i).about_so_much) continue;
      if (all_.at(i).lead == link) {
        compare_measured(i);
      } else if (all_.at(i).kind == Kind::share && all_.at(i).clause.starts_with(of_this)) {
        compare_level(i);
      } else if (all_.at(i).lead.find(respectively) != std::string::npos) {
        compare_list(i);
      }
    }
    return std::move(breaks_);
  }

 private:
  int size() const { return static_cast<int>(all_.size()); }

  bool is_beside(int j, int i) const {
    return j >= 0 && j < size() && all_.at(j).paragraph == all_.at(i).paragraph;
  }

  // The whole stands right before the percentage, and the words before the whole tell that the
  // amount before those is measured.
  void compare_measured(int i) {
    const int whole = i - 1;
    if (!is_beside(whole, i) || !all_.is_told_money(whole) || all_.at(whole).starts_sentence)
      return;
    const Statement& base = all_.at(whole);
    const bool links =
        base.lead == base.clause || starts_with_any(base.lead, all_.phrases().explains);
    if (!links || !measures(base.clause)) return;
    const std::vector<int> parts = parts_before(whole);
    if (parts.empty() || all_.amount(whole)->low <= 0) return;
    for (const int part : parts) {
      if (!fits(i, part, *all_.amount(whole)) && !fits(i, part, all_.narrowed(whole))) continue;
      return hold(i, part, whole);
    }
    const int part = parts.front();
    if ((part != whole - 1 && parts.size() > 1) || all_.ends_a_list(part)) return;
    const bool completion = base.clause.starts_with(completes);
    add(completion ? "completion-differs" : "share-differs", i, part, *all_.amount(whole),
        all_.mention(whole).printed, {part, whole});
  }

  // "社会保障和就业支出（类）90.00 万元，其中：养老（款）9.00 万元，占该类支出的 10 %": of the last
  // amount that bears the mark of that level.
  void compare_level(int i) {
    const int part = i - 1;
    if (!is_beside(part, i) || !all_.is_exact(part) || all_.at(i).starts_sentence) return;
    const std::string_view words = std::string_view(all_.at(i).clause).substr(of_this.size());
    for (int j = part - 1; is_beside(j, i); --j) {
      for (const std::string& mark : all_.phrases().item_marks) {
        // The mark without its brackets stands behind 该.
        const std::string_view level = std::string_view(mark).substr(1, mark.size() - 2);
        if (!words.starts_with(level) || !all_.at(j).clause.ends_with(mark)) continue;
        if (!all_.is_exact(j) || all_.amount(j)->low <= 0) return;
        if (fits(i, part, *all_.amount(j)) || fits(i, part, all_.narrowed(j))) {
          return hold(i, part, j);
        }
        return add("share-differs", i, part, *all_.amount(j), all_.mention(j).printed, {part, j});
      }
    }
  }

  // 占, 完成, 是, 为: with nothing before it, what stands before is measured.
  bool measures(std::string_view clause) const {
    const Phrases& phrases = all_.phrases();
    return starts_with_any(clause, phrases.share) || starts_with_any(clause, phrases.completed) ||
           starts_with_any(clause, phrases.linkers);
  }

  // Amounts of the sentence before the whole, nearest first.
  std::vector<int> parts_before(int whole) const {
    std::vector<int> parts;
    for (int j = whole - 1; is_beside(j, whole); --j) {
      if (all_.is_told_money(j) && all_.is_exact(j)) parts.push_back(j);
      if (all_.at(j).starts_sentence) break;
    }
    return parts;
  }

  bool fits(int i, int part, const Interval& whole) const {
    const auto is_such = [&](const Interval& amount) {
      const auto match = yiben::compare(all_.mention(i).number, {amount, whole});
      return !match || *match != Match::differs;
    };
    return is_such(*all_.amount(part)) || is_such(all_.narrowed(part));
  }

  void hold(int i, int part, int whole) {
    all_.at(i).about = part;
    all_.at(i).base = whole;
    for (const int held : {i, part, whole}) {
      if (held >= 0 && !all_.at(held).is_bound()) all_.at(held).bond = Bond::arithmetic;
    }
  }

  // "基本支出、项目支出分别为 70.00 万元、30.00 万元，占支出的比重分别为 70 %、30 %": of the sum of
  // the amounts, where that makes all percentages but one.
  void compare_list(int first) {
    if (all_.at(first).lead.find("占") == std::string::npos || !is_beside(first - 1, first)) return;
    const std::vector<int> shares = list_from(first, 1);
    const std::vector<int> parts = list_from(first - 1, -1);
    constexpr std::size_t least_parts = 2;
    if (shares.size() < least_parts || parts.size() < shares.size()) return;
    const std::size_t count = shares.size();
    // A longer list of amounts is not the one that is counted off.
    if (parts.size() > count && parts.size() != count + 1) return;
    Interval whole{0, 0};
    std::string sum;
    for (std::size_t n = 0; n < count; ++n) {
      const int part = parts[count - 1 - n];
      if (!all_.is_exact(part)) return;
      whole = plus(whole, *all_.amount(part));
      sum += (sum.empty() ? "" : " + ") + all_.mention(part).printed;
    }
    if (whole.low <= 0) return;
    std::vector<std::size_t> wrong;
    bool borne_out = false;  // by a share of some money
    for (std::size_t n = 0; n < count; ++n) {
      const int part = parts[count - 1 - n];
      const bool right = fits_list(shares[n], part, whole);
      if (!right) wrong.push_back(n);
      borne_out = borne_out || (right && all_.mention(part).number.digits != 0);
    }
    if (!borne_out || wrong.size() > 1) return;
    for (std::size_t n = 0; n < count; ++n) {
      const int part = parts[count - 1 - n];
      if (wrong.empty() || wrong.front() != n) hold(shares[n], part, -1);
    }
    if (wrong.empty()) return;
    const int part = parts[count - 1 - wrong.front()];
    add("share-differs", shares[wrong.front()], part, whole, "(" + sum + ")", {part});
  }

  bool fits_list(int share, int part, const Interval& whole) const {
    if (all_.mention(part).number.digits == 0) return all_.mention(share).number.digits == 0;
    return fits(share, part, whole);
  }

  // The numbers of one kind, amounts or percentages, that 、 joins to one list.
  std::vector<int> list_from(int begin, int step) const {
    std::vector<int> list;
    const auto is_such = [&](int j) {
      return step > 0 ? all_.mention(j).percent : all_.is_told_money(j);
    };
    for (int j = begin; is_beside(j, begin) && is_such(j); j += step) {
      if (!list.empty() && !all_.are_listed(std::min(j, j - step), std::max(j, j - step))) break;
      list.push_back(j);
    }
    return list;
  }

  void add(const char* rule, int i, int part, const Interval& whole, const std::string& printed,
           std::vector<int> others) {
    Break found = wrong_percentage(all_, rule, i, Ratio{*all_.amount(part), whole},
                                   fmt::format("{} ÷ {}", all_.mention(part).printed, printed));
    found.others = std::move(others);
    found.about = printed;
    all_.at(i).about = part;
    all_.at(i).bond = Bond::broken;
    breaks_.push_back(std::move(found));
  }

  Sentences& all_;
  std::vector<Break> breaks_;
};

}  // namespace

std::vector<Break> compare_measured(Sentences& sentences) {
  return Measurer(sentences).compare();
}

}  // namespace yiben::prose
