// Internal to compile: facts of one world that print what was observed of it.
#pragma once

#include <vector>

#include "compile/space.h"

namespace yiben::compiling {

struct Explained {
  struct Part {
    std::vector<std::pair<int, Node>> at;  // dimension and member
    Fen amount = 0;
  };
  std::vector<Part> facts;  // none of them zero
  std::vector<int> missed;  // indices of the observations that the facts do not print
};

// Facts are found by column generation: first money is laid out greedily from the narrowest
// observations, then a linear program says what is still missed and what a new place of facts would
// be worth. What is returned was added up again in integers.
Explained explain(const std::vector<Observed>& observed, const Space& space);

}  // namespace yiben::compiling
