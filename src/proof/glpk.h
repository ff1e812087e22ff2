// Internal to proof: the library of linear and integer programs, and what all programs keep to.
// Only who solves includes it.
#pragma once

#include <glpk.h>

#include <algorithm>

namespace yiben::proof {

// The book of one unit has 4,000 rows at most, solved in a fraction of this; one that lists a
// thousand units has fifty thousand.
inline constexpr int time_limit_ms = 2'000;
inline constexpr int rows_in_limit = 10'000;
inline constexpr int more_ms_per_row = 3;  // beyond these rows

inline int time_limit_for(int rows) {
  return time_limit_ms + more_ms_per_row * std::max(0, rows - rows_in_limit);
}

// Sums of whole fen are 0 or at least 1.
inline constexpr double half_fen = 0.5;
// Far more than the deviations that could make up for one fen missing.
inline constexpr double cost_of_missing = 10'000;

// GLPK keeps an environment for each thread that uses it; it goes when the thread goes.
struct ThreadEnvironment {
  ~ThreadEnvironment() { glp_free_env(); }
};

inline void use_environment() {
  thread_local ThreadEnvironment environment;
  static_cast<void>(environment);
}

inline glp_smcp simplex_options(bool presolve, int rows) {
  glp_smcp options;
  glp_init_smcp(&options);
  options.msg_lev = GLP_MSG_OFF;
  options.meth = GLP_PRIMAL;
  options.tm_lim = time_limit_for(rows);
  options.presolve = presolve ? GLP_ON : GLP_OFF;
  return options;
}

}  // namespace yiben::proof
