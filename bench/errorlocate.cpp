// yiben_errorlocate FILE: the smallest explanations of books with errors, beside the formulation of
// R's errorlocate: one mixed-integer program over lp_solve, in which every figure has a binary that
// frees it (big M), and as few as possible are freed. Same books, same identities, same intervals.
#include <fmt/format.h>
#include <lpsolve/lp_lib.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <exception>
#include <iostream>
#include <memory>
#include <optional>
#include <set>

#include "../tools/mutate/mutation.h"
#include "job/job.h"
#include "proof/proof.h"

namespace yiben {
namespace {

using FigureSet = std::set<int>;
using Clock = std::chrono::steady_clock;

struct Options {
  std::string file;
  std::string catalog;
  int errors = 1;
  std::size_t sample = 10;
  std::uint64_t seed = 1;
  int timeout_s = 20;
};

double ms_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

// Amounts in ten thousand yuan, as printed in most books: fen would be too large beside a big M.
constexpr double fen_per_unit = 1'000'000;

class MixedIntegerProgram {
 public:
  MixedIntegerProgram(const Book& book, const System& system, int timeout_s)
      : book_(book), system_(system) {
    for (std::size_t f = 0; f < book.figures.size(); ++f) {
      if (!book.figures[f].blank) figures_.push_back(static_cast<int>(f));
      large_ = std::max(
          large_, 10 * std::abs(static_cast<double>(book.figures[f].likely.high)) / fen_per_unit);
    }
    variables_ = static_cast<int>(system.variables.size());
    program_.reset(make_lp(0, variables_ + static_cast<int>(figures_.size())));
    set_verbose(program_.get(), NEUTRAL);
    set_timeout(program_.get(), timeout_s);
    set_minim(program_.get());
    add_variables();
    set_add_rowmode(program_.get(), 1);
    add_identities();
    add_figures();
    set_add_rowmode(program_.get(), 0);
  }

  // The figures that are freed; nothing where lp_solve found no answer in time.
  std::optional<FigureSet> solve_once() {
    set_presolve(program_.get(), PRESOLVE_ROWS, get_presolveloops(program_.get()));
    if (solve(program_.get()) != OPTIMAL) return std::nullopt;
    FigureSet freed;
    for (std::size_t i = 0; i < figures_.size(); ++i) {
      const int column = get_Norig_rows(program_.get()) + binary(i);
      if (get_var_primalresult(program_.get(), column) > 0.5) freed.insert(figures_[i]);
    }
    return freed;
  }

 private:
  int binary(std::size_t index) const { return variables_ + static_cast<int>(index) + 1; }

  void add_variables() {
    for (int v = 0; v < variables_; ++v) {
      if (!system_.non_negative[static_cast<std::size_t>(v)]) set_unbounded(program_.get(), v + 1);
    }
    for (std::size_t i = 0; i < figures_.size(); ++i) {
      set_binary(program_.get(), binary(i), 1);
      set_obj(program_.get(), binary(i), 1);
    }
  }

  void add_row(std::vector<int> columns, std::vector<double> values, int kind, double right) {
    add_constraintex(program_.get(), static_cast<int>(columns.size()), values.data(),
                     columns.data(), kind, right);
  }

  void add_identities() {
    for (const Identity& identity : system_.identities) {
      std::vector<int> columns;
      std::vector<double> values;
      for (const Term& term : identity.terms) {
        columns.push_back(term.variable + 1);
        values.push_back(term.coefficient);
      }
      add_row(std::move(columns), std::move(values), EQ, 0);
    }
  }

  void add_figures() {
    std::vector<int> binary_of(book_.figures.size(), 0);
    for (std::size_t i = 0; i < figures_.size(); ++i) {
      binary_of[static_cast<std::size_t>(figures_[i])] = binary(i);
    }
    for (int v = 0; v < variables_; ++v) {
      for (const int o : system_.observations[static_cast<std::size_t>(v)]) {
        const Interval& interval = book_.figures[static_cast<std::size_t>(o)].likely;
        const double low = static_cast<double>(interval.low) / fen_per_unit;
        const double high = static_cast<double>(interval.high) / fen_per_unit;
        const int column = binary_of[static_cast<std::size_t>(o)];
        if (column == 0) {  // blanks stay as they are
          add_row({v + 1}, {1}, GE, low);
          add_row({v + 1}, {1}, LE, high);
        } else {
          add_row({v + 1, column}, {1, large_}, GE, low);
          add_row({v + 1, column}, {1, -large_}, LE, high);
        }
      }
    }
  }

  struct Delete {
    void operator()(lprec* program) const { delete_lp(program); }
  };

  const Book& book_;
  const System& system_;
  std::vector<int> figures_;  // that can be freed
  int variables_ = 0;
  double large_ = 1;  // more than any amount
  std::unique_ptr<lprec, Delete> program_;
};

struct Tally {
  int trials = 0;
  int not_judged = 0;  // consistent, or wrong only where zeros and blanks stand
  int same_size = 0;
  int among_ours = 0;
  int larger = 0;
  int smaller = 0;
  int no_answer = 0;
  std::vector<double> ours_ms, theirs_ms;
};

// The set takes one explanation of each conflict, and nothing else.
bool is_one_of(const Proof& proof, const FigureSet& set) {
  std::size_t size = 0;
  for (const Conflict& conflict : proof.conflicts) {
    bool found = false;
    for (const Explanation& explanation : conflict.explanations) {
      found =
          found || std::all_of(explanation.figures.begin(), explanation.figures.end(),
                               [&](const auto& suspect) { return set.contains(suspect.figure); });
    }
    if (!found) return false;
    size += conflict.explanations.front().figures.size();
  }
  return size == set.size();
}

std::size_t size_of(const Proof& proof) {
  std::size_t size = 0;
  for (const Conflict& conflict : proof.conflicts) {
    if (conflict.explanations.empty()) return 0;
    size += conflict.explanations.front().figures.size();
  }
  return size;
}

void try_plan(const job::Checked& checked, const mutate::Plan& plan, const Options& options,
              Tally& tally) {
  Book book = checked.book;
  for (const mutate::Mutation& mutation : plan.mutations) {
    Figure& figure = book.figures[static_cast<std::size_t>(mutation.figure)];
    figure.number = mutation.number;
    YIBEN_CHECK(set_intervals(figure));
  }
  const System system = derive(book);
  Clock::time_point start = Clock::now();
  const Proof proof = prove(book, system);
  const double ours = ms_since(start);
  ++tally.trials;
  const std::size_t size = size_of(proof);
  if (proof.verdict != Verdict::inconsistent || size == 0) {
    ++tally.not_judged;
    return;
  }
  start = Clock::now();
  const auto freed = MixedIntegerProgram(book, system, options.timeout_s).solve_once();
  tally.theirs_ms.push_back(ms_since(start));
  tally.ours_ms.push_back(ours);
  if (!freed) {
    ++tally.no_answer;
    return;
  }
  tally.same_size += freed->size() == size;
  tally.larger += freed->size() > size;
  tally.smaller += freed->size() < size;
  tally.among_ours += is_one_of(proof, *freed);
}

double median(std::vector<double> values) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

int run(const Options& options) {
  const auto checked = job::check({{options.file}, options.catalog});
  if (!checked) {
    for (const Error& error : checked.errors()) std::cerr << to_string(error) << '\n';
    return 2;
  }
  Tally tally;
  for (const mutate::Plan& plan :
       mutate::plans_of((*checked)->book, options.errors, options.sample, options.seed)) {
    try_plan(**checked, plan, options, tally);
  }
  int faster = 0;
  double most = 0;
  for (std::size_t i = 0; i < tally.ours_ms.size(); ++i) {
    faster += tally.ours_ms[i] < tally.theirs_ms[i] ? 1 : 0;
    most = std::max(most, tally.ours_ms[i]);
  }
  std::cout << fmt::format(
      "{} trials with {} errors, {} not judged; of {}:\n"
      "  as many figures {}, the set among ours {}, more figures {}, fewer {}, no answer {}\n"
      "  median {:.1f} ms (slowest {:.1f}), lp_solve {:.1f} ms, ratio {:.1f}; faster in {}\n",
      tally.trials, options.errors, tally.not_judged, tally.ours_ms.size(), tally.same_size,
      tally.among_ours, tally.larger, tally.smaller, tally.no_answer, median(tally.ours_ms), most,
      median(tally.theirs_ms), median(tally.theirs_ms) / median(tally.ours_ms), faster);
  return 0;
}

}  // namespace
}  // namespace yiben

int main(int count, char** words) {
  CLI::App app("Smallest explanations beside those of a mixed-integer program over lp_solve.");
  yiben::Options options;
  app.add_option("FILE", options.file, "a consistent book")->required()->type_name("FILE");
  app.add_option("--errors", options.errors, "at once")->check(CLI::Range(1, 4))->type_name("K");
  app.add_option("--sample", options.sample, "as of yiben_mutate")->type_name("N");
  app.add_option("--seed", options.seed, "as of yiben_mutate")->type_name("N");
  app.add_option("--timeout", options.timeout_s, "seconds for one program")->type_name("S");
  app.add_option("--catalog", options.catalog, "forms, codes and rules")->type_name("FOLDER");
  try {
    app.parse(count, words);
    return yiben::run(options);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 2;
  }
}
