// The program has an amount for each variable and two slacks for each identity, and makes the sum
// of slacks as small as it can: it always has an answer, and begins where the last one ended. What
// it finds to contradict itself is kept, so that most sets are answered without it.
#include "feasibility.h"

#include <glpk.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace yiben::mutate {

namespace {

constexpr Fen open_end = 4'000'000'000'000'000'000;
constexpr Interval everything = {-open_end, open_end};

std::size_t at(int index) {
  return static_cast<std::size_t>(index);
}

// Amounts near those printed, hidden ones as they follow: in deviations from them all numbers are
// small.
std::vector<Fen> guesses(const Book& book, const System& system) {
  std::vector<Fen> guess(system.variables.size(), 0);
  std::vector<bool> known(system.variables.size(), false);
  for (std::size_t v = 0; v < guess.size(); ++v) {
    for (const int o : system.observations[v]) {
      guess[v] = book.figures[at(o)].likely.low;
      known[v] = true;
    }
  }
  for (bool again = true; again;) {
    again = false;
    for (const Identity& identity : system.identities) {
      const Term* hidden = nullptr;
      int unknown = 0;
      Fen sum = 0;
      for (const Term& term : identity.terms) {
        if (known[at(term.variable)]) {
          sum += term.coefficient * guess[at(term.variable)];
        } else {
          hidden = &term;
          ++unknown;
        }
      }
      if (unknown != 1) continue;
      guess[at(hidden->variable)] = -sum / hidden->coefficient;
      known[at(hidden->variable)] = again = true;
    }
  }
  return guess;
}

}  // namespace

struct Feasibility::Lp {
  Lp(const Book& book, const System& known) : system(known), base(guesses(book, known)) {
    const int columns = static_cast<int>(system.variables.size());
    rows = static_cast<int>(system.identities.size());
    problem = glp_create_prob();
    if (rows > 0) glp_add_rows(problem, rows);
    if (columns > 0) glp_add_cols(problem, columns + 2 * rows);
    std::vector<int> row_of = {0};
    std::vector<int> column_of = {0};
    std::vector<double> value = {0};
    const auto put = [&](int row, int column, double coefficient) {
      row_of.push_back(row);
      column_of.push_back(column);
      value.push_back(coefficient);
    };
    for (int row = 1; row <= rows; ++row) {
      Fen sum = 0;
      for (const Term& term : system.identities[at(row - 1)].terms) {
        put(row, term.variable + 1, term.coefficient);
        sum += term.coefficient * base[at(term.variable)];
      }
      right.push_back(static_cast<double>(-sum));
      for (const int sign : {1, -1}) {
        const int slack = columns + 2 * row - (sign > 0 ? 1 : 0);
        put(row, slack, sign);
        glp_set_col_bnds(problem, slack, GLP_LO, 0, 0);
        glp_set_obj_coef(problem, slack, 1);
      }
    }
    glp_load_matrix(problem, static_cast<int>(value.size()) - 1, row_of.data(), column_of.data(),
                    value.data());
    glp_std_basis(problem);
  }
  ~Lp() { glp_delete_prob(problem); }
  Lp(const Lp&) = delete;
  Lp& operator=(const Lp&) = delete;

  void set(const std::vector<Interval>& bounds) const {
    for (std::size_t v = 0; v < bounds.size(); ++v) set(v, bounds[v]);
    for (int row = 1; row <= rows; ++row) hold(row, true);
  }

  void hold(int row, bool held) const {
    const double end = right[at(row - 1)];
    glp_set_row_bnds(problem, row, held ? GLP_FX : GLP_FR, end, end);
  }

  // By how much the identities are missed at the least, added up; nothing where the solver gave up.
  std::optional<double> solve() const {
    glp_smcp options;
    glp_init_smcp(&options);
    options.msg_lev = GLP_MSG_OFF;
    options.it_lim = 100'000;
    // Where the last answer is no good beginning, the solver simplifies the program first.
    for (const int simplified : {GLP_OFF, GLP_ON}) {
      options.presolve = simplified;
      if (glp_simplex(problem, &options) != 0 || glp_get_status(problem) != GLP_OPT) continue;
      return glp_get_obj_val(problem);
    }
    return std::nullopt;
  }

  // After a contradiction: identities that it can do without are let go, many at a time at first.
  void thin() const {
    std::vector<int> held;
    for (int row = 1; row <= rows; ++row) {
      hold(row, std::fabs(worth(row)) > nothing);
      if (std::fabs(worth(row)) > nothing) held.push_back(row);
    }
    for (std::size_t step = held.size() / 2; step > 0; step /= 2) {
      std::vector<int> needed;
      for (std::size_t i = 0; i < held.size(); i += step) {
        const auto end = std::min(i + step, held.size());
        for (std::size_t k = i; k < end; ++k) hold(held[k], false);
        if (solve().value_or(0) >= least_missed) continue;
        for (std::size_t k = i; k < end; ++k) hold(held[k], true);
        needed.insert(needed.end(), held.begin() + static_cast<std::ptrdiff_t>(i),
                      held.begin() + static_cast<std::ptrdiff_t>(end));
      }
      held = std::move(needed);
      step = std::min(step, held.size());
    }
    static_cast<void>(solve());
  }

  bool solve_whole() const {
    for (std::size_t v = 0; v < base.size(); ++v) {
      glp_set_col_kind(problem, static_cast<int>(v) + 1, GLP_IV);
    }
    glp_iocp options;
    glp_init_iocp(&options);
    options.msg_lev = GLP_MSG_OFF;
    options.tm_lim = 2'000;
    return glp_intopt(problem, &options) == 0 && glp_mip_status(problem) == GLP_OPT;
  }

  std::vector<Fen> amounts(bool whole) const {
    std::vector<Fen> result = base;
    for (std::size_t v = 0; v < result.size(); ++v) {
      const int column = static_cast<int>(v) + 1;
      result[v] += std::llround(whole ? glp_mip_col_val(problem, column)
                                      : glp_get_col_prim(problem, column));
    }
    return result;
  }

  // Of the identities; the least counts as 1.
  std::vector<double> worths() const {
    std::vector<double> result;
    double least = 0;
    for (int row = 1; row <= rows; ++row) {
      result.push_back(std::fabs(worth(row)) > nothing ? worth(row) : 0);
      const double size = std::fabs(result.back());
      if (size > 0 && (least == 0 || size < least)) least = size;
    }
    for (double& worth : result) worth /= least > 0 ? least : 1;
    return result;
  }

  // Whole fen that are missed are shared out over a few identities at most.
  static constexpr double least_missed = 1e-2;

 private:
  static constexpr double nothing = 1e-9;

  double worth(int row) const { return glp_get_row_dual(problem, row); }

  void set(std::size_t variable, const Interval& bounds) const {
    const bool low = bounds.low > -open_end;
    const bool high = bounds.high < open_end;
    int kind = low ? (high ? GLP_DB : GLP_LO) : (high ? GLP_UP : GLP_FR);
    if (bounds.low == bounds.high) kind = GLP_FX;
    glp_set_col_bnds(problem, static_cast<int>(variable) + 1, kind,
                     static_cast<double>(bounds.low - base[variable]),
                     static_cast<double>(bounds.high - base[variable]));
  }

  const System& system;
  const std::vector<Fen> base;  // per variable
  std::vector<double> right;    // per identity
  int rows = 0;
  glp_prob* problem = nullptr;
};

Feasibility::Feasibility(const Book& book, const System& system, Reading reading)
    : book_(book),
      system_(system),
      reading_(reading),
      variable_of_(book.figures.size(), -1),
      lp_(std::make_unique<Lp>(book, system)) {
  for (std::size_t v = 0; v < system.observations.size(); ++v) {
    for (const int o : system.observations[v]) variable_of_[at(o)] = static_cast<int>(v);
  }
}

Feasibility::~Feasibility() = default;

std::vector<int> Feasibility::figures(bool blanks_too) const {
  std::vector<int> all;
  for (std::size_t f = 0; f < variable_of_.size(); ++f) {
    if (variable_of_[f] < 0 || (book_.figures[f].blank && !blanks_too)) continue;
    all.push_back(static_cast<int>(f));
  }
  return all;
}

Interval Feasibility::allowed(std::size_t variable, const FigureSet& released) const {
  Interval interval = everything;
  if (system_.non_negative[variable]) interval.low = 0;
  for (const int o : system_.observations[variable]) {
    const Figure& figure = book_.figures[at(o)];
    if (released.contains(o) || (figure.blank && reading_ == Reading::as_printed)) continue;
    interval = intersect(interval, reading_ == Reading::as_meant ? figure.likely : figure.interval);
  }
  return interval;
}

void Feasibility::release(const FigureSet& released) {
  bounds_.clear();
  for (std::size_t v = 0; v < system_.variables.size(); ++v) {
    bounds_.push_back(allowed(v, released));
  }
}

Feasibility::Answer Feasibility::without(const FigureSet& released) {
  release(released);
  return ask(released);
}

Feasibility::Answer Feasibility::without(const FigureSet& released, int figure,
                                         const Interval& amount) {
  release(released);
  Interval& own = bounds_[at(variable_of_[at(figure)])];
  own = intersect(own, amount);
  return ask(released);
}

Feasibility::Answer Feasibility::ask(const FigureSet& released) {
  for (std::size_t v = 0; v < bounds_.size(); ++v) {
    if (!bounds_[v].is_empty()) continue;
    binding_.clear();
    bind(static_cast<int>(v), released);
    return Answer::contradiction;
  }
  if (knows_contradiction(released)) return Answer::contradiction;
  lp_->set(bounds_);
  const auto missed = lp_->solve();
  if (!missed) return Answer::undecided;
  if (*missed < Lp::least_missed) {
    amounts_ = lp_->amounts(false);
    if (is_witness()) return Answer::fits;
    if (!lp_->solve_whole()) return Answer::undecided;
    amounts_ = lp_->amounts(true);
    return is_witness() ? Answer::fits : Answer::undecided;
  }
  lp_->thin();
  learn(lp_->worths());
  return knows_contradiction(released) ? Answer::contradiction : Answer::undecided;
}

bool Feasibility::is_witness() const {
  for (std::size_t v = 0; v < bounds_.size(); ++v) {
    if (!bounds_[v].contains(amounts_[v])) return false;
  }
  return std::all_of(
      system_.identities.begin(), system_.identities.end(), [&](const Identity& identity) {
        WideFen sum = 0;
        for (const Term& term : identity.terms) {
          sum += static_cast<WideFen>(term.coefficient) * amounts_[at(term.variable)];
        }
        return sum == 0;
      });
}

// The identities added up so often, where the worths are multiples of simple fractions.
void Feasibility::learn(const std::vector<double>& worths) {
  constexpr int most_parts = 60;
  constexpr double near = 1e-6;
  const auto is_whole = [&](double x) { return std::fabs(x - std::nearbyint(x)) < near; };
  for (int parts = 1; parts <= most_parts; ++parts) {
    if (!std::all_of(worths.begin(), worths.end(), [&](double w) { return is_whole(w * parts); })) {
      continue;
    }
    std::map<int, std::int64_t> factors;
    for (std::size_t i = 0; i < worths.size(); ++i) {
      const std::int64_t times = std::llround(worths[i] * parts);
      if (times == 0) continue;
      for (const Term& term : system_.identities[i].terms) {
        factors[term.variable] += times * term.coefficient;
      }
    }
    std::erase_if(factors, [](const auto& factor) { return factor.second == 0; });
    sums_.emplace_back(factors.begin(), factors.end());
    return;
  }
}

// A sum of identities must be 0, and here is one that cannot be.
bool Feasibility::knows_contradiction(const FigureSet& released) {
  const auto cannot_be_0 = [&](const Sum& sum) {
    WideFen least = 0;
    WideFen greatest = 0;
    for (const auto& [variable, times] : sum) {
      const Interval& interval = bounds_[at(variable)];
      const WideFen factor = times;
      least += factor * (factor > 0 ? interval.low : interval.high);
      greatest += factor * (factor > 0 ? interval.high : interval.low);
    }
    return least > 0 || greatest < 0;
  };
  const auto found = std::find_if(sums_.rbegin(), sums_.rend(), cannot_be_0);
  if (found == sums_.rend()) return false;
  binding_.clear();
  for (const auto& [variable, factor] : *found) bind(variable, released);
  return true;
}

void Feasibility::bind(int variable, const FigureSet& released) {
  for (const int o : system_.observations[at(variable)]) {
    if (!released.contains(o)) binding_.insert(o);
  }
}

}  // namespace yiben::mutate
