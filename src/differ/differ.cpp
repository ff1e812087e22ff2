// Pairs the figures of two books and keeps those that differ.
#include "differ/differ.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "differ/names.h"
#include "differ/targets.h"
#include "text/text.h"

namespace yiben {
namespace {

// One book by what its figures mean.
class Side {
 public:
  explicit Side(const Book& book) : book_(book) {
    for (const Table& table : book.tables) titles_.push_back(comparable_title(book, table));
    for (std::size_t i = 0; i < book.figures.size(); ++i) {
      const std::string name = comparable_selection(book, book.figures[i]);
      std::vector<int>& figures = by_selection_[name];
      if (figures.empty()) order_.push_back(name);
      figures.push_back(static_cast<int>(i));
    }
  }

  const Figure& figure(int index) const { return book_.figures[static_cast<std::size_t>(index)]; }
  const std::string& title(int index) const {
    return titles_[static_cast<std::size_t>(figure(index).table)];
  }
  // Table, row and column.
  std::tuple<std::string, std::string, std::string> place(int index) const {
    const Figure& of = figure(index);
    const Table& table = book_.tables[static_cast<std::size_t>(of.table)];
    const Panel& panel = table.panels[static_cast<std::size_t>(of.panel)];
    return {title(index), text::fold(row_name(panel.rows[static_cast<std::size_t>(of.row)])),
            text::fold(panel.columns[static_cast<std::size_t>(of.column)].path)};
  }
  // As printed; a blank is zero.
  Fen amount(int index) const {
    const Figure& of = figure(index);
    return of.blank ? 0 : fen_of(of.number, of.unit).value_or(0);
  }

  const std::vector<std::string>& selections() const { return order_; }
  const std::vector<int>& printings(const std::string& selection) const {
    static const std::vector<int> none;
    const auto found = by_selection_.find(selection);
    return found == by_selection_.end() ? none : found->second;
  }
  const std::vector<std::string>& titles() const { return titles_; }
  bool has_title(const std::string& title) const {
    return std::find(titles_.begin(), titles_.end(), title) != titles_.end();
  }

 private:
  const Book& book_;
  std::vector<std::string> titles_;  // by table
  std::map<std::string, std::vector<int>> by_selection_;
  std::vector<std::string> order_;  // of selections, as they are first printed
};

// Printed alike; or, where one is printed in a larger unit, what both may stand for meets.
bool is_same(const Side& before, int a, const Side& after, int b) {
  if (before.amount(a) == after.amount(b)) return true;
  const Figure& one = before.figure(a);
  const Figure& other = after.figure(b);
  if (one.blank || other.blank) return false;
  const bool alike = one.unit == other.unit && one.number.decimals == other.number.decimals;
  return !alike && !intersect(one.interval, other.interval).is_empty();
}

class Comparer {
 public:
  Comparer(const Book& before, const Book& after) : before_(before), after_(after) {}

  Differences run() {
    for (const std::string& selection : before_.selections()) compare(selection);
    for (const std::string& selection : after_.selections()) {
      if (before_.printings(selection).empty()) {
        add_only(after_, before_, selection, out_.only_after);
      }
    }
    std::stable_sort(out_.changed.begin(), out_.changed.end(),
                     [](const AmountChange& a, const AmountChange& b) {
                       return size(a.difference_fen) > size(b.difference_fen);
                     });
    add_tables(before_, after_, out_.tables_before);
    add_tables(after_, before_, out_.tables_after);
    return std::move(out_);
  }

 private:
  static Fen size(Fen amount) { return amount < 0 ? -amount : amount; }

  void compare(const std::string& selection) {
    std::vector<int> old = before_.printings(selection);
    std::vector<int> current = after_.printings(selection);
    if (current.empty()) return add_only(before_, after_, selection, out_.only_before);
    std::vector<std::pair<int, int>> pairs;
    pair_up(old, current, pairs, [&](int a, int b) { return before_.place(a) == after_.place(b); });
    pair_up(old, current, pairs, [&](int a, int b) { return before_.title(a) == after_.title(b); });
    if (pairs.empty()) pairs.emplace_back(old.front(), current.front());
    const std::size_t known = out_.changed.size();
    for (const auto& [a, b] : pairs) add_change(a, b, selection, known);
    if (out_.changed.size() == known) ++out_.same;
  }

  template <typename Fits>
  static void pair_up(std::vector<int>& old, std::vector<int>& current,
                      std::vector<std::pair<int, int>>& pairs, const Fits& fits) {
    std::erase_if(old, [&](int a) {
      const auto partner =
          std::find_if(current.begin(), current.end(), [&](int b) { return fits(a, b); });
      if (partner == current.end()) return false;
      pairs.emplace_back(a, *partner);
      current.erase(partner);
      return true;
    });
  }

  // Printings that changed alike are one change.
  void add_change(int a, int b, const std::string& selection, std::size_t known) {
    if (is_same(before_, a, after_, b)) return;
    const auto alike = std::find_if(out_.changed.begin() + static_cast<std::ptrdiff_t>(known),
                                    out_.changed.end(), [&](const AmountChange& change) {
                                      return before_.amount(change.before) == before_.amount(a) &&
                                             after_.amount(change.after) == after_.amount(b);
                                    });
    if (alike != out_.changed.end()) {
      ++alike->printings;
      return;
    }
    out_.changed.push_back({.before = a,
                            .after = b,
                            .difference_fen = after_.amount(b) - before_.amount(a),
                            .selection = selection});
  }

  // The first printing with money, in a table that the other book has too: tables that it lacks are
  // told as a whole.
  static void add_only(const Side& side, const Side& other, const std::string& selection,
                       std::vector<int>& only) {
    for (const int figure : side.printings(selection)) {
      if (side.amount(figure) == 0 || !other.has_title(side.title(figure))) continue;
      only.push_back(figure);
      return;
    }
  }

  static void add_tables(const Side& side, const Side& other, std::vector<int>& only) {
    for (std::size_t t = 0; t < side.titles().size(); ++t) {
      if (!other.has_title(side.titles()[t])) only.push_back(static_cast<int>(t));
    }
  }

  Side before_;
  Side after_;
  Differences out_;
};

}  // namespace

bool Differences::empty() const {
  return changed.empty() && only_before.empty() && only_after.empty() && tables_before.empty() &&
         tables_after.empty() && projects_before.empty() && projects_after.empty() &&
         indicators.empty();
}

Differences compare(const Book& before, const Book& after) {
  Differences out = Comparer(before, after).run();
  compare_projects(before, after, out);
  return out;
}

}  // namespace yiben
