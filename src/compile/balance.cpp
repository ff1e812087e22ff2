// Both sides of each balance.
#include "compile/balance.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "compile/speaker.h"

namespace yiben::compiling {

namespace {

constexpr const char* facts_file = "facts.csv";

// What may be wrong where two sums differ by this: a row that stands twice.
class Remedies {
 public:
  Remedies(const Source& source, const std::set<int>& said) : source_(source), said_(said) {
    std::map<Fact, int> lines;
    for (const Fact& fact : source.facts) {
      if (fact.line == 0) continue;
      const auto [first, is_new] = lines.emplace(fact, fact.line);
      if (!is_new) repeated_.push_back({fact.amount, first->second, fact.line});
    }
  }

  // Whether it is the amount of a row of which something was said.
  bool follows(WideFen difference) const {
    return said_.contains(only_row_of(difference < 0 ? -difference : difference));
  }

  std::string of(WideFen difference) const {
    for (const Repeated& row : repeated_) {
      if (row.amount != difference && row.amount != -difference) continue;
      return fmt::format("row {} says what row {} says, and its amount is the difference",
                         row.second, row.first);
    }
    const int line = only_row_of(difference < 0 ? -difference : difference);
    if (line == 0) return "correct the facts of one side, or enter what is carried forward";
    return fmt::format(
        "row {} has the amount of the difference: take it away where it is a total, "
        "or enter its other side",
        line);
  }

  // Where as much stands in one member too much as in another too little.
  std::string of_moved(const Coordinate& from, const Coordinate& to, WideFen amount) const {
    std::vector<int> rows;
    for (const Fact& fact : source_.facts) {
      const bool is_there = std::find(fact.at.begin(), fact.at.end(), from) != fact.at.end() ||
                            std::find(fact.at.begin(), fact.at.end(), to) != fact.at.end();
      if (fact.line > 0 && fact.amount == amount && is_there) rows.push_back(fact.line);
    }
    if (rows.empty()) return fmt::format("correct {} in the facts of one side", from.first);
    return fmt::format("correct {} in row {}, which has this amount, or in the facts of one side",
                       from.first, rows_in_words(rows));
  }

 private:
  // 0 where no row of this year has the amount, or several.
  int only_row_of(WideFen amount) const {
    int line = 0;
    for (const Fact& fact : source_.facts) {
      const bool is_past = std::any_of(fact.at.begin(), fact.at.end(), [](const Coordinate& at) {
        return at.first == "year" || at.first == "stage";
      });
      if (fact.line == 0 || is_past || fact.amount != amount) continue;
      if (line != 0) return 0;
      line = fact.line;
    }
    return line;
  }

  struct Repeated {
    WideFen amount = 0;
    int first = 0;
    int second = 0;
  };
  const Source& source_;
  const std::set<int>& said_;
  std::vector<Repeated> repeated_;
};

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
                       fmt::format("{} 元 in '{}' and {} 元 in '{}' must be the same",
                                   format(left, Unit::yuan, 2), name(balance_.left),
                                   format(right, Unit::yuan, 2), name(balance_.right)),
                       remedies_.of(WideFen(left) - right)});
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
    const bool judged =
        units_.size() > 1 && std::all_of(units_.begin(), units_.end(), [](const auto& unit) {
          return unit.second.left != 0 && unit.second.right != 0;
        });
    if (!judged || !is_divided(left_, &Sides::left) || !is_divided(right_, &Sides::right))
      return {};
    add_eliminated();
    for (const auto& [code, sides] : units_) {
      if (sides.left != sides.right) fail(code, sides);
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

  void fail(const std::string& code, const Sides& sides) {
    if (remedies_.follows(sides.left - sides.right)) return;
    const auto name = names_.find(code);
    const auto yuan = [](WideFen sum) { return format(static_cast<Fen>(sum), Unit::yuan, 2); };
    const auto words = [&](const Coordinate& side) { return to_text({side, {"unit", code}}); };
    errors_.push_back(
        {facts_file,
         {},
         name == names_.end() ? code : code + " " + name->second,
         fmt::format("{} 元 in '{}' and {} 元 in '{}' must be the same; the difference is {}",
                     yuan(sides.left), words(left_), yuan(sides.right), words(right_),
                     yuan(sides.left - sides.right)),
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
