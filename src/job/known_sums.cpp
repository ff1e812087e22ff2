// Which printed figures make up which, by the identities of a book.
#include "job/known_sums.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>

namespace yiben::job {

namespace {

class SumsOfSystem {
 public:
  SumsOfSystem(const Book& book, const System& system) : book_(book), system_(system) {}

  std::vector<PrintedSum> sums() && {
    for (const Identity& identity : system_.identities) {
      if (!identity.assumed && identity.basis != Basis::balance) add(identity);
    }
    const auto shorter = [](const PrintedSum& a, const PrintedSum& b) {
      return a.parts.size() < b.parts.size();
    };
    std::stable_sort(within_.begin(), within_.end(), shorter);
    std::stable_sort(across_.begin(), across_.end(), shorter);
    std::vector<PrintedSum> sums = std::move(within_);
    for (const std::vector<int>& alike : system_.observations) add_alike(alike, sums);
    sums.insert(sums.end(), across_.begin(), across_.end());
    return sums;
  }

 private:
  const Figure& figure(int index) const { return book_.figures[static_cast<std::size_t>(index)]; }

  const std::vector<int>& observations(int variable) const {
    return system_.observations[static_cast<std::size_t>(variable)];
  }

  void add(const Identity& identity) {
    const auto whole = std::find_if(identity.terms.begin(), identity.terms.end(),
                                    [](const Term& term) { return term.coefficient == 1; });
    std::vector<int> parts;
    for (const Term& term : identity.terms) {
      if (term.coefficient == -1) parts.push_back(term.variable);
    }
    const bool is_sum = whole != identity.terms.end() && !parts.empty() &&
                        parts.size() + 1 == identity.terms.size();
    if (!is_sum) return;
    for (const int total : observations(whole->variable)) {
      std::vector<int> there = figures_of(parts, figure(total).table, total);
      if (!there.empty()) {
        within_.push_back({total, std::move(there)});
      } else {
        add_across(total, parts);
      }
    }
  }

  // All parts in one other table.
  void add_across(int total, const std::vector<int>& parts) {
    for (const int first : observations(parts.front())) {
      std::vector<int> there = figures_of(parts, figure(first).table, total);
      if (!there.empty()) across_.push_back({total, std::move(there)});
    }
  }

  // What the table prints of each of them, nearest to `total` where it prints one several times;
  // empty where it lacks one.
  std::vector<int> figures_of(const std::vector<int>& variables, int table, int total) const {
    std::vector<int> figures;
    for (const int variable : variables) {
      std::optional<int> nearest;
      for (const int one : observations(variable)) {
        if (figure(one).table != table || one == total) continue;
        if (!nearest || distance(one, total) < distance(*nearest, total)) nearest = one;
      }
      if (!nearest) return {};
      figures.push_back(*nearest);
    }
    // In the order in which they are printed, so that squares side by side make one run.
    std::sort(figures.begin(), figures.end());
    return figures;
  }

  // Squares of one row or column are nearer than any others.
  int distance(int one, int other) const {
    const Place& a = figure(one).place;
    const Place& b = figure(other).place;
    const int rows = std::abs(a.row - b.row);
    const int columns = std::abs(a.column - b.column);
    return rows == 0 || columns == 0 ? rows + columns : limits::max_grid_rows + rows + columns;
  }

  // The same amount in other tables, in the order of the book.
  void add_alike(const std::vector<int>& alike, std::vector<PrintedSum>& sums) const {
    for (const int total : alike) {
      for (const int other : alike) {
        if (figure(other).table != figure(total).table) sums.push_back({total, {other}});
      }
    }
  }

  const Book& book_;
  const System& system_;
  std::vector<PrintedSum> within_;
  std::vector<PrintedSum> across_;
};

}  // namespace

std::vector<PrintedSum> known_sums(const Book& book, const System& system) {
  return SumsOfSystem(book, system).sums();
}

}  // namespace yiben::job
