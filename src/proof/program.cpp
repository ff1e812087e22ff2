// The linear program, on GLPK. For each variable the program holds how far its amount lies above and below a first guess
// (what is printed; hidden totals summed up), so that the guess is the starting point and only identities that the guess
// misses need artificial columns. Their least sum is 0 exactly when amounts exist; else the row duals are the multipliers
// of a contradiction. Whatever GLPK says is confirmed in integers before it counts.
#include <glpk.h>

#include <algorithm>
#include <cmath>

#include "proof/solve.h"

namespace yiben::proof {

namespace {

constexpr int time_limit_ms = 10'000;
// Half a fen: sums of whole fen are 0 or at least 1.
constexpr double half_fen = 0.5;
// Multipliers are simple fractions; these denominators turn them into whole numbers.
constexpr int denominators[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 15, 18, 20, 24, 30, 36, 60, 120};

glp_smcp simplex_options() {
  glp_smcp options;
  glp_init_smcp(&options);
  options.msg_lev = GLP_MSG_OFF;
  options.meth = GLP_PRIMAL;
  options.tm_lim = time_limit_ms;
  return options;
}

void set_column(glp_prob* lp, int column, Fen room) {
  if (room >= no_bound) {
    glp_set_col_bnds(lp, column, GLP_LO, 0, 0);
  } else {
    glp_set_col_bnds(lp, column, GLP_DB, 0, static_cast<double>(room));
  }
}

Fen room_above(const Interval& interval, Fen start) {
  return interval.high == no_bound ? no_bound : interval.high - start;
}

Fen room_below(const Interval& interval, Fen start) {
  return interval.low == -no_bound ? no_bound : start - interval.low;
}

}  // namespace

struct Program::Lp {
  glp_prob* problem = nullptr;
  std::vector<int> above, below;  // column of a variable's deviation, 0 where it has no room
  std::vector<int> artificial;
  Lp() : problem(glp_create_prob()) {}
  Lp(const Lp&) = delete;
  Lp& operator=(const Lp&) = delete;
  ~Lp() { glp_delete_prob(problem); }
};

Program::Program(const System& system, const Bounds& bounds)
    : system_(system), bounds_(bounds), lp_(std::make_unique<Lp>()) {
  start_amounts();
  build();
}

Program::~Program() = default;

// A first guess: what is printed; hidden amounts from the identities in which all else is known, hidden parts that
// nothing determines 0.
void Program::start_amounts() {
  start_ = bounds_.printed;
  std::vector<bool> known = bounds_.observed;
  std::vector<int> unknown(system_.identities.size(), 0);
  std::vector<std::vector<int>> of_variable(system_.variables.size());
  std::vector<bool> is_total(system_.variables.size(), false);
  std::vector<int> ready;
  for (std::size_t i = 0; i < system_.identities.size(); ++i) {
    for (const Term& term : system_.identities[i].terms) {
      const auto v = static_cast<std::size_t>(term.variable);
      if (known[v]) continue;
      ++unknown[i];
      of_variable[v].push_back(static_cast<int>(i));
      if (term.coefficient > 0) is_total[v] = true;
    }
    if (unknown[i] == 1) ready.push_back(static_cast<int>(i));
  }
  const auto learn = [&](std::size_t v, Fen amount) {
    const Interval& interval = bounds_.of[v];
    start_[v] = std::clamp(amount, interval.low, interval.high);
    known[v] = true;
    for (const int i : of_variable[v]) {
      if (--unknown[static_cast<std::size_t>(i)] == 1) ready.push_back(i);
    }
  };
  const auto spread = [&] {
    while (!ready.empty()) {
      const auto& terms = system_.identities[static_cast<std::size_t>(ready.back())].terms;
      ready.pop_back();
      const Term* open = nullptr;
      WideFen sum = 0;
      for (const Term& term : terms) {
        const auto v = static_cast<std::size_t>(term.variable);
        if (!known[v]) open = &term;
        if (known[v]) sum += static_cast<WideFen>(term.coefficient) * start_[v];
      }
      if (open == nullptr) continue;
      const WideFen amount = open->coefficient > 0 ? -sum : sum;
      const bool small = amount < limits::max_fen && amount > -limits::max_fen;
      learn(static_cast<std::size_t>(open->variable), small ? static_cast<Fen>(amount) : 0);
    }
  };
  spread();
  for (const bool totals_too : {false, true}) {
    for (std::size_t v = 0; v < known.size(); ++v) {
      if (known[v] || (is_total[v] && !totals_too)) continue;
      learn(v, 0);
      spread();
    }
  }
}

void Program::build() {
  glp_prob* lp = lp_->problem;
  const int rows = static_cast<int>(system_.identities.size());
  if (rows > 0) glp_add_rows(lp, rows);
  lp_->above.assign(system_.variables.size(), 0);
  lp_->below.assign(system_.variables.size(), 0);
  int columns = 0;
  for (std::size_t v = 0; v < start_.size(); ++v) {
    if (room_above(bounds_.of[v], start_[v]) > 0) lp_->above[v] = ++columns;
    if (room_below(bounds_.of[v], start_[v]) > 0) lp_->below[v] = ++columns;
  }
  std::vector<int> row_index(1), column_index(1);
  std::vector<double> value(1);
  std::vector<std::pair<int, double>> missed;  // row, what is missing
  const auto put = [&](int row, int column, double coefficient) {
    row_index.push_back(row);
    column_index.push_back(column);
    value.push_back(coefficient);
  };
  for (int i = 0; i < rows; ++i) {
    WideFen sum = 0;
    for (const Term& term : system_.identities[static_cast<std::size_t>(i)].terms) {
      const auto v = static_cast<std::size_t>(term.variable);
      sum += static_cast<WideFen>(term.coefficient) * start_[v];
      if (lp_->above[v] != 0) put(i + 1, lp_->above[v], term.coefficient);
      if (lp_->below[v] != 0) put(i + 1, lp_->below[v], -term.coefficient);
    }
    const auto right = static_cast<double>(-sum);
    glp_set_row_bnds(lp, i + 1, GLP_FX, right, right);
    if (sum == 0) continue;
    missed.emplace_back(i + 1, right);
    put(i + 1, ++columns, right > 0 ? 1 : -1);
    lp_->artificial.push_back(columns);
  }
  if (columns > 0) glp_add_cols(lp, columns);
  for (std::size_t v = 0; v < start_.size(); ++v) {
    if (lp_->above[v] != 0) set_column(lp, lp_->above[v], room_above(bounds_.of[v], start_[v]));
    if (lp_->below[v] != 0) set_column(lp, lp_->below[v], room_below(bounds_.of[v], start_[v]));
  }
  glp_load_matrix(lp, static_cast<int>(value.size()) - 1, row_index.data(), column_index.data(),
                  value.data());
  glp_std_basis(lp);
  for (std::size_t k = 0; k < missed.size(); ++k) {
    const int column = lp_->artificial[k];
    glp_set_col_bnds(lp, column, GLP_LO, 0, 0);
    glp_set_obj_coef(lp, column, 1);
    glp_set_col_stat(lp, column, GLP_BS);
    glp_set_row_stat(lp, missed[k].first, GLP_NS);
  }
}

bool Program::is_solution(const std::vector<Fen>& amounts) const {
  for (std::size_t v = 0; v < amounts.size(); ++v) {
    if (!bounds_.of[v].contains(amounts[v])) return false;
  }
  return std::all_of(
      system_.identities.begin(), system_.identities.end(), [&](const Identity& identity) {
        WideFen sum = 0;
        for (const Term& term : identity.terms) {
          sum += static_cast<WideFen>(term.coefficient) *
                 amounts[static_cast<std::size_t>(term.variable)];
        }
        return sum == 0;
      });
}

// The solver's amounts rounded to whole fen; true where integers confirm them.
bool Program::take_amounts() {
  std::vector<Fen> amounts = start_;
  for (std::size_t v = 0; v < amounts.size(); ++v) {
    double deviation = 0;
    if (lp_->above[v] != 0) deviation += glp_get_col_prim(lp_->problem, lp_->above[v]);
    if (lp_->below[v] != 0) deviation -= glp_get_col_prim(lp_->problem, lp_->below[v]);
    amounts[v] += std::llround(deviation);
  }
  if (!is_solution(amounts)) return false;
  amounts_ = std::move(amounts);
  return true;
}

// Where a corner of the program lies between whole fen, integer programming looks for whole ones.
bool Program::take_whole_amounts() {
  glp_prob* lp = lp_->problem;
  for (int column = 1; column <= glp_get_num_cols(lp); ++column) {
    glp_set_col_kind(lp, column, GLP_IV);
  }
  for (const int column : lp_->artificial) glp_set_col_bnds(lp, column, GLP_FX, 0, 0);
  glp_iocp options;
  glp_init_iocp(&options);
  options.msg_lev = GLP_MSG_OFF;
  options.tm_lim = time_limit_ms;
  if (glp_intopt(lp, &options) != 0) return false;
  const int status = glp_mip_status(lp);
  if (status != GLP_OPT && status != GLP_FEAS) return false;
  std::vector<Fen> amounts = start_;
  for (std::size_t v = 0; v < amounts.size(); ++v) {
    if (lp_->above[v] != 0) amounts[v] += std::llround(glp_mip_col_val(lp, lp_->above[v]));
    if (lp_->below[v] != 0) amounts[v] -= std::llround(glp_mip_col_val(lp, lp_->below[v]));
  }
  if (!is_solution(amounts)) return false;
  amounts_ = std::move(amounts);
  return true;
}

// The row duals as whole numbers; true where integers confirm the contradiction.
bool Program::take_certificate() {
  std::vector<std::pair<int, double>> duals;
  for (int row = 1; row <= glp_get_num_rows(lp_->problem); ++row) {
    const double dual = glp_get_row_dual(lp_->problem, row);
    if (std::fabs(dual) > 1e-7) duals.emplace_back(row - 1, dual);
  }
  for (const int denominator : denominators) {
    std::vector<std::pair<int, std::int64_t>> multipliers;
    bool whole = true;
    for (const auto& [identity, dual] : duals) {
      const double scaled = dual * denominator;
      whole = whole && std::fabs(scaled - std::round(scaled)) < 1e-5;
      if (std::llround(scaled) != 0) multipliers.emplace_back(identity, std::llround(scaled));
    }
    if (!whole) continue;
    certificate_ = combine(system_, multipliers, bounds_);
    if (gap(certificate_, bounds_) > 0) return true;
  }
  return false;
}

Answer Program::decide() {
  if (system_.identities.empty() || is_solution(start_)) {
    amounts_ = start_;
    return is_solution(start_) ? Answer::fits : Answer::undecided;
  }
  const glp_smcp options = simplex_options();
  if (glp_simplex(lp_->problem, &options) != 0) return Answer::undecided;
  if (glp_get_status(lp_->problem) != GLP_OPT) return Answer::undecided;
  if (glp_get_obj_val(lp_->problem) < half_fen) {
    return take_amounts() || take_whole_amounts() ? Answer::fits : Answer::undecided;
  }
  return take_certificate() ? Answer::contradiction : Answer::undecided;
}

std::optional<Fen> Program::extreme(int variable, int direction) {
  const auto v = static_cast<std::size_t>(variable);
  glp_prob* lp = lp_->problem;
  for (const int column : lp_->artificial) {
    glp_set_obj_coef(lp, column, 0);
    glp_set_col_bnds(lp, column, GLP_FX, 0, 0);
  }
  const auto set_objective = [&](double above, double below) {
    if (lp_->above[v] != 0) glp_set_obj_coef(lp, lp_->above[v], above);
    if (lp_->below[v] != 0) glp_set_obj_coef(lp, lp_->below[v], below);
  };
  set_objective(-direction, direction);
  const glp_smcp options = simplex_options();
  const int failed = glp_simplex(lp, &options);
  const int status = glp_get_status(lp);
  double deviation = 0;
  if (lp_->above[v] != 0) deviation += glp_get_col_prim(lp, lp_->above[v]);
  if (lp_->below[v] != 0) deviation -= glp_get_col_prim(lp, lp_->below[v]);
  set_objective(0, 0);
  if (failed != 0) return std::nullopt;
  if (status == GLP_UNBND) return direction * no_bound;
  if (status != GLP_OPT) return std::nullopt;
  // Outward to whole fen: an expected interval may be too wide by a fen, never too narrow.
  const double amount = direction > 0 ? std::ceil(deviation - 1e-4) : std::floor(deviation + 1e-4);
  return start_[v] + static_cast<Fen>(amount);
}

std::optional<Interval> Program::range(int variable) {
  const auto low = extreme(variable, -1);
  const auto high = extreme(variable, 1);
  if (!low || !high) return std::nullopt;
  return Interval{*low, *high};
}

}  // namespace yiben::proof
