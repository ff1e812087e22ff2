// Book → facts, world by world.
#include "compile/facts_of.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "compile/space.h"
#include "compile/world.h"

namespace yiben::compiling {

namespace {

// What a total is made of, along every open dimension that both name.
void add_branches(const Cube& cube, const Coordinates& total, const Coordinates& part, Tree& tree) {
  for (const auto& [dimension, outer] : total) {
    for (const auto& [other, inner] : part) {
      const bool divides = other == dimension && inner != outer && inner != all_of_it &&
                           outer != all_of_it && cube.is_open(dimension);
      if (divides && !tree.is_inside(dimension, inner, outer)) tree.add(dimension, inner, outer);
    }
  }
}

}  // namespace

Tree tree_of(const Book& book) {
  Tree tree(book.cube);
  for (const Table& table : book.tables) {
    for (const Panel& panel : table.panels) {
      for (const Group& group : panel.row_groups) {
        if (!group.total) continue;
        const Coordinates& total = panel.rows[static_cast<std::size_t>(*group.total)].select;
        for (const int part : group.parts) {
          add_branches(book.cube, total, panel.rows[static_cast<std::size_t>(part)].select, tree);
        }
      }
      for (const Group& group : panel.column_groups) {
        if (!group.total) continue;
        const Coordinates& total = panel.columns[static_cast<std::size_t>(*group.total)].select;
        for (const int part : group.parts) {
          add_branches(book.cube, total, panel.columns[static_cast<std::size_t>(part)].select,
                       tree);
        }
      }
    }
  }
  return tree;
}

Interval printing_so(const Figure& figure) {
  Interval prints = figure.likely;
  const Fen printed = fen_of(figure.number, figure.unit).value_or(0);
  if (prints.high > printed) --prints.high;
  if (prints.low < printed) ++prints.low;
  return prints;
}

namespace {

class FactsOf {
 public:
  explicit FactsOf(const Book& book)
      : book_(book), tree_(tree_of(book)), families_(book, tree_), scope_(book.figures.size()) {}

  BookFacts find() {
    std::map<std::vector<Node>, std::vector<int>> worlds;
    for (std::size_t f = 0; f < book_.figures.size(); ++f) {
      worlds[world_of(book_.figures[f].selection)].push_back(static_cast<int>(f));
    }
    for (const auto& [world, figures] : worlds) explain_world(figures);
    for (std::size_t f = 0; f < book_.figures.size(); ++f) {
      result_.select.push_back(select_of(static_cast<int>(f)));
    }
    for (const auto& [branch, parent] : tree_.branches()) {
      const auto& [dimension, member] = branch;
      result_.tree.push_back({std::string(book_.cube.name_of(dimension)),
                              std::string(book_.cube.name_of(dimension, member)),
                              std::string(book_.cube.name_of(dimension, parent))});
    }
    std::sort(result_.tree.begin(), result_.tree.end());
    std::sort(result_.facts.begin(), result_.facts.end());
    return std::move(result_);
  }

 private:
  bool is_world(int dimension) const {
    return book_.cube.is_apart(dimension) && !book_.cube.is_listed(dimension);
  }

  std::vector<Node> world_of(const Selection& selection) const {
    std::vector<Node> world;
    for (int d = 0; d < book_.cube.dimensions(); ++d) {
      if (is_world(d)) world.push_back(selection[d]);
    }
    return world;
  }

  std::vector<Coordinate> select_of(int figure) const {
    const Selection& selection = book_.figures[static_cast<std::size_t>(figure)].selection;
    const std::string& scope = scope_[static_cast<std::size_t>(figure)];
    std::vector<Coordinate> select;
    for (int d = 0; d < book_.cube.dimensions(); ++d) {
      const std::string_view dimension = book_.cube.name_of(d);
      if (dimension == "scope" && !scope.empty()) {
        select.emplace_back(dimension, scope);
      } else if (selection[d] != all_of_it) {
        select.emplace_back(dimension, book_.cube.name_of(d, selection[d]));
      }
    }
    return select;
  }

  // What is observed of each selection; `contradicting` gets figures of one selection that print
  // different amounts.
  std::vector<Observed> observe(const std::vector<int>& figures,
                                std::set<int>& contradicting) const {
    std::map<Selection, Observed> observed;
    for (const int f : figures) {
      const Figure& figure = book_.figures[static_cast<std::size_t>(f)];
      const Interval prints = printing_so(figure);
      const auto [found, is_new] = observed.try_emplace(figure.selection);
      Observed& one = found->second;
      const Interval both = is_new ? prints : intersect(one.allowed, prints);
      if (both.is_empty()) {
        contradicting.insert(f);
        continue;
      }
      one.selection = figure.selection;
      one.allowed = both;
      one.figures.push_back(f);
      const Fen printed = fen_of(figure.number, figure.unit).value_or(0);
      one.meant = std::clamp(printed, both.low, both.high);
    }
    std::vector<Observed> all;
    for (auto& [selection, one] : observed) {
      if (!one.figures.empty()) all.push_back(std::move(one));
    }
    return all;
  }

  void explain_world(std::vector<int> figures) {
    while (!figures.empty()) {
      std::set<int> alone;
      const std::vector<Observed> observed = observe(figures, alone);
      const Space space(observed, book_.cube, tree_, families_);
      const Explained explained = explain(observed, space);
      for (const int i : explained.missed) {
        const std::vector<int>& of = observed[static_cast<std::size_t>(i)].figures;
        alone.insert(of.begin(), of.end());
      }
      if (alone.empty()) {
        keep(explained, figures.front());
        return;
      }
      std::vector<int> apart = table_of_most(alone, figures);
      std::erase_if(figures,
                    [&](int f) { return std::binary_search(apart.begin(), apart.end(), f); });
      // A table of its own, then figures of their own: nothing else is left to be blamed.
      if (figures.empty()) {
        for (const int f : apart) {
          if (alone.contains(f)) {
            keep_alone(f);
          } else {
            figures.push_back(f);
          }
        }
        continue;
      }
      set_apart(apart);
    }
  }

  // The figures of that table in which most of `alone` stand, in rising order.
  std::vector<int> table_of_most(const std::set<int>& alone,
                                 const std::vector<int>& figures) const {
    std::map<int, int> count;
    for (const int f : alone) ++count[book_.figures[static_cast<std::size_t>(f)].table];
    const int table =
        std::max_element(count.begin(), count.end(), [](const auto& a, const auto& b) {
          return a.second < b.second;
        })->first;
    std::vector<int> apart;
    for (const int f : figures) {
      if (book_.figures[static_cast<std::size_t>(f)].table == table) apart.push_back(f);
    }
    return apart;
  }

  void set_apart(const std::vector<int>& figures) {
    const int table = book_.figures[static_cast<std::size_t>(figures.front())].table;
    for (const int f : figures) {
      scope_[static_cast<std::size_t>(f)] = fmt::format("table {:02}", table + 1);
    }
    std::vector<int>& tables = result_.apart_tables;
    if (std::find(tables.begin(), tables.end(), table) == tables.end()) tables.push_back(table);
    explain_world(figures);
  }

  void keep_alone(int f) {
    const Figure& figure = book_.figures[static_cast<std::size_t>(f)];
    scope_[static_cast<std::size_t>(f)] = fmt::format(
        "table {:02} row {} column {}", figure.table + 1, figure.place.row, figure.place.column);
    ++result_.apart_figures;
    const Fen amount = fen_of(figure.number, figure.unit).value_or(0);
    if (amount != 0) result_.facts.push_back({select_of(f), amount});
  }

  void keep(const Explained& explained, int figure) {
    std::vector<Coordinate> world;
    for (const Coordinate& coordinate : select_of(figure)) {
      const auto dimension = book_.cube.dimension(coordinate.first);
      if (dimension && is_world(*dimension)) world.push_back(coordinate);
    }
    for (const Explained::Part& part : explained.facts) {
      Fact fact{{}, part.amount};
      for (const auto& [dimension, member] : part.at) {
        fact.at.emplace_back(book_.cube.name_of(dimension), book_.cube.name_of(dimension, member));
      }
      fact.at.insert(fact.at.end(), world.begin(), world.end());
      result_.facts.push_back(std::move(fact));
    }
  }

  const Book& book_;
  Tree tree_;
  Families families_;
  std::vector<std::string> scope_;  // per figure; empty where it keeps its own
  BookFacts result_;
};

}  // namespace

BookFacts facts_of(const Book& book) {
  return FactsOf(book).find();
}

}  // namespace yiben::compiling
