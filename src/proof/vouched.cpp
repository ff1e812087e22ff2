// Which of the sums that reading gave up are the book's own.
#include "proof/vouched.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "proof/causes.h"
#include "proof/solve.h"

namespace yiben::proof {

namespace {

// Sums of amounts, in 128 bits.
struct Range {
  Range() = default;
  Range(const Interval& interval) : low(interval.low), high(interval.high) {}
  WideFen low = 0;
  WideFen high = 0;

  bool meets(const Range& other) const { return low <= other.high && other.low <= high; }
  void add(const Range& other) {
    low += other.low;
    high += other.high;
  }
  void subtract(const Range& other) {
    low -= other.high;
    high -= other.low;
  }
};

class Vouching {
 public:
  Vouching(const Book& book, const System& system)
      : book_(book),
        system_(system),
        adjacency_(system),
        bounds_(
            bounds_of(book, system, std::vector<bool>(book.figures.size(), false), Way::as_meant)) {
    for (std::size_t v = 0; v < system.variables.size(); ++v) {
      for (const int figure : system.observations[v]) variable_[figure] = static_cast<int>(v);
    }
    for (std::size_t i = 0; i < book.figures.size(); ++i) {
      const Figure& figure = book.figures[i];
      at_[{figure.table, figure.panel, figure.row, figure.column}] = static_cast<int>(i);
      if (figure.blank) continue;
      by_low_.emplace_back(figure.likely.low, static_cast<int>(i));
      widest_ = std::max(widest_, figure.likely.high - figure.likely.low);
    }
    std::sort(by_low_.begin(), by_low_.end());
  }

  std::vector<Identity> find() {
    for (std::size_t t = 0; t < book_.tables.size(); ++t) {
      const std::vector<Panel>& panels = book_.tables[t].panels;
      for (std::size_t p = 0; p < panels.size(); ++p) {
        for (const Group& sum : panels[p].denied_row_groups) {
          try_columns(sum, static_cast<int>(t), static_cast<int>(p), true);
        }
        for (const Group& sum : panels[p].denied_outline_groups) {
          try_columns(sum, static_cast<int>(t), static_cast<int>(p), false);
        }
      }
    }
    return std::move(found_);
  }

 private:
  const Figure& figure(int index) const { return book_.figures[static_cast<std::size_t>(index)]; }

  // What other figures say of one that is printed.
  struct Voices {
    int for_print = 0;
    int for_sum = 0;  // for the amount with which the sum holds
  };

  void try_columns(const Group& sum, int table, int panel, bool by_words) {
    const Panel& of =
        book_.tables[static_cast<std::size_t>(table)].panels[static_cast<std::size_t>(panel)];
    std::vector<std::vector<int>> failing;  // by column: the total, then its parts
    for (std::size_t c = 0; c < of.columns.size(); ++c) {
      if (!of.columns[c].additive) continue;
      std::vector<int> members;
      for (const int row : rows_of(sum)) {
        const auto found = at_.find({table, panel, row, static_cast<int>(c)});
        if (found != at_.end()) members.push_back(found->second);
      }
      const bool whole = members.size() == sum.parts.size() + 1;
      if (whole && fails(members)) failing.push_back(std::move(members));
    }
    for (const std::vector<int>& members : failing) {
      // One slip breaks one column; a row that stands elsewhere breaks several.
      const bool slipped = failing.size() == 1 && (is_slip(members) || holds_elsewhere(members));
      if ((by_words && is_vouched(members)) || slipped) add(members, table);
    }
  }

  static std::vector<int> rows_of(const Group& sum) {
    std::vector<int> rows{*sum.total};
    rows.insert(rows.end(), sum.parts.begin(), sum.parts.end());
    return rows;
  }

  // The amount of one member with which the sum holds.
  Range needed(const std::vector<int>& members, std::size_t member) const {
    Range others;
    for (std::size_t i = 1; i < members.size(); ++i) {
      if (i != member) others.add(figure(members[i]).likely);
    }
    if (member == 0) return others;
    Range rest = figure(members[0]).likely;
    rest.subtract(others);
    return rest;
  }

  bool fails(const std::vector<int>& members) const {
    return !needed(members, 0).meets(figure(members[0]).likely);
  }

  bool is_vouched(const std::vector<int>& members) const {
    std::set<int> variables;
    for (const int member : members) variables.insert(variable_.at(member));
    for (std::size_t i = 0; i < members.size(); ++i) {
      const Range amount = needed(members, i);
      // That something is nothing, other tables say of much that is not theirs.
      if (figure(members[i]).blank || amount.meets(Range())) continue;
      const Voices voices = voices_on(members[i], amount, variables);
      if (voices.for_print == 0 && voices.for_sum > 0) return true;
    }
    return false;
  }

  Voices voices_on(int index, const Range& amount, const std::set<int>& variables) const {
    Voices voices;
    const auto hear = [&](const Range& said) {
      if (said.meets(figure(index).likely)) {
        ++voices.for_print;
      } else if (said.meets(amount)) {
        ++voices.for_sum;
      }
    };
    const int variable = variable_.at(index);
    for (const int other : system_.observations[static_cast<std::size_t>(variable)]) {
      if (other != index && !figure(other).blank) hear(figure(other).likely);
    }
    for (const Adjacency::Place& place : adjacency_.of(variable)) {
      if (const auto said = said_by(place, variable, variables)) hear(*said);
    }
    return voices;
  }

  // What an identity leaves for a variable where all else in it is printed, and is not what the sum
  // says itself.
  std::optional<Range> said_by(const Adjacency::Place& place, int variable,
                               const std::set<int>& variables) const {
    Range rest;
    const Identity& identity = system_.identities[static_cast<std::size_t>(place.identity)];
    for (const Term& term : identity.terms) {
      if (term.variable == variable) continue;
      const auto v = static_cast<std::size_t>(term.variable);
      if (!bounds_.observed[v] || bounds_.of[v].is_empty() || variables.contains(term.variable)) {
        return std::nullopt;
      }
      if ((term.coefficient > 0) == (place.coefficient > 0)) {
        rest.subtract(bounds_.of[v]);
      } else {
        rest.add(bounds_.of[v]);
      }
    }
    return rest;
  }

  // One member prints what no other figure of the book prints, and is a slip of what would make the
  // sum hold: and that is printed elsewhere.
  bool is_slip(const std::vector<int>& members) const {
    const std::set<int> of_sum(members.begin(), members.end());
    for (std::size_t i = 0; i < members.size(); ++i) {
      const Figure& own = figure(members[i]);
      if (own.blank || !is_telling(own.number)) continue;
      bool meant = false;
      for (const int f : printing(needed(members, i))) {
        const Figure& other = figure(f);
        const bool comparable = !of_sum.contains(f) && other.unit == own.unit &&
                                is_telling(other.number) &&
                                other.number.decimals == own.number.decimals;
        meant = meant || (comparable && !slips(own.number, other.number).empty());
      }
      if (!meant) continue;
      const std::vector<int> same = printing(own.likely);
      if (std::all_of(same.begin(), same.end(), [&](int f) { return of_sum.contains(f); })) {
        return true;
      }
    }
    return false;
  }

  // Another table prints rows of the same names and the same amounts but for one, and there the sum
  // holds.
  bool holds_elsewhere(const std::vector<int>& members) const {
    const int own = figure(members[0]).table;
    std::map<std::tuple<int, int, int>, std::map<std::string, int>> columns;
    std::set<std::string> names;
    for (const int member : members) names.insert(name_of(figure(member)));
    if (names.size() != members.size()) return false;
    for (std::size_t f = 0; f < book_.figures.size(); ++f) {
      const Figure& other = figure(static_cast<int>(f));
      if (other.table == own || other.blank) continue;
      const std::string name = name_of(other);
      if (!names.contains(name)) continue;
      columns[{other.table, other.panel, other.column}].emplace(name, static_cast<int>(f));
    }
    return std::any_of(columns.begin(), columns.end(),
                       [&](const auto& column) { return differs_in_one(members, column.second); });
  }

  bool differs_in_one(const std::vector<int>& members,
                      const std::map<std::string, int>& there) const {
    constexpr int enough_equals = 3;
    int equals = 0;
    int odd = 0;
    for (std::size_t i = 0; i < members.size(); ++i) {
      const Figure& own = figure(members[i]);
      const auto found = there.find(name_of(own));
      const Interval other = found == there.end() ? Interval{} : figure(found->second).likely;
      const bool same = own.likely == other;
      odd += same ? 0 : 1;
      equals += same && own.number.digits != 0 ? 1 : 0;
      if (!same && (found == there.end() || !needed(members, i).meets(other))) return false;
    }
    return odd == 1 && equals >= enough_equals;
  }

  std::string name_of(const Figure& of) const {
    const Table& table = book_.tables[static_cast<std::size_t>(of.table)];
    const Panel& panel = table.panels[static_cast<std::size_t>(of.panel)];
    return row_name(panel.rows[static_cast<std::size_t>(of.row)]);
  }

  // Figures that may mean an amount of the range; blank ones left out.
  std::vector<int> printing(const Range& range) const {
    std::vector<int> found;
    const auto from = std::lower_bound(
        by_low_.begin(), by_low_.end(), range.low - widest_,
        [](const std::pair<Fen, int>& one, WideFen low) { return one.first < low; });
    for (auto at = from; at != by_low_.end() && at->first <= range.high; ++at) {
      if (range.meets(figure(at->second).likely)) found.push_back(at->second);
    }
    return found;
  }

  // Numbers of fewer digits are slips of each other by chance; zeros at the end tell nothing.
  static bool is_telling(const Number& number) {
    constexpr std::int64_t least_telling = 10'000;
    std::int64_t digits = number.digits;
    while (digits != 0 && digits % 10 == 0) digits /= 10;
    return digits >= least_telling || digits <= -least_telling;
  }

  void add(const std::vector<int>& members, int table) {
    Identity identity;
    identity.basis = Basis::row_group;
    identity.table = table;
    std::map<int, int> coefficients;
    for (std::size_t i = 0; i < members.size(); ++i) {
      coefficients[variable_.at(members[i])] += i == 0 ? 1 : -1;
    }
    // Two rows of one meaning are not a sum of several.
    if (coefficients.size() != members.size()) return;
    for (const auto& [variable, coefficient] : coefficients) {
      identity.terms.push_back({variable, coefficient});
    }
    found_.push_back(std::move(identity));
  }

  const Book& book_;
  const System& system_;
  const Adjacency adjacency_;
  const Bounds bounds_;
  std::map<int, int> variable_;                       // of each figure
  std::map<std::tuple<int, int, int, int>, int> at_;  // table, panel, row, column: the figure
  std::vector<std::pair<Fen, int>> by_low_;           // least amounts that figures mean, sorted
  Fen widest_ = 0;                                    // of what one figure means
  std::vector<Identity> found_;
};

}  // namespace

std::vector<Identity> vouched_sums(const Book& book, const System& system) {
  const bool any = std::any_of(book.tables.begin(), book.tables.end(), [](const Table& table) {
    return std::any_of(table.panels.begin(), table.panels.end(), [](const Panel& panel) {
      return !panel.denied_row_groups.empty() || !panel.denied_outline_groups.empty();
    });
  });
  return any ? Vouching(book, system).find() : std::vector<Identity>();
}

}  // namespace yiben::proof
