// What is missing is reckoned in intervals: total minus parts, of figures as they are printed. A
// blank cell may hold what is missing, so that a sum with one lacks nothing for certain.
#include "proof/missing.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

namespace yiben::proof {

namespace {

std::size_t at(int index) {
  return static_cast<std::size_t>(index);
}

class Search {
 public:
  Search(const Book& book, const std::vector<bool>& lost) : book_(book) {
    for (std::size_t f = 0; f < book.figures.size(); ++f) {
      if (lost[f]) continue;
      const Figure& figure = book.figures[f];
      by_cell_[{figure.table, figure.panel, figure.row, figure.column}] = static_cast<int>(f);
      if (!figure.blank) by_selection_.try_emplace(figure.selection, static_cast<int>(f));
    }
  }

  std::vector<MissingRow> find() const {
    std::vector<MissingRow> rows;
    for (std::size_t t = 0; t < book_.tables.size(); ++t) {
      const Table& table = book_.tables[t];
      for (std::size_t p = 0; p < table.panels.size(); ++p) {
        for (std::size_t g = 0; g < table.panels[p].row_groups.size(); ++g) {
          MissingRow row{static_cast<int>(t), static_cast<int>(p), static_cast<int>(g), {}, {}};
          if (!lacks_in_several_columns(row)) continue;
          row.printed_elsewhere = witness(row);
          rows.push_back(std::move(row));
        }
      }
    }
    return rows;
  }

 private:
  const Panel& panel_of(const MissingRow& row) const {
    return book_.tables[at(row.table)].panels[at(row.panel)];
  }

  std::optional<int> figure_at(const MissingRow& row, int line, int column) const {
    const auto found = by_cell_.find({row.table, row.panel, line, column});
    if (found == by_cell_.end()) return std::nullopt;
    return found->second;
  }

  bool lacks_in_several_columns(MissingRow& row) const {
    const Panel& panel = panel_of(row);
    for (std::size_t c = 0; c < panel.columns.size(); ++c) {
      if (!panel.columns[c].additive) continue;
      MissingRow::Cell cell{static_cast<int>(c), {}, {}};
      if (!lack(row, cell)) continue;
      if (cell.amount.high < 0) return false;
      if (cell.amount.low > 0) row.cells.push_back(std::move(cell));
    }
    return row.cells.size() >= 2;
  }

  // A group without a printed total makes up the whole panel, which another table may print.
  std::optional<int> total_of(const MissingRow& row, const Group& group, int column) const {
    if (group.total) return figure_at(row, *group.total, column);
    const Panel& panel = panel_of(row);
    const auto found = by_selection_.find(narrow(panel.select, panel.columns[at(column)].select));
    if (found == by_selection_.end()) return std::nullopt;
    return found->second;
  }

  // Total minus parts in one column; false where they are not all printed.
  bool lack(const MissingRow& row, MissingRow::Cell& cell) const {
    const Group& group = panel_of(row).row_groups[at(row.group)];
    const auto total = total_of(row, group, cell.column);
    if (!total || book_.figures[at(*total)].blank) return false;
    cell.amount = book_.figures[at(*total)].interval;
    cell.figures.push_back(*total);
    for (const int part : group.parts) {
      const auto figure = figure_at(row, part, cell.column);
      if (!figure || book_.figures[at(*figure)].blank) return false;
      const Interval& own = book_.figures[at(*figure)].interval;
      cell.amount = {cell.amount.low - own.high, cell.amount.high - own.low};
      cell.figures.push_back(*figure);
    }
    return true;
  }

  // A row that another table lists under the same total, and this one does not; of its figures the
  // first that says an amount of the missing row.
  std::optional<int> witness(const MissingRow& row) const {
    const Panel& panel = panel_of(row);
    const Group& group = panel.row_groups[at(row.group)];
    const auto dimension = divided(panel, group);
    if (!dimension) return std::nullopt;
    const Node whole = whole_of(panel, group, *dimension);
    std::set<Node> listed = {whole};
    for (std::size_t own = 0; own < panel.rows.size(); ++own) {
      listed.insert(member(panel, static_cast<int>(own), *dimension));
    }
    for (const auto& [place, figure] : by_cell_) {
      const auto& [t, p, line, column] = place;
      if (t == row.table || !says(book_.figures[at(figure)], row)) continue;
      const Panel& other = book_.tables[at(t)].panels[at(p)];
      if (listed.contains(member(other, line, *dimension))) continue;
      if (is_listed_under(other, line, whole, *dimension)) return figure;
    }
    return std::nullopt;
  }

  static Node member(const Panel& panel, int line, int dimension) {
    return narrow(panel.select, panel.rows[at(line)].select)[dimension];
  }

  static Node whole_of(const Panel& panel, const Group& group, int dimension) {
    return group.total ? member(panel, *group.total, dimension) : panel.select[dimension];
  }

  // The one dimension in which all rows of a group differ from their total.
  std::optional<int> divided(const Panel& panel, const Group& group) const {
    std::optional<int> found;
    for (int d = 0; d < book_.cube.dimensions(); ++d) {
      const Node whole = whole_of(panel, group, d);
      const bool differs = std::all_of(group.parts.begin(), group.parts.end(),
                                       [&](int part) { return member(panel, part, d) != whole; });
      if (differs && found) return std::nullopt;
      if (differs) found = d;
    }
    return found;
  }

  bool is_listed_under(const Panel& panel, int line, Node whole, int dimension) const {
    return std::any_of(panel.row_groups.begin(), panel.row_groups.end(), [&](const Group& group) {
      return divided(panel, group) == dimension && whole_of(panel, group, dimension) == whole &&
             std::find(group.parts.begin(), group.parts.end(), line) != group.parts.end();
    });
  }

  static bool says(const Figure& figure, const MissingRow& row) {
    if (figure.blank || figure.likely.low <= 0) return false;
    return std::any_of(row.cells.begin(), row.cells.end(), [&](const MissingRow::Cell& cell) {
      return !intersect(figure.likely, cell.amount).is_empty();
    });
  }

  const Book& book_;
  std::map<std::tuple<int, int, int, int>, int> by_cell_;           // table, panel, row, column
  std::unordered_map<Selection, int, SelectionHash> by_selection_;  // the first that prints it
};

using Terms = std::vector<std::pair<Selection, int>>;

Terms terms_of(const Identity& identity, const System& system) {
  Terms terms;
  for (const Term& term : identity.terms) {
    terms.emplace_back(system.variables[at(term.variable)], term.coefficient);
  }
  std::sort(terms.begin(), terms.end());
  return terms;
}

}  // namespace

std::vector<MissingRow> missing_rows(const Book& book, const std::vector<bool>& lost) {
  return Search(book, lost).find();
}

System without_sums_of(const std::vector<MissingRow>& rows, const Book& book,
                       const System& system) {
  Book loose = book;
  for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
    std::vector<Group>& groups = loose.tables[at(row->table)].panels[at(row->panel)].row_groups;
    groups.erase(groups.begin() + row->group);
  }
  const System loosened = derive(loose);
  std::set<Terms> holding;
  for (const Identity& identity : loosened.identities) {
    holding.insert(terms_of(identity, loosened));
  }
  System result = system;
  for (Identity& identity : result.identities) {
    if (!holding.contains(terms_of(identity, system))) identity.terms.clear();
  }
  return result;
}

}  // namespace yiben::proof
