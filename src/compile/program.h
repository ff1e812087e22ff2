// Internal to compile: the linear program of a derivation. Rows are observed amounts, columns the
// amounts of facts; what no fact explains is a miss. Only program.cpp knows GLPK.
#pragma once

#include <vector>

#include "compile/space.h"

struct glp_prob;

namespace yiben::compiling {

class Program {
 public:
  // `any_sign`: amounts of facts may be negative.
  Program(const std::vector<Observed>& observed, bool any_sign);
  ~Program();
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  // A fact that counts in these observations; its index.
  int add_column(const std::vector<int>& observed);

  // The least sum of misses, then the least distance from what is printed. False where the solver
  // gave up.
  bool solve();

  bool all_met() const { return all_met_; }    // no observation misses what prints so
  bool as_meant() const { return as_meant_; }  // and each is the printed amount
  Fen amount(int column) const;                // whole fen
  bool misses(std::size_t observed) const;

  // What one more unit of money in an observation is worth; a new column helps where the sum over
  // its observations is above 0.
  const std::vector<double>& worth() const { return worth_; }

 private:
  glp_prob* problem_;
  bool any_sign_;
  bool is_first_ = true;
  bool all_met_ = false;
  bool as_meant_ = false;
  std::size_t rows_;
  Fen scale_ = 1;  // fen per unit of the program
  std::vector<int> columns_;
  std::vector<std::pair<int, int>> near_, far_;  // columns per row: below and above
  std::vector<double> worth_;
};

}  // namespace yiben::compiling
