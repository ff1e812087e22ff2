// What lies in what, by the numbers alone.
#include "recognise/general/nesting.h"

#include <algorithm>

namespace yiben::recognition {

NestedRows Nesting::read() const {
  NestedRows plain = nested(false);
  NestedRows with_single = nested(true);
  return with_single.roots < plain.roots ? with_single : plain;
}

std::optional<Group> Nesting::but_for_one() const {
  std::optional<Group> one = but_for_one(false);
  return one ? one : but_for_one(true);
}

NestedRows Nesting::nested(bool single) const {
  NestedRows result;
  std::vector<int> tops;
  for (int i = count() - 1; i >= 0; --i) {
    if (row(i).of_which) continue;  // it need not be a part of a sum
    std::vector<int> parts;
    if (!amounts_.is_zero(i)) parts = whole_of(i, tops, single);
    if (!parts.empty()) {
      tops.resize(tops.size() - parts.size());
      result.groups.push_back({{i, std::move(parts)}, GroupReason::outline});
    }
    tops.push_back(i);
  }
  add_last_total(tops, result);
  result.roots = roots_of(tops);
  return result;
}

// 合计 below all others, which are its parts.
void Nesting::add_last_total(std::vector<int>& tops, NestedRows& result) const {
  constexpr std::size_t least = 3;
  if (tops.size() < least || !row(tops.front()).total) return;
  const int total = tops.front();
  const std::vector<int> parts(tops.rbegin(), tops.rend() - 1);
  const auto holds_a_total = [&](const std::vector<int>& some) {
    return std::any_of(some.begin(), some.end(), [&](int part) { return row(part).total; });
  };
  // Nor did another total become part of a row that prints the same.
  const bool any_total =
      holds_a_total(parts) ||
      std::any_of(result.groups.begin(), result.groups.end(),
                  [&](const RowGroup& sum) { return holds_a_total(sum.group.parts); });
  const Amounts::Votes votes = amounts_.votes(total, parts);
  if (any_total || votes.fits == 0 || votes.fails > 0) return;
  result.groups.push_back({{total, parts}, GroupReason::total});
  tops = {total};
}

// Rows without money are parts of anything, and two totals of two sides are one list each.
std::size_t Nesting::roots_of(std::vector<int> tops) const {
  std::erase_if(tops, [&](int top) { return amounts_.is_zero(top); });
  const bool sides = tops.size() == 2 && row(tops[0]).total && row(tops[1]).total &&
                     row(tops[0]).is_across(row(tops[1]));
  return sides ? 1 : tops.size();
}

std::vector<int> Nesting::whole_of(const Amounts& amounts, int whole, const std::vector<int>& tops,
                                   bool single) const {
  std::vector<int> parts;
  for (std::size_t n = 0; n < tops.size(); ++n) {
    parts.push_back(tops[tops.size() - 1 - n]);
    if (row(whole).is_across(row(parts.back()))) return {};
    const Amounts::Votes votes = amounts.votes(whole, parts);
    const bool enough = parts.size() > 1 || single || row(whole).total;
    if (enough && votes.fits > 0 && holds(whole, parts, votes)) return parts;
  }
  return {};
}

std::optional<Group> Nesting::but_for_one(bool single) const {
  std::vector<int> tops;
  for (int i = count() - 1; i > 0; --i) {
    std::vector<int> parts;
    for (std::size_t n = 0; n < tops.size(); ++n) {
      parts.push_back(tops[tops.size() - 1 - n]);
      if (parts.size() > 1 && would_place_all(i, parts, tops, single)) return Group{i, parts};
    }
    find_place(amounts_, i, tops, single);
  }
  return std::nullopt;
}

bool Nesting::would_place_all(int whole, const std::vector<int>& parts, std::vector<int> tops,
                              bool single) const {
  if (amounts_.votes(whole, parts).fails != 1) return false;
  const std::optional<Amounts> meant = amounts_.with_sum(whole, parts);
  if (!meant) return false;
  tops.resize(tops.size() - parts.size());
  tops.push_back(whole);
  for (int i = whole - 1; i >= 0; --i) find_place(*meant, i, tops, single);
  return tops.size() == 1;
}

// Row `i` as one of `tops`, of which it takes its parts.
void Nesting::find_place(const Amounts& amounts, int i, std::vector<int>& tops, bool single) const {
  if (!amounts.is_zero(i)) tops.resize(tops.size() - whole_of(amounts, i, tops, single).size());
  tops.push_back(i);
}

// In all columns, or in all but two of which one row has its cells changed over.
bool Nesting::holds(int whole, const std::vector<int>& parts, const Amounts::Votes& votes) const {
  return votes.fails == 0 || (votes.fails == 2 && amounts_.would_fit_changed_over(whole, parts));
}

}  // namespace yiben::recognition
