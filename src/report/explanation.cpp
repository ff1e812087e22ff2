// Looks up what a figure has to do with the others. Sums are compared in integers.
#include "report/explanation.h"

#include <algorithm>

namespace yiben::report {
namespace {

// Printed sums of one side, and the amounts that they stand for.
struct Side {
  WideFen printed = 0;
  WideFen low = 0;
  WideFen high = 0;
};

class Explainer {
 public:
  Explainer(const job::Checked& checked, const Identities& identities, int figure)
      : checked_(checked), identities_(identities), figure_(figure) {}

  Explanation run() {
    Explanation out{.figure = figure_};
    const int variable = identities_.variable_of(figure_);
    if (variable < 0) return out;
    out.selection = selection_of(variable);
    out.same = identities_.printings_of(variable);
    std::erase(out.same, figure_);
    for (const int index : identities_.of(variable)) {
      const Identity& identity = checked_.system.identities[static_cast<std::size_t>(index)];
      const Equation equation = equation_of(identity);
      ExplainedSum sum{.basis = identity.basis,
                       .assumed = identity.assumed,
                       .left = operands(equation.left),
                       .right = operands(equation.right)};
      compare(sum);
      out.sums.push_back(std::move(sum));
    }
    return out;
  }

 private:
  const Figure& figure_at(int index) const {
    return checked_.book.figures[static_cast<std::size_t>(index)];
  }

  std::string selection_of(int variable) const {
    return checked_.book.cube.describe(
        checked_.system.variables[static_cast<std::size_t>(variable)]);
  }

  // Itself, else one in its table, else the first.
  int nearest_printing(int variable) const {
    if (variable == identities_.variable_of(figure_)) return figure_;
    const std::vector<int> printings = identities_.printings_of(variable);
    if (printings.empty()) return -1;
    const auto same_table = std::find_if(printings.begin(), printings.end(), [&](int printing) {
      return figure_at(printing).table == figure_at(figure_).table;
    });
    return same_table == printings.end() ? printings.front() : *same_table;
  }

  std::vector<Operand> operands(const std::vector<Term>& terms) const {
    std::vector<Operand> out;
    for (const Term& term : terms) {
      out.push_back({.factor = term.coefficient,
                     .figure = nearest_printing(term.variable),
                     .selection = selection_of(term.variable)});
    }
    return out;
  }

  std::optional<Side> side_of(const std::vector<Operand>& operands) const {
    Side side;
    for (const Operand& operand : operands) {
      if (operand.figure < 0) return std::nullopt;
      const Figure& figure = figure_at(operand.figure);
      side.printed += WideFen{operand.factor} * fen_of(figure.number, figure.unit).value_or(0);
      side.low += WideFen{operand.factor} * figure.likely.low;
      side.high += WideFen{operand.factor} * figure.likely.high;
    }
    return side;
  }

  void compare(ExplainedSum& sum) const {
    const auto left = side_of(sum.left);
    const auto right = side_of(sum.right);
    if (!left || !right) return;
    sum.holds = left->low <= right->high && right->low <= left->high;
    const WideFen apart = left->printed > right->printed ? left->printed - right->printed
                                                         : right->printed - left->printed;
    sum.apart_fen = static_cast<Fen>(std::min<WideFen>(apart, limits::max_fen));
  }

  const job::Checked& checked_;
  const Identities& identities_;
  int figure_;
};

}  // namespace

Explanation explanation_of(const job::Checked& checked, const Identities& identities, int figure) {
  return Explainer(checked, identities, figure).run();
}

}  // namespace yiben::report
