// The search for amounts: which part of the system goes into a linear program, and what its outcome
// means for the whole.
#include "proof/solve.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "proof/lp.h"

namespace yiben::proof {

namespace {

// Most contradictions show in the identities around the one that is missed; programs up to this
// size look for them before the whole system is tried.
constexpr std::size_t near_identities = 300;

}  // namespace

// Some identities and the variables in them.
struct Program::Part {
  std::vector<int> identities;
  std::vector<char> holds_identity;
  std::vector<int> variables;
  std::vector<char> holds_variable;
};

Program::Program(const System& system, const Bounds& bounds) : system_(system), bounds_(bounds) {
  identities_of_.resize(system.variables.size());
  for (std::size_t i = 0; i < system.identities.size(); ++i) {
    for (const Term& term : system.identities[i].terms) {
      identities_of_[static_cast<std::size_t>(term.variable)].push_back(static_cast<int>(i));
    }
  }
  start_amounts();
}

// A first guess: what is printed; hidden amounts from the identities in which all else is known,
// hidden parts that nothing determines 0.
void Program::start_amounts() {
  start_ = bounds_.printed;
  std::vector<bool> known = bounds_.observed;
  std::vector<int> unknown(system_.identities.size(), 0);
  std::vector<std::vector<int>> of_variable(system_.variables.size());
  std::vector<bool> is_total(system_.variables.size(), false);
  std::vector<int> ready;
  for (std::size_t i = 0; i < system_.identities.size(); ++i) {
    for (const Term& term : system_.identities[i].terms) {
      const auto v = static_cast<std::size_t>(term.variable);
      if (known[v]) continue;
      ++unknown[i];
      of_variable[v].push_back(static_cast<int>(i));
      if (term.coefficient > 0) is_total[v] = true;
    }
    if (unknown[i] == 1) ready.push_back(static_cast<int>(i));
  }
  const auto learn = [&](std::size_t v, Fen amount) {
    const Interval& interval = bounds_.of[v];
    start_[v] = std::clamp(amount, interval.low, interval.high);
    known[v] = true;
    for (const int i : of_variable[v]) {
      if (--unknown[static_cast<std::size_t>(i)] == 1) ready.push_back(i);
    }
  };
  const auto spread = [&] {
    while (!ready.empty()) {
      const auto& terms = system_.identities[static_cast<std::size_t>(ready.back())].terms;
      ready.pop_back();
      const Term* open = nullptr;
      WideFen sum = 0;
      for (const Term& term : terms) {
        const auto v = static_cast<std::size_t>(term.variable);
        if (!known[v]) open = &term;
        if (known[v]) sum += static_cast<WideFen>(term.coefficient) * start_[v];
      }
      if (open == nullptr) continue;
      const WideFen amount = open->coefficient > 0 ? -sum : sum;
      const bool small = amount < limits::max_fen && amount > -limits::max_fen;
      learn(static_cast<std::size_t>(open->variable), small ? static_cast<Fen>(amount) : 0);
    }
  };
  spread();
  for (const bool totals_too : {false, true}) {
    for (std::size_t v = 0; v < known.size(); ++v) {
      if (known[v] || (is_total[v] && !totals_too)) continue;
      learn(v, 0);
      spread();
    }
  }
}

WideFen Program::sum_of(int identity) const {
  WideFen sum = 0;
  for (const Term& term : system_.identities[static_cast<std::size_t>(identity)].terms) {
    sum += static_cast<WideFen>(term.coefficient) * start_[static_cast<std::size_t>(term.variable)];
  }
  return sum;
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

// Adds the identities of all its variables; false where there are none to add.
bool Program::grow(Part& part) const {
  std::vector<int> identities = part.identities;
  for (const int v : part.variables) {
    for (const int i : identities_of_[static_cast<std::size_t>(v)]) {
      char& held = part.holds_identity[static_cast<std::size_t>(i)];
      if (held == 0) identities.push_back(i);
      held = 1;
    }
  }
  if (identities.size() == part.identities.size()) return false;
  part = around(identities);
  return true;
}

// A linear program over one part, or over all.
class Program::Lp : public LinearProgram {
 public:
  Lp(const Program& program, const std::vector<int>& identities) : identities_(identities) {
    column_.assign(program.system_.variables.size(), -1);
    std::vector<std::pair<int, int>> terms;
    for (const int i : identities) {
      terms.clear();
      for (const Term& term : program.system_.identities[static_cast<std::size_t>(i)].terms) {
        const auto v = static_cast<std::size_t>(term.variable);
        if (column_[v] < 0) {
          column_[v] = add_variable(program.start_[v], program.bounds_.of[v]);
          variables_.push_back(term.variable);
        }
        terms.emplace_back(column_[v], term.coefficient);
      }
      add_row(terms, program.sum_of(i));
    }
    finish();
  }

  // Adds the deviations found to `amounts`.
  void store(std::vector<Fen>& amounts, bool whole_programming) const {
    for (const int v : variables_) {
      const auto index = static_cast<std::size_t>(v);
      amounts[index] += deviation(column_[index], whole_programming);
    }
  }

  int column_of(int variable) const { return column_[static_cast<std::size_t>(variable)]; }
  int identity_of(int row) const { return identities_[static_cast<std::size_t>(row)]; }

 private:
  const std::vector<int>& identities_;
  std::vector<int> column_;  // per variable, -1 where no identity holds it
  std::vector<int> variables_;
};

bool Program::is_solution() const {
  for (std::size_t v = 0; v < start_.size(); ++v) {
    if (!bounds_.of[v].contains(start_[v])) return false;
  }
  for (std::size_t i = 0; i < system_.identities.size(); ++i) {
    if (sum_of(static_cast<int>(i)) != 0) return false;
  }
  return true;
}

// The row duals as whole numbers; true where integers confirm the contradiction.
bool Program::take_certificate(const Lp& lp) {
  // Multipliers are simple fractions; these denominators turn them into whole numbers.
  for (const int denominator : {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 24, 30, 60, 120}) {
    std::vector<std::pair<int, std::int64_t>> multipliers;
    bool whole = true;
    for (const auto& [row, dual] : lp.duals()) {
      const double scaled = dual * denominator;
      whole = whole && std::fabs(scaled - std::round(scaled)) < 1e-5;
      if (std::llround(scaled) != 0) {
        multipliers.emplace_back(lp.identity_of(row), std::llround(scaled));
      }
    }
    if (!whole) continue;
    certificate_ = combine(system_, multipliers, bounds_);
    if (gap(certificate_, bounds_) > 0) return true;
  }
  return false;
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

Answer Program::decide() {
  if (is_solution()) return Answer::fits;
  std::vector<int> all(system_.identities.size());
  std::iota(all.begin(), all.end(), 0);
  Lp lp(*this, all);
  switch (lp.solve(true)) {
    case LinearProgram::Outcome::gave_up:
      return Answer::undecided;
    case LinearProgram::Outcome::missed:
      return take_near_certificate() || take_certificate(lp) ? Answer::contradiction
                                                             : Answer::undecided;
    case LinearProgram::Outcome::met:
      break;
  }
  lp.store(start_, false);
  if (is_solution()) return Answer::fits;
  // A corner of the program lies between whole fen. Rounded, its amounts miss some identities by a
  // few fen.
  for (std::size_t v = 0; v < start_.size(); ++v) {
    start_[v] = std::clamp(start_[v], bounds_.of[v].low, bounds_.of[v].high);
  }
  return find_whole_amounts(all) ? Answer::fits : Answer::undecided;
}

bool Program::find_whole_amounts(const std::vector<int>& all) {
  Lp lp(*this, all);
  if (lp.solve_thriftily() == LinearProgram::Outcome::met) {
    const std::vector<Fen> before = start_;
    lp.store(start_, false);
    if (is_solution()) return true;
    start_ = before;
  }
  if (!lp.solve_whole()) return false;
  lp.store(start_, true);
  return is_solution();
}

std::optional<Interval> Program::range(int variable) {
  const auto v = static_cast<std::size_t>(variable);
  if (identities_of_[v].empty()) return bounds_.of[v];
  std::vector<int> all(system_.identities.size());
  std::iota(all.begin(), all.end(), 0);
  const auto end = [&](int direction) -> std::optional<Fen> {
    Lp lp(*this, all);
    const auto deviation = lp.extreme(lp.column_of(variable), direction);
    if (!deviation) return std::nullopt;
    return *deviation >= no_bound ? direction * no_bound : start_[v] + direction * *deviation;
  };
  const auto low = end(-1);
  const auto high = end(1);
  if (!low || !high) return std::nullopt;
  return Interval{*low, *high};
}

}  // namespace yiben::proof
