// The search for amounts close to an identity that is missed: small programs that grow. An amount
// that its bounds fix carries nothing from one identity to the next, so parts end there.
#include <algorithm>

#include "proof/part.h"

namespace yiben::proof {

namespace {

// Most contradictions show in the identities around the one that is missed; programs up to this
// size look for them before all that hangs together is tried.
constexpr std::size_t near_identities = 300;

}  // namespace

bool Program::has_room(int variable) const {
  const Interval& interval = bounds_.of[static_cast<std::size_t>(variable)];
  return interval.low < interval.high;
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

// Adds the identities of all its variables that can move; false where there are none to add.
bool Program::grow(Part& part) const {
  std::vector<int> identities = part.identities;
  for (const int v : part.variables) {
    if (!has_room(v)) continue;
    for (const int i : adjacency_.of(v)) {
      char& held = part.holds_identity[static_cast<std::size_t>(i)];
      if (held == 0) identities.push_back(i);
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

bool Program::are_met(const std::vector<int>& identities) const {
  return std::all_of(identities.begin(), identities.end(), [&](int i) { return sum_of(i) == 0; });
}

// Whole amounts for an outcome that met the rows; false, with nothing changed, where none was
// found.
bool Program::take_whole_amounts(Lp& lp, const Part& part) {
  const std::vector<Fen> before = start_;
  const auto take = [&](bool whole_programming) {
    lp.store(start_, whole_programming);
    const bool inside = std::all_of(part.variables.begin(), part.variables.end(), [&](int v) {
      const auto index = static_cast<std::size_t>(v);
      return bounds_.of[index].contains(start_[index]);
    });
    if (inside && are_met(part.identities)) return true;
    start_ = before;
    return false;
  };
  if (take(false)) return true;
  count(part.identities.size());
  if (lp.solve_thriftily() == LinearProgram::Outcome::met && take(false)) return true;
  count(part.identities.size());
  return lp.solve_whole() && take(true);
}

// True where amounts of the part were moved so that it is met, and with it nothing else is missed
// that was not: those that other identities hold, too, stay where they are.
bool Program::meet(const Part& part, bool holding_border) {
  std::vector<char> may_move;
  if (holding_border) {
    may_move = part.holds_variable;
    for (const int v : part.variables) {
      for (const int i : adjacency_.of(v)) {
        if (part.holds_identity[static_cast<std::size_t>(i)] == 0) {
          may_move[static_cast<std::size_t>(v)] = 0;
        }
      }
    }
  }
  Lp lp(*this, part.identities, may_move);
  count(part.identities.size());
  return lp.solve(false) == LinearProgram::Outcome::met && take_whole_amounts(lp, part);
}

Answer Program::settle(int identity) {
  Part part = around({identity});
  while (part.identities.size() <= near_identities) {
    if (meet(part, true)) return Answer::fits;
    Lp lp(*this, part.identities);
    count(part.identities.size());
    if (lp.solve(false) == LinearProgram::Outcome::missed && take_certificate(lp)) {
      return Answer::contradiction;
    }
    if (!grow(part)) break;
  }
  return settle_connected(identity);
}

Answer Program::settle_connected(int identity) {
  const Part part = connected_to(identity);
  Lp lp(*this, part.identities);
  count(part.identities.size());
  switch (lp.solve(true)) {
    case LinearProgram::Outcome::gave_up:
      return Answer::undecided;
    case LinearProgram::Outcome::missed:
      return take_certificate(lp) ? Answer::contradiction : Answer::undecided;
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

// A contradiction that shows close to one missed identity is easier to follow than one of the whole
// system.
bool Program::take_near_certificate() {
  for (std::size_t i = 0; i < system_.identities.size(); ++i) {
    if (sum_of(static_cast<int>(i)) == 0) continue;
    Part part = around({static_cast<int>(i)});
    while (part.identities.size() <= near_identities) {
      Lp lp(*this, part.identities);
      if (lp.solve(false) == LinearProgram::Outcome::missed && take_certificate(lp)) return true;
      if (!grow(part)) break;
    }
  }
  return false;
}

}  // namespace yiben::proof
