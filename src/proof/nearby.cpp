// The search for amounts close to an identity that is missed: small programs that grow.
#include "proof/part.h"

#include <algorithm>
#include <map>

namespace yiben::proof {

namespace {

// Most contradictions show in the identities around the one that is missed; programs up to this
// size look for them before all that hangs together is tried.
constexpr int near_identities = 400;
constexpr std::size_t shown_identities = 300;
constexpr double worth_nothing = 1e-7;

}  // namespace

bool Program::has_room(int variable) const {
  const Interval& interval = bounds_.of[static_cast<std::size_t>(variable)];
  return interval.low < interval.high;
}

// A program over some identities. Of their amounts those may move that no identity outside holds,
// so that nothing outside is disturbed; it grows by the amounts that it wants to move besides.
class Program::Growth {
 public:
  explicit Growth(const Program& program) : program_(program) {
    row_.assign(program.system_.identities.size(), -1);
    column_.assign(program.system_.variables.size(), -1);
  }

  void add(int identity) {
    int& row = row_[at(identity)];
    if (row >= 0) return;
    row = lp.rows();
    identities_.push_back(identity);
    lp.add_row(-program_.sum_of(identity));
    for (const Term& term : program_.system_.identities[at(identity)].terms) {
      if (program_.has_room(term.variable)) border_.push_back(term.variable);
    }
  }

  // With every identity of these variables. False where there was nothing to add.
  bool add_all_of(const std::vector<int>& variables) {
    const int before = lp.rows();
    for (const int v : variables) {
      for (const Adjacency::Place& place : program_.adjacency_.of(v)) add(place.identity);
    }
    return lp.rows() > before;
  }

  // Lets those amounts move that no identity outside holds.
  void loosen() {
    std::sort(border_.begin(), border_.end());
    border_.erase(std::unique(border_.begin(), border_.end()), border_.end());
    std::erase_if(border_, [&](int v) {
      if (column_[at(v)] >= 0) return true;
      std::vector<std::pair<int, int>> coefficients;
      for (const Adjacency::Place& place : program_.adjacency_.of(v)) {
        if (row_[at(place.identity)] < 0) return false;
        coefficients.emplace_back(row_[at(place.identity)], place.coefficient);
      }
      const Interval& bounds = program_.bounds_.of[at(v)];
      const Fen start = program_.start_[at(v)];
      const Fen up = bounds.high == no_bound ? no_bound : bounds.high - start;
      const Fen down = bounds.low == -no_bound ? no_bound : start - bounds.low;
      column_[at(v)] = lp.add_variable(up, down, coefficients);
      moving_.push_back(v);
      return true;
    });
  }

  // The amounts at the border that would have to move for the program to come nearer to its aim.
  // Where there are none, nothing outside can help it.
  std::vector<int> wanted() const {
    std::map<int, double> worth;
    for (const auto& [identity, dual] : worths()) {
      for (const Term& term : program_.system_.identities[at(identity)].terms) {
        if (column_[at(term.variable)] < 0) worth[term.variable] += dual * term.coefficient;
      }
    }
    std::vector<int> variables;
    for (const auto& [variable, value] : worth) {
      const Interval& interval = program_.bounds_.of[at(variable)];
      const Fen start = program_.start_[at(variable)];
      const bool helps = (value > worth_nothing && start < interval.high) ||
                         (value < -worth_nothing && start > interval.low);
      if (helps) variables.push_back(variable);
    }
    return variables;
  }

  // Identity and what the aim gains by each unit that it misses less.
  std::vector<std::pair<int, double>> worths() const {
    std::vector<std::pair<int, double>> worths;
    for (std::size_t row = 0; row < identities_.size(); ++row) {
      const double dual = lp.dual(static_cast<int>(row));
      if (dual > worth_nothing || dual < -worth_nothing)
        worths.emplace_back(identities_[row], dual);
    }
    return worths;
  }

  void store(std::vector<Fen>& amounts, bool whole_programming) const {
    for (const int v : moving_) {
      amounts[at(v)] += lp.deviation(column_[at(v)], whole_programming);
    }
  }

  int column_of(int variable) const { return column_[at(variable)]; }
  const std::vector<int>& identities() const { return identities_; }
  const std::vector<int>& moving() const { return moving_; }

  GrowingProgram lp;

 private:
  static std::size_t at(int index) { return static_cast<std::size_t>(index); }

  const Program& program_;
  std::vector<int> row_;         // per identity, -1 where it takes no part
  std::vector<int> column_;      // per variable, -1 where it does not move
  std::vector<int> identities_;  // by row
  std::vector<int> border_;      // of their variables, those that could move but for the outside
  std::vector<int> moving_;
};

bool Program::are_right(const std::vector<int>& identities,
                        const std::vector<int>& variables) const {
  return std::all_of(identities.begin(), identities.end(), [&](int i) { return sum_of(i) == 0; }) &&
         std::all_of(variables.begin(), variables.end(), [&](int v) {
           const auto index = static_cast<std::size_t>(v);
           return bounds_.of[index].contains(start_[index]);
         });
}

Answer Program::settle(int identity) {
  Growth growth(*this);
  growth.add(identity);
  while (growth.lp.rows() <= near_identities) {
    growth.loosen();
    count(growth.identities().size());
    const GrowingProgram::Outcome outcome = growth.lp.solve();
    spend(growth.identities().size(), growth.lp.iterations());
    if (outcome == GrowingProgram::Outcome::gave_up) break;
    if (outcome == GrowingProgram::Outcome::met) {
      const std::vector<Fen> before = start_;
      const auto take = [&](bool whole_programming) {
        growth.store(start_, whole_programming);
        if (are_right(growth.identities(), growth.moving())) return true;
        start_ = before;
        return false;
      };
      if (take(false)) return Answer::fits;
      count(2 * growth.identities().size());
      if (growth.lp.solve_thriftily() == GrowingProgram::Outcome::met && take(false)) {
        return Answer::fits;
      }
      if (growth.lp.solve_whole() && take(true)) return Answer::fits;
      break;
    }
    const std::vector<int> border = growth.wanted();
    if (border.empty() && take_certificate(growth.worths())) return Answer::contradiction;
    if (!growth.add_all_of(border)) break;
  }
  return settle_connected(identity);
}

Program::Part Program::around(const std::vector<int>& identities) const {
  Part part;
  part.holds_identity.assign(system_.identities.size(), 0);
  part.holds_variable.assign(system_.variables.size(), 0);
  part.identities = identities;
  for (const int i : identities) {
    part.holds_identity[static_cast<std::size_t>(i)] = 1;
    for (const Term& term : system_.identities[static_cast<std::size_t>(i)].terms) {
      char& held = part.holds_variable[static_cast<std::size_t>(term.variable)];
      if (held == 0) part.variables.push_back(term.variable);
      held = 1;
    }
  }
  return part;
}

// Adds the identities of all its variables that can move; false where there are none to add. An
// amount that its bounds fix carries nothing from one identity to the next.
bool Program::grow(Part& part) const {
  std::vector<int> identities = part.identities;
  for (const int v : part.variables) {
    if (!has_room(v)) continue;
    for (const Adjacency::Place& place : adjacency_.of(v)) {
      char& held = part.holds_identity[static_cast<std::size_t>(place.identity)];
      if (held == 0) identities.push_back(place.identity);
      held = 1;
    }
  }
  if (identities.size() == part.identities.size()) return false;
  part = around(identities);
  return true;
}

// All that hangs together with an identity through amounts that can move.
Program::Part Program::connected_to(int identity) const {
  Part part = around({identity});
  while (grow(part)) {
  }
  return part;
}

// Whole amounts for an outcome that met the rows; false, with nothing changed, where none was
// found.
bool Program::take_whole_amounts(Lp& lp, const Part& part) {
  const std::vector<Fen> before = start_;
  const auto take = [&](bool whole_programming) {
    lp.store(start_, whole_programming);
    if (are_right(part.identities, part.variables)) return true;
    start_ = before;
    return false;
  };
  if (take(false)) return true;
  count(2 * part.identities.size());
  if (lp.solve_thriftily() == LinearProgram::Outcome::met && take(false)) return true;
  return lp.solve_whole() && take(true);
}

Answer Program::settle_connected(int identity) {
  const Part part = connected_to(identity);
  Lp lp(*this, part.identities);
  count(part.identities.size());
  const LinearProgram::Outcome outcome = lp.solve(true);
  spend(part.identities.size(), lp.iterations());
  switch (outcome) {
    case LinearProgram::Outcome::gave_up:
      return Answer::undecided;
    case LinearProgram::Outcome::missed:
      return take_certificate(lp.worths()) ? Answer::contradiction : Answer::undecided;
    case LinearProgram::Outcome::met:
      break;
  }
  return take_whole_amounts(lp, part) ? Answer::fits : Answer::undecided;
}

Answer Program::decide_nearby() {
  for (std::size_t i = 0; i < system_.identities.size(); ++i) {
    const int identity = static_cast<int>(i);
    if (sum_of(identity) == 0) continue;
    const Answer answer = settle(identity);
    if (answer != Answer::fits) return answer;
  }
  return is_solution() ? Answer::fits : Answer::undecided;
}

// The farthest that a variable can go; the part grows while amounts at its border would let it go
// farther.
std::optional<Fen> Program::extreme(Growth& growth, int variable, int direction) {
  while (growth.lp.rows() <= near_identities) {
    growth.loosen();
    count(growth.identities().size());
    const auto deviation = growth.lp.extreme(growth.column_of(variable), direction);
    spend(growth.identities().size(), growth.lp.iterations());
    if (!deviation || *deviation >= no_bound) return deviation;
    if (!growth.add_all_of(growth.wanted())) return deviation;
  }
  const Part part = connected_to(growth.identities().front());
  Lp lp(*this, part.identities);
  count(part.identities.size());
  const auto deviation = lp.extreme(lp.column_of(variable), direction);
  spend(part.identities.size(), lp.iterations());
  return deviation;
}

std::optional<Interval> Program::range(int variable) {
  const auto v = static_cast<std::size_t>(variable);
  if (adjacency_.of(variable).empty() || !has_room(variable)) return bounds_.of[v];
  Growth growth(*this);
  growth.add_all_of({variable});
  const auto end = [&](int direction) -> std::optional<Fen> {
    const auto deviation = extreme(growth, variable, direction);
    if (!deviation) return std::nullopt;
    return *deviation >= no_bound ? direction * no_bound : start_[v] + direction * *deviation;
  };
  const auto low = end(-1);
  const auto high = end(1);
  if (!low || !high) return std::nullopt;
  return Interval{*low, *high};
}

bool Program::finds_near_contradiction() {
  for (std::size_t i = 0; i < system_.identities.size(); ++i) {
    if (sum_of(static_cast<int>(i)) == 0) continue;
    Part part = around({static_cast<int>(i)});
    while (part.identities.size() <= shown_identities) {
      Lp lp(*this, part.identities);
      count(part.identities.size());
      const bool missed = lp.solve(false) == LinearProgram::Outcome::missed;
      spend(part.identities.size(), lp.iterations());
      if (missed && take_certificate(lp.worths())) return true;
      if (!grow(part)) break;
    }
  }
  return false;
}

}  // namespace yiben::proof
