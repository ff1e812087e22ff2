// Rows are told by whole and parts together; a row that prints no money says nothing.
#include "proof/of_which.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <string>
#include <tuple>

#include "proof/causes.h"

namespace yiben::proof {

namespace {

// By chance a part that is less looks like a slip of its whole, but seldom where all others are it.
constexpr int enough_rows = 8;
constexpr std::int64_t least_digits = 100;

using Line = std::vector<const Figure*>;  // the whole, then its parts

// The amount of one member with which the parts make the whole.
Interval needed(const Line& line, std::size_t member) {
  Interval amount;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (i == member) continue;
    const Interval& own = line[i]->likely;
    const bool adds = member == 0 || i == 0;
    amount.low += adds ? own.low : -own.high;
    amount.high += adds ? own.high : -own.low;
  }
  return amount;
}

bool holds(const Line& line) {
  return !intersect(needed(line, 0), line.front()->likely).is_empty();
}

bool is_slip(const Figure& figure, const Interval& amount) {
  if (figure.blank || std::abs(figure.number.digits) < least_digits) return false;
  const std::vector<Number> numbers = numbers_in(amount, figure.unit, figure.number.decimals);
  return std::any_of(numbers.begin(), numbers.end(), [&](const Number& number) {
    return std::abs(number.digits) >= least_digits && !slips(figure.number, number).empty();
  });
}

bool has_slip(const Line& line) {
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (is_slip(*line[i], needed(line, i))) return true;
  }
  return false;
}

class Columns {
 public:
  explicit Columns(const Book& book) {
    for (const Figure& figure : book.figures) {
      at_[{figure.table, figure.panel, figure.column}].emplace(figure.row, &figure);
    }
  }

  // The only row in which the parts do not make the whole; none where it is no slip.
  Line odd_one(int table, int panel, const Group& group) const {
    int holding = 0;
    std::vector<Line> failing;
    for (const auto& [row, whole] : of(table, panel, *group.total)) {
      Line line{whole};
      bool prints = false;
      for (const int part : group.parts) {
        const auto& column = of(table, panel, part);
        const auto found = column.find(row);
        if (found == column.end()) continue;
        line.push_back(found->second);
        prints = prints || (!found->second->blank && found->second->number.digits != 0);
      }
      if (!prints || whole->blank || whole->number.digits == 0) continue;
      if (holds(line)) {
        ++holding;
      } else {
        failing.push_back(std::move(line));
      }
    }
    const bool one = failing.size() == 1 && holding >= enough_rows;
    return one && has_slip(failing.front()) ? failing.front() : Line();
  }

 private:
  using Column = std::map<int, const Figure*>;  // by row

  const Column& of(int table, int panel, int column) const {
    static const Column none;
    const auto found = at_.find({table, panel, column});
    return found == at_.end() ? none : found->second;
  }

  std::map<std::tuple<int, int, int>, Column> at_;  // table, panel, column
};

std::string name_of(const Book& book, const Figure& figure) {
  const Table& table = book.tables[static_cast<std::size_t>(figure.table)];
  const Panel& panel = table.panels[static_cast<std::size_t>(figure.panel)];
  return panel.columns[static_cast<std::size_t>(figure.column)].path + " " + figure.printed;
}

}  // namespace

std::vector<Doubt> slips_of_parts(const Book& book) {
  std::vector<Doubt> doubts;
  const Columns columns(book);
  for (std::size_t t = 0; t < book.tables.size(); ++t) {
    const std::vector<Panel>& panels = book.tables[t].panels;
    for (std::size_t p = 0; p < panels.size(); ++p) {
      for (const Group& group : panels[p].of_which_columns) {
        const Line line = columns.odd_one(static_cast<int>(t), static_cast<int>(p), group);
        if (line.empty()) continue;
        Doubt doubt;
        doubt.what = "relation-given-up";
        doubt.place = line.front()->place;
        doubt.excerpt = name_of(book, *line.front());
        for (std::size_t i = 1; i < line.size(); ++i) {
          doubt.excerpt += (i == 1 ? " ≠ " : " + ") + name_of(book, *line[i]);
        }
        doubts.push_back(std::move(doubt));
      }
    }
  }
  return doubts;
}

}  // namespace yiben::proof
