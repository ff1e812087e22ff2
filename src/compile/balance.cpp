// Both sides of each balance.
#include "compile/balance.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "compile/balance_remedies.h"
#include "compile/speaker.h"

namespace yiben::compiling {

namespace {

constexpr const char* facts_file = "facts.csv";
constexpr std::size_t most_parts = 4;

std::string in_yuan(WideFen amount) {
  return format(static_cast<Fen>(amount), Unit::yuan, 2);
}

class Balancer {
 public:
  Balancer(const Remedies& remedies, const Sums& sums, const Cube& cube, const Balance& balance)
      : remedies_(remedies), sums_(sums), cube_(cube), balance_(balance) {}

  // Whether both sides are the same as a whole.
  bool is_whole() const {
    return side(Selection(), balance_.left) == side(Selection(), balance_.right);
  }

  Errors check() {
    if (difference_at(Selection()) != 0) {
      fail(Selection());
      return std::move(errors_);
    }
    for (const int dimension : balance_.free) check_parts(dimension, all_of_it);
    return std::move(errors_);
  }

 private:
  Fen side(const Selection& at, Node member) const {
    return sums_.of(named(at.with(balance_.dimension, member), cube_));
  }

  WideFen difference_at(const Selection& at) const {
    return WideFen(side(at, balance_.left)) - side(at, balance_.right);
  }

  std::string name_of(const Selection& at, Node side) const {
    return to_text(named(at.with(balance_.dimension, side), cube_));
  }

  void fail(const Selection& at) {
    const Fen left = side(at, balance_.left);
    const Fen right = side(at, balance_.right);
    if (remedies_.follows(WideFen(left) - right)) return;
    const auto name = [&](Node member) { return name_of(at, member); };
    errors_.push_back({facts_file,
                       {},
                       name(balance_.left),
                       fmt::format("{} 元 in '{}' and {} 元 in '{}' must be the same{}",
                                   format(left, Unit::yuan, 2), name(balance_.left),
                                   format(right, Unit::yuan, 2), name(balance_.right), lies_in(at)),
                       remedies_.of(WideFen(left) - right)});
  }

  // Where the difference lies: in which members, as long as both sides divide them and one part
  // has all of it, or in several parts, which are named with theirs.
  std::string lies_in(const Selection& whole) const {
    Selection at = whole;
    std::string parts;
    for (const int dimension : balance_.free) {
      std::vector<Selection> uneven = uneven_in(at, dimension);
      while (uneven.size() == 1) {
        at = uneven.front();
        uneven = uneven_in(at, dimension);
      }
      if (uneven.size() < 2 || uneven.size() > most_parts || !parts.empty()) continue;
      for (const Selection& one : uneven) {
        parts += fmt::format("{}{} of {}", parts.empty() ? "" : ", ", in_yuan(difference_at(one)),
                             to_text({named(one, cube_)[position(one, dimension)]}));
      }
    }
    std::string words;
    if (at != whole) {
      words = fmt::format("; the difference of {} lies in '{}'", in_yuan(difference_at(at)),
                          to_text(named(at, cube_)));
    }
    if (parts.empty()) return words;
    return words + (words.empty() ? "; the difference is " : ": ") + parts;
  }

  // The coordinate of that dimension among those that the selection names.
  std::size_t position(const Selection& at, int dimension) const {
    const std::vector<Coordinate> all = named(at, cube_);
    const auto found = std::find_if(all.begin(), all.end(), [&](const Coordinate& one) {
      return one.first == cube_.name_of(dimension);
    });
    return static_cast<std::size_t>(found - all.begin());
  }

  // Parts of which the sides differ; none where one of the sides does not divide its sum.
  std::vector<Selection> uneven_in(const Selection& at, int dimension) const {
    std::vector<Selection> uneven;
    WideFen differences = 0;
    for (const Node part : cube_.parts(dimension, at[dimension])) {
      const Selection inside = at.with(dimension, part);
      differences += difference_at(inside);
      if (difference_at(inside) != 0) uneven.push_back(inside);
    }
    const bool divided = divides(at, dimension, balance_.left) &&
                         divides(at, dimension, balance_.right) && differences == difference_at(at);
    return divided ? uneven : std::vector<Selection>();
  }

  // One mistake makes two differences: what lacks in one member stands in the other.
  void is_moved(const Selection& more, const Selection& less) {
    const WideFen amount = difference_at(more);
    const auto yuan = format(static_cast<Fen>(amount), Unit::yuan, 2);
    const auto member = [&](const Selection& at) { return named(at, cube_).front(); };
    const auto side_name = [&](Node side) { return name_of(Selection(), side); };
    errors_.push_back({facts_file,
                       {},
                       "",
                       fmt::format("{} 元 of '{}' stand in '{}', and as much of '{}' in '{}': both "
                                   "sides must be alike",
                                   yuan, side_name(balance_.left), to_text({member(more)}),
                                   side_name(balance_.right), to_text({member(less)})),
                       remedies_.of_moved(member(more), member(less), amount)});
  }

  // Where one side does not divide a member, its parts need not be alike.
  bool divides(const Selection& at, int dimension, Node of_side) const {
    WideFen sum = 0;
    for (const Node part : cube_.parts(dimension, at[dimension])) {
      sum += side(at.with(dimension, part), of_side);
    }
    return sum == side(at, of_side);
  }

  void check_parts(int dimension, Node member) {
    const Selection whole = Selection().with(dimension, member);
    if (!divides(whole, dimension, balance_.left)) return;
    if (!divides(whole, dimension, balance_.right)) return;
    std::vector<Selection> uneven;
    for (const Node part : cube_.parts(dimension, member)) {
      const Selection at = Selection().with(dimension, part);
      if (difference_at(at) == 0) {
        check_parts(dimension, part);
      } else {
        uneven.push_back(at);
      }
    }
    if (uneven.size() == 2 && difference_at(uneven[0]) == -difference_at(uneven[1])) {
      const bool in_order = difference_at(uneven[0]) > 0;
      return is_moved(uneven[in_order ? 0 : 1], uneven[in_order ? 1 : 0]);
    }
    for (const Selection& at : uneven) fail(at);
  }

  const Remedies& remedies_;
  const Sums& sums_;
  const Cube& cube_;
  const Balance& balance_;
  Errors errors_;
};

// The two sides of each unit.
class UnitBalancer {
 public:
  UnitBalancer(const Source& source, const Remedies& remedies, const Sums& sums, const Cube& cube,
               const Balance& balance)
      : source_(source),
        remedies_(remedies),
        sums_(sums),
        left_(cube.name_of(balance.dimension), cube.name_of(balance.dimension, balance.left)),
        right_(cube.name_of(balance.dimension), cube.name_of(balance.dimension, balance.right)) {
    for (const Record& record : sheet(source, "units")) {
      names_.emplace(field(record, "code"), field(record, "name"));
    }
  }

  Errors check() {
    for (const Coordinate& side : {left_, right_}) read(side);
    if (units_.size() < 2 || !is_divided(left_, &Sides::left) ||
        !is_divided(right_, &Sides::right)) {
      return {};
    }
    add_eliminated();
    if (!are_all_told()) return {};
    for (const auto& [code, sides] : units_) {
      if (sides.left != sides.right) fail(code, sides);
    }
    return std::move(errors_);
  }

  Errors one_sided() {
    for (const Coordinate& side : {left_, right_}) read(side);
    if (units_.size() < 2 || !is_divided(left_, &Sides::left) ||
        !is_divided(right_, &Sides::right)) {
      return {};
    }
    add_eliminated();
    for (const auto& [code, sides] : units_) {
      if ((sides.left != 0) == (sides.right != 0)) continue;
      const bool spends = sides.left == 0;
      errors_.push_back(
          {facts_file,
           {},
           name_of(code),
           fmt::format("the unit has {} 元 in '{}' and nothing in '{}'",
                       in_yuan(spends ? sides.right : sides.left),
                       to_text({spends ? right_ : left_}), to_text({spends ? left_ : right_})),
           "enter the other side, or see that another unit has it"});
    }
    return std::move(errors_);
  }

 private:
  struct Sides {
    WideFen left = 0;
    WideFen right = 0;
  };

  void read(const Coordinate& side) {
    for (const std::string& code : sums_.members("unit", {side})) {
      WideFen& sum = side == left_ ? units_[code].left : units_[code].right;
      sum = sums_.of({side, {"unit", code}});
    }
  }

  // A unit with one side alone may have the other in a unit that pays for it, which then has too
  // much; where each unit with both sides is even, nothing else has it.
  bool are_all_told() const {
    bool both = true;
    bool even = true;
    bool any = false;
    for (const auto& [code, sides] : units_) {
      const bool has_both = sides.left != 0 && sides.right != 0;
      both = both && has_both;
      any = any || has_both;
      even = even && (!has_both || sides.left == sides.right);
    }
    return both || (any && even);
  }

  // No fact without a unit, and none of a unit that others lie in.
  bool is_divided(const Coordinate& side, WideFen Sides::*sum) const {
    WideFen all = 0;
    for (const auto& [code, sides] : units_) all += sides.*sum;
    return all == sums_.of({side});
  }

  // Transfers of this year that were left out at both of their units.
  void add_eliminated() {
    for (const Record& record : sheet(source_, "eliminated")) {
      const std::string& select = field(record, "select");
      if (select.find("year=") != select.npos) continue;
      const Fen amount = money_of({&record}, "amount").value_or(0);
      const auto payer = units_.find(field(record, "payer"));
      const auto payee = units_.find(field(record, "payee"));
      if (payer != units_.end()) payer->second.right += amount;
      if (payee != units_.end()) payee->second.left += amount;
    }
  }

  std::string name_of(const std::string& code) const {
    const auto name = names_.find(code);
    return name == names_.end() ? code : code + " " + name->second;
  }

  void fail(const std::string& code, const Sides& sides) {
    if (remedies_.follows(sides.left - sides.right)) return;
    const auto words = [&](const Coordinate& side) { return to_text({side, {"unit", code}}); };
    errors_.push_back(
        {facts_file,
         {},
         name_of(code),
         fmt::format("{} 元 in '{}' and {} 元 in '{}' must be the same; the difference is {}",
                     in_yuan(sides.left), words(left_), in_yuan(sides.right), words(right_),
                     in_yuan(sides.left - sides.right)),
         remedies_.of(sides.left - sides.right)});
  }

  const Source& source_;
  const Remedies& remedies_;
  const Sums& sums_;
  const Coordinate left_, right_;
  std::map<std::string, Sides> units_;  // by code
  std::map<std::string, std::string> names_;
  Errors errors_;
};

}  // namespace

Errors one_sided_units(const Source& source, const Sums& sums, const Cube& cube) {
  Errors warnings;
  const std::set<int> nothing_said;
  const Remedies remedies(source, nothing_said);
  for (const Balance& balance : cube.balances()) {
    const Errors found = UnitBalancer(source, remedies, sums, cube, balance).one_sided();
    warnings.insert(warnings.end(), found.begin(), found.end());
  }
  return warnings;
}

Errors unbalanced(const Source& source, const Sums& sums, const Cube& cube,
                  const std::set<std::string>& doubtful, const std::set<int>& said) {
  Errors errors;
  const Remedies remedies(source, said);
  const auto in_doubt = [&](int d) { return doubtful.contains(std::string(cube.name_of(d))); };
  for (const Balance& balance : cube.balances()) {
    const bool judged = !doubtful.contains("amount") && !doubtful.contains("year") &&
                        !doubtful.contains("stage") && !in_doubt(balance.dimension) &&
                        std::none_of(balance.free.begin(), balance.free.end(), in_doubt);
    if (!judged) continue;
    Errors of_units;
    if (!doubtful.contains("unit")) {
      of_units = UnitBalancer(source, remedies, sums, cube, balance).check();
    }
    Balancer whole(remedies, sums, cube, balance);
    // Units say where the difference of the whole lies.
    if (of_units.empty() || whole.is_whole()) {
      const Errors found = whole.check();
      errors.insert(errors.end(), found.begin(), found.end());
    }
    errors.insert(errors.end(), of_units.begin(), of_units.end());
  }
  return errors;
}

}  // namespace yiben::compiling
