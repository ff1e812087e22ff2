// Sums around one figure.
#include "recognise/general/asked_for.h"

#include <algorithm>

namespace yiben::recognition {

namespace {

class Asked {
 public:
  Asked(const Book& book, const Figure& figure) : figure_(figure) {
    for (const Figure& other : book.figures) {
      if (other.table == figure.table && other.panel == figure.panel) beside_.push_back(&other);
    }
  }

  // In its column, where the groups are of rows, or in its row.
  bool any_asks(const std::vector<Group>& groups, bool of_rows, const Interval& amount) const {
    return std::any_of(groups.begin(), groups.end(),
                       [&](const Group& group) { return asks(group, of_rows, amount); });
  }

 private:
  Interval at(int item, bool of_rows) const {
    for (const Figure* one : beside_) {
      const bool in_line = of_rows ? one->column == figure_.column : one->row == figure_.row;
      if (in_line && (of_rows ? one->row : one->column) == item) return one->likely;
    }
    return {};
  }

  bool asks(const Group& group, bool of_rows, const Interval& amount) const {
    const int own = of_rows ? figure_.row : figure_.column;
    const bool stands_in =
        group.total && (*group.total == own || std::find(group.parts.begin(), group.parts.end(),
                                                         own) != group.parts.end());
    if (!stands_in) return false;
    const auto holds_with = [&](const Interval& meant) {
      const auto value = [&](int item) { return item == own ? meant : at(item, of_rows); };
      Interval sum{0, 0};
      for (const int part : group.parts) {
        sum.low += value(part).low;
        sum.high += value(part).high;
      }
      return !intersect(sum, value(*group.total)).is_empty();
    };
    const auto others = std::count_if(group.parts.begin(), group.parts.end(), [&](int part) {
      return part != own && at(part, of_rows) != Interval{};
    });
    return others > 1 && !holds_with(figure_.likely) && holds_with(amount);
  }

  const Figure& figure_;
  std::vector<const Figure*> beside_;
};

}  // namespace

bool is_asked_for(const Book& book, const Figure& figure, const std::vector<Interval>& amounts) {
  const Panel& panel = book.tables[static_cast<std::size_t>(figure.table)]
                           .panels[static_cast<std::size_t>(figure.panel)];
  const Asked asked(book, figure);
  return std::any_of(amounts.begin(), amounts.end(), [&](const Interval& amount) {
    return asked.any_asks(panel.row_groups, true, amount) ||
           asked.any_asks(panel.denied_row_groups, true, amount) ||
           asked.any_asks(panel.column_groups, false, amount) ||
           asked.any_asks(panel.denied_column_groups, false, amount);
  });
}

}  // namespace yiben::recognition
