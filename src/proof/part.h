// Internal to proof: parts of a system, and the linear program over one.
#pragma once

#include <utility>
#include <vector>

#include "proof/lp.h"

namespace yiben::proof {

// Some identities and the variables in them.
struct Program::Part {
  std::vector<int> identities;
  std::vector<char> holds_identity;
  std::vector<int> variables;
  std::vector<char> holds_variable;
};

class Program::Lp : public LinearProgram {
 public:
  Lp(const Program& program, const std::vector<int>& identities) : identities_(identities) {
    column_.assign(program.system_.variables.size(), -1);
    std::vector<std::pair<int, int>> terms;
    for (const int i : identities) {
      terms.clear();
      for (const Term& term : program.system_.identities[static_cast<std::size_t>(i)].terms) {
        const auto v = static_cast<std::size_t>(term.variable);
        if (column_[v] < 0) {
          column_[v] = add_variable(program.start_[v], program.bounds_.of[v]);
          variables_.push_back(term.variable);
        }
        terms.emplace_back(column_[v], term.coefficient);
      }
      add_row(terms, program.sum_of(i));
    }
    finish();
  }

  // Adds the deviations found to `amounts`.
  void store(std::vector<Fen>& amounts, bool whole_programming) const {
    for (const int v : variables_) {
      const auto index = static_cast<std::size_t>(v);
      amounts[index] += deviation(column_[index], whole_programming);
    }
  }

  int column_of(int variable) const { return column_[static_cast<std::size_t>(variable)]; }

  // Identity and multiplier, after `missed`.
  std::vector<std::pair<int, double>> worths() const {
    std::vector<std::pair<int, double>> worths = duals();
    for (auto& [row, dual] : worths) row = identities_[static_cast<std::size_t>(row)];
    return worths;
  }

 private:
  const std::vector<int>& identities_;
  std::vector<int> column_;  // per variable, -1 where no identity holds it
  std::vector<int> variables_;
};

}  // namespace yiben::proof
