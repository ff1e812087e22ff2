// Places of facts, found by what they are worth.
#include "compile/world.h"

#include <algorithm>
#include <limits>
#include <set>

#include "compile/program.h"

namespace yiben::compiling {

namespace {

constexpr int max_rounds = 60;
constexpr std::size_t max_new_columns = 300;  // in one round
// Worth less than this is the solver's noise.
constexpr double least_worth = 1e-5;

class World {
 public:
  World(const std::vector<Observed>& observed, const Space& space)
      : observed_(observed), space_(space), nothing_(Bits((observed.size() + 63) / 64)) {
    any_sign_ = std::any_of(observed.begin(), observed.end(),
                            [](const Observed& one) { return one.meant < 0; });
    for (std::size_t i = 0; i < observed.size(); ++i) {
      if (!any_sign_ && observed[i].allowed.high <= 0) {
        set(nothing_, i);
      } else if (observed[i].meant != 0) {
        something_.push_back(static_cast<int>(i));
      }
    }
  }

  Explained explain() {
    Program program(observed_, any_sign_);
    lay_out(program);
    for (const int i : something_) add(program, space_.spot(static_cast<std::size_t>(i)));
    bool solved = program.solve();
    for (int round = 0; solved && round < max_rounds && !program.as_meant(); ++round) {
      if (!add_worthy(program)) break;
      solved = program.solve();
    }
    return result(program, solved);
  }

 private:
  struct Column {
    Spot spot;
    Bits counted;
  };

  bool add(Program& program, const Spot& spot) {
    Bits counted = space_.counted(spot);
    if (meets(counted, nothing_) || !known_.insert(counted).second) return false;
    program.add_column(indices_of(counted));
    columns_.push_back({spot, std::move(counted)});
    return true;
  }

  // Money goes to the narrowest places first: each step takes one observation that has money left
  // and narrows its place by the others that have, then lays out what all of them have.
  void lay_out(Program& program) {
    if (any_sign_) return;
    left_.clear();
    for (const Observed& one : observed_) left_.push_back(one.meant);
    std::vector<int> order = something_;
    const auto depth = [&](int i) {
      return space_.members(space_.spot(static_cast<std::size_t>(i))).size();
    };
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return depth(a) > depth(b); });
    for (const int seed : order) {
      while (left_[static_cast<std::size_t>(seed)] > 0) {
        Spot spot = space_.spot(static_cast<std::size_t>(seed));
        Fen amount = left_in(space_.counted(spot));
        if (amount <= 0) break;
        amount = narrow_by_what_is_left(order, spot, amount);
        const Bits counted = space_.counted(spot);
        for (const int i : indices_of(counted)) left_[static_cast<std::size_t>(i)] -= amount;
        add(program, spot);
      }
    }
  }

  Fen narrow_by_what_is_left(const std::vector<int>& order, Spot& spot, Fen amount) const {
    for (const int other : order) {
      if (left_[static_cast<std::size_t>(other)] <= 0) continue;
      Spot narrower = spot;
      if (!space_.meet(narrower, static_cast<std::size_t>(other)) || narrower == spot) continue;
      const Fen there = left_in(space_.counted(narrower));
      if (there <= 0) continue;
      spot = std::move(narrower);
      amount = there;
    }
    return amount;
  }

  // What every observation that counts there has left.
  Fen left_in(const Bits& counted) const {
    Fen least = std::numeric_limits<Fen>::max();
    for (const int i : indices_of(counted)) {
      least = std::min(least, left_[static_cast<std::size_t>(i)]);
    }
    return least;
  }

  double worth_of(const Program& program, const Bits& counted) const {
    double sum = 0;
    for (const int i : indices_of(counted)) sum += program.worth()[static_cast<std::size_t>(i)];
    return sum;
  }

  // Narrows the place of each observation as long as that makes it worth more.
  bool add_worthy(Program& program) {
    std::vector<int> order;
    for (const int i : something_) {
      if (program.worth()[static_cast<std::size_t>(i)] > least_worth) order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
      return program.worth()[static_cast<std::size_t>(a)] >
             program.worth()[static_cast<std::size_t>(b)];
    });
    std::vector<std::pair<double, Spot>> found;
    for (const int seed : something_) {
      Spot spot = space_.spot(static_cast<std::size_t>(seed));
      Bits counted = space_.counted(spot);
      if (meets(counted, nothing_)) continue;
      const double worth = climb(program, order, spot, worth_of(program, counted));
      if (worth > least_worth) found.emplace_back(worth, std::move(spot));
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::size_t added = 0;
    for (const auto& [worth, spot] : found) {
      if (add(program, spot) && ++added == max_new_columns) break;
    }
    return added > 0;
  }

  double climb(const Program& program, const std::vector<int>& order, Spot& spot,
               double worth) const {
    for (bool climbs = true; climbs;) {
      climbs = false;
      for (const int other : order) {
        Spot narrower = spot;
        if (!space_.meet(narrower, static_cast<std::size_t>(other)) || narrower == spot) continue;
        const Bits counted = space_.counted(narrower);
        if (meets(counted, nothing_)) continue;
        const double there = worth_of(program, counted);
        if (there <= worth) continue;
        worth = there;
        spot = std::move(narrower);
        climbs = true;
      }
    }
    return worth;
  }

  Explained result(const Program& program, bool solved) const {
    Explained explained;
    std::vector<WideFen> sums(observed_.size());
    for (std::size_t c = 0; solved && c < columns_.size(); ++c) {
      const Fen amount = program.amount(static_cast<int>(c));
      if (amount == 0) continue;
      explained.facts.push_back({space_.members(columns_[c].spot), amount});
      for (const int i : indices_of(columns_[c].counted)) {
        sums[static_cast<std::size_t>(i)] += amount;
      }
    }
    for (std::size_t i = 0; i < observed_.size(); ++i) {
      const Interval& allowed = observed_[i].allowed;
      if (sums[i] < allowed.low || sums[i] > allowed.high) {
        explained.missed.push_back(static_cast<int>(i));
      }
    }
    return explained;
  }

  const std::vector<Observed>& observed_;
  const Space& space_;
  Bits nothing_;                // observations of no money: nothing may count there
  std::vector<int> something_;  // observations of some
  bool any_sign_ = false;
  std::vector<Fen> left_;
  std::vector<Column> columns_;
  std::set<Bits> known_;
};

}  // namespace

Explained explain(const std::vector<Observed>& observed, const Space& space) {
  return World(observed, space).explain();
}

}  // namespace yiben::compiling
