// write/xlsx: the sums of tables as formulas.
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

// The cells of all tables are numbered one behind the other.
class Sums {
 public:
  explicit Sums(const std::vector<Squares>& tables) : tables_(tables) {
    for (std::size_t t = 0; t < tables.size(); ++t) {
      first_.push_back(table_.size());
      table_.insert(table_.end(), tables[t].grid->cells().size(), t);
    }
    terms_.resize(table_.size());
    errors_.resize(table_.size(), 0);
  }

  std::vector<std::vector<std::string>> formulas() && {
    std::vector<std::vector<std::string>> formulas;
    for (const Squares& table : tables_) formulas.emplace_back(table.grid->cells().size());
    for (std::size_t i = 0; i < terms_.size(); ++i) terms_[i] = terms_of(i);
    for (const std::size_t cell : parts_first()) {
      if (!adds_up(cell)) continue;
      std::string formula = formula_of(cell);
      if (formula.size() <= kMaxFormulaBytes) {
        formulas[table_[cell]][cell - first_[table_[cell]]] = std::move(formula);
      } else {
        errors_[cell] = 0;
      }
    }
    return formulas;
  }

 private:
  const Squares& table_of(std::size_t cell) const { return tables_[table_[cell]]; }
  const Cell& cell_of(std::size_t cell) const {
    return table_of(cell).grid->cells()[cell - first_[table_[cell]]];
  }
  const std::optional<PrintedNumber>& number_of(std::size_t cell) const {
    return table_of(cell).numbers[cell - first_[table_[cell]]];
  }

  // The cells that `cell` adds up; empty where it adds up nothing or what is no number.
  std::vector<Term> terms_of(std::size_t cell) const {
    const Cell& total = cell_of(cell);
    if (total.sum.empty() || !number_of(cell) || number_of(cell)->percent) return {};
    std::vector<Term> terms;
    for (const SumTerm& term : total.sum) {
      const std::size_t table = term.grid < 0 ? table_[cell] : static_cast<std::size_t>(term.grid);
      if (table >= tables_.size() || (term.sign != 1 && term.sign != -1)) return {};
      const Grid& grid = *tables_[table].grid;
      const Cell* part = grid.at(term.row, term.column);
      if (part == nullptr) return {};
      const std::size_t index =
          first_[table] + static_cast<std::size_t>(part - grid.cells().data());
      const bool is_number = number_of(index) && !number_of(index)->percent;
      if (!is_number && !part->text.empty()) return {};
      terms.push_back({index, term.sign});
    }
    return terms;
  }

  // The cells with terms, each behind those that it adds up. Of a circle those that refer to other
  // sheets become numbers; what is a circle even so is left out.
  std::vector<std::size_t> parts_first() {
    const std::vector<std::size_t> order = in_order();
    const auto with_terms = std::count_if(terms_.begin(), terms_.end(),
                                          [](const auto& terms) { return !terms.empty(); });
    if (order.size() == static_cast<std::size_t>(with_terms)) return order;
    std::vector<bool> ordered(terms_.size(), false);
    for (const std::size_t cell : order) ordered[cell] = true;
    for (std::size_t cell = 0; cell < terms_.size(); ++cell) {
      const bool leaves =
          std::any_of(terms_[cell].begin(), terms_[cell].end(),
                      [&](const Term& term) { return table_[term.cell] != table_[cell]; });
      if (!ordered[cell] && leaves) terms_[cell].clear();
    }
    return in_order();
  }

  std::vector<std::size_t> in_order() const {
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
    int decimals = number_of(cell)->decimals;
    for (const Term& term : terms_[cell]) {
      if (number_of(term.cell)) decimals = std::max(decimals, number_of(term.cell)->decimals);
    }
    WideFen sum = 0;
    WideFen size = 0;
    WideFen error = 0;
    for (const Term& term : terms_[cell]) {
      if (!number_of(term.cell)) continue;
      const WideFen scale = power_of_ten(decimals - number_of(term.cell)->decimals);
      const WideFen amount = number_of(term.cell)->digits * scale;
      sum += amount * term.sign;
      size += absolute(amount);
      error += errors_[term.cell] * scale;
      if (size >= kMaxError || error >= kMaxError) return false;
    }
    const WideFen total =
        number_of(cell)->digits * power_of_ten(decimals - number_of(cell)->decimals);
    if (sum != total) return false;
    error += size * static_cast<WideFen>(terms_[cell].size() + 1);
    if (error >= kMaxError) return false;
    errors_[cell] = error / power_of_ten(decimals - number_of(cell)->decimals) + 1;
    return true;
  }

  std::string square(std::size_t index) const {
    const Cell& cell = cell_of(index);
    std::array<char, LXW_MAX_CELL_NAME_LENGTH> name{};
    lxw_rowcol_to_cell(name.data(), static_cast<lxw_row_t>(table_of(index).first_row + cell.row),
                       static_cast<lxw_col_t>(cell.column));
    return name.data();
  }

  // "'收入总表'!", before squares of another sheet than that of `cell`. Names hold no apostrophe.
  std::string sheet_of(std::size_t part, std::size_t cell) const {
    return table_[part] == table_[cell] ? "" : "'" + table_of(part).sheet + "'!";
  }

  // The number of terms from `from` that lie side by side: below each other when `down`.
  std::size_t run(const std::vector<Term>& terms, std::size_t from, bool down) const {
    std::size_t end = from + 1;
    for (; end < terms.size() && terms[end].sign == terms[from].sign; ++end) {
      if (table_[terms[end].cell] != table_[terms[from].cell]) break;
      const Cell& before = cell_of(terms[end - 1].cell);
      const Cell& here = cell_of(terms[end].cell);
      if (here.row != before.row + (down ? 1 : 0)) break;
      if (here.column != before.column + (down ? 0 : 1)) break;
    }
    return end - from;
  }

  std::string formula_of(std::size_t cell) const {
    const std::vector<Term>& terms = terms_[cell];
    std::string out;
    for (std::size_t at = 0; at < terms.size() && out.size() <= kMaxFormulaBytes;) {
      const std::size_t length = std::max(run(terms, at, true), run(terms, at, false));
      if (terms[at].sign < 0) {
        out += '-';
      } else if (!out.empty()) {
        out += '+';
      }
      if (length >= kMinRun) {
        out += "SUM(" + sheet_of(terms[at].cell, cell) + square(terms[at].cell) + ":" +
               square(terms[at + length - 1].cell) + ")";
        at += length;
      } else {
        out += sheet_of(terms[at].cell, cell) + square(terms[at].cell);
        ++at;
      }
    }
    return out;
  }

  const std::vector<Squares>& tables_;
  std::vector<std::size_t> first_;  // per table: the number of its first cell
  std::vector<std::size_t> table_;  // per cell
  std::vector<std::vector<Term>> terms_;
  std::vector<WideFen> errors_;  // of the binary fraction that each formula gives
};

}  // namespace

std::vector<std::vector<std::string>> sum_formulas(const std::vector<Squares>& tables) {
  return Sums(tables).formulas();
}

}  // namespace yiben::write::workbook
