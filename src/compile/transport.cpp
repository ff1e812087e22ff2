// A linear program on GLPK; integers confirm what it finds.
#include "compile/transport.h"

#include <glpk.h>

#include <cmath>
#include <memory>

namespace yiben::compiling {

namespace {

constexpr int max_time_ms = 20'000;

struct Destroyer {
  void operator()(glp_prob* problem) const { glp_delete_prob(problem); }
};
using Problem = std::unique_ptr<glp_prob, Destroyer>;

void load(glp_prob* problem, int columns, const std::vector<SumRow>& rows, bool may_be_negative) {
  std::vector<int> row_index{0};
  std::vector<int> column_index{0};
  std::vector<double> value{0};
  glp_add_cols(problem, columns);
  for (int c = 1; c <= columns; ++c) {
    glp_set_col_bnds(problem, c, may_be_negative ? GLP_FR : GLP_LO, 0, 0);
  }
  glp_add_rows(problem, static_cast<int>(rows.size()));
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const int row = static_cast<int>(r) + 1;
    const auto amount = static_cast<double>(rows[r].amount);
    glp_set_row_bnds(problem, row, GLP_FX, amount, amount);
    for (const int column : rows[r].columns) {
      row_index.push_back(row);
      column_index.push_back(column + 1);
      value.push_back(1);
    }
  }
  glp_load_matrix(problem, static_cast<int>(value.size()) - 1, row_index.data(),
                  column_index.data(), value.data());
}

bool meets(const std::vector<Fen>& amounts, const std::vector<SumRow>& rows,
           bool may_be_negative) {
  for (const Fen amount : amounts) {
    if (amount < 0 && !may_be_negative) return false;
  }
  for (const SumRow& row : rows) {
    WideFen sum = 0;
    for (const int column : row.columns) sum += amounts[static_cast<std::size_t>(column)];
    if (sum != row.amount) return false;
  }
  return true;
}

std::vector<Fen> rounded(glp_prob* problem, int columns) {
  std::vector<Fen> amounts;
  for (int c = 1; c <= columns; ++c) {
    amounts.push_back(static_cast<Fen>(std::llround(glp_get_col_prim(problem, c))));
  }
  return amounts;
}

}  // namespace

std::optional<std::vector<Fen>> amounts_with_sums(int columns, const std::vector<SumRow>& rows,
                                                  bool may_be_negative) {
  if (columns == 0) {
    const std::vector<Fen> none;
    return meets(none, rows, may_be_negative) ? std::optional(none) : std::nullopt;
  }
  glp_term_out(GLP_OFF);
  const Problem problem(glp_create_prob());
  load(problem.get(), columns, rows, may_be_negative);
  glp_smcp settings;
  glp_init_smcp(&settings);
  settings.msg_lev = GLP_MSG_OFF;
  settings.tm_lim = max_time_ms;
  glp_adv_basis(problem.get(), 0);
  if (glp_simplex(problem.get(), &settings) != 0) return std::nullopt;
  const int status = glp_get_status(problem.get());
  if (status != GLP_OPT && status != GLP_FEAS) return std::nullopt;
  std::vector<Fen> amounts = rounded(problem.get(), columns);
  if (meets(amounts, rows, may_be_negative)) return amounts;
  // Sums of many digits: once more in exact fractions, from the corner that was found.
  if (glp_exact(problem.get(), &settings) != 0) return std::nullopt;
  amounts = rounded(problem.get(), columns);
  if (!meets(amounts, rows, may_be_negative)) return std::nullopt;
  return amounts;
}

}  // namespace yiben::compiling
