// The linear program that grows, and the smallest cover of a family of sets.
#include "proof/lp.h"

#include <cmath>
#include <memory>

#include "proof/glpk.h"

namespace yiben::proof {

GrowingProgram::GrowingProgram() {
  use_environment();
  problem_ = glp_create_prob();
}

GrowingProgram::~GrowingProgram() {
  glp_delete_prob(problem_);
}

void GrowingProgram::add_row(WideFen right) {
  const int row = glp_add_rows(problem_, 1);
  const auto amount = static_cast<double>(right);
  glp_set_row_bnds(problem_, row, GLP_FX, amount, amount);
  ++rows_;
  if (right == 0) return;
  const int column = glp_add_cols(problem_, 1);
  const int rows[] = {0, row};
  const double values[] = {0, right > 0 ? 1.0 : -1.0};
  glp_set_mat_col(problem_, column, 1, rows, values);
  glp_set_col_bnds(problem_, column, GLP_LO, 0, 0);
  glp_set_obj_coef(problem_, column, 1);
  glp_set_col_stat(problem_, column, GLP_BS);
  glp_set_row_stat(problem_, row, GLP_NS);
  artificial_.push_back(column);
}

int GrowingProgram::add_variable(Fen up, Fen down,
                                 const std::vector<std::pair<int, int>>& coefficients) {
  const auto add = [&](Fen room, int sign) {
    if (room <= 0) return 0;
    std::vector<int> rows = {0};
    std::vector<double> values = {0};
    for (const auto& [row, coefficient] : coefficients) {
      rows.push_back(row + 1);
      values.push_back(sign * coefficient);
    }
    const int column = glp_add_cols(problem_, 1);
    glp_set_mat_col(problem_, column, static_cast<int>(rows.size()) - 1, rows.data(),
                    values.data());
    const bool open = room >= no_bound / 2;
    glp_set_col_bnds(problem_, column, open ? GLP_LO : GLP_DB, 0, static_cast<double>(room));
    return column;
  };
  const int above = add(up, 1);
  columns_.emplace_back(above, add(down, -1));
  return static_cast<int>(columns_.size()) - 1;
}

GrowingProgram::Outcome GrowingProgram::solve() {
  if (artificial_.empty()) return Outcome::met;
  const glp_smcp options = simplex_options(false, rows_);
  if (glp_simplex(problem_, &options) != 0) return Outcome::gave_up;
  if (glp_get_status(problem_) != GLP_OPT) return Outcome::gave_up;
  return glp_get_obj_val(problem_) < half_fen ? Outcome::met : Outcome::missed;
}

GrowingProgram::Outcome GrowingProgram::solve_thriftily() {
  for (const auto& [above, below] : columns_) {
    if (above != 0) glp_set_obj_coef(problem_, above, 1);
    if (below != 0) glp_set_obj_coef(problem_, below, 1);
  }
  for (const int column : artificial_) glp_set_obj_coef(problem_, column, cost_of_missing);
  const glp_smcp options = simplex_options(false, rows_);
  if (glp_simplex(problem_, &options) != 0) return Outcome::gave_up;
  if (glp_get_status(problem_) != GLP_OPT) return Outcome::gave_up;
  for (const int column : artificial_) {
    if (glp_get_col_prim(problem_, column) > half_fen) return Outcome::missed;
  }
  return Outcome::met;
}

bool GrowingProgram::solve_whole() {
  for (const auto& [above, below] : columns_) {
    if (above != 0) glp_set_col_kind(problem_, above, GLP_IV);
    if (below != 0) glp_set_col_kind(problem_, below, GLP_IV);
  }
  for (const int column : artificial_) glp_set_col_bnds(problem_, column, GLP_FX, 0, 0);
  glp_iocp options;
  glp_init_iocp(&options);
  options.msg_lev = GLP_MSG_OFF;
  options.tm_lim = time_limit_for(rows_);
  options.presolve = GLP_ON;
  if (glp_intopt(problem_, &options) != 0) return false;
  const int status = glp_mip_status(problem_);
  return status == GLP_OPT || status == GLP_FEAS;
}

std::optional<Fen> GrowingProgram::extreme(int variable, int direction) {
  const auto& [above, below] = columns_[static_cast<std::size_t>(variable)];
  if (above != 0) glp_set_obj_coef(problem_, above, -direction);
  if (below != 0) glp_set_obj_coef(problem_, below, direction);
  const glp_smcp options = simplex_options(false, rows_);
  if (glp_simplex(problem_, &options) != 0) return std::nullopt;
  const int status = glp_get_status(problem_);
  if (status == GLP_UNBND) return no_bound;
  if (status != GLP_OPT) return std::nullopt;
  // Outward to whole fen: an expected interval may be too wide by a fen, never too narrow.
  return static_cast<Fen>(std::ceil(-glp_get_obj_val(problem_) - 1e-4));
}

int GrowingProgram::iterations() {
  const int before = iterations_;
  iterations_ = glp_get_it_cnt(problem_);
  return iterations_ - before;
}

double GrowingProgram::dual(int row) const {
  return glp_get_row_dual(problem_, row + 1);
}

Fen GrowingProgram::deviation(int variable, bool whole_programming) const {
  const auto value = [&](int column) {
    if (column == 0 || artificial_.empty()) return 0.0;
    return whole_programming ? glp_mip_col_val(problem_, column)
                             : glp_get_col_prim(problem_, column);
  };
  const auto& [above, below] = columns_[static_cast<std::size_t>(variable)];
  return std::llround(value(above) - value(below));
}

namespace {

// How far a search for a cover has come.
struct CoverSearch {
  std::int64_t rows = 0;
  std::int64_t work = 0;

  // Called at every step of branch and bound.
  static void step(glp_tree* tree, void* search) {
    constexpr std::int64_t max_work = 100'000;
    auto& self = *static_cast<CoverSearch*>(search);
    self.work += std::max<std::int64_t>(self.rows / 3, 1);
    if (self.work > max_work) glp_ios_terminate(tree);
  }
};

}  // namespace

Cover minimum_cover(const std::vector<std::vector<int>>& family, int count) {
  use_environment();
  const std::unique_ptr<glp_prob, void (*)(glp_prob*)> problem(glp_create_prob(), glp_delete_prob);
  glp_add_cols(problem.get(), count);
  for (int column = 1; column <= count; ++column) {
    glp_set_col_kind(problem.get(), column, GLP_BV);
    glp_set_obj_coef(problem.get(), column, 1);
  }
  for (const std::vector<int>& set : family) {
    const int row = glp_add_rows(problem.get(), 1);
    glp_set_row_bnds(problem.get(), row, GLP_LO, 1, 0);
    std::vector<int> columns = {0};
    for (const int member : set) columns.push_back(member + 1);
    const std::vector<double> ones(columns.size(), 1);
    glp_set_mat_row(problem.get(), row, static_cast<int>(set.size()), columns.data(), ones.data());
  }
  CoverSearch search{static_cast<std::int64_t>(family.size())};
  glp_iocp options;
  glp_init_iocp(&options);
  options.msg_lev = GLP_MSG_OFF;
  options.tm_lim = time_limit_ms;
  options.presolve = GLP_ON;
  options.cb_func = CoverSearch::step;
  options.cb_info = &search;
  glp_intopt(problem.get(), &options);
  const int status = glp_mip_status(problem.get());
  Cover cover{{}, status == GLP_OPT, search.work};
  if (status != GLP_OPT && status != GLP_FEAS) return cover;
  for (int column = 1; column <= count; ++column) {
    if (glp_mip_col_val(problem.get(), column) > 0.5) cover.members.push_back(column - 1);
  }
  return cover;
}

}  // namespace yiben::proof
