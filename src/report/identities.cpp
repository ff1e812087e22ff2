// From figures to identities, and what these are called.
#include "report/identities.h"

#include <algorithm>
#include <tuple>

#include "report/words.h"

namespace yiben::report {

Identities::Identities(const job::Checked& checked) : checked_(checked) {
  const System& system = checked.system;
  variable_of_.resize(checked.book.figures.size(), -1);
  of_variable_.resize(system.variables.size());
  for (std::size_t v = 0; v < system.observations.size(); ++v) {
    for (const int figure : system.observations[v]) {
      variable_of_[static_cast<std::size_t>(figure)] = static_cast<int>(v);
    }
  }
  std::vector<std::size_t> hidden(system.identities.size());
  for (std::size_t i = 0; i < system.identities.size(); ++i) {
    const std::vector<Term>& terms = system.identities[i].terms;
    hidden[i] = static_cast<std::size_t>(std::count_if(
        terms.begin(), terms.end(), [&](const Term& term) { return !is_printed(term.variable); }));
    // With one printed amount it says nothing that a reader could compare.
    if (terms.size() < hidden[i] + 2) continue;
    for (const Term& term : terms) {
      of_variable_[static_cast<std::size_t>(term.variable)].push_back(static_cast<int>(i));
    }
  }
  for (std::vector<int>& identities : of_variable_) {
    std::stable_sort(identities.begin(), identities.end(), [&](int a, int b) {
      const auto key = [&](int index) {
        const auto i = static_cast<std::size_t>(index);
        return std::tuple(hidden[i], system.identities[i].terms.size());
      };
      return key(a) < key(b);
    });
  }
}

bool Identities::is_printed(int variable) const {
  return !checked_.system.observations[static_cast<std::size_t>(variable)].empty();
}

std::vector<int> Identities::printings_of(int variable) const {
  std::vector<int> figures = checked_.system.observations[static_cast<std::size_t>(variable)];
  std::stable_partition(figures.begin(), figures.end(), [&](int figure) {
    return !checked_.book.figures[static_cast<std::size_t>(figure)].blank;
  });
  return figures;
}

Equation equation_of(const Identity& identity) {
  Equation equation;
  for (const Term& term : identity.terms) {
    const bool on_left = term.coefficient > 0;
    (on_left ? equation.left : equation.right)
        .push_back({term.variable, on_left ? term.coefficient : -term.coefficient});
  }
  if (equation.left.size() > equation.right.size()) std::swap(equation.left, equation.right);
  return equation;
}

std::string_view basis_in_words(Basis basis, bool chinese) {
  switch (basis) {
    case Basis::column_group:
      return word(Word::basis_column_group, chinese);
    case Basis::row_group:
      return word(Word::basis_row_group, chinese);
    case Basis::cube_split:
      return word(Word::basis_cube_split, chinese);
    case Basis::balance:
      return word(Word::basis_balance, chinese);
  }
  return "";
}

std::string_view name_of(Basis basis) {
  switch (basis) {
    case Basis::column_group:
      return "column-group";
    case Basis::row_group:
      return "row-group";
    case Basis::cube_split:
      return "cube-split";
    case Basis::balance:
      return "balance";
  }
  return "";
}

}  // namespace yiben::report
