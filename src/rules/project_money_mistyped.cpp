// The money of a project that has a slip of the keys in one place: 225.28 in its targets, and twice
// or more 252.28 in its rows elsewhere. A project may have several amounts; that two of them are
// one slip apart, and one of them stands nowhere else, is no chance.
#include "rules/predicates.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rules/grid_names.h"
#include "text/text.h"

namespace yiben::rules {
namespace {

bool is_one_digit(std::string_view a, std::string_view b) {
  return text::edit_distance(a, b, 1) == 1;
}

// Two digits next to each other changed places.
bool is_turned(std::string_view a, std::string_view b) {
  constexpr std::size_t least_digits = 3;
  return !is_one_digit(a, b) && yiben::is_slip(a, b, least_digits);
}

// Or one digit of many is another one, too many or too few.
bool is_slip(std::string_view a, std::string_view b) {
  constexpr std::size_t many_digits = 5;
  return is_turned(a, b) || (is_one_digit(a, b) && std::max(a.size(), b.size()) >= many_digits);
}

class Search {
 public:
  explicit Search(const Context& context)
      : context_(context), names_(grid_names(context, context.words("forms"))) {
    for (const GridName& name : names_) rows_[name.words].push_back(&name);
  }

  Findings findings() const {
    Findings findings;
    for (const auto& [words, rows] : rows_) {
      if (!is_project(words) || !stand_apart(rows)) continue;
      const bool is_named_so = is_account(words);
      for (const GridName* row : rows) {
        // Of two amounts of a form each is a slip of the other: once.
        if (is_named_so && !is_of_targets(*row->grid)) continue;
        if (look_at(*row, rows, findings)) break;
      }
    }
    return findings;
  }

 private:
  using Rows = std::vector<const GridName*>;

  // Sums and offices have amounts of many kinds.
  bool is_project(const std::string& words) const {
    const std::vector<std::string>& ends = context_.words("offices");
    return !contains_any(words, context_.words("not_names")) &&
           std::none_of(ends.begin(), ends.end(),
                        [&](const std::string& end) { return words.ends_with(end); });
  }

  // The rows of an account are proven; a project may be called like one.
  bool is_account(const std::string& words) const {
    const auto ordinal = text::leading_ordinal(words);
    const std::string folded = text::fold(ordinal ? ordinal->rest : std::string_view(words));
    return !context_.catalog.function_codes.named(folded).empty() ||
           !context_.catalog.economic_codes.named(folded).empty() ||
           !context_.catalog.government_economic_codes.named(folded).empty();
  }

  bool is_of_targets(const Grid& grid) const {
    return std::any_of(grid.cells().begin(), grid.cells().end(), [&](const Cell& cell) {
      return contains_any(cell.text, context_.words("targets"));
    });
  }

  // One row or form of each table.
  static bool stand_apart(const Rows& rows) {
    std::set<const Grid*> grids;
    return std::all_of(rows.begin(), rows.end(),
                       [&](const GridName* row) { return grids.insert(row->grid).second; });
  }

  // Whether it found one.
  bool look_at(const GridName& row, const Rows& rows, Findings& findings) const {
    for (const GridAmount& amount : row.amounts) {
      if (!is_money_of(row, *amount.cell) || places_of(amount.digits, rows).size() != 1) continue;
      std::vector<const Cell*> others = right_for(amount.digits, rows);
      if (others.size() < 2 && !are_alone_in_form(row, amount, others)) others.clear();
      if (others.empty()) continue;
      Finding finding = context_.finding();
      finding.operands = {{"project", row.words},
                          {"printed", without_spaces(amount.cell->text)},
                          {"other", without_spaces(others.front()->text)}};
      finding.evidence = {{amount.cell->text, amount.cell->place}};
      for (const Cell* other : others) finding.evidence.push_back({other->text, other->place});
      findings.push_back(std::move(finding));
      return true;
    }
    return false;
  }

  // In a form the words before the amount say that it is money, in a list those above.
  bool is_money_of(const GridName& row, const Cell& cell) const {
    const auto says = [&](const Cell* other) {
      return other != nullptr && matches_any(text::fold(other->text), context_.patterns("labels"));
    };
    if (row.of_form) {
      const Cell* before = cell.column == 0 ? nullptr : row.grid->at(cell.row, cell.column - 1);
      return says(before);
    }
    for (int above = cell.row - 1; above >= 0; --above) {
      if (says(row.grid->at(above, cell.column))) return true;
    }
    return false;
  }

  static std::vector<const Cell*> places_of(const std::string& digits, const Rows& rows) {
    std::vector<const Cell*> places;
    for (const GridName* row : rows) {
      for (const GridAmount& amount : row->amounts) {
        if (amount.digits == digits) places.push_back(amount.cell);
      }
    }
    return places;
  }

  // A form that has no other money than these two, of which two digits changed places.
  bool are_alone_in_form(const GridName& row, const GridAmount& amount,
                         const std::vector<const Cell*>& others) const {
    if (!row.of_form || others.size() != 1 || !is_money_of(row, *others.front())) return false;
    int money = 0;
    for (const GridAmount& one : row.amounts) {
      if (is_money_of(row, *one.cell)) ++money;
      if (one.cell == others.front() && !is_turned(one.digits, amount.digits)) return false;
    }
    return money == 2;
  }

  // Where the only amount stands that this one is a slip of.
  static std::vector<const Cell*> right_for(const std::string& digits, const Rows& rows) {
    std::set<std::string> right;
    for (const GridName* row : rows) {
      for (const GridAmount& amount : row->amounts) {
        if (is_slip(digits, amount.digits)) right.insert(amount.digits);
      }
    }
    return right.size() == 1 ? places_of(*right.begin(), rows) : std::vector<const Cell*>();
  }

  const Context& context_;
  const std::vector<GridName> names_;
  std::map<std::string, Rows> rows_;
};

}  // namespace

Findings project_money_mistyped(const Context& context) {
  return Search(context).findings();
}

}  // namespace yiben::rules
