// A linear program on GLPK.
#include "compile/program.h"

#include <glpk.h>

#include <cmath>
#include <numeric>

namespace yiben::compiling {

namespace {

constexpr int max_time_ms = 10'000;
// What an amount costs that is not the printed one but prints so.
constexpr double near_cost = 0.001;
// Below this, in units of the program, the solver's zeros are zeros.
constexpr double nothing = 1e-6;

int slack(glp_prob* problem, int row, double coefficient, double room, double cost) {
  const int column = glp_add_cols(problem, 1);
  if (room < 0) glp_set_col_bnds(problem, column, GLP_LO, 0, 0);
  if (room == 0) glp_set_col_bnds(problem, column, GLP_FX, 0, 0);
  if (room > 0) glp_set_col_bnds(problem, column, GLP_DB, 0, room);
  glp_set_obj_coef(problem, column, cost);
  const int rows[] = {0, row};
  const double values[] = {0, coefficient};
  glp_set_mat_col(problem, column, 1, rows, values);
  return column;
}

}  // namespace

Program::Program(const std::vector<Observed>& observed, bool any_sign)
    : problem_(glp_create_prob()), any_sign_(any_sign), rows_(observed.size()) {
  glp_term_out(GLP_OFF);
  Fen common = 0;
  for (const Observed& one : observed) common = std::gcd(common, one.meant);
  scale_ = common == 0 ? 1 : common;
  const auto units = [&](Fen amount) {
    return static_cast<double>(amount) / static_cast<double>(scale_);
  };
  glp_set_obj_dir(problem_, GLP_MIN);
  if (!observed.empty()) glp_add_rows(problem_, static_cast<int>(observed.size()));
  for (std::size_t i = 0; i < observed.size(); ++i) {
    const int row = static_cast<int>(i) + 1;
    const Observed& one = observed[i];
    glp_set_row_bnds(problem_, row, GLP_FX, units(one.meant), units(one.meant));
    const double below = units(one.meant - one.allowed.low);
    const double above = units(one.allowed.high - one.meant);
    near_.emplace_back(slack(problem_, row, 1, below, near_cost),
                       slack(problem_, row, -1, above, near_cost));
    far_.emplace_back(slack(problem_, row, 1, -1, 1), slack(problem_, row, -1, -1, 1));
  }
}

Program::~Program() {
  glp_delete_prob(problem_);
}

int Program::add_column(const std::vector<int>& observed) {
  const int column = glp_add_cols(problem_, 1);
  glp_set_col_bnds(problem_, column, any_sign_ ? GLP_FR : GLP_LO, 0, 0);
  std::vector<int> rows{0};
  std::vector<double> values{0};
  for (const int row : observed) {
    rows.push_back(row + 1);
    values.push_back(1);
  }
  glp_set_mat_col(problem_, column, static_cast<int>(observed.size()), rows.data(), values.data());
  columns_.push_back(column);
  return static_cast<int>(columns_.size()) - 1;
}

bool Program::solve() {
  glp_smcp settings;
  glp_init_smcp(&settings);
  settings.msg_lev = GLP_MSG_OFF;
  settings.tm_lim = max_time_ms;
  if (is_first_) glp_adv_basis(problem_, 0);
  is_first_ = false;
  if (glp_simplex(problem_, &settings) != 0) return false;
  if (glp_get_status(problem_) != GLP_OPT) return false;
  worth_.resize(rows_);
  all_met_ = true;
  as_meant_ = true;
  const auto used = [&](const std::pair<int, int>& pair) {
    return glp_get_col_prim(problem_, pair.first) > nothing ||
           glp_get_col_prim(problem_, pair.second) > nothing;
  };
  for (std::size_t i = 0; i < rows_; ++i) {
    worth_[i] = glp_get_row_dual(problem_, static_cast<int>(i) + 1);
    all_met_ = all_met_ && !misses(i);
    as_meant_ = as_meant_ && !used(near_[i]);
  }
  as_meant_ = as_meant_ && all_met_;
  return true;
}

bool Program::misses(std::size_t observed) const {
  return glp_get_col_prim(problem_, far_[observed].first) > nothing ||
         glp_get_col_prim(problem_, far_[observed].second) > nothing;
}

Fen Program::amount(int column) const {
  const double value = glp_get_col_prim(problem_, columns_[static_cast<std::size_t>(column)]);
  const double whole = std::round(value);
  // Most corners are whole units of what is printed; where not, whole fen.
  if (std::abs(value - whole) < nothing) return static_cast<Fen>(whole) * scale_;
  return static_cast<Fen>(std::llround(value * static_cast<double>(scale_)));
}

}  // namespace yiben::compiling
