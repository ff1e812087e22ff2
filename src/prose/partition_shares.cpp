// Shares of all the parts of a whole: they make up 100 %, and each follows from its amount.
#include "prose/bind.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "prose/partitions.h"
#include "prose/statements.h"

namespace yiben::prose {
namespace {

constexpr int most_behind = 12;

class Sharer {
 public:
  explicit Sharer(Sentences& sentences)
      : all_(sentences), partitions_(partitions_of(sentences.phrases())) {}

  std::vector<Break> compare() {
    for (const Partition& partition : partitions_) {
      for (int i = 0; i < size(); ++i) {
        if (part_of(i, partition) == 0) compare_from(i, partition);
      }
    }
    return std::move(breaks_);
  }

 private:
  int size() const { return static_cast<int>(all_.size()); }

  // Right behind the amount, and of the whole.
  bool has_share(int i, const Partition& partition) const {
    const int share = i + 1;
    return share < size() && all_.at(share).kind == Kind::share &&
           all_.at(share).paragraph == all_.at(i).paragraph && !all_.at(share).about_so_much &&
           is_of(share, partition);
  }

  // Which part of the whole an amount with a share right behind is; how many there are for others.
  // Nothing needs no share.
  std::size_t part_of(int i, const Partition& partition) const {
    const std::size_t none = partition.parts.size();
    const bool nothing = all_.is_exact(i) && all_.mention(i).number.digits == 0;
    if (!all_.is_exact(i) || (!nothing && !has_share(i, partition))) return none;
    const auto found =
        std::find_if(partition.parts.begin(), partition.parts.end(),
                     [&](const Labels& part) { return holds_any(all_.at(i).clause, part); });
    return static_cast<std::size_t>(found - partition.parts.begin());
  }

  // Of the whole: 占, or 占“三公”经费的.
  bool is_of(int share, const Partition& partition) const {
    const std::string& words = all_.at(share).lead;
    const Labels& plain = all_.phrases().share;
    return std::find(plain.begin(), plain.end(), words) != plain.end() ||
           holds_any(words, partition.whole);
  }

  void compare_from(int first, const Partition& partition) {
    std::vector<bool> found(partition.parts.size(), false);
    std::vector<int> parts;
    for (int j = first; j < size() && j <= first + most_behind; ++j) {
      if (all_.at(j).paragraph != all_.at(first).paragraph || parts.size() == found.size()) break;
      if (!all_.is_amount(j)) continue;
      const std::size_t part = part_of(j, partition);
      if (part == found.size() || found[part]) return;
      found[part] = true;
      parts.push_back(j);
    }
    if (parts.size() == found.size()) compare_shares(parts, partition);
  }

  void compare_shares(const std::vector<int>& parts, const Partition& partition) {
    Interval whole{0, 0};
    std::string sum;
    for (const int part : parts) {
      const bool nothing = all_.mention(part).number.digits == 0;
      whole = plus(whole, nothing ? Interval{0, 0} : *all_.amount(part));
      sum += (sum.empty() ? "" : " + ") + all_.mention(part).printed;
    }
    if (whole.low <= 0) return;
    std::vector<int> wrong;
    for (const int part : parts) {
      const auto match =
          has_share(part, partition) ? compare_share(part, whole) : std::optional<Match>();
      if (match && *match == Match::differs) wrong.push_back(part);
    }
    if (wrong.size() != 1 || all_.at(wrong.front() + 1).bond == Bond::broken) return;
    report(wrong.front(), whole, sum);
  }

  std::optional<Match> compare_share(int part, const Interval& whole) const {
    if (all_.mention(part).number.digits == 0) {
      return all_.mention(part + 1).number.digits == 0 ? std::optional<Match>()
                                                       : std::optional(Match::differs);
    }
    return yiben::compare(all_.mention(part + 1).number, Ratio{*all_.amount(part), whole});
  }

  void report(int part, const Interval& whole, const std::string& sum) {
    const int share = part + 1;
    const Ratio ratio{*all_.amount(part), whole};
    Break found = wrong_percentage(all_, "share-differs", share, ratio,
                                   fmt::format("{} ÷ ({})", all_.mention(part).printed, sum));
    found.others = {part};
    all_.at(share).bond = Bond::broken;
    breaks_.push_back(std::move(found));
  }

  Sentences& all_;
  const std::vector<Partition> partitions_;
  std::vector<Break> breaks_;
};

}  // namespace

std::vector<Break> compare_partition_shares(Sentences& sentences) {
  return Sharer(sentences).compare();
}

}  // namespace yiben::prose
