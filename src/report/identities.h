// Which sums a figure stands in: looked up once for all figures of a book.
#pragma once

#include <string_view>
#include <vector>

#include "job/job.h"

namespace yiben::report {

class Identities {
 public:
  // `checked` must outlive this.
  explicit Identities(const job::Checked& checked);

  // The amount that a figure observes; figures of one amount are printings of the same. -1 where
  // the figure takes no part in the proof.
  int variable_of(int figure) const { return variable_of_[static_cast<std::size_t>(figure)]; }

  // Indices into System::identities: those in which the amount stands and of which something is
  // printed besides it. Fully printed ones first, then the shorter.
  const std::vector<int>& of(int variable) const {
    return of_variable_[static_cast<std::size_t>(variable)];
  }

  // The figures in which an amount is printed, those that are not blank first.
  std::vector<int> printings_of(int variable) const;

  const System& system() const { return checked_.system; }

 private:
  bool is_printed(int variable) const;
  const job::Checked& checked_;
  std::vector<int> variable_of_;
  std::vector<std::vector<int>> of_variable_;
};

// An identity as people write it: factors are positive on both sides, and the side with fewer
// amounts, the whole, stands on the left.
struct Equation {
  std::vector<Term> left;
  std::vector<Term> right;
};
Equation equation_of(const Identity& identity);

// What an identity rests on, in words.
std::string_view basis_in_words(Basis basis, bool chinese);

// The same as a word for programs: "column-group".
std::string_view name_of(Basis basis);

}  // namespace yiben::report
