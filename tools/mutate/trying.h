// What explains a book, found by trying sets of figures, the smallest first.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "feasibility.h"

namespace yiben::mutate {

struct Tried {
  FigureSets sets;             // all of the smallest size; {{}} where nothing contradicts
  std::int64_t questions = 0;  // sets that were tried
  int undecided = 0;           // of them
  std::int64_t limit = std::numeric_limits<std::int64_t>::max();  // of questions
  bool ended = true;                                              // before that limit
};

// Every set of at most `most` of these figures.
Tried by_every_set(Feasibility& feasibility, const std::vector<int>& figures, int most);

// Every set that has a figure of each contradiction that is met on the way; `blanks_too` as above.
// Gives up after so many questions.
Tried by_branching(Feasibility& feasibility, bool blanks_too, int most, std::int64_t limit);

}  // namespace yiben::mutate
