// Book → facts by the forms of a family.
#include "compile/form_facts.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "compile/facts_of.h"
#include "compile/program.h"
#include "compile/table_words.h"
#include "compile/units_beside.h"
#include "compile/whole_places.h"

namespace yiben::compiling {

namespace {

constexpr int max_rounds = 200;
constexpr std::size_t max_new_columns = 300;  // in one round
// Worth less than this is the solver's noise.
constexpr double least_worth = 1e-5;

// Which places hold how much.
class Filling {
 public:
  Filling(const std::vector<Observed>& observed, std::vector<WholePlace> places)
      : observed_(observed), places_(std::move(places)), program_(observed, false) {}

  void fill() {
    in_.assign(places_.size(), false);
    solved_ = program_.solve();
    for (int round = 0; solved_ && round < max_rounds && !program_.as_meant(); ++round) {
      if (!add_worthy()) break;
      solved_ = program_.solve();
    }
  }

  std::vector<std::pair<const WholePlace*, Fen>> amounts() const {
    std::vector<std::pair<const WholePlace*, Fen>> all;
    for (std::size_t c = 0; solved_ && c < columns_.size(); ++c) {
      const Fen amount = program_.amount(static_cast<int>(c));
      if (amount != 0) all.emplace_back(&places_[columns_[c]], amount);
    }
    return all;
  }

 private:
  bool add_worthy() {
    std::vector<std::pair<double, std::size_t>> found;
    for (std::size_t p = 0; p < places_.size(); ++p) {
      if (in_[p]) continue;
      double worth = 0;
      for (const int i : indices_of(places_[p].counted)) {
        worth += program_.worth()[static_cast<std::size_t>(i)];
      }
      if (worth > least_worth) found.emplace_back(worth, p);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    if (found.size() > max_new_columns) found.resize(max_new_columns);
    for (const auto& [worth, p] : found) {
      in_[p] = true;
      program_.add_column(indices_of(places_[p].counted));
      columns_.push_back(p);
    }
    return !found.empty();
  }

  const std::vector<Observed>& observed_;
  const std::vector<WholePlace> places_;
  Program program_;
  std::vector<bool> in_;
  std::vector<std::size_t> columns_;
  bool solved_ = false;
};

class Finder {
 public:
  Finder(const Book& book, const Catalog& catalog, const Family& family, const Tree& tree,
         const Aliases& aliases)
      : book_(book),
        catalog_(catalog),
        family_(family),
        tree_(tree),
        aliases_(aliases),
        project_(*book.cube.dimension("project")),
        construction_(*book.cube.dimension("construction")),
        is_construction_(*book.cube.find(construction_, "construction")) {}

  FormFacts find() {
    observe();
    WholePlaces::PrintedBy printed_by;
    for (const Observed& one : observed_) {
      std::set<const Form*>& forms = printed_by.emplace_back();
      for (const int f : one.figures) {
        const int table = book_.figures[static_cast<std::size_t>(f)].table;
        if (!in_part_.contains(table)) {
          forms.insert(form_of(book_.tables[static_cast<std::size_t>(table)], family_));
        }
      }
    }
    const WholePlaces places(observed_, printed_by, catalog_, family_, book_.cube, tree_);
    Bits nothing((observed_.size() + 63) / 64);
    for (std::size_t i = 0; i < observed_.size(); ++i) {
      if (observed_[i].allowed.high <= 0) set(nothing, i);
    }
    std::optional<std::vector<WholePlace>> all = places.all(nothing);
    if (!all) {
      result_.too_large = true;
      return std::move(result_);
    }
    Solution best = solution(*all, {});
    // Capital construction is told of a whole project, and one of them may be it.
    if (!best.missed.empty()) {
      for (const Node project : projects_built(*all)) {
        Solution other = solution(*all, {project});
        if (other.missed.size() < best.missed.size()) best = std::move(other);
        if (best.missed.empty()) break;
      }
    }
    std::map<Selection, Fen> money = std::move(best.money);
    for (const int i : best.missed) {
      const Observed& one = observed_[static_cast<std::size_t>(i)];
      result_.missed.insert(result_.missed.end(), one.figures.begin(), one.figures.end());
    }
    keep_rows(places, money);
    for (const auto& [at, amount] : money) result_.facts.push_back({at, amount});
    std::sort(result_.missed.begin(), result_.missed.end());
    return std::move(result_);
  }

 private:
  struct Solution {
    std::map<Selection, Fen> money;
    std::vector<int> missed;  // observations
  };

  // Of each project all money is construction, or none.
  bool is_built_so(const WholePlace& place, const std::set<Node>& built) const {
    const Node project = place.at[project_];
    const Node told = place.at[construction_];
    if (project == all_of_it || told == all_of_it) return true;
    return (told == is_construction_) == built.contains(project);
  }

  std::set<Node> projects_built(const std::vector<WholePlace>& all) const {
    std::set<Node> projects;
    for (const WholePlace& place : all) {
      if (place.at[construction_] == is_construction_) projects.insert(place.at[project_]);
    }
    projects.erase(all_of_it);
    return projects;
  }

  Solution solution(const std::vector<WholePlace>& all, const std::set<Node>& built) const {
    std::vector<WholePlace> places;
    std::copy_if(all.begin(), all.end(), std::back_inserter(places),
                 [&](const WholePlace& place) { return is_built_so(place, built); });
    Filling filling(observed_, std::move(places));
    filling.fill();
    Solution found;
    std::vector<WideFen> sums(observed_.size());
    for (const auto& [place, amount] : filling.amounts()) {
      found.money[place->at] += amount;
      if (place->paired) found.money[place->pays] += amount;
      for (const int i : indices_of(place->counted)) sums[static_cast<std::size_t>(i)] += amount;
    }
    for (std::size_t i = 0; i < observed_.size(); ++i) {
      const Interval& allowed = observed_[i].allowed;
      if (sums[i] < allowed.low || sums[i] > allowed.high)
        found.missed.push_back(static_cast<int>(i));
    }
    return found;
  }

  // What is only of one table, or of another year, is no money of the book by its forms.
  bool is_of_forms(const Selection& selection) const {
    for (int d = 0; d < book_.cube.dimensions(); ++d) {
      const bool apart = book_.cube.is_apart(d) && book_.cube.name_of(d) != "government";
      if (apart && selection[d] != all_of_it) return false;
    }
    return true;
  }

  Selection without_aliases(Selection selection) const {
    for (int d = 0; d < book_.cube.dimensions(); ++d) {
      const auto other = aliases_.find({d, selection[d]});
      if (other != aliases_.end()) selection = selection.with(d, other->second);
    }
    return selection;
  }

  void observe() {
    const UnitsBeside units(book_, family_, aliases_);
    const auto unit = book_.cube.dimension("unit");
    std::map<Selection, Observed> observed;
    for (std::size_t f = 0; f < book_.figures.size(); ++f) {
      const Figure& figure = book_.figures[f];
      if (!is_of_forms(figure.selection)) {
        result_.missed.push_back(static_cast<int>(f));
        in_part_.insert(figure.table);
        continue;
      }
      const Interval prints = printing_so(figure);
      Selection selection = without_aliases(figure.selection);
      if (const auto beside = units.unit_of(figure); beside && selection[*unit] == all_of_it) {
        selection = selection.with(*unit, *beside);
      }
      const auto [found, is_new] = observed.try_emplace(selection);
      Observed& one = found->second;
      const Interval both = is_new ? prints : intersect(one.allowed, prints);
      if (both.is_empty()) {
        result_.missed.push_back(static_cast<int>(f));
        continue;
      }
      one.selection = selection;
      one.allowed = both;
      one.figures.push_back(static_cast<int>(f));
      one.meant = std::clamp(fen_of(figure.number, figure.unit).value_or(0), both.low, both.high);
    }
    for (auto& [selection, one] : observed) observed_.push_back(std::move(one));
  }

  // Whether the form has the row in any case.
  bool is_listed(const Table& table, const Row& row) const {
    const Form* form = form_of(table, family_);
    if (form == nullptr) return false;
    return std::any_of(row.select.begin(), row.select.end(), [&](const auto& at) {
      const std::string_view name = book_.cube.name_of(at.first, at.second);
      return std::any_of(form->panels.begin(), form->panels.end(), [&](const PanelForm& panel) {
        const auto& listed = panel.listed;
        const bool fixed = std::any_of(panel.rows.begin(), panel.rows.end(),
                                       [&](const auto& one) { return one.select == row.select; });
        return fixed || std::find(listed.begin(), listed.end(), name) != listed.end();
      });
    });
  }

  // A row of nothing has a fact of nothing, or the form would not have it.
  void keep_rows(const WholePlaces& places, std::map<Selection, Fen>& money) const {
    for (const Table& table : book_.tables) {
      for (const Panel& panel : table.panels) {
        for (const Row& row : panel.rows) {
          const bool names = std::any_of(row.select.begin(), row.select.end(), [&](const auto& at) {
            return at.second != all_of_it && book_.cube.is_open(at.first);
          });
          if (names && !is_listed(table, row)) {
            keep_row(narrow(panel.select, row.select), places, money);
          }
        }
      }
    }
  }

  // A class of accounts: no fact may stand there.
  bool is_divided_further(const Selection& select) const {
    const auto has_parts = [&](const char* dimension, const Classification& codes) {
      const auto d = book_.cube.dimension(dimension);
      if (!d || select[*d] == all_of_it) return false;
      const std::string_view code = book_.cube.name_of(*d, select[*d]);
      return std::any_of(codes.rows().begin(), codes.rows().end(), [&](const CodeName& one) {
        return one.code.size() > code.size() && one.code.starts_with(code);
      });
    };
    return has_parts("function", catalog_.function_codes) ||
           has_parts("economic", catalog_.economic_codes) ||
           has_parts("government", catalog_.government_economic_codes);
  }

  void keep_row(const Selection& printed, const WholePlaces& places,
                std::map<Selection, Fen>& money) const {
    if (!is_of_forms(printed)) return;
    const Selection select = without_aliases(printed);
    const bool is_there = std::any_of(money.begin(), money.end(), [&](const auto& fact) {
      for (int d = 0; d < book_.cube.dimensions(); ++d) {
        if (!tree_.is_inside(d, fact.first[d], select[d])) return false;
      }
      return true;
    });
    if (is_there || is_divided_further(select)) return;
    // Whether it is construction is told by the money of its project.
    if (const auto place = places.any_in(select)) {
      money.emplace(place->at.with(construction_, all_of_it), 0);
    }
  }

  const Book& book_;
  const Catalog& catalog_;
  const Family& family_;
  const Tree& tree_;
  const Aliases& aliases_;
  const int project_;
  const int construction_;
  const Node is_construction_;
  std::vector<Observed> observed_;
  std::set<int> in_part_;  // tables of which some rows are of no form, and may list anything
  FormFacts result_;
};

}  // namespace

FormFacts form_facts(const Book& book, const Catalog& catalog, const Family& family,
                     const Tree& tree, const Aliases& aliases) {
  return Finder(book, catalog, family, tree, aliases).find();
}

}  // namespace yiben::compiling
