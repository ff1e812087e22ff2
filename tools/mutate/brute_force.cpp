// Parts of a book's system are taken at random, figures in them changed, and all sets tried. In a
// whole book there are too many sets: there, each that has a figure of every contradiction.
#include "brute_force.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <random>
#include <set>

#include "compare.h"
#include "mutation.h"

namespace yiben::mutate {

namespace {

std::size_t at(int index) {
  return static_cast<std::size_t>(index);
}

// Identities that hang together, with all that is printed of their amounts.
class PartMaker {
 public:
  PartMaker(const System& system, const Book& book, std::mt19937_64& random)
      : system_(system), book_(book), random_(random), of_variable_(system.variables.size()) {
    for (std::size_t i = 0; i < system.identities.size(); ++i) {
      for (const Term& term : system.identities[i].terms) {
        of_variable_[at(term.variable)].push_back(static_cast<int>(i));
      }
    }
  }

  // With at most so many figures that can be released.
  System part(std::size_t most_figures) {
    identities_.clear();
    variables_.clear();
    figures_ = 0;
    most_figures_ = most_figures;
    add(static_cast<int>(random_() % system_.identities.size()));
    for (std::size_t i = 0; i < identities_.size(); ++i) {
      std::vector<int> next;
      for (const Term& term : system_.identities[at(identities_[i])].terms) {
        const std::vector<int>& beside = of_variable_[at(term.variable)];
        next.insert(next.end(), beside.begin(), beside.end());
      }
      std::shuffle(next.begin(), next.end(), random_);
      for (const int identity : next) add(identity);
    }
    return made();
  }

 private:
  // Does nothing where it has too many figures.
  void add(int identity) {
    if (std::find(identities_.begin(), identities_.end(), identity) != identities_.end()) return;
    std::set<int> fresh;
    std::size_t figures = 0;
    for (const Term& term : system_.identities[at(identity)].terms) {
      if (variables_.contains(term.variable) || !fresh.insert(term.variable).second) continue;
      for (const int o : system_.observations[at(term.variable)]) {
        figures += book_.figures[at(o)].blank ? 0U : 1U;
      }
    }
    if (figures_ + figures > most_figures_) return;
    figures_ += figures;
    variables_.merge(fresh);
    identities_.push_back(identity);
  }

  System made() const {
    System part;
    std::vector<int> number(system_.variables.size(), -1);
    for (const int v : variables_) {
      number[at(v)] = static_cast<int>(part.variables.size());
      part.variables.push_back(system_.variables[at(v)]);
      part.non_negative.push_back(system_.non_negative[at(v)]);
      part.observations.push_back(system_.observations[at(v)]);
    }
    for (const int i : identities_) {
      Identity identity = system_.identities[at(i)];
      for (Term& term : identity.terms) term.variable = number[at(term.variable)];
      part.identities.push_back(std::move(identity));
    }
    return part;
  }

  const System& system_;
  const Book& book_;
  std::mt19937_64& random_;
  std::vector<std::vector<int>> of_variable_;
  std::vector<int> identities_;  // of the part
  std::set<int> variables_;      // of the part
  std::size_t figures_ = 0;
  std::size_t most_figures_ = 0;
};

// So many figures that all sets of `size` can be tried in seconds.
std::size_t figures_for(std::size_t size) {
  switch (size) {
    case 1:
      return 400;
    case 2:
      return 120;
    case 3:
      return 38;
    default:
      return 22;
  }
}

class Sampling {
 public:
  Sampling(const job::Checked& checked, const BruteForceOptions& options)
      : system_(checked.system), book_(checked.book), options_(options), random_(options.seed) {
    book_.doubts.clear();
  }

  BruteForce run() {
    if (options_.whole_book) {
      compare_whole_books();
    } else {
      compare_parts();
    }
    BruteForce result;
    result.differs = !differences_.empty() || contradicting_ == 0;
    result.report = report();
    return result;
  }

 private:
  void compare_whole_books() {
    for (const Plan& plan : plans_of(book_, options_.errors, options_.sample, options_.seed)) {
      if (plan.kind == Kind::sign) continue;  // other amounts below zero are another system
      compare(book_, system_, plan);
    }
  }

  // Rows that are missing explain what stands in tables, of which a part is none.
  void compare_parts() {
    Book book = book_;
    for (Table& table : book.tables) {
      for (Panel& panel : table.panels) panel.row_groups.clear();
    }
    PartMaker maker(system_, book, random_);
    for (std::size_t tries = 0; systems_ < options_.sample && tries < 20 * options_.sample;
         ++tries) {
      const Kind kind = all_kinds[at(static_cast<int>(random_() % all_kinds.size()))];
      const bool pairs = kind == Kind::cells_swapped;
      if (kind == Kind::sign || (pairs && options_.errors > 1)) continue;
      const System part = maker.part(figures_for(pairs ? 2 : at(options_.errors)));
      const Plan plan = plan_among(book, figures_of(part), kind, options_.errors, random_());
      if (!plan.mutations.empty()) compare(book, part, plan);
    }
  }

  std::vector<int> figures_of(const System& part) const {
    std::vector<int> figures;
    for (const std::vector<int>& observations : part.observations) {
      for (const int o : observations) {
        if (!book_.figures[at(o)].blank) figures.push_back(o);
      }
    }
    return figures;
  }

  void compare(Book book, const System& system, const Plan& plan) {
    for (const Mutation& mutation : plan.mutations) {
      Figure& figure = book.figures[at(mutation.figure)];
      figure.number = mutation.number;
      figure.printed = to_string(mutation.number);
      YIBEN_CHECK(set_intervals(figure));
    }
    const Compared compared = mutate::compare(book, system, static_cast<int>(plan.mutations.size()),
                                              !options_.whole_book);
    ++systems_;
    const std::size_t figures = figures_of(system).size();
    fewest_ = std::min(fewest_, figures);
    largest_ = std::max(largest_, figures);
    contradicting_ += compared.contradicts && !compared.gave_up ? 1 : 0;
    gave_up_ += compared.gave_up ? 1 : 0;
    as_printed_ += compared.as_printed ? 1 : 0;
    several_ += compared.sets > 1 ? 1 : 0;
    most_sets_ = std::max(most_sets_, compared.sets);
    questions_ += compared.questions;
    amounts_ += compared.amounts;
    if (compared.difference.empty()) return;
    std::vector<std::string> changes;
    for (const Mutation& mutation : plan.mutations) {
      changes.push_back(fmt::format("figure {} ({} instead of {})", mutation.figure,
                                    to_string(mutation.number),
                                    book_.figures[at(mutation.figure)].printed));
    }
    differences_.push_back(fmt::format("{}, {}: {}", name_of(plan.kind), fmt::join(changes, ", "),
                                       compared.difference));
  }

  std::string report() const {
    std::string out = fmt::format(
        "{} systems with {} at once, {} to {} figures; {} sets tried\n"
        "{} contradict themselves, {} of them with several explanations (at most {}), {} explained "
        "as printed\n"
        "{} ends of expected amounts tried\n"
        "{} where somebody gave up and said so\n"
        "{} differ\n",
        systems_, options_.errors == 1 ? "1 error" : fmt::format("{} errors", options_.errors),
        systems_ == 0 ? 0 : fewest_, largest_, questions_, contradicting_, several_, most_sets_,
        as_printed_, amounts_, gave_up_, differences_.size());
    for (const std::string& difference : differences_) out += "  " + difference + '\n';
    return out;
  }

  const System& system_;
  Book book_;
  const BruteForceOptions options_;
  std::mt19937_64 random_;
  std::size_t systems_ = 0;
  std::size_t fewest_ = std::numeric_limits<std::size_t>::max();
  std::size_t largest_ = 0;
  int contradicting_ = 0;
  int gave_up_ = 0;
  int as_printed_ = 0;
  int several_ = 0;
  std::size_t most_sets_ = 0;
  std::int64_t questions_ = 0;
  std::int64_t amounts_ = 0;
  std::vector<std::string> differences_;
};

}  // namespace

BruteForce compare_by_force(const job::Checked& checked, const BruteForceOptions& options) {
  return Sampling(checked, options).run();
}

}  // namespace yiben::mutate
