// Shares of wholes that their words name: 占本年支出合计的, 占“三公”经费的.
#include "prose/wholes.h"

#include <fmt/format.h>

#include <algorithm>

#include "prose/gap.h"
#include "prose/statements.h"

namespace yiben::prose {
namespace {

std::vector<Portion> portions_of(const Sentences& all, const Wholes& wholes, int share) {
  const bool by_amount = all.at(share).clause.starts_with("占");
  const bool exact = by_amount ? part_of_share(all, share) >= 0 : !all.at(share).about_so_much;
  return exact ? wholes.of_share(share) : std::vector<Portion>();
}

std::string printed(const Sentences& all, const Named& named, int like) {
  if (named.figures.empty()) return all.mention(named.statement).printed;
  const int figure = named.figures.front();
  return like < 0 ? all.tables().figure(figure).printed : all.said_as(like, figure);
}

// All shares that are said to be of the same are those of the sum of their parts: no table prints
// the whole that is meant.
bool make_up_another_whole(const Sentences& all, int share) {
  constexpr std::size_t least_shares = 2;
  const auto whole_of = [&](int i) {
    const std::string& clause = all.at(i).clause;
    return clause.substr(std::min(clause.find("占"), clause.size()));
  };
  std::vector<std::pair<int, Interval>> parts;
  Interval sum{0, 0};
  for (int i = 0; i < static_cast<int>(all.size()); ++i) {
    if (all.at(i).kind != Kind::share || whole_of(i) != whole_of(share)) continue;
    const int part = part_of_share(all, i);
    if (part < 0) return false;
    parts.emplace_back(i, all.narrowed(part));
    sum = plus(sum, parts.back().second);
  }
  return parts.size() >= least_shares &&
         std::all_of(parts.begin(), parts.end(), [&](const auto& one) {
           const auto match = compare(all.mention(one.first).number, {one.second, sum});
           return match && *match != Match::differs;
         });
}

}  // namespace

int part_of_share(const Sentences& all, int share) {
  if (const int whole = all.amount_before_brackets(share); whole >= 0) return whole;
  const int part = share - 1;
  const bool beside =
      part >= 0 && all.is_amount(part) && all.at(part).paragraph == all.at(share).paragraph;
  if (!beside || all.at(share).about_so_much || all.at(part).about_so_much) return -1;
  // 分别占 counts off what stands before: not the nearest one.
  return all.at(share).lead.find(respectively) == std::string::npos ? part : -1;
}

bool make_up_a_hundred(const Sentences& all, int part) {
  const auto has_share = [&](int j) {
    return j >= 0 && j + 1 < static_cast<int>(all.size()) && all.is_exact(j) &&
           all.at(j + 1).kind == Kind::share && all.at(j + 1).paragraph == all.at(j).paragraph;
  };
  for (const int first : {part, part - 2}) {
    const int second = first + 2;
    if (!has_share(first) || !has_share(second)) continue;
    const Number& one = all.mention(first + 1).number;
    const Number& other = all.mention(second + 1).number;
    std::int64_t hundred = 100;
    for (int d = 0; d < one.decimals; ++d) hundred *= 10;
    const bool together = one.decimals == other.decimals && one.digits + other.digits == hundred;
    const bool listed = starts_with_any(all.at(second).lead, all.phrases().of_which);
    if (together && !listed && all.at(first).paragraph == all.at(second).paragraph) return true;
  }
  return false;
}

void hold_named_share(Sentences& all, const Wholes& wholes, int share) {
  for (const Portion& one : portions_of(all, wholes, share)) {
    const Ratio ratio{one.part.amount, one.whole.amount};
    const auto match = compare(all.mention(share).number, ratio);
    if (!match || match == Match::differs) continue;
    all.note_rounding(share, ratio);
    all.at(share).about = one.part.statement;
    all.at(share).base = one.whole.statement;
    all.at(share).bond = Bond::arithmetic;
    return;
  }
}

std::optional<Break> named_share_broken(Sentences& all, const Wholes& wholes, int share) {
  const std::vector<Portion> portions = portions_of(all, wholes, share);
  const bool differs = std::all_of(portions.begin(), portions.end(), [&](const Portion& one) {
    const Ratio ratio{one.part.amount, one.whole.amount};
    return compare(all.mention(share).number, ratio) == Match::differs &&
           !wholes.fits_narrower(share, one.part.amount);
  });
  if (portions.empty() || !differs || make_up_another_whole(all, share)) return std::nullopt;
  const auto& [part, whole] = portions.front();
  const std::string base = printed(all, whole, part.statement);
  Break found = wrong_percentage(all, "share-differs", share, {part.amount, whole.amount},
                                 fmt::format("{} ÷ {}", printed(all, part, part.statement), base));
  for (const Named& named : {part, whole}) {
    if (named.figures.empty()) found.others.push_back(named.statement);
    found.figures.insert(found.figures.end(), named.figures.begin(), named.figures.end());
  }
  found.about = base;
  all.at(share).about = part.statement;
  all.at(share).bond = Bond::broken;
  return found;
}

}  // namespace yiben::prose
