// Which printed figures others add up to.
#include "compose/sums.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace yiben {

namespace {

class SumFinder {
 public:
  explicit SumFinder(const Book& book) : book_(book) {}

  std::map<int, std::vector<int>> sums(const std::vector<PrintedSum>& known) && {
    for (std::size_t t = 0; t < book_.tables.size(); ++t) find_groups(static_cast<int>(t));
    for (const PrintedSum& sum : known) {
      if (in_one_grid(sum)) add(sum);
    }
    const std::map<int, std::vector<int>> within = sums_;
    for (const PrintedSum& sum : known) {
      const bool refers = sum.parts.size() == 1;
      if (refers && !within.contains(sum.parts.front())) continue;
      if (!figure(sum.total).blank) add(sum);
    }
    return std::move(sums_);
  }

 private:
  const Figure& figure(int index) const { return book_.figures[static_cast<std::size_t>(index)]; }

  bool in_one_grid(const PrintedSum& sum) const {
    const Place& total = figure(sum.total).place;
    return std::all_of(sum.parts.begin(), sum.parts.end(), [&](int part) {
      const Place& place = figure(part).place;
      return place.document == total.document && place.table == total.table;
    });
  }

  // The rows and columns that a table adds up.
  void find_groups(int table_index) {
    const Table& table = book_.tables[static_cast<std::size_t>(table_index)];
    Squares at;
    for (std::size_t i = 0; i < book_.figures.size(); ++i) {
      const Figure& one = book_.figures[i];
      if (one.table == table_index) at[{one.panel, one.row, one.column}] = static_cast<int>(i);
    }
    for (std::size_t p = 0; p < table.panels.size(); ++p) {
      const Panel& panel = table.panels[p];
      const int index = static_cast<int>(p);
      for (int column = 0; column < static_cast<int>(panel.columns.size()); ++column) {
        if (!panel.columns[static_cast<std::size_t>(column)].additive) continue;
        for (const Group& group : panel.row_groups) {
          add_group(group, at, [&](int row) { return std::tuple(index, row, column); });
        }
      }
      for (int row = 0; row < static_cast<int>(panel.rows.size()); ++row) {
        for (const Group& group : panel.column_groups) {
          add_group(group, at, [&](int column) { return std::tuple(index, row, column); });
        }
      }
    }
  }

  using Squares = std::map<std::tuple<int, int, int>, int>;  // by panel, row and column

  // A part that is not printed: no sum can be written.
  void add_group(const Group& group, const Squares& at, const auto& key) {
    const auto total = group.total ? at.find(key(*group.total)) : at.end();
    if (total == at.end()) return;
    PrintedSum sum{.total = total->second, .parts = {}};
    for (const int part : group.parts) {
      const auto found = at.find(key(part));
      if (found == at.end()) return;
      sum.parts.push_back(found->second);
    }
    if (in_one_grid(sum)) add(sum);
  }

  void add(const PrintedSum& sum) {
    if (sum.parts.empty() || sums_.contains(sum.total) || !adds_up(sum)) return;
    sums_[sum.total] = sum.parts;
  }

  // Amounts are rounded one by one, so that printed parts often miss their total.
  bool adds_up(const PrintedSum& sum) const {
    const Figure& total = figure(sum.total);
    int decimals = total.number.decimals;
    for (const int part : sum.parts) decimals = std::max(decimals, figure(part).number.decimals);
    WideFen rest = at_decimals(total, decimals);
    for (const int part : sum.parts) {
      const Figure& one = figure(part);
      if (!one.blank && one.unit != total.unit) return false;
      if (!one.blank) rest -= at_decimals(one, decimals);
    }
    return rest == 0;
  }

  static WideFen at_decimals(const Figure& figure, int decimals) {
    WideFen digits = figure.number.digits;
    for (int i = figure.number.decimals; i < decimals; ++i) digits *= 10;
    return digits;
  }

  const Book& book_;
  std::map<int, std::vector<int>> sums_;
};

}  // namespace

std::map<int, std::vector<int>> printed_sums(const Book& book,
                                             const std::vector<PrintedSum>& known) {
  return SumFinder(book).sums(known);
}

}  // namespace yiben
