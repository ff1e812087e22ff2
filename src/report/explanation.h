// What is known of one figure, as data: its other printings and the sums in which it stands.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/identities.h"

namespace yiben::report {

struct Operand {
  int factor = 1;
  int figure = -1;        // the printing nearest to the explained figure; -1 where none is
  std::string selection;  // what the amount is, in the names of the cube
};

struct ExplainedSum {
  Basis basis = Basis::cube_split;
  bool assumed = false;
  std::vector<Operand> left;  // the whole
  std::vector<Operand> right;
  // Nothing where an amount is not printed; else whether roundings explain what is left between
  // both sides.
  std::optional<bool> holds;
  Fen apart_fen = 0;  // between the printed sums
};

struct Explanation {
  int figure = 0;
  std::string selection;
  std::vector<int> same;  // other printings of the amount
  std::vector<ExplainedSum> sums;
};

Explanation explanation_of(const job::Checked& checked, const Identities& identities, int figure);

}  // namespace yiben::report
