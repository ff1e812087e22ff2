// Whether amounts exist that fit a system. It shares nothing with src/proof, which is compared with
// it: one program over the whole system, whose answers integers confirm.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "proof/proof.h"

namespace yiben::mutate {

using FigureSet = std::set<int>;  // indices into Book::figures
using FigureSets = std::set<FigureSet>;

// How figures are taken, as in src/proof: as printed, blanks bind nothing and zeros may have been
// rounded.
enum class Reading { as_meant, as_printed };

// Whether amounts exist that fit what is left when figures are released. Book and system must
// outlive it; doubts of the book are not looked at.
class Feasibility {
 public:
  enum class Answer { fits, contradiction, undecided };

  Feasibility(const Book& book, const System& system, Reading reading);
  ~Feasibility();
  Feasibility(const Feasibility&) = delete;
  Feasibility& operator=(const Feasibility&) = delete;

  Answer without(const FigureSet& released);
  // The same, and the amount that this figure observes lies within `amount`.
  Answer without(const FigureSet& released, int figure, const Interval& amount);

  // After a contradiction: whatever makes the book consistent releases one of these, too.
  const FigureSet& binding() const { return binding_; }
  // What binds and can be released.
  std::vector<int> figures(bool blanks_too) const;

 private:
  struct Lp;
  using Sum = std::vector<std::pair<int, std::int64_t>>;  // variable, factor
  Interval allowed(std::size_t variable, const FigureSet& released) const;
  void release(const FigureSet& released);
  Answer ask(const FigureSet& released);
  bool is_witness() const;
  void learn(const std::vector<double>& worths);
  bool knows_contradiction(const FigureSet& released);
  void bind(int variable, const FigureSet& released);

  const Book& book_;
  const System& system_;
  const Reading reading_;
  std::vector<int> variable_of_;  // per figure, -1 where none
  std::vector<Interval> bounds_;  // per variable, of the last question
  std::vector<Fen> amounts_;      // per variable, of the last answer
  std::vector<Sum> sums_;         // of identities, in which contradictions were found
  FigureSet binding_;
  std::unique_ptr<Lp> lp_;
};

}  // namespace yiben::mutate
