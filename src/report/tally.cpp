// Counting over a book.
#include "report/tally.h"

#include <algorithm>

namespace yiben::report {

std::size_t constrained_figures(const job::Checked& checked) {
  const std::vector<bool>& constrained = checked.proof.constrained;
  const std::vector<Figure>& figures = checked.book.figures;
  std::size_t count = 0;
  for (std::size_t i = 0; i < figures.size() && i < constrained.size(); ++i) {
    if (constrained[i] && !figures[i].blank) ++count;
  }
  return count;
}

std::vector<std::size_t> printed_figures_by_table(const Book& book) {
  std::vector<std::size_t> counts(book.tables.size());
  for (const Figure& figure : book.figures) {
    if (!figure.blank) ++counts[static_cast<std::size_t>(figure.table)];
  }
  return counts;
}

std::size_t repaired_tables(const Book& book) {
  return static_cast<std::size_t>(
      std::count_if(book.tables.begin(), book.tables.end(),
                    [](const Table& table) { return !table.repairs.empty(); }));
}

}  // namespace yiben::report
