// write/xlsx: the sums of a table as formulas.
#include "write/xlsx/formula.h"

#include <xlsxwriter/utility.h>

#include <algorithm>
#include <array>
#include <cstddef>

#include "money/money.h"

namespace yiben::write::workbook {

namespace {

// A table program takes 8,192 characters.
constexpr std::size_t kMaxFormulaBytes = 8'000;
// Shorter runs read better as B5+B6.
constexpr int kMinRun = 3;
// Each rounding of a binary fraction is off by at most 2^-53 of its value; errors are counted in
// these parts of the last printed place and must stay below a quarter of it, 2^51 of them.
constexpr WideFen kMaxError = WideFen{1} << 51;

WideFen power_of_ten(int exponent) {
  WideFen power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

WideFen absolute(WideFen value) {
  return value < 0 ? -value : value;
}

struct Term {
  std::size_t cell = 0;
  int sign = 1;
};

class Sums {
 public:
  Sums(const Grid& grid, const std::vector<std::optional<PrintedNumber>>& numbers, int first_row)
      : grid_(grid),
        numbers_(numbers),
        first_row_(first_row),
        terms_(grid.cells().size()),
        errors_(grid.cells().size(), 0),
        formulas_(grid.cells().size()) {}

  std::vector<std::string> formulas() && {
    for (std::size_t i = 0; i < terms_.size(); ++i) terms_[i] = terms_of(i);
    for (const std::size_t cell : parts_first()) {
      if (!adds_up(cell)) continue;
      std::string formula = formula_of(terms_[cell]);
      if (formula.size() <= kMaxFormulaBytes) {
        formulas_[cell] = std::move(formula);
      } else {
        errors_[cell] = 0;
      }
    }
    return std::move(formulas_);
  }

 private:
  // The cells that `cell` adds up; empty where it adds up nothing or what is no number.
  std::vector<Term> terms_of(std::size_t cell) const {
    const Cell& total = grid_.cells()[cell];
    if (total.sum.empty() || !numbers_[cell] || numbers_[cell]->percent) return {};
    std::vector<Term> terms;
    for (const SumTerm& term : total.sum) {
      const Cell* part = grid_.at(term.row, term.column);
      if (part == nullptr || (term.sign != 1 && term.sign != -1)) return {};
      const auto index = static_cast<std::size_t>(part - grid_.cells().data());
      const bool is_number = numbers_[index] && !numbers_[index]->percent;
      if (!is_number && !part->text.empty()) return {};
      terms.push_back({index, term.sign});
    }
    return terms;
  }

  // The cells with terms, each behind those that it adds up; cells of a circle are left out.
  std::vector<std::size_t> parts_first() const {
    std::vector<std::size_t> waits(terms_.size(), 0);
    std::vector<std::vector<std::size_t>> users(terms_.size());
    for (std::size_t cell = 0; cell < terms_.size(); ++cell) {
      for (const Term& term : terms_[cell]) {
        if (terms_[term.cell].empty()) continue;
        ++waits[cell];
        users[term.cell].push_back(cell);
      }
    }
    std::vector<std::size_t> order;
    for (std::size_t cell = 0; cell < terms_.size(); ++cell) {
      if (!terms_[cell].empty() && waits[cell] == 0) order.push_back(cell);
    }
    for (std::size_t next = 0; next < order.size(); ++next) {
      for (const std::size_t user : users[order[next]]) {
        if (--waits[user] == 0) order.push_back(user);
      }
    }
    return order;
  }

  bool adds_up(std::size_t cell) {
    int decimals = numbers_[cell]->decimals;
    for (const Term& term : terms_[cell]) {
      if (numbers_[term.cell]) decimals = std::max(decimals, numbers_[term.cell]->decimals);
    }
    WideFen sum = 0;
    WideFen size = 0;
    WideFen error = 0;
    for (const Term& term : terms_[cell]) {
      if (!numbers_[term.cell]) continue;
      const WideFen scale = power_of_ten(decimals - numbers_[term.cell]->decimals);
      const WideFen amount = numbers_[term.cell]->digits * scale;
      sum += amount * term.sign;
      size += absolute(amount);
      error += errors_[term.cell] * scale;
      if (size >= kMaxError || error >= kMaxError) return false;
    }
    const WideFen total =
        numbers_[cell]->digits * power_of_ten(decimals - numbers_[cell]->decimals);
    if (sum != total) return false;
    error += size * static_cast<WideFen>(terms_[cell].size() + 1);
    if (error >= kMaxError) return false;
    errors_[cell] = error / power_of_ten(decimals - numbers_[cell]->decimals) + 1;
    return true;
  }

  std::string square(const Term& term) const {
    const Cell& cell = grid_.cells()[term.cell];
    std::array<char, LXW_MAX_CELL_NAME_LENGTH> name{};
    lxw_rowcol_to_cell(name.data(), static_cast<lxw_row_t>(first_row_ + cell.row),
                       static_cast<lxw_col_t>(cell.column));
    return name.data();
  }

  // The number of terms from `from` that lie side by side: below each other when `down`.
  std::size_t run(const std::vector<Term>& terms, std::size_t from, bool down) const {
    std::size_t end = from + 1;
    for (; end < terms.size() && terms[end].sign == terms[from].sign; ++end) {
      const Cell& before = grid_.cells()[terms[end - 1].cell];
      const Cell& here = grid_.cells()[terms[end].cell];
      if (here.row != before.row + (down ? 1 : 0)) break;
      if (here.column != before.column + (down ? 0 : 1)) break;
    }
    return end - from;
  }

  std::string formula_of(const std::vector<Term>& terms) const {
    std::string out;
    for (std::size_t at = 0; at < terms.size() && out.size() <= kMaxFormulaBytes;) {
      const std::size_t length = std::max(run(terms, at, true), run(terms, at, false));
      if (terms[at].sign < 0) {
        out += '-';
      } else if (!out.empty()) {
        out += '+';
      }
      if (length >= kMinRun) {
        out += "SUM(" + square(terms[at]) + ":" + square(terms[at + length - 1]) + ")";
        at += length;
      } else {
        out += square(terms[at++]);
      }
    }
    return out;
  }

  const Grid& grid_;
  const std::vector<std::optional<PrintedNumber>>& numbers_;
  int first_row_;
  std::vector<std::vector<Term>> terms_;
  std::vector<WideFen> errors_;  // of the binary fraction that each formula gives
  std::vector<std::string> formulas_;
};

}  // namespace

std::vector<std::string> sum_formulas(const Grid& grid,
                                      const std::vector<std::optional<PrintedNumber>>& numbers,
                                      int first_row) {
  return Sums(grid, numbers, first_row).formulas();
}

}  // namespace yiben::write::workbook
