// Whether sums hold to the last printed place, and which one does not.
#include "proof/exact.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>

namespace yiben::proof {

namespace {

// How surprising it is that a sum of so many rounded parts holds exactly, in thousandths of a bit
// (Irwin-Hall: the errors of the parts, each even within half a unit of the last place, together
// stay within half a unit too). Sums of two parts say nothing: where one of these needs no rounding
// they always hold.
constexpr std::array<int, 7> surprise = {0, 0, 0, 585, 739, 862, 969};
// One book in a thousand would look so if its figures were rounded.
constexpr int enough = 10'000;

struct Sum {
  std::vector<int> figures;  // that print an amount; the total first
  WideFen difference = 0;    // total less parts
};

class Sums {
 public:
  Sums(const Book& book, const System& system) : book_(book), system_(system) {
    for (const Identity& identity : system.identities) {
      const bool printed = identity.table >= 0 && !identity.assumed;
      if (const auto sum = printed ? sum_of(identity) : std::nullopt) add(*sum);
    }
  }

  std::optional<InexactSum> odd_one() const {
    if (missed_.empty() || evidence_ < enough) return std::nullopt;
    // One wrong figure is wrong by the same amount in all of them.
    const WideFen apart = distance(missed_.front());
    const bool one_cause = std::all_of(missed_.begin(), missed_.end(), [&](const Sum& sum) {
      return is_far(sum) && distance(sum) == apart;
    });
    if (!one_cause) return std::nullopt;
    std::vector<int> shared = sorted(missed_.front().figures);
    for (const Sum& sum : missed_) shared = in_both(shared, sorted(sum.figures));
    if (shared.empty()) return std::nullopt;
    const Sum& shortest = *std::min_element(
        missed_.begin(), missed_.end(),
        [](const Sum& a, const Sum& b) { return a.figures.size() < b.figures.size(); });
    InexactSum odd;
    odd.figures = shortest.figures;
    odd.exact = exact_;
    if (missed_.size() > 1 && shared.size() == 1) odd.suspect = shared.front();
    return odd;
  }

 private:
  // One unit of the last place may come from two amounts that were rounded after all.
  bool is_far(const Sum& sum) const {
    const Interval& total = figure(sum.figures.front()).interval;
    const WideFen last_place = static_cast<WideFen>(total.high) - total.low;
    return distance(sum) >= 2 * last_place;
  }

  static WideFen distance(const Sum& sum) {
    return sum.difference < 0 ? -sum.difference : sum.difference;
  }

  const Figure& figure(int index) const { return book_.figures[static_cast<std::size_t>(index)]; }

  // What a table prints of a variable; -1 for nothing.
  int printed(int variable, int table) const {
    for (const int index : system_.observations[static_cast<std::size_t>(variable)]) {
      if (figure(index).table == table && !figure(index).blank) return index;
    }
    return -1;
  }

  // Nothing for a sum with fewer than two parts that are not zero, nor where an amount was rounded
  // in another unit than it is printed in.
  std::optional<Sum> sum_of(const Identity& identity) const {
    Sum sum;
    for (const Term& term : identity.terms) {
      const int index = printed(term.variable, identity.table);
      if (index < 0 || figure(index).number.digits == 0) {
        if (term.coefficient > 0) return std::nullopt;
        continue;
      }
      const auto fen = fen_of(figure(index).number, figure(index).unit);
      if (!fen || figure(index).rounded_to != 0) return std::nullopt;
      sum.difference += term.coefficient * static_cast<WideFen>(*fen);
      sum.figures.insert(term.coefficient > 0 ? sum.figures.begin() : sum.figures.end(), index);
    }
    if (sum.figures.size() < 3) return std::nullopt;
    return sum;
  }

  // The same amounts often add up in several tables: that is said once.
  void add(const Sum& sum) {
    if (sum.difference != 0) {
      missed_.push_back(sum);
      return;
    }
    std::multiset<Fen> amounts;
    for (const int index : sum.figures) {
      amounts.insert(fen_of(figure(index).number, figure(index).unit).value_or(0));
    }
    if (!seen_.insert(std::move(amounts)).second) return;
    ++exact_;
    evidence_ += surprise.at(std::min(sum.figures.size() - 1, surprise.size() - 1));
  }

  static std::vector<int> sorted(std::vector<int> figures) {
    std::sort(figures.begin(), figures.end());
    return figures;
  }

  static std::vector<int> in_both(const std::vector<int>& a, const std::vector<int>& b) {
    std::vector<int> both;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    return both;
  }

  const Book& book_;
  const System& system_;
  std::vector<Sum> missed_;
  std::set<std::multiset<Fen>> seen_;
  int exact_ = 0;
  int evidence_ = 0;
};

}  // namespace

std::optional<InexactSum> inexact_sum(const Book& book, const System& system) {
  return Sums(book, system).odd_one();
}

}  // namespace yiben::proof
