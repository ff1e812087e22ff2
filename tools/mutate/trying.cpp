// Sets by size; where one fits, no larger ones are tried.
#include "trying.h"

namespace yiben::mutate {

namespace {

// All sets of one size that fit.
class Trying {
 public:
  Trying(Feasibility& feasibility, Tried& tried) : feasibility_(feasibility), tried_(tried) {}

  void every_set(const std::vector<int>& figures, std::size_t from, std::size_t more,
                 FigureSet& chosen) {
    if (more == 0) {
      fits(chosen);
      return;
    }
    for (std::size_t i = from; i + more <= figures.size(); ++i) {
      chosen.insert(figures[i]);
      every_set(figures, i + 1, more - 1, chosen);
      chosen.erase(figures[i]);
    }
  }

  void branch(const std::set<int>& movable, std::size_t more, const FigureSet& chosen) {
    if (tried_.questions >= tried_.limit) tried_.ended = false;
    if (!tried_.ended || !seen_.insert(chosen).second || fits(chosen) || more == 0) return;
    const FigureSet binding = feasibility_.binding();
    for (const int figure : binding) {
      if (!movable.contains(figure)) continue;
      FigureSet with = chosen;
      with.insert(figure);
      branch(movable, more - 1, with);
    }
  }

 private:
  bool fits(const FigureSet& set) {
    ++tried_.questions;
    const Feasibility::Answer answer = feasibility_.without(set);
    if (answer == Feasibility::Answer::undecided) ++tried_.undecided;
    if (answer == Feasibility::Answer::fits) tried_.sets.insert(set);
    return answer != Feasibility::Answer::contradiction;
  }

  Feasibility& feasibility_;
  Tried& tried_;
  FigureSets seen_;
};

}  // namespace

Tried by_every_set(Feasibility& feasibility, const std::vector<int>& figures, int most) {
  Tried tried;
  for (int size = 0; size <= most && tried.sets.empty(); ++size) {
    FigureSet chosen;
    Trying(feasibility, tried).every_set(figures, 0, static_cast<std::size_t>(size), chosen);
  }
  return tried;
}

Tried by_branching(Feasibility& feasibility, bool blanks_too, int most, std::int64_t limit) {
  Tried tried;
  tried.limit = limit;
  const std::vector<int> figures = feasibility.figures(blanks_too);
  const std::set<int> movable(figures.begin(), figures.end());
  for (int size = 0; size <= most && tried.sets.empty() && tried.ended; ++size) {
    Trying(feasibility, tried).branch(movable, static_cast<std::size_t>(size), {});
  }
  return tried;
}

}  // namespace yiben::mutate
