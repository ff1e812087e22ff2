// Internal to proof: bounds, certificates and the linear program.
#pragma once

#include <optional>
#include <vector>

#include "proof/proof.h"

namespace yiben::proof {

// Stands for "no bound"; far beyond any amount, far from overflow.
inline constexpr Fen no_bound = 4'000'000'000'000'000'000;

// What the printed figures allow for each variable, and where to begin looking.
struct Bounds {
  std::vector<Interval> of;  // per variable; ends may be ±no_bound
  std::vector<Fen>
      printed;  // the printed amount, inside `of` where that is not empty; 0 where hidden
  std::vector<bool> observed;
};

// Figures for which `released` is true bind nothing. `as_meant` takes what a figure most likely
// stands for (Figure::likely) in place of all that it may stand for.
Bounds bounds_of(const Book& book, const System& system, const std::vector<bool>& released,
                 bool as_meant);

// What one figure allows.
inline const Interval& interval_of(const Figure& figure, bool as_meant) {
  return as_meant ? figure.likely : figure.interval;
}

// Why no amounts fit: a whole-number combination of identities, or one selection that is printed in
// two ways.
struct Certificate {
  std::vector<std::pair<int, std::int64_t>> multipliers;  // identity, factor
  std::vector<std::pair<int, std::int64_t>>
      coefficients;       // variable, factor; their sum of products must be 0
  int disagreement = -1;  // variable that is printed in two ways
};

// By how much the certificate contradicts the bounds: > 0 proves that nothing fits. In 128 bits,
// exact.
WideFen gap(const Certificate& certificate, const Bounds& bounds);

// The identities added up with these multipliers, turned so that the least sum is the
// contradiction.
Certificate combine(const System& system,
                    const std::vector<std::pair<int, std::int64_t>>& multipliers,
                    const Bounds& bounds);

// Every contradiction that needs no solver: selections printed in two ways, and identities that
// contradict the bounds by themselves; those of fewer terms first, 500 at most.
std::vector<Certificate> plain_contradictions(const System& system, const Bounds& bounds);

// Which printed figures the rest of the book bounds on both sides: per figure.
std::vector<bool> constrained_figures(const Book& book, const System& system);

enum class Answer { fits, contradiction, undecided };

// Looks for amounts by a linear program over the deviations from a first guess, so that all numbers
// in it are small.
class Program {
 public:
  Program(const System& system, const Bounds& bounds);

  // Both outcomes are confirmed in integers, what is not is `undecided`.
  Answer decide();

  const std::vector<Fen>& amounts() const { return start_; }       // after `fits`
  const Certificate& certificate() const { return certificate_; }  // after `contradiction`

  // The least and the most that a variable can be; only after `fits`. ±no_bound where nothing stops
  // it, nothing where the solver gave up.
  std::optional<Interval> range(int variable);

 private:
  struct Part;
  class Lp;
  void start_amounts();
  WideFen sum_of(int identity) const;
  Part around(const std::vector<int>& identities) const;
  bool grow(Part& part) const;
  bool take_near_certificate();
  bool find_whole_amounts(const std::vector<int>& all);
  bool take_certificate(const Lp& lp);
  bool is_solution() const;

  const System& system_;
  const Bounds& bounds_;
  std::vector<std::vector<int>> identities_of_;  // per variable
  std::vector<Fen> start_;
  Certificate certificate_;
};

}  // namespace yiben::proof
