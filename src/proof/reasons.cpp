// Reasons order what is equally possible; they never make a suspect and never acquit one.
#include "proof/reasons.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>
#include <tuple>

#include "proof/causes.h"

namespace yiben::proof {

namespace {

// How much a cause says: a digit that differs befalls half of all small errors.
int weight_of(std::string_view code) {
  constexpr std::array strong = {"cells-swapped", "digits-swapped", "unit-confused", "point-moved",
                                 "digit-missing", "digit-added",    "sign"};
  constexpr std::array middling = {"copied-in-row", "copied-in-column", "part-left-out",
                                   "part-counted-twice"};
  if (std::find(strong.begin(), strong.end(), code) != strong.end()) return 6;
  if (std::find(middling.begin(), middling.end(), code) != middling.end()) return 4;
  return code == "digit-mistyped" ? 1 : 0;
}

class Weigher {
 public:
  Weigher(const Book& book, const System& system, const std::vector<Stated>& stated)
      : book_(book), system_(system), stated_(stated) {
    variable_of_.assign(book.figures.size(), -1);
    for (std::size_t v = 0; v < system.observations.size(); ++v) {
      for (const int o : system.observations[v]) variable_of_[at(o)] = static_cast<int>(v);
    }
  }

  void weigh(Conflict& conflict) {
    std::vector<Explanation>& explanations = conflict.explanations;
    for (Explanation& explanation : explanations) add_causes(explanation);
    if (explanations.size() < 2) return;
    count_denials(explanations);
    std::vector<std::pair<Rank, std::size_t>> order;
    for (std::size_t i = 0; i < explanations.size(); ++i) {
      order.emplace_back(rank(explanations[i]), i);
    }
    std::sort(order.begin(), order.end());
    add_comparisons(order, explanations);
    std::vector<Explanation> sorted;
    for (const auto& [rank, i] : order) sorted.push_back(std::move(explanations[i]));
    explanations = std::move(sorted);
  }

  // Two conflicts that one slip explains are one.
  void join_swapped(std::vector<Conflict>& conflicts) const {
    for (std::size_t i = 0; i < conflicts.size(); ++i) {
      for (std::size_t j = i + 1; j < conflicts.size(); ++j) {
        if (!is_single(conflicts[i]) || !is_single(conflicts[j])) continue;
        Explanation& first = conflicts[i].explanations.front();
        const Explanation& second = conflicts[j].explanations.front();
        if (!are_swapped(first.figures.front(), second.figures.front())) continue;
        if (conflicts[i].only_as_meant != conflicts[j].only_as_meant) continue;
        first.figures.push_back(second.figures.front());
        conflicts.erase(conflicts.begin() + static_cast<std::ptrdiff_t>(j));
        break;
      }
    }
  }

 private:
  // Less is likelier: sentences that deny it, weight of causes, identities that bear it out.
  using Rank = std::tuple<int, int, int>;

  static std::size_t at(int index) { return static_cast<std::size_t>(index); }
  const Figure& figure(int index) const { return book_.figures[at(index)]; }

  static bool is_single(const Conflict& conflict) {
    return conflict.explanations.size() == 1 && conflict.explanations.front().figures.size() == 1;
  }

  // Of one table, in one row or column, not the same number, each what is expected of the other.
  bool are_swapped(const SuspectFigure& a, const SuspectFigure& b) const {
    const Figure& first = figure(a.figure);
    const Figure& second = figure(b.figure);
    const bool beside = first.table == second.table && first.panel == second.panel &&
                        (first.row == second.row || first.column == second.column);
    return beside && first.number != second.number &&
           !numbers_in(a.expected, first.unit, first.number.decimals).empty() &&
           !numbers_in(b.expected, second.unit, second.number.decimals).empty() &&
           !intersect(a.expected, second.interval).is_empty() &&
           !intersect(b.expected, first.interval).is_empty();
  }

  void add_causes(Explanation& explanation) const {
    const std::vector<SuspectFigure>& figures = explanation.figures;
    if (figures.size() == 2 && are_swapped(figures[0], figures[1])) {
      explanation.reasons.push_back({"cells-swapped", {}});
      return;
    }
    for (const SuspectFigure& suspect : figures) {
      for (Reason& reason : causes_of(suspect)) explanation.reasons.push_back(std::move(reason));
    }
  }

  // Each with the figure that it is about.
  std::vector<Reason> causes_of(const SuspectFigure& suspect) const {
    const Figure& own = figure(suspect.figure);
    const std::vector<Number> expected =
        own.blank ? std::vector<Number>()
                  : numbers_in(suspect.expected, own.unit, own.number.decimals);
    std::vector<Reason> reasons;
    for (const Number& number : expected) {
      for (const std::string& code : slips(own.number, number)) {
        reasons.push_back({code, {{"printed", own.printed}}});
      }
      if (!reasons.empty()) break;
    }
    if (expected.empty()) return reasons;
    add_part(suspect, reasons);
    if (reasons.empty()) add_copy(suspect, reasons);
    return reasons;
  }

  // A total that lacks exactly one of its parts, or has one twice.
  void add_part(const SuspectFigure& suspect, std::vector<Reason>& reasons) const {
    const Figure& own = figure(suspect.figure);
    const auto total = fen_of(own.number, own.unit);
    if (!total) return;
    for (const Identity& identity : system_.identities) {
      const bool is_total =
          std::any_of(identity.terms.begin(), identity.terms.end(), [&](const Term& term) {
            return term.coefficient > 0 && term.variable == variable_of_[at(suspect.figure)];
          });
      // Of two parts one is all but the other.
      constexpr std::size_t least_terms = 4;
      if (!is_total || identity.terms.size() < least_terms) continue;
      for (const Term& term : identity.terms) {
        const Figure* part = term.coefficient < 0 ? printed_part(term.variable) : nullptr;
        if (part == nullptr) continue;
        const Fen amount = fen_of(part->number, part->unit).value_or(0);
        const bool missing = suspect.expected.contains(*total + amount);
        if (!missing && !suspect.expected.contains(*total - amount)) continue;
        reasons.push_back({missing ? "part-left-out" : "part-counted-twice",
                           {{"printed", own.printed}, {"part", part->printed}}});
        return;
      }
    }
  }

  const Figure* printed_part(int variable) const {
    for (const int o : system_.observations[at(variable)]) {
      if (!figure(o).blank && figure(o).number.digits != 0) return &figure(o);
    }
    return nullptr;
  }

  // What a cell beside it prints, such as last year's amount in the same row.
  void add_copy(const SuspectFigure& suspect, std::vector<Reason>& reasons) const {
    const Figure& own = figure(suspect.figure);
    if (own.number.digits == 0) return;
    const Table& table = book_.tables[at(own.table)];
    const Panel& panel = table.panels[at(own.panel)];
    for (const Figure& other : book_.figures) {
      const bool beside = other.table == own.table && other.panel == own.panel && !other.blank &&
                          other.number == own.number && other.place != own.place;
      if (!beside) continue;
      const bool in_row = other.row == own.row;
      const bool in_column = other.column == own.column && std::abs(other.row - own.row) == 1;
      if (!in_row && !in_column) continue;
      const std::string& where =
          in_row ? panel.columns[at(other.column)].path : panel.rows[at(other.row)].label;
      reasons.push_back({in_row ? "copied-in-row" : "copied-in-column",
                         {{"printed", own.printed}, {"where", where}}});
      return;
    }
  }

  // Only sentences about the suspects tell one explanation from another.
  void count_denials(std::vector<Explanation>& explanations) const {
    std::vector<bool> suspected(book_.figures.size(), false);
    for (const Explanation& explanation : explanations) {
      for (const SuspectFigure& suspect : explanation.figures) suspected[at(suspect.figure)] = true;
    }
    for (const Stated& stated : stated_) {
      const bool about = std::any_of(stated.figures.begin(), stated.figures.end(),
                                     [&](int f) { return suspected[at(f)]; });
      for (Explanation& explanation : explanations) {
        if (about && denies(stated, explanation)) ++explanation.denied;
      }
    }
  }

  // True where none of the figures has the amount that the sentence says, once the suspects have
  // what is expected of them.
  bool denies(const Stated& stated, const Explanation& explanation) const {
    return std::all_of(stated.figures.begin(), stated.figures.end(), [&](int f) {
      Interval amount = figure(f).interval;
      for (const SuspectFigure& suspect : explanation.figures) {
        if (suspect.figure == f) amount = suspect.expected;
      }
      return intersect(amount, stated.amount).is_empty();
    });
  }

  // Identities of printed figures that the figure fits as it is printed, and other printings of the
  // same amount that agree with it.
  int support(int index) const {
    const int variable = variable_of_[at(index)];
    const Interval& own = figure(index).interval;
    int count = 0;
    for (const int o : system_.observations[at(variable)]) {
      if (o != index && !figure(o).blank && !intersect(figure(o).interval, own).is_empty()) ++count;
    }
    for (const Identity& identity : system_.identities) {
      if (fits(identity, variable, own)) ++count;
    }
    return count;
  }

  bool fits(const Identity& identity, int variable, const Interval& own) const {
    WideFen low = 0;
    WideFen high = 0;
    bool holds_it = false;
    for (const Term& term : identity.terms) {
      Interval interval = own;
      if (term.variable != variable) {
        const Figure* printed = printed_part(term.variable);
        if (printed == nullptr && system_.observations[at(term.variable)].empty()) return false;
        interval = printed == nullptr ? Interval{} : printed->interval;
      }
      holds_it = holds_it || term.variable == variable;
      low += term.coefficient > 0 ? interval.low : -static_cast<WideFen>(interval.high);
      high += term.coefficient > 0 ? interval.high : -static_cast<WideFen>(interval.low);
    }
    return holds_it && low <= 0 && high >= 0;
  }

  Rank rank(const Explanation& explanation) const {
    int weight = 0;
    int supported = 0;
    for (const Reason& reason : explanation.reasons) weight += weight_of(reason.code);
    for (const SuspectFigure& suspect : explanation.figures) supported += support(suspect.figure);
    return {explanation.denied, -weight, supported};
  }

  // What sets the likeliest explanation apart from the others.
  void add_comparisons(const std::vector<std::pair<Rank, std::size_t>>& order,
                       std::vector<Explanation>& explanations) const {
    const int least = std::get<0>(order.front().first);
    for (const auto& [rank, i] : order) {
      const int sentences = std::get<0>(rank) - least;
      if (sentences == 0) continue;
      explanations[i].reasons.push_back({"prose-denies", {{"count", std::to_string(sentences)}}});
    }
    const Rank& first = order.front().first;
    const std::size_t best = order.front().second;
    const auto is_above = [&](const auto& other) {
      return &other == &order.front() || std::get<0>(other.first) > std::get<0>(first);
    };
    if (std::all_of(order.begin(), order.end(), is_above)) {
      explanations[best].reasons.push_back({"prose-denies-others", {}});
    }
    const auto is_better_supported = [&](const auto& other) {
      return &other == &order.front() || std::get<2>(other.first) > std::get<2>(first);
    };
    if (std::all_of(order.begin(), order.end(), is_better_supported)) {
      explanations[best].reasons.push_back(
          {"least-supported", {{"count", std::to_string(std::get<2>(first))}}});
    }
  }

  const Book& book_;
  const System& system_;
  const std::vector<Stated>& stated_;
  std::vector<int> variable_of_;  // per figure
};

}  // namespace

void weigh(const Book& book, const System& system, const std::vector<Stated>& stated,
           std::vector<Conflict>& conflicts) {
  Weigher weigher(book, system, stated);
  weigher.join_swapped(conflicts);
  for (Conflict& conflict : conflicts) weigher.weigh(conflict);
}

}  // namespace yiben::proof
