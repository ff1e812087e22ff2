// Book → System: the selections that a book speaks of, and the identities between them. Nothing
// here is written for a table: row and column groups come from the forms, the rest from the cube.
//
//   1. Every figure observes the variable of its selection; equal selections share one.
//   2. A printed group: total = sum of parts, down the rows and across the columns of its panel.
//   3. A cube split: whole = sum of parts along one dimension, wherever the book speaks of a whole
//   and of something
//      inside it. Parts that no table prints become hidden variables.
//   4. A row group holds for every narrower selection too, for what a table does not list is zero
//   in every part of it:
//      so 支出总表's list of functions also divides each single fund.
//   5. Balances: 收入总计 = 支出总计.
#include "proof/proof.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <unordered_set>

namespace yiben {

namespace {

// Beyond this the book is not one that people wrote; prove() then says unproven.
constexpr std::size_t max_variables = 400'000;

// The parts into which the rows of one panel divide one member of a dimension.
struct RowSplit {
  int dimension = 0;
  Node whole = 0;
  std::vector<Node> parts;
  Selection context;  // the split holds inside it
};

struct TermsHash {
  std::size_t operator()(const std::vector<std::pair<int, int>>& terms) const {
    std::size_t hash = 1469598103934665603u;
    for (const auto& [variable, coefficient] : terms) {
      hash = (hash ^ static_cast<std::size_t>(variable)) * 1099511628211u;
      hash = (hash ^ static_cast<std::size_t>(coefficient + 8)) * 1099511628211u;
    }
    return hash;
  }
};

class Deriver {
 public:
  explicit Deriver(const Book& book) : book_(book), cube_(book.cube) {
    index_.reserve(book.figures.size() * 4);
  }

  System derive() {
    observe_figures();
    for (std::size_t t = 0; t < book_.tables.size(); ++t) add_groups(static_cast<int>(t));
    std::size_t before = 0;
    while (before != system_.variables.size() && system_.variables.size() < max_variables) {
      before = system_.variables.size();
      spread_splits();
      refine_row_splits();
      balance();
    }
    mark_signs();
    return std::move(system_);
  }

 private:
  int variable(const Selection& selection) {
    const auto [found, is_new] =
        index_.try_emplace(selection, static_cast<int>(system_.variables.size()));
    if (is_new) {
      system_.variables.push_back(selection);
      system_.observations.emplace_back();
      fresh_.push_back(found->second);
    }
    return found->second;
  }

  bool is_known(const Selection& selection) const { return index_.contains(selection); }

  void observe_figures() {
    for (std::size_t i = 0; i < book_.figures.size(); ++i) {
      const Figure& figure = book_.figures[i];
      const int v = variable(figure.selection);
      system_.observations[static_cast<std::size_t>(v)].push_back(static_cast<int>(i));
      const bool struck = figure.blank && !figure.printed.empty();
      if (struck) struck_.insert({figure.table, figure.panel, figure.row, figure.column});
      const bool nothing = !struck && (figure.blank || figure.number.digits == 0);
      if (nothing) nothing_.insert({figure.table, figure.panel, figure.column});
    }
  }

  void add_identity(const Selection& whole, const std::vector<Selection>& parts, Basis basis,
                    int table) {
    std::vector<std::pair<int, int>> terms;
    terms.emplace_back(variable(whole), 1);
    for (const Selection& part : parts) terms.emplace_back(variable(part), -1);
    std::sort(terms.begin(), terms.end());
    // A part that is its own whole says nothing; the same identity may follow from several tables.
    for (std::size_t i = 0; i + 1 < terms.size(); ++i) {
      if (terms[i].first == terms[i + 1].first) return;
    }
    if (!seen_.insert(terms).second) return;
    Identity identity;
    identity.basis = basis;
    identity.table = table;
    identity.assumed = book_.by_words && table < 0 && !in_one_table(terms);
    for (const auto& [v, coefficient] : terms) identity.terms.push_back({v, coefficient});
    system_.identities.push_back(std::move(identity));
  }

  // Two amounts that one table prints side by side, such as 收入总计 and 支出总计.
  bool in_one_table(const std::vector<std::pair<int, int>>& terms) const {
    if (terms.size() != 2) return false;
    for (const int a : system_.observations[static_cast<std::size_t>(terms[0].first)]) {
      for (const int b : system_.observations[static_cast<std::size_t>(terms[1].first)]) {
        const Figure& first = book_.figures[static_cast<std::size_t>(a)];
        const Figure& second = book_.figures[static_cast<std::size_t>(b)];
        if (first.table == second.table && first.panel != second.panel) return true;
      }
    }
    return false;
  }

  // The groups of rows and columns that a table prints.
  void add_groups(int table_index) {
    const Table& table = book_.tables[static_cast<std::size_t>(table_index)];
    for (std::size_t p = 0; p < table.panels.size(); ++p) {
      const Panel& panel = table.panels[p];
      for (std::size_t c = 0; c < panel.columns.size(); ++c) {
        add_row_groups({table_index, static_cast<int>(p), static_cast<int>(c)});
      }
      for (const Row& row : panel.rows) add_column_groups(panel, row, table_index);
      remember_row_splits(panel);
    }
  }

  struct ColumnAt {
    int table = 0;
    int panel = 0;
    int column = 0;
  };

  // A dash in all parts says that the column does not divide its total, as budgets of what only
  // the accounts tell apart; but not where the column says nothing in no other way.
  bool are_struck(const std::vector<int>& parts, const ColumnAt& at) const {
    if (!nothing_.contains({at.table, at.panel, at.column})) return false;
    return std::all_of(parts.begin(), parts.end(), [&](int part) {
      return struck_.contains({at.table, at.panel, part, at.column});
    });
  }

  void add_row_groups(const ColumnAt& place) {
    const Panel& panel = book_.tables[static_cast<std::size_t>(place.table)]
                             .panels[static_cast<std::size_t>(place.panel)];
    const Column& column = panel.columns[static_cast<std::size_t>(place.column)];
    if (!column.additive) return;
    const auto at = [&](int row) {
      return selection_at(cube_, panel, panel.rows[static_cast<std::size_t>(row)], column);
    };
    for (const Group& group : panel.row_groups) {
      std::vector<Selection> parts;
      bool any = false;
      for (const int part : group.parts) {
        parts.push_back(at(part));
        any = any || is_known(parts.back());
      }
      // The column is not printed, or not divided.
      if (!any || are_struck(group.parts, place)) continue;
      const Selection whole = group.total ? at(*group.total) : narrow(panel.select, column.select);
      add_identity(whole, parts, Basis::row_group, place.table);
    }
  }

  void add_column_groups(const Panel& panel, const Row& row, int table) {
    const auto at = [&](int column) {
      return selection_at(cube_, panel, row, panel.columns[static_cast<std::size_t>(column)]);
    };
    for (const auto* groups : {&panel.column_groups, &panel.change_columns}) {
      for (const Group& group : *groups) {
        std::vector<Selection> parts;
        for (const int part : group.parts) parts.push_back(at(part));
        add_identity(at(*group.total), parts, Basis::column_group, table);
      }
    }
  }

  void remember_row_splits(const Panel& panel) {
    if (!panel.row_dimension || !panel.exhaustive) return;
    const int dimension = *panel.row_dimension;
    const auto member = [&](int row) {
      return narrow(Selection(), panel.rows[static_cast<std::size_t>(row)].select)[dimension];
    };
    for (const Group& group : panel.row_groups) {
      RowSplit split;
      split.dimension = dimension;
      split.whole = group.total ? member(*group.total) : all_of_it;
      for (const int part : group.parts) split.parts.push_back(member(part));
      // Rows that name no member of the dimension (units above projects) divide something else.
      const bool all_named = std::all_of(split.parts.begin(), split.parts.end(),
                                         [](Node part) { return part != all_of_it; });
      // 公用经费合计 divides only the operating expenditure.
      split.context = panel.select;
      if (group.total) narrow_context(panel.rows[static_cast<std::size_t>(*group.total)], split);
      if (all_named) row_splits_[{dimension, split.whole}].push_back(std::move(split));
    }
  }

  void narrow_context(const Row& total, RowSplit& split) const {
    for (const auto& [d, member] : total.select) {
      const bool inside = d != split.dimension && cube_.is_inside(d, member, split.context[d]);
      if (inside) split.context = split.context.with(d, member);
    }
  }

  // 3. Cube splits, for every variable that came since the last call.
  void spread_splits() {
    while (!fresh_.empty() && system_.variables.size() < max_variables) {
      const Selection selection = system_.variables[static_cast<std::size_t>(fresh_.back())];
      fresh_.pop_back();
      for (int d = 0; d < cube_.dimensions(); ++d) {
        const Node member = selection[d];
        if (cube_.parts(d, member).empty() && !cube_.whole(d, member)) continue;
        std::vector<Node>& present = present_[static_cast<std::size_t>(d)][selection.with(d, 0)];
        present.push_back(member);
        if (present.size() > 1) spread_along(selection, d, present);
      }
    }
  }

  // `present`: the members of dimension d of which the book speaks, all else equal.
  void spread_along(const Selection& selection, int d, const std::vector<Node>& present) {
    const auto is_present = [&](Node member) {
      return std::find(present.begin(), present.end(), member) != present.end();
    };
    std::vector<Node> to_split;
    for (const Node member : present) {
      std::vector<Node> path;
      for (auto whole = cube_.whole(d, member); whole; whole = cube_.whole(d, *whole)) {
        path.push_back(*whole);
        if (!is_present(*whole)) continue;
        to_split.insert(to_split.end(), path.begin(), path.end());
        break;
      }
      const auto whole = cube_.whole(d, member);
      if (!whole || is_present(*whole)) continue;
      const std::vector<Node>& parts = cube_.parts(d, *whole);
      // All parts are there: their whole is worth naming where the book speaks of something inside
      // it.
      if (std::all_of(parts.begin(), parts.end(), is_present) &&
          has_inner(selection.with(d, *whole), d)) {
        to_split.push_back(*whole);
      }
    }
    for (const Node whole : to_split) {
      std::vector<Selection> parts;
      for (const Node part : cube_.parts(d, whole)) parts.push_back(selection.with(d, part));
      add_identity(selection.with(d, whole), parts, Basis::cube_split, -1);
    }
  }

  // The book speaks of a part of `selection` along a dimension other than `besides`.
  bool has_inner(const Selection& selection, int besides) const {
    for (int d = 0; d < cube_.dimensions(); ++d) {
      if (d == besides) continue;
      for (const Node part : cube_.parts(d, selection[d])) {
        if (is_known(selection.with(d, part))) return true;
      }
    }
    return false;
  }

  bool is_within(const Selection& inner, const Selection& outer) const {
    for (int d = 0; d < cube_.dimensions(); ++d) {
      if (cube_.is_apart(d) && inner[d] != outer[d]) return false;
      if (outer[d] == all_of_it) continue;
      std::optional<Node> member = inner[d];
      while (member && *member != outer[d]) member = cube_.whole(d, *member);
      if (!member) return false;
    }
    return true;
  }

  // 4. For each variable that a row split divides, the split with the fewest parts. Every round
  // looks at all variables again, because parts that were unknown may have become known.
  void refine_row_splits() {
    const std::size_t count = system_.variables.size();
    refined_.resize(count, 0);
    for (std::size_t v = 0; v < count; ++v) {
      const Selection selection = system_.variables[v];
      for (int d = 0; d < cube_.dimensions(); ++d) {
        const auto bit = static_cast<std::uint16_t>(1u << d);
        if ((refined_[v] & bit) != 0) continue;
        const RowSplit* best = finest_split(selection, d);
        if (best != nullptr && refine(selection, *best)) refined_[v] |= bit;
      }
    }
  }

  const RowSplit* finest_split(const Selection& selection, int d) const {
    const auto found = row_splits_.find({d, selection[d]});
    if (found == row_splits_.end()) return nullptr;
    const RowSplit* best = nullptr;
    for (const RowSplit& split : found->second) {
      if (best != nullptr && best->parts.size() <= split.parts.size()) continue;
      if (is_within(selection, split.context)) best = &split;
    }
    return best;
  }

  // False where the book speaks of none of the parts.
  bool refine(const Selection& selection, const RowSplit& split) {
    std::vector<Selection> parts;
    bool any = false;
    for (const Node part : split.parts) {
      parts.push_back(selection.with(split.dimension, part));
      any = any || is_known(parts.back());
    }
    if (any) add_identity(selection, parts, Basis::row_group, -1);
    return any;
  }

  // 5. Where both sides are spoken of.
  void balance() {
    const std::size_t count = system_.variables.size();
    for (std::size_t v = 0; v < count; ++v) {
      const Selection selection = system_.variables[v];
      for (const Balance& balance : cube_.balances()) {
        if (selection[balance.dimension] != balance.left) continue;
        const Selection right = selection.with(balance.dimension, balance.right);
        if (!is_free(selection, balance) || !speaks_of(right, balance.dimension)) continue;
        add_identity(selection, {right}, Basis::balance, -1);
      }
    }
  }

  bool is_free(const Selection& selection, const Balance& balance) const {
    for (int d = 0; d < cube_.dimensions(); ++d) {
      if (d == balance.dimension || selection[d] == all_of_it) continue;
      if (std::find(balance.free.begin(), balance.free.end(), d) == balance.free.end())
        return false;
    }
    return true;
  }

  bool speaks_of(const Selection& selection, int d) const {
    if (is_known(selection)) return true;
    const std::vector<Node>& parts = cube_.parts(d, selection[d]);
    return std::any_of(parts.begin(), parts.end(),
                       [&](Node part) { return is_known(selection.with(d, part)); });
  }

  // Non-negativity is a property of the form. A paper that prints an amount below zero takes it
  // from what is hidden, too.
  void mark_signs() {
    bool hidden = true;
    for (const Figure& figure : book_.figures) {
      hidden = hidden && figure.non_negative && figure.number.digits >= 0;
    }
    for (const std::vector<int>& observations : system_.observations) {
      bool non_negative = hidden || !observations.empty();
      for (const int o : observations) {
        const Figure& figure = book_.figures[static_cast<std::size_t>(o)];
        non_negative = non_negative && figure.non_negative && figure.number.digits >= 0;
      }
      system_.non_negative.push_back(non_negative);
    }
  }

  const Book& book_;
  const Cube& cube_;
  std::set<std::tuple<int, int, int, int>> struck_;  // table, panel, row, column of a dash
  std::set<std::tuple<int, int, int>> nothing_;      // columns with a blank or a zero
  System system_;
  std::unordered_map<Selection, int, SelectionHash> index_;
  std::unordered_set<std::vector<std::pair<int, int>>, TermsHash> seen_;
  std::vector<int> fresh_;  // variables that no split has looked at
  std::array<std::unordered_map<Selection, std::vector<Node>, SelectionHash>, max_dimensions>
      present_;
  std::map<std::pair<int, Node>, std::vector<RowSplit>> row_splits_;  // by dimension and whole
  std::vector<std::uint16_t> refined_;  // per variable: dimensions done
};

}  // namespace

System derive(const Book& book) {
  return Deriver(book).derive();
}

}  // namespace yiben
