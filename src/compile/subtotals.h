// Internal to compile: facts that are the totals of other facts.
#pragma once

#include <memory>
#include <optional>

#include "compile/sums.h"
#include "cube/cube.h"
#include "source/source.h"

namespace yiben::compiling {

// A fact that says less than others, and has exactly the sum of all that lie inside it, two at
// least. Made for facts of which a mistake was found: the sums are only built then.
class Subtotals {
 public:
  Subtotals(const Source& source, Cube cube) : source_(source), cube_(std::move(cube)) {}

  // What is wrong with it; nothing where it is no total.
  std::optional<Error> told(const Fact& fact);

 private:
  const Source& source_;
  Cube cube_;
  std::unique_ptr<Sums> sums_;
};

}  // namespace yiben::compiling
