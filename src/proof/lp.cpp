// The linear program over a part of a system that is known from the beginning.
#include "proof/lp.h"

#include <algorithm>
#include <cmath>

#include "proof/glpk.h"

namespace yiben::proof {

LinearProgram::LinearProgram() {
  use_environment();
  problem_ = glp_create_prob();
  // GLPK counts from 1.
  row_index_.push_back(0);
  column_index_.push_back(0);
  value_.push_back(0);
}

LinearProgram::~LinearProgram() {
  glp_delete_prob(problem_);
}

int LinearProgram::add_variable(Fen start, const Interval& bounds) {
  const auto add = [&](Fen room) {
    if (room <= 0) return 0;
    room_.emplace_back(++columns_, room);
    return columns_;
  };
  above_.push_back(add(bounds.high == no_bound ? no_bound : bounds.high - start));
  below_.push_back(add(bounds.low == -no_bound ? no_bound : start - bounds.low));
  return static_cast<int>(above_.size()) - 1;
}

int LinearProgram::add_row(const std::vector<std::pair<int, int>>& terms, WideFen sum) {
  const auto put = [&](int column, double coefficient) {
    if (column == 0) return;
    row_index_.push_back(rows_ + 1);
    column_index_.push_back(column);
    value_.push_back(coefficient);
  };
  for (const auto& [variable, coefficient] : terms) {
    put(above_[static_cast<std::size_t>(variable)], coefficient);
    put(below_[static_cast<std::size_t>(variable)], -coefficient);
  }
  right_.push_back(static_cast<double>(-sum));
  if (sum != 0) {
    artificial_.push_back(++columns_);
    missed_.emplace_back(rows_ + 1, right_.back());
    put(columns_, right_.back() > 0 ? 1 : -1);
  }
  return rows_++;
}

void LinearProgram::finish() {
  if (rows_ > 0) glp_add_rows(problem_, rows_);
  if (columns_ > 0) glp_add_cols(problem_, columns_);
  for (int row = 1; row <= rows_; ++row) {
    const double right = right_[static_cast<std::size_t>(row - 1)];
    glp_set_row_bnds(problem_, row, GLP_FX, right, right);
  }
  for (const auto& [column, room] : room_) {
    const bool open = room >= no_bound / 2;
    glp_set_col_bnds(problem_, column, open ? GLP_LO : GLP_DB, 0, static_cast<double>(room));
  }
  glp_load_matrix(problem_, static_cast<int>(value_.size()) - 1, row_index_.data(),
                  column_index_.data(), value_.data());
  glp_std_basis(problem_);
  for (std::size_t k = 0; k < missed_.size(); ++k) {
    glp_set_col_bnds(problem_, artificial_[k], GLP_LO, 0, 0);
    glp_set_obj_coef(problem_, artificial_[k], 1);
    glp_set_col_stat(problem_, artificial_[k], GLP_BS);
    glp_set_row_stat(problem_, missed_[k].first, GLP_NS);
  }
}

LinearProgram::Outcome LinearProgram::solve(bool presolve) {
  if (missed_.empty()) return Outcome::met;
  const glp_smcp options = simplex_options(presolve, rows_);
  if (glp_simplex(problem_, &options) != 0) return Outcome::gave_up;
  if (glp_get_status(problem_) != GLP_OPT) return Outcome::gave_up;
  if (glp_get_obj_val(problem_) < half_fen) return Outcome::met;
  for (int row = 1; row <= rows_; ++row) {
    const double dual = glp_get_row_dual(problem_, row);
    if (std::fabs(dual) > 1e-7) duals_.emplace_back(row - 1, dual);
  }
  return Outcome::missed;
}

LinearProgram::Outcome LinearProgram::solve_thriftily() {
  for (int column = 1; column <= columns_; ++column) glp_set_obj_coef(problem_, column, 1);
  for (const int column : artificial_) glp_set_obj_coef(problem_, column, cost_of_missing);
  const glp_smcp options = simplex_options(true, rows_);
  if (glp_simplex(problem_, &options) != 0) return Outcome::gave_up;
  if (glp_get_status(problem_) != GLP_OPT) return Outcome::gave_up;
  for (const int column : artificial_) {
    if (glp_get_col_prim(problem_, column) > half_fen) return Outcome::missed;
  }
  return Outcome::met;
}

bool LinearProgram::solve_whole() {
  for (int column = 1; column <= columns_; ++column) {
    glp_set_col_kind(problem_, column, GLP_IV);
  }
  glp_iocp options;
  glp_init_iocp(&options);
  options.msg_lev = GLP_MSG_OFF;
  options.tm_lim = time_limit_for(rows_);
  if (glp_intopt(problem_, &options) != 0) return false;
  const int status = glp_mip_status(problem_);
  return (status == GLP_OPT || status == GLP_FEAS) && glp_mip_obj_val(problem_) < half_fen;
}

Fen LinearProgram::deviation(int variable, bool whole_programming) const {
  const auto value = [&](int column) {
    if (column == 0 || missed_.empty()) return 0.0;
    return whole_programming ? glp_mip_col_val(problem_, column)
                             : glp_get_col_prim(problem_, column);
  };
  const auto v = static_cast<std::size_t>(variable);
  return std::llround(value(above_[v]) - value(below_[v]));
}

std::optional<Fen> LinearProgram::extreme(int variable, int direction) {
  const auto v = static_cast<std::size_t>(variable);
  if (above_[v] != 0) glp_set_obj_coef(problem_, above_[v], -direction);
  if (below_[v] != 0) glp_set_obj_coef(problem_, below_[v], direction);
  const glp_smcp options = simplex_options(true, rows_);
  const int failed = glp_simplex(problem_, &options);
  // The start meets all rows, so what the presolver finds without a dual solution has no bound.
  if (failed == GLP_ENODFS) return no_bound;
  if (failed != 0) return std::nullopt;
  const int status = glp_get_status(problem_);
  if (status == GLP_UNBND) return no_bound;
  if (status != GLP_OPT) return std::nullopt;
  // Outward to whole fen: an expected interval may be too wide by a fen, never too narrow.
  return static_cast<Fen>(std::ceil(-glp_get_obj_val(problem_) - 1e-4));
}

int LinearProgram::iterations() const {
  return glp_get_it_cnt(problem_);
}

}  // namespace yiben::proof
