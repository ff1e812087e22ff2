// Both sides of each balance.
#include "compile/balance.h"

#include <fmt/format.h>

#include <algorithm>

namespace yiben::compiling {

namespace {

class Balancer {
 public:
  Balancer(const Sums& sums, const Cube& cube, const Balance& balance)
      : sums_(sums), cube_(cube), balance_(balance) {}

  Errors check() {
    if (!check_at(Selection())) return std::move(errors_);
    for (const int dimension : balance_.free) check_parts(dimension, all_of_it);
    return std::move(errors_);
  }

 private:
  Fen side(const Selection& at, Node member) const {
    return sums_.of(named(at.with(balance_.dimension, member), cube_));
  }

  bool check_at(const Selection& at) {
    const Fen left = side(at, balance_.left);
    const Fen right = side(at, balance_.right);
    if (left == right) return true;
    const auto name = [&](Node member) {
      return to_text(named(at.with(balance_.dimension, member), cube_));
    };
    errors_.push_back({"facts.csv",
                       {},
                       name(balance_.left),
                       fmt::format("{} 元 in '{}' and {} 元 in '{}' must be the same",
                                   format(left, Unit::yuan, 2), name(balance_.left),
                                   format(right, Unit::yuan, 2), name(balance_.right)),
                       "correct the facts of one side, or enter what is carried forward"});
    return false;
  }

  // Where one side does not divide a member, its parts need not be alike.
  bool divides(int dimension, Node member, Node of_side) const {
    WideFen sum = 0;
    for (const Node part : cube_.parts(dimension, member)) {
      sum += side(Selection().with(dimension, part), of_side);
    }
    return sum == side(Selection().with(dimension, member), of_side);
  }

  void check_parts(int dimension, Node member) {
    if (!divides(dimension, member, balance_.left)) return;
    if (!divides(dimension, member, balance_.right)) return;
    for (const Node part : cube_.parts(dimension, member)) {
      if (check_at(Selection().with(dimension, part))) check_parts(dimension, part);
    }
  }

  const Sums& sums_;
  const Cube& cube_;
  const Balance& balance_;
  Errors errors_;
};

}  // namespace

Errors unbalanced(const Sums& sums, const Cube& cube, const std::set<std::string>& doubtful) {
  Errors errors;
  const auto in_doubt = [&](int d) { return doubtful.contains(std::string(cube.name_of(d))); };
  for (const Balance& balance : cube.balances()) {
    const bool judged = !doubtful.contains("amount") && !in_doubt(balance.dimension) &&
                        std::none_of(balance.free.begin(), balance.free.end(), in_doubt);
    if (!judged) continue;
    const Errors found = Balancer(sums, cube, balance).check();
    errors.insert(errors.end(), found.begin(), found.end());
  }
  return errors;
}

}  // namespace yiben::compiling
