// Internal to compile: what may be wrong where both sides of a balance differ.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "source/source.h"

namespace yiben::compiling {

// By the amount of the difference: a row that stands twice, or one that lacks its other side.
class Remedies {
 public:
  // `said`: rows of facts of which something was said.
  Remedies(const Source& source, const std::set<int>& said);

  // Whether it is the amount of a row of which something was said.
  bool follows(WideFen difference) const;

  std::string of(WideFen difference) const;

  // Where as much stands in one member too much as in another too little.
  std::string of_moved(const Coordinate& from, const Coordinate& to, WideFen amount) const;

 private:
  // 0 where no row of this year has the amount, or several.
  int only_row_of(WideFen amount) const;

  struct Repeated {
    WideFen amount = 0;
    int first = 0;
    int second = 0;
  };
  const Source& source_;
  const std::set<int>& said_;
  std::vector<Repeated> repeated_;
};

}  // namespace yiben::compiling
