// The search for amounts by one linear program over the whole system, from a first guess.
#include "proof/solve.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "proof/part.h"

namespace yiben::proof {

Adjacency::Adjacency(const System& system) {
  first_.assign(system.variables.size() + 1, 0);
  for (const Identity& identity : system.identities) {
    for (const Term& term : identity.terms) ++first_[static_cast<std::size_t>(term.variable) + 1];
  }
  std::partial_sum(first_.begin(), first_.end(), first_.begin());
  places_.resize(first_.back());
  std::vector<std::size_t> next = first_;
  for (std::size_t i = 0; i < system.identities.size(); ++i) {
    for (const Term& term : system.identities[i].terms) {
      places_[next[static_cast<std::size_t>(term.variable)]++] = {static_cast<int>(i),
                                                                  term.coefficient};
    }
  }
}

Program::Program(const System& system, const Adjacency& adjacency, const Bounds& bounds)
    : system_(system), adjacency_(adjacency), bounds_(bounds) {
  start_amounts();
}

Program::Program(const System& system, const Adjacency& adjacency, const Bounds& bounds,
                 std::vector<Fen> near)
    : system_(system), adjacency_(adjacency), bounds_(bounds), start_(std::move(near)) {
  for (std::size_t v = 0; v < start_.size(); ++v) {
    start_[v] = std::clamp(start_[v], bounds_.of[v].low, bounds_.of[v].high);
  }
}

// To make a program of so many rows.
void Program::count(std::size_t rows) {
  work_ += static_cast<std::int64_t>(2 * rows);
}

// To solve it.
void Program::spend(std::size_t rows, int iterations) {
  constexpr std::int64_t cells_per_microsecond = 100;
  work_ += iterations * static_cast<std::int64_t>(rows) / cells_per_microsecond;
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

bool Program::is_solution() const {
  for (std::size_t v = 0; v < start_.size(); ++v) {
    if (!bounds_.of[v].contains(start_[v])) return false;
  }
  for (std::size_t i = 0; i < system_.identities.size(); ++i) {
    if (sum_of(static_cast<int>(i)) != 0) return false;
  }
  return true;
}

namespace {

void divide_by_common_factor(std::vector<std::pair<int, std::int64_t>>& multipliers) {
  std::int64_t common = 0;
  for (const auto& [identity, factor] : multipliers) common = std::gcd(common, factor);
  if (common < 2) return;
  for (auto& [identity, factor] : multipliers) factor /= common;
}

}  // namespace

// The duals of identities as whole numbers; true where integers confirm the contradiction.
bool Program::take_certificate(const std::vector<std::pair<int, double>>& duals) {
  // Multipliers are simple fractions; these denominators turn them into whole numbers.
  for (const int denominator : {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 24, 30, 60, 120}) {
    std::vector<std::pair<int, std::int64_t>> multipliers;
    bool whole = true;
    for (const auto& [identity, dual] : duals) {
      const double scaled = dual * denominator;
      whole = whole && std::fabs(scaled - std::round(scaled)) < 1e-5;
      if (std::llround(scaled) != 0) {
        multipliers.emplace_back(identity, std::llround(scaled));
      }
    }
    if (!whole) continue;
    divide_by_common_factor(multipliers);
    certificate_ = combine(system_, multipliers, bounds_);
    if (gap(certificate_, bounds_) > 0) return true;
  }
  return false;
}

Answer Program::decide() {
  if (is_solution()) return Answer::fits;
  std::vector<int> all(system_.identities.size());
  std::iota(all.begin(), all.end(), 0);
  Lp lp(*this, all);
  count(all.size());
  const LinearProgram::Outcome outcome = lp.solve(true);
  spend(all.size(), lp.iterations());
  switch (outcome) {
    case LinearProgram::Outcome::gave_up:
      return Answer::undecided;
    case LinearProgram::Outcome::missed:
      return finds_near_contradiction() || take_certificate(lp.worths()) ? Answer::contradiction
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
  count(2 * all.size());
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

}  // namespace yiben::proof
