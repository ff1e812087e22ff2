// Percentages of a table that are not what the amounts of their rows give.
//
// Of what a column of percentages is, its numbers tell better than its head: where several rows
// print exactly what one amount is of another, or by how much one is more, that is what all of them
// mean. A row that prints something else is wrong, unless other amounts of the table give it: the
// share of a part in its own whole stands below shares of everything.
#include "rules/predicates.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "money/money.h"
#include "text/text.h"

namespace yiben::rules {
namespace {

constexpr int most_columns = 40;
constexpr int most_rows = 600;
// What rows must show together: a percentage of three digits shows more than one of two.
constexpr int least_weight = 4;
constexpr std::size_t fits_for_one_that_fails = 3;

struct Percentage {
  const TextCell* cell = nullptr;
  Number number;
};

// Digits apart may be of two cells, or of one that the page cuts.
bool is_broken(const std::string& printed) {
  return without_spaces(printed).size() != text::trim(printed).size();
}

// "8.32", "8.32%", "-5.88％"; nothing for words. Without the sign below a head that speaks of
// percentages only.
std::optional<Number> percentage_in(const TextCell& cell, const std::vector<std::string>& heads) {
  std::string folded = text::fold(cell.printed);
  const bool has_sign = folded.ends_with('%');
  if (has_sign) folded.pop_back();
  if (is_broken(cell.printed)) return std::nullopt;
  if (!has_sign && !contains_any(text::fold(cell.column), heads)) return std::nullopt;
  const CellValue value = parse_cell(folded);
  if (value.kind != CellKind::number) return std::nullopt;
  return value.number;
}

// 100 % fits every whole of itself, and few digits fit by chance.
int weight_of(const Number& number) {
  const std::int64_t digits = std::abs(number.digits);
  std::int64_t all = 100;
  for (int i = 0; i < number.decimals; ++i) all *= 10;
  if (digits == all || digits < 10) return 0;
  return digits < 100 ? 1 : 2;
}

// What a column of percentages may say of the amounts in a row.
struct Formula {
  enum Kind { quotient, growth, share } kind = quotient;
  int amount = 0;  // column
  int other = 0;   // column; of a share the row of the whole

  bool operator==(const Formula&) const = default;
};

// The amounts of one panel.
class Amounts {
 public:
  void add(const Figure& figure) {
    if (!figure.blank) figures_[{figure.row, figure.column}] = &figure;
    columns_ = std::max(columns_, figure.column + 1);
    rows_ = std::max(rows_, figure.row + 1);
  }

  int columns() const { return columns_; }
  int rows() const { return rows_; }

  std::vector<const Figure*> figures(const Formula& formula, int row) const {
    const Figure* amount = at(row, formula.amount);
    const Figure* other =
        formula.kind == Formula::share ? at(formula.other, formula.amount) : at(row, formula.other);
    if (amount == nullptr || other == nullptr) return {};
    return {amount, other};
  }

  // Nothing where it has no meaning, as for what came from nothing.
  std::optional<Ratio> ratio(const Formula& formula, int row) const {
    const auto both = figures(formula, row);
    if (both.empty()) return std::nullopt;
    const Interval amount = amount_of(*both.front());
    const Interval other = amount_of(*both.back());
    if (formula.kind == Formula::growth) return growth_from_last(amount, other);
    return Ratio{amount, other};
  }

  // Of growth: 1 where it is more than before, -1 where it is less; 0 where that is not sure.
  int direction(const Formula& formula, int row) const {
    const auto both = figures(formula, row);
    if (formula.kind != Formula::growth || both.empty()) return 0;
    const Interval now = amount_of(*both.front());
    const Interval before = amount_of(*both.back());
    if (now.low > before.high) return 1;
    return now.high < before.low ? -1 : 0;
  }

 private:
  // A printed zero is nothing.
  static const Interval& amount_of(const Figure& figure) {
    return figure.number.digits == 0 ? figure.likely : figure.interval;
  }

  const Figure* at(int row, int column) const {
    const auto found = figures_.find({row, column});
    return found == figures_.end() ? nullptr : found->second;
  }

  std::map<std::pair<int, int>, const Figure*> figures_;
  int columns_ = 0, rows_ = 0;
};

// One column of percentages beside the amounts of its panel.
class PercentageColumn {
 public:
  PercentageColumn(const Amounts& amounts, std::vector<Percentage> printed)
      : amounts_(amounts), printed_(std::move(printed)) {
    add_formulas();
  }

  struct Wrong {
    Percentage percentage;
    Formula formula;
  };

  std::vector<Wrong> wrong() const {
    const std::optional<Formula> meant = formula();
    if (!meant) return {};
    const bool with_signs = prints_falls(*meant);
    std::vector<Wrong> wrong;
    std::size_t fits = 0, fits_otherwise = 0;
    for (const Percentage& one : printed_) {
      const auto match = match_of(*meant, one, with_signs);
      if (!match) continue;
      if (*match != Match::differs) {
        ++fits;
      } else if (is_given_otherwise(one)) {
        ++fits_otherwise;
      } else {
        wrong.push_back({one, *meant});
      }
    }
    const bool is_sure =
        fits >= fits_for_one_that_fails * wrong.size() && fits >= fits_otherwise + wrong.size();
    return is_sure ? wrong : std::vector<Wrong>();
  }

 private:
  void add_formulas() {
    for (int a = 0; a < amounts_.columns(); ++a) {
      for (int b = 0; b < amounts_.columns(); ++b) {
        if (a == b) continue;
        formulas_.push_back({Formula::quotient, a, b});
        formulas_.push_back({Formula::growth, a, b});
      }
      for (int row = 0; row < amounts_.rows(); ++row) {
        formulas_.push_back({Formula::share, a, row});
      }
    }
  }

  // The one that the most rows bear out; nothing where none is sure.
  std::optional<Formula> formula() const {
    std::optional<Formula> best;
    int most = least_weight - 1;
    for (const Formula& formula : formulas_) {
      // An account and the only one below it print the same.
      std::set<Number> shown;
      int weight = 0;
      for (const Percentage& one : printed_) {
        const auto match = match_of(formula, one, false);
        const bool fits = match == Match::fits || match == Match::cut_off;
        if (fits && shown.insert(one.number).second) weight += weight_of(one.number);
      }
      if (weight <= most) continue;
      most = weight;
      best = formula;
    }
    return best;
  }

  std::optional<Match> match_of(const Formula& formula, const Percentage& one,
                                bool with_signs) const {
    const int row = one.cell->row;
    const auto ratio = amounts_.ratio(formula, row);
    const auto match = ratio ? compare(one.number, *ratio) : std::nullopt;
    const int printed = one.number.digits < 0 ? -1 : 1;
    const bool turned =
        with_signs && one.number.digits != 0 && amounts_.direction(formula, row) == -printed;
    return match && turned ? Match::differs : match;
  }

  // Some columns print how much it is less without a sign.
  bool prints_falls(const Formula& formula) const {
    return std::any_of(printed_.begin(), printed_.end(), [&](const Percentage& one) {
      return one.number.digits < 0 && amounts_.direction(formula, one.cell->row) < 0 &&
             match_of(formula, one, false) != Match::differs;
    });
  }

  bool is_given_otherwise(const Percentage& one) const {
    return std::any_of(formulas_.begin(), formulas_.end(), [&](const Formula& formula) {
      const auto match = match_of(formula, one, formula.kind == Formula::growth);
      return match && *match != Match::differs;
    });
  }

  const Amounts& amounts_;
  std::vector<Percentage> printed_;
  std::vector<Formula> formulas_;
};

std::string arithmetic(const Amounts& amounts, const PercentageColumn::Wrong& wrong) {
  const int row = wrong.percentage.cell->row;
  const auto both = amounts.figures(wrong.formula, row);
  const std::string& amount = both.front()->printed;
  const std::string& other = both.back()->printed;
  const std::string sign = amounts.direction(wrong.formula, row) < 0 ? "-" : "";
  const std::string result =
      sign + percentage(*amounts.ratio(wrong.formula, row), wrong.percentage.number.decimals);
  return wrong.formula.kind == Formula::growth
             ? "(" + amount + " − " + other + ") ÷ " + other + " = " + result
             : amount + " ÷ " + other + " = " + result;
}

Finding finding_of(const Context& context, const Table& table, const Amounts& amounts,
                   const PercentageColumn::Wrong& wrong) {
  const TextCell& cell = *wrong.percentage.cell;
  const Panel& panel = table.panels[static_cast<std::size_t>(cell.panel)];
  Finding finding = context.finding();
  finding.operands = {{"row", row_name(panel.rows[static_cast<std::size_t>(cell.row)])},
                      {"column", cell.column},
                      {"printed", cell.printed},
                      {"arithmetic", arithmetic(amounts, wrong)}};
  finding.evidence = {{cell.printed, cell.place}};
  for (const Figure* figure : amounts.figures(wrong.formula, cell.row)) {
    finding.evidence.push_back({figure->printed, figure->place});
  }
  return finding;
}

// Cells whose characters may have been read wrongly.
std::set<Place> unsure_cells(const Context& context) {
  std::set<Place> unsure;
  for_each_grid(context, [&](const Grid& grid) {
    for (const Cell& cell : grid.cells()) {
      if (!cell.is_sure()) unsure.insert(cell.place);
    }
  });
  return unsure;
}

}  // namespace

Findings table_percentages(const Context& context) {
  const std::set<Place> unsure = unsure_cells(context);
  std::map<std::pair<int, int>, Amounts> panels;
  for (const Figure& figure : context.book.figures) {
    const bool is_sure = !unsure.contains(figure.place) && !is_broken(figure.printed);
    if (is_sure) panels[{figure.table, figure.panel}].add(figure);
  }
  Findings findings;
  for (std::size_t t = 0; t < context.book.tables.size(); ++t) {
    const Table& table = context.book.tables[t];
    std::map<std::tuple<int, std::string, int>, std::vector<Percentage>> columns;
    for (const TextCell& cell : table.texts) {
      const auto number = percentage_in(cell, context.words("heads"));
      if (!number || unsure.contains(cell.place)) continue;
      columns[{cell.panel, cell.column, cell.place.column}].push_back({&cell, *number});
    }
    for (auto& [key, printed] : columns) {
      const Amounts& amounts = panels[{static_cast<int>(t), std::get<0>(key)}];
      if (amounts.columns() > most_columns || amounts.rows() > most_rows) continue;
      for (const auto& wrong : PercentageColumn(amounts, std::move(printed)).wrong()) {
        findings.push_back(finding_of(context, table, amounts, wrong));
      }
    }
  }
  return findings;
}

}  // namespace yiben::rules
