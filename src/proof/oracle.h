// Internal to proof: whether a book becomes consistent when certain figures bind nothing; where it
// does not, figures of which at least one more must be released.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "proof/hitting.h"
#include "proof/solve.h"

namespace yiben::proof {

// Figures that cannot all be right, and why.
struct ConflictSet {
  FigureSet figures;  // empty where no release helps
  Certificate certificate;
};

// What all questions about one book may still take together (ProveOptions::work).
struct Budget {
  std::int64_t left = 0;
};

class Oracle {
 public:
  // Neither `lost` figures, which bind nothing anyway, nor blank ones unless `blanks_too` are ever
  // named in a conflict set.
  Oracle(const Book& book, const System& system, Way way, const std::vector<bool>& lost,
         bool blanks_too, Budget& budget);

  // Without these figures. `fits` and `contradiction` are confirmed in integers; `undecided` is
  // said of everything once the budget is used up.
  Answer check(const FigureSet& released);

  const std::vector<ConflictSet>& found() const { return found_; }  // by the last contradiction
  const std::vector<Fen>& amounts() const { return near_; }         // after `fits`

  // What the rest of the book leaves for these figures, all of them released together with
  // `released`; nothing where a solver gave up.
  std::optional<std::vector<Interval>> ranges(const FigureSet& figures, const FigureSet& released);

  Bounds bounds(const FigureSet& released) const;
  // The figures that give the bound which a certificate needs of this variable.
  std::vector<int> binding(int variable, bool low, const Bounds& bounds,
                           const FigureSet& released) const;

  int variable_of(int figure) const { return variable_of_[static_cast<std::size_t>(figure)]; }

  // What others worked on the same question counts against the same limit.
  void spend(std::int64_t work) {
    work_left_ -= work;
    budget_.left -= work;
  }
  // True when a limit of work is reached: then no more is said than is known.
  bool is_exhausted() const { return work_left_ <= 0 || budget_.left <= 0; }

 private:
  struct Bind;
  Program program(const Bounds& allowed);
  bool is_movable(int figure) const;
  Bind bind(int variable, std::int64_t factor, bool low, const Bounds& allowed,
            const FigureSet& released) const;
  ConflictSet conflict_set(const Certificate& certificate, const Bounds& allowed,
                           const FigureSet& released) const;

  const Book& book_;
  const System& system_;
  const Adjacency adjacency_;
  const Way way_;
  const std::vector<bool>& lost_;
  const bool blanks_too_;
  std::vector<int> variable_of_;  // per figure
  std::vector<Fen> near_;         // where the last program ended; empty before the first
  std::vector<ConflictSet> found_;
  std::int64_t work_left_;
  Budget& budget_;
};

}  // namespace yiben::proof
