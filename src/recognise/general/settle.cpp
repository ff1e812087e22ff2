// Tables against tables.
#include "recognise/general/settle.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>

#include "recognise/general/asked_for.h"
#include "text/text.h"

namespace yiben::recognition {

namespace {

using Known = std::unordered_map<Selection, std::vector<Interval>, SelectionHash>;

class Settler {
 public:
  explicit Settler(Book& book) : book_(book), cube_(book.cube) {}

  void settle() {
    settle_stage();
    figures_.resize(book_.tables.size());
    for (std::size_t f = 0; f < book_.figures.size(); ++f) {
      figures_[static_cast<std::size_t>(book_.figures[f].table)].push_back(f);
    }
    part_books();
    std::vector<std::size_t> unmet;  // tables that no table before them speaks of the same as
    for (std::size_t t = 0; t < book_.tables.size(); ++t) {
      const Votes met = votes(t);
      if (met.fails > 0) settle_smaller(unmet, t);
      if (met.fits == 0 && met.fails == 0) unmet.push_back(t);
      settle_table(t);
      remember(t);
    }
    forget_rare();
  }

 private:
  // What a title says behind the name and the year: 收支预算总表.
  std::string kind_of(std::size_t table) const {
    const std::string folded = text::fold(book_.tables[table].title);
    const std::string_view year = "年";
    const std::size_t at = folded.rfind(year);
    return at == std::string::npos ? folded : folded.substr(at + year.size());
  }

  // Whether three tables in a row stand here that stood there, and print other amounts: what
  // follows is the book of another unit.
  bool is_another_book(std::size_t there, std::size_t here) const {
    constexpr std::size_t kRow = 3;
    if (there + kRow > here || here + kRow > book_.tables.size()) return false;
    std::set<std::string> kinds;
    Votes votes;
    for (std::size_t i = 0; i < kRow; ++i) {
      const std::string kind = kind_of(here + i);
      if (kind.empty() || kind != kind_of(there + i) || !kinds.insert(kind).second) return false;
      for (const std::size_t f : figures_[here + i]) {
        const Figure& figure = book_.figures[f];
        const std::optional<Interval> other = printed_in(there + i, figure.selection);
        if (!other || (*other == Interval{} && figure.likely == Interval{})) continue;
        (intersect(*other, figure.likely).is_empty() ? votes.fails : votes.fits) += 1;
      }
    }
    return votes.fails > votes.fits;
  }

  // A file may hold the book of a department and then those of its units: the tables of each later
  // one belong together, and not to those before.
  void part_books() {
    const auto scope = cube_.dimension("scope");
    if (!scope) return;
    std::size_t begin = 0;
    std::optional<Node> member;
    for (std::size_t t = 0; t < book_.tables.size(); ++t) {
      for (std::size_t s = begin; s < t; ++s) {
        if (!is_another_book(s, t)) continue;
        begin = t;
        book_.of_several = true;
        member = cube_.intern(*scope, "book " + std::to_string(t + 1));
        break;
      }
      if (member) set_where_whole(t, *scope, *member);
    }
  }

  // Tables that have a scope from their title keep it.
  void set_where_whole(std::size_t table, int dimension, Node member) {
    for (Panel& panel : book_.tables[table].panels) {
      if (panel.select[dimension] != all_of_it) continue;
      panel.select = panel.select.with(dimension, member);
    }
    for (const std::size_t f : figures_[table]) reselect(book_.figures[f]);
  }

  // 预算数 in a budget, 决算数 in final accounts: what most figures are of.
  void settle_stage() {
    const auto stage = cube_.dimension("stage");
    if (!stage) return;
    std::size_t titles = 0;
    std::size_t final_titles = 0;
    for (const Table& table : book_.tables) {
      if (!table.title.empty()) ++titles;
      if (table.title.find("决算") != std::string::npos) ++final_titles;
    }
    const bool accounts = final_titles * 2 > titles;
    const auto whole = cube_.find(*stage, accounts ? "final" : "budget");
    if (!whole) return;
    const auto drop = [&](Coordinates& select) {
      std::erase_if(select, [&](const auto& c) { return c.first == *stage && c.second == *whole; });
    };
    for (Table& table : book_.tables) {
      for (Panel& panel : table.panels) {
        if (panel.select[*stage] == *whole) panel.select = panel.select.with(*stage, all_of_it);
        // 预算数 beside 决算数 in a table of final accounts stays what it is.
        if (panel.select[*stage] != all_of_it) continue;
        for (Row& row : panel.rows) drop(row.select);
        for (Column& column : panel.columns) drop(column.select);
      }
    }
    reselect_all();
  }

  void reselect(Figure& figure) const {
    const Table& table = book_.tables[static_cast<std::size_t>(figure.table)];
    const Panel& panel = table.panels[static_cast<std::size_t>(figure.panel)];
    figure.selection = selection_at(cube_, panel, panel.rows[static_cast<std::size_t>(figure.row)],
                                    panel.columns[static_cast<std::size_t>(figure.column)]);
  }

  void reselect_all() {
    for (Figure& figure : book_.figures) reselect(figure);
  }

  struct Votes {
    int fits = 0;
    int fails = 0;
    int score() const { return fits - 2 * fails; }
  };

  // What the tables before print of the same selection; nothing where that is nothing.
  const std::vector<Interval>* others_of(const Figure& figure) const {
    const auto known = known_.find(figure.selection);
    if (known == known_.end()) return nullptr;
    // Zeros agree with everything that is not there.
    const bool nothing = figure.likely == Interval{} &&
                         std::all_of(known->second.begin(), known->second.end(),
                                     [](const Interval& other) { return other == Interval{}; });
    return nothing ? nullptr : &known->second;
  }

  // Where others differ among themselves, one of them is wrong, or of another scope: it is enough
  // to agree with one.
  static bool agrees(const Interval& amount, const std::vector<Interval>& others) {
    return std::any_of(others.begin(), others.end(),
                       [&](const Interval& other) { return !intersect(other, amount).is_empty(); });
  }

  Votes votes(std::size_t table) const {
    Votes votes;
    for (const std::size_t f : figures_[table]) {
      const Figure& figure = book_.figures[f];
      const std::vector<Interval>* others = others_of(figure);
      if (others == nullptr) continue;
      (agrees(figure.likely, *others) ? votes.fits : votes.fails) += 1;
    }
    return votes;
  }

  // Most of what others print too they deny: another scope, unless these are two amounts that are
  // right in each other's columns. That is a slip where other rows bear out what the columns mean;
  // else the headers may have been misread.
  void settle_denied(std::size_t table) {
    const std::vector<const Figure*> denied = denied_in(table);
    // Its own sums ask for what the others print: it is wrong, and all is of one scope.
    if (denied.size() == 1 && is_asked_for(book_, *denied.front(), *others_of(*denied.front())))
      return;
    Doubt doubt;
    if (!are_changed_over(denied)) {
      doubt.what = "table-apart";
      doubt.excerpt = book_.tables[table].title;
      doubt.place = book_.tables[table].title_place;
      doubt.blocks = false;
    } else if (is_borne_out(*denied[0]) && is_borne_out(*denied[1])) {
      return;
    } else {
      doubt.what = "cells-changed-over";
      doubt.excerpt = denied[0]->printed + " ↔ " + denied[1]->printed;
      doubt.place = denied[0]->place;
    }
    part(table, std::move(doubt));
  }

  std::vector<const Figure*> denied_in(std::size_t table) const {
    std::vector<const Figure*> denied;
    for (const std::size_t f : figures_[table]) {
      const Figure& figure = book_.figures[f];
      const std::vector<Interval>* others = others_of(figure);
      if (others != nullptr && !agrees(figure.likely, *others)) denied.push_back(&figure);
    }
    return denied;
  }

  bool are_changed_over(const std::vector<const Figure*>& denied) const {
    return denied.size() == 2 && denied[0]->panel == denied[1]->panel &&
           denied[0]->row == denied[1]->row && agrees(denied[0]->likely, *others_of(*denied[1])) &&
           agrees(denied[1]->likely, *others_of(*denied[0]));
  }

  // Another row of its column prints an amount that other tables print for the same.
  bool is_borne_out(const Figure& figure) const {
    const std::vector<std::size_t>& beside = figures_[static_cast<std::size_t>(figure.table)];
    return std::any_of(beside.begin(), beside.end(), [&](std::size_t f) {
      const Figure& other = book_.figures[f];
      if (other.panel != figure.panel || other.column != figure.column || other.row == figure.row)
        return false;
      const std::vector<Interval>* others = others_of(other);
      return other.likely != Interval{} && others != nullptr && agrees(other.likely, *others);
    });
  }

  void set(std::size_t table, int dimension, Node member) {
    for (Panel& panel : book_.tables[table].panels) {
      panel.select = panel.select.with(dimension, member);
    }
    for (const std::size_t f : figures_[table]) reselect(book_.figures[f]);
  }

  // Small tables among the sentences, 收入结构, may stand before those that they are taken from.
  void settle_smaller(const std::vector<std::size_t>& earlier, std::size_t table) {
    for (const std::size_t t : earlier) {
      if (figures_[t].size() >= figures_[table].size()) continue;
      known_.clear();
      remember(table);
      settle_origin(t);
    }
    known_.clear();
    for (std::size_t t = 0; t < table; ++t) remember(t);
  }

  void remember(std::size_t table) {
    for (const std::size_t f : figures_[table]) {
      const Figure& figure = book_.figures[f];
      known_[figure.selection].push_back(figure.likely);
    }
  }

  // It is of the current year where that agrees better.
  Votes settle_origin(std::size_t table) {
    const auto origin = cube_.dimension("origin");
    const auto current = origin ? cube_.find(*origin, "current") : std::nullopt;
    const Votes as_read = votes(table);
    if (!current || as_read.fails == 0) return as_read;
    const bool lacks = lacks_what_was_carried_over(table);
    set(table, *origin, *current);
    const Votes best = votes(table);
    const bool agrees = best.fits > as_read.fits && best.score() > as_read.score();
    if (agrees || (lacks && best.fails == 0)) return best;
    set(table, *origin, all_of_it);
    return as_read;
  }

  void settle_table(std::size_t table) {
    Votes best = settle_origin(table);
    const bool apart = best.fails > 0 && !are_changed_over(denied_in(table));
    if (apart && part_wider_funds(table)) best = votes(table);
    if (best.fails > 0 && best.fits < 3 * best.fails) settle_denied(table);
  }

  // 事业收入 of one table holds 财政专户管理资金, which another prints beside it: where two amounts
  // differ by just what one table prints of another fund, and the other table does not list it,
  // what bears the name there is of another width, and gets a name of its own. True where there is
  // one.
  bool part_wider_funds(std::size_t table) {
    const auto fund = cube_.dimension("fund");
    bool any = false;
    for (std::size_t n = 0; fund && n < figures_[table].size(); ++n) {
      Figure& figure = book_.figures[figures_[table][n]];
      const std::vector<Interval>* others = others_of(figure);
      if (others == nullptr || agrees(figure.likely, *others)) continue;
      if (!differs_by_a_fund(table, figure, *others, *fund)) continue;
      name_apart(figure, *fund);
      any = true;
    }
    for (const std::size_t f : figures_[table]) reselect(book_.figures[f]);
    return any;
  }

  bool differs_by_a_fund(std::size_t table, const Figure& figure,
                         const std::vector<Interval>& others, int fund) const {
    for (Node member = 1; member < cube_.members(fund); ++member) {
      const Selection beside = figure.selection.with(fund, member);
      const std::optional<Interval> here = printed_in(table, beside);
      const auto known = known_.find(beside);
      if (here.has_value() == (known != known_.end())) continue;
      const Interval rest = here ? *here : known->second.front();
      for (const Interval& other : others) {
        const Interval& less = here ? figure.likely : other;
        const Interval& more = here ? other : figure.likely;
        if (rest != Interval{} &&
            !intersect({less.low + rest.low, less.high + rest.high}, more).is_empty())
          return true;
      }
    }
    return false;
  }

  // What the table prints of a selection; nothing where it does not list it.
  std::optional<Interval> printed_in(std::size_t table, const Selection& selection) const {
    for (const std::size_t f : figures_[table]) {
      if (book_.figures[f].selection == selection) return book_.figures[f].likely;
    }
    return std::nullopt;
  }

  // The row or the column that says the fund is of a list of its own.
  void name_apart(const Figure& figure, int fund) {
    Panel& panel = book_.tables[static_cast<std::size_t>(figure.table)]
                       .panels[static_cast<std::size_t>(figure.panel)];
    Row& row = panel.rows[static_cast<std::size_t>(figure.row)];
    Column& column = panel.columns[static_cast<std::size_t>(figure.column)];
    const bool in_row = std::any_of(row.select.begin(), row.select.end(),
                                    [&](const auto& c) { return c.first == fund; });
    const auto listed = cube_.dimension(in_row ? "row" : "column");
    const std::string name =
        (in_row ? row.label : column.path) + "#" + std::to_string(figure.table);
    const auto member = listed ? cube_.intern(*listed, name) : std::nullopt;
    if (!member) return;
    (in_row ? row.select : column.select).emplace_back(*listed, *member);
  }

  // Where it differs from the tables before it, it is less, by no more than what the book prints as
  // carried over, and by just that at the most: it is about the current year.
  bool lacks_what_was_carried_over(std::size_t table) const {
    Interval most;
    for (const std::size_t f : figures_[table]) {
      const Figure& figure = book_.figures[f];
      const auto known = known_.find(figure.selection);
      if (known == known_.end()) continue;
      for (const Interval& other : known->second) {
        if (!intersect(other, figure.likely).is_empty()) continue;
        const Interval lacking{other.low - figure.likely.high, other.high - figure.likely.low};
        if (lacking.low <= 0) return false;
        most = std::max(most, lacking);
      }
    }
    return most != Interval{} && is_printed_as_carried_over(most);
  }

  bool is_printed_as_carried_over(const Interval& amount) const {
    const auto origin = cube_.dimension("origin");
    const auto carried = origin ? cube_.find(*origin, "carried_over") : std::nullopt;
    if (!carried) return false;
    return std::any_of(book_.figures.begin(), book_.figures.end(), [&](const Figure& f) {
      return f.selection[*origin] == *carried && f.number.digits != 0 &&
             !intersect(f.likely, amount).is_empty();
    });
  }

  void part(std::size_t table, Doubt doubt) {
    const auto scope = cube_.dimension("scope");
    const auto member =
        scope ? cube_.intern(*scope, "table " + std::to_string(table + 1)) : std::nullopt;
    if (!member) return;
    set(table, *scope, *member);
    book_.doubts.push_back(std::move(doubt));
  }

  void forget_rare() {
    for (const auto& [dimension, member] : std::vector(cube_.rare())) {
      const auto speaks = [d = dimension, m = member](const Figure& figure) {
        return figure.selection[d] == m;
      };
      if (std::none_of(book_.figures.begin(), book_.figures.end(), speaks)) {
        cube_.forget_part(dimension, member);
      }
    }
  }

  Book& book_;
  Cube& cube_;
  std::vector<std::vector<std::size_t>> figures_;  // by table
  Known known_;
};

}  // namespace

void settle_tables(Book& book) {
  Settler(book).settle();
}

}  // namespace yiben::recognition
