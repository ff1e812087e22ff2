// Internal to proof: bounds, certificates and the linear program.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "proof/proof.h"

namespace yiben::proof {

// Stands for "no bound"; far beyond any amount, far from overflow.
inline constexpr Fen no_bound = 4'000'000'000'000'000'000;

// How figures are taken. As they are meant, a zero or a blank is no money, and a number that lost
// its trailing zeros is as precise as its neighbours. As printed, a zero may have been rounded
// down, a blank may hold anything, and a number is as precise as it looks: a contradiction must
// be one in this sense before a book is called inconsistent.
enum class Way { as_meant, as_printed };

// What the printed figures allow for each variable, and where to begin looking.
struct Bounds {
  std::vector<Interval> of;  // per variable; ends may be ±no_bound
  std::vector<Fen>
      printed;  // the printed amount, inside `of` where that is not empty; 0 where hidden
  std::vector<bool> observed;
};

// Figures for which `released` is true bind nothing, nor do blank ones as printed.
Bounds bounds_of(const Book& book, const System& system, const std::vector<bool>& released,
                 Way way);

// What one figure allows.
inline const Interval& interval_of(const Figure& figure, Way way) {
  return way == Way::as_meant ? figure.likely : figure.interval;
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

// Which identities hold each variable: made once for a system, used by every program over it.
class Adjacency {
 public:
  struct Place {
    int identity = 0;
    int coefficient = 0;
  };
  explicit Adjacency(const System& system);
  std::span<const Place> of(int variable) const {
    const auto v = static_cast<std::size_t>(variable);
    return {places_.data() + first_[v], first_[v + 1] - first_[v]};
  }

 private:
  std::vector<std::size_t> first_;  // per variable, where its places begin; one more at the end
  std::vector<Place> places_;
};

// Looks for amounts by a linear program over the deviations from a first guess, so that all numbers
// in it are small.
class Program {
 public:
  // Begins with what is printed, and hidden amounts that follow from it.
  Program(const System& system, const Adjacency& adjacency, const Bounds& bounds);
  // Begins with these amounts, moved inside the bounds: with those of another program over the same
  // system little is left to do. No bound may be empty.
  Program(const System& system, const Adjacency& adjacency, const Bounds& bounds,
          std::vector<Fen> near);

  // One program over the whole system. Both outcomes are confirmed in integers, what is not is
  // `undecided`.
  Answer decide();

  // The same by small programs around each identity that is missed; each grows until it is settled.
  // Where one is met with all amounts around it held, the whole is; where one is not and no amount
  // around it could help, the whole cannot be.
  Answer decide_nearby();

  // A contradiction that shows close to one missed identity is easier to follow than one of the
  // whole system. True where there is one; false says nothing.
  bool finds_near_contradiction();

  // After `fits` they are the witness; before and after a contradiction where the search stands.
  const std::vector<Fen>& amounts() const { return start_; }
  const Certificate& certificate() const { return certificate_; }  // after `contradiction`

  // The least and the most that a variable can be; only after `fits`. ±no_bound where nothing stops
  // it, nothing where the solver gave up.
  std::optional<Interval> range(int variable);

  // What was solved so far, in about microseconds; it depends on the programs alone.
  std::int64_t work() const { return work_; }

 private:
  struct Part;
  class Lp;
  class Growth;
  void start_amounts();
  bool has_room(int variable) const;
  WideFen sum_of(int identity) const;
  Part around(const std::vector<int>& identities) const;
  bool grow(Part& part) const;
  Part connected_to(int identity) const;
  Answer settle(int identity);
  Answer settle_connected(int identity);
  bool take_whole_amounts(Lp& lp, const Part& part);
  bool are_right(const std::vector<int>& identities, const std::vector<int>& variables) const;
  std::optional<Fen> extreme(Growth& growth, int variable, int direction);
  bool find_whole_amounts(const std::vector<int>& all);
  bool take_certificate(const std::vector<std::pair<int, double>>& duals);
  bool is_solution() const;
  void count(std::size_t rows);
  void spend(std::size_t rows, int iterations);

  const System& system_;
  const Adjacency& adjacency_;
  const Bounds& bounds_;
  std::vector<Fen> start_;
  Certificate certificate_;
  std::int64_t work_ = 0;
};

}  // namespace yiben::proof
