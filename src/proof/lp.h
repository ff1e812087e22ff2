// Internal to proof: a linear program on GLPK. Each variable is held as how far it lies above and
// below its start; rows that the start misses get an artificial column, and the least sum of these
// is 0 exactly when the rows can be met.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "proof/solve.h"

struct glp_prob;

namespace yiben::proof {

class LinearProgram {
 public:
  LinearProgram();
  ~LinearProgram();
  LinearProgram(const LinearProgram&) = delete;
  LinearProgram& operator=(const LinearProgram&) = delete;

  enum class Outcome { met, missed, gave_up };

  // Meets the rows, or finds the multipliers that show that none can: then duals() has them.
  // `presolve` pays for large programs.
  Outcome solve(bool presolve);

  // Meets the rows with the least sum of deviations: from a start that misses them by a few fen
  // this gives whole fen where a corner of the program would not.
  Outcome solve_thriftily();

  // Row and multiplier; only after `missed`.
  const std::vector<std::pair<int, double>>& duals() const { return duals_; }

  // Integer programming over the same rows; false where no whole deviations were found in time.
  bool solve_whole();

  // How far a variable lies from its start, rounded to whole fen.
  Fen deviation(int variable, bool whole_programming) const;

  // The farthest that a variable can go from its start, up (1) or down (-1), as an amount >= 0;
  // no_bound where nothing stops it. Only where the start meets all rows. Nothing where the solver
  // gave up.
  std::optional<Fen> extreme(int variable, int direction);

  // Of the simplex method, in all solutions so far.
  int iterations() const;

 protected:
  // Both return the index of what was added. A row is the sum of coefficient × amount = 0, `sum`
  // its value at the start.
  int add_variable(Fen start, const Interval& bounds);
  int add_row(const std::vector<std::pair<int, int>>& terms, WideFen sum);
  void finish();

 private:
  glp_prob* problem_;
  std::vector<int> above_, below_;  // columns of a variable's deviation, 0 where it has no room
  std::vector<int> row_index_, column_index_;
  std::vector<double> value_;
  std::vector<std::pair<int, double>> missed_;  // row, what the start lacks
  std::vector<int> artificial_;
  std::vector<std::pair<int, double>> duals_;
  int columns_ = 0;
  int rows_ = 0;
  std::vector<std::pair<int, Fen>> room_;  // column, upper bound
  std::vector<double> right_;              // by row
};

// A linear program that grows: rows and columns are added between solutions, and each solution goes
// on from the one before.
class GrowingProgram {
 public:
  GrowingProgram();
  ~GrowingProgram();
  GrowingProgram(const GrowingProgram&) = delete;
  GrowingProgram& operator=(const GrowingProgram&) = delete;

  using Outcome = LinearProgram::Outcome;

  // The sum of what moves, times its coefficients, is to be `right`; `rows()` before is its index.
  void add_row(WideFen right);

  // An amount that may move so far up and down from its start, with its coefficients by row.
  // Returns its index.
  int add_variable(Fen up, Fen down, const std::vector<std::pair<int, int>>& coefficients);

  // Meets the rows, or finds that what there is so far cannot.
  Outcome solve();
  // The same with the least sum of deviations, or in whole fen; only after `met`, and as the last.
  Outcome solve_thriftily();
  bool solve_whole();

  // The farthest that a variable can go up (1) or down (-1); no_bound where nothing stops it. Only
  // where all rows have been 0 on the right.
  std::optional<Fen> extreme(int variable, int direction);

  // Per row, what the aim gains by each unit on the right: after `missed` and extreme().
  double dual(int row) const;

  Fen deviation(int variable, bool whole_programming) const;
  int rows() const { return rows_; }

  // Of the simplex method since the last call.
  int iterations();

 private:
  glp_prob* problem_;
  std::vector<std::pair<int, int>> columns_;  // of a variable, up and down; 0 where it has no room
  std::vector<int> artificial_;
  int rows_ = 0;
  int iterations_ = 0;
};

// Members that hit every set of a family; none where no cover was found within the limit of work.
// `minimal` is false where that limit stopped the search at a cover that may not be the smallest.
struct Cover {
  std::vector<int> members;
  bool minimal = false;
  std::int64_t work = 0;  // in about microseconds; it depends on the family alone
};

// By integer programming. Members are counted from 0.
Cover minimum_cover(const std::vector<std::vector<int>>& family, int count);

}  // namespace yiben::proof
