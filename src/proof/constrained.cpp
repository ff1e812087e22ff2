// Which figures the rest of the book bounds. Knowledge of a bound is passed along identities: an
// identity tells a variable nothing that it learned from that variable itself.
#include "proof/solve.h"

#include <algorithm>

namespace yiben::proof {

namespace {

// Counts per variable from how many identities a lower and an upper bound follow.
class BoundsKnown {
 public:
  BoundsKnown(const Book& book, const System& system) : system_(system) {
    const std::size_t count = system.variables.size();
    low_.assign(count, 0);
    high_.assign(count, 0);
    for (std::size_t v = 0; v < count; ++v) {
      if (system.non_negative[v]) ++low_[v];
      const bool observed = !system.observations[v].empty();
      if (observed) low_[v] += by_itself;
      if (observed) high_[v] += by_itself;
    }
    for (const Identity& identity : system.identities) {
      tells_.emplace_back(identity.terms.size(), 0);
    }
    spread();
    judge(book);
  }

  std::vector<bool> constrained;

 private:
  static constexpr int by_itself = 1'000'000;  // observed: known whatever identity is left out
  static constexpr int tells_low = 1;
  static constexpr int tells_high = 2;

  // Term k of identity i is known on the side that bounds term j of it from `side`, without what i
  // itself told.
  bool is_known(std::size_t i, std::size_t k, std::size_t j, int side) const {
    const std::vector<Term>& terms = system_.identities[i].terms;
    const bool opposite = terms[k].coefficient * terms[j].coefficient < 0;
    const int wanted = opposite ? side : tells_low + tells_high - side;
    const auto v = static_cast<std::size_t>(terms[k].variable);
    const int own = (tells_[i][k] & wanted) != 0 ? 1 : 0;
    return (wanted == tells_low ? low_[v] : high_[v]) - own > 0;
  }

  bool bounds_term(std::size_t i, std::size_t j, int side) const {
    for (std::size_t k = 0; k < tells_[i].size(); ++k) {
      if (k != j && !is_known(i, k, j, side)) return false;
    }
    return true;
  }

  void spread() {
    for (bool changed = true; changed;) {
      changed = false;
      for (std::size_t i = 0; i < tells_.size(); ++i) changed = tell(i) || changed;
    }
  }

  // What identity i tells its hidden variables anew.
  bool tell(std::size_t i) {
    bool changed = false;
    for (std::size_t j = 0; j < tells_[i].size(); ++j) {
      const auto v = static_cast<std::size_t>(system_.identities[i].terms[j].variable);
      if (!system_.observations[v].empty()) continue;
      for (const int side : {tells_low, tells_high}) {
        if ((tells_[i][j] & side) != 0 || !bounds_term(i, j, side)) continue;
        tells_[i][j] |= side;
        ++(side == tells_low ? low_ : high_)[v];
        changed = true;
      }
    }
    return changed;
  }

  void judge(const Book& book) {
    std::vector<bool> bounded(system_.variables.size(), false);
    for (std::size_t i = 0; i < tells_.size(); ++i) {
      for (std::size_t j = 0; j < tells_[i].size(); ++j) {
        const auto v = static_cast<std::size_t>(system_.identities[i].terms[j].variable);
        if (bounded[v] || system_.observations[v].empty()) continue;
        bounded[v] = bounds_term(i, j, tells_low) && bounds_term(i, j, tells_high);
      }
    }
    constrained.assign(book.figures.size(), false);
    for (std::size_t v = 0; v < bounded.size(); ++v) {
      const bool twice = system_.observations[v].size() > 1;
      for (const int o : system_.observations[v]) {
        constrained[static_cast<std::size_t>(o)] = bounded[v] || twice;
      }
    }
  }

  const System& system_;
  std::vector<int> low_, high_;
  std::vector<std::vector<int>> tells_;  // per identity and term: the bounds it tells
};

}  // namespace

std::vector<bool> constrained_figures(const Book& book, const System& system) {
  return BoundsKnown(book, system).constrained;
}

}  // namespace yiben::proof
