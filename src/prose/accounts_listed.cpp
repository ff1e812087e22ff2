// The accounts of one classification, listed below the amount that they make up.
#include "prose/bind.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "prose/listed.h"
#include "prose/statements.h"

namespace yiben::prose {
namespace {

constexpr std::size_t least_accounts = 3;

class Lists {
 public:
  explicit Lists(const Sentences& sentences) : all_(sentences) {}

  std::vector<Break> compare() {
    for (int i = 0; i < size(); ++i) {
      if (!is_whole(i)) continue;
      const std::vector<int> accounts = accounts_below(i);
      if (accounts.size() >= least_accounts) compare(i, accounts);
    }
    return std::move(breaks_);
  }

 private:
  int size() const { return static_cast<int>(all_.size()); }

  // The only amount of its paragraph, below such a heading.
  bool is_whole(int i) const {
    const Statement& one = all_.at(i);
    const bool shows_all = holds_any(one.headings, all_.phrases().lists_all);
    if (!shows_all || !all_.is_exact(i) || !one.code.empty()) return false;
    const bool begins = i == 0 || all_.at(i - 1).paragraph != one.paragraph;
    const bool ends = i + 1 < size() && all_.at(i + 1).paragraph == one.paragraph + 1;
    return begins && ends;
  }

  // The first amounts of the paragraphs that follow, each of another account of one level.
  std::vector<int> accounts_below(int whole) const {
    std::vector<int> accounts;
    std::set<std::string> codes;
    int paragraph = all_.at(whole).paragraph;
    for (int i = whole + 1; i < size(); ++i) {
      const Statement& one = all_.at(i);
      if (one.headings != all_.at(whole).headings) break;
      if (one.paragraph == paragraph) continue;
      if (one.paragraph != paragraph + 1) break;
      paragraph = one.paragraph;
      const bool same_level = codes.empty() || codes.begin()->size() == one.code.size();
      if (one.code.empty() || !same_level || !all_.is_exact(i)) return {};
      if (!codes.insert(one.code).second) return {};
      accounts.push_back(i);
    }
    return accounts;
  }

  void compare(int whole, const std::vector<int>& accounts) {
    Interval sum{0, 0};
    std::string added;
    for (const int one : accounts) {
      if (all_.at(one).bond == Bond::broken) return;
      sum = plus(sum, *all_.amount(one));
      added += (added.empty() ? "" : " + ") + all_.mention(one).printed;
    }
    if (all_.at(whole).bond == Bond::broken || sum.high >= all_.amount(whole)->low) return;
    const Mention& mention = all_.mention(whole);
    const auto printed = [&](const Interval& interval) {
      return format(interval.low + (interval.high - interval.low) / 2, *mention.unit,
                    mention.number.decimals);
    };
    Break found;
    found.rule = "listed-accounts-left-out";
    found.statement = whole;
    found.others = accounts;
    found.arithmetic = fmt::format("{} = {}", added, printed(sum));
    found.expected = printed(minus(*all_.amount(whole), sum));
    breaks_.push_back(std::move(found));
  }

  const Sentences& all_;
  std::vector<Break> breaks_;
};

}  // namespace

std::vector<Break> compare_account_lists(const Sentences& sentences) {
  return Lists(sentences).compare();
}

}  // namespace yiben::prose
