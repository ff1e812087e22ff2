// 合计 below 2018年 that is not the sum of the columns beside it, though the columns of the same
// names below 2019年 add up.
#include "rules/predicates.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace yiben::rules {
namespace {

// In so many rows the other columns must add up, with two parts that are not zero.
constexpr int least_rows = 2;

// "2018年>“三公”经费>小计" → "2018年" and "“三公”经费>小计".
std::string_view top_of(std::string_view path) {
  return path.substr(0, std::min(path.find('>'), path.size()));
}

std::string_view below_top(std::string_view path) {
  const std::size_t cut = path.find('>');
  return cut == path.npos ? std::string_view() : path.substr(cut + 1);
}

using Row = std::map<int, const Figure*>;  // by column
using Rows = std::map<int, Row>;

std::map<std::pair<int, int>, Rows> panels_of(const Book& book) {
  std::map<std::pair<int, int>, Rows> panels;
  for (const Figure& figure : book.figures) {
    panels[{figure.table, figure.panel}][figure.row][figure.column] = &figure;
  }
  return panels;
}

class Sisters {
 public:
  Sisters(const Panel& panel, const Rows& rows) : panel_(panel), rows_(rows) {}

  // The accepted sum of the same names below another top that holds in enough rows.
  const Group* sister_of(const Group& denied) const {
    const std::set<std::string_view> names = names_of(denied);
    if (names.contains("")) return nullptr;
    for (const Group& group : panel_.column_groups) {
      if (!group.total || top(*group.total) == top(*denied.total)) continue;
      if (below_top(path(*group.total)) != below_top(path(*denied.total))) continue;
      if (names_of(group) == names && rows_that_hold(group) >= least_rows) return &group;
    }
    return nullptr;
  }

  // The totals that are not what their parts make up.
  std::vector<const Row*> failing(const Group& group) const {
    std::vector<const Row*> found;
    for (const auto& [row, figures] : rows_) {
      const auto total = figures.find(*group.total);
      if (total == figures.end() || total->second->blank) continue;
      if (intersect(total->second->interval, sum_of(group, figures)).is_empty()) {
        found.push_back(&figures);
      }
    }
    return found;
  }

  int rows_that_hold(const Group& group) const {
    return static_cast<int>(std::count_if(
        rows_.begin(), rows_.end(), [&](const auto& row) { return holds(group, row.second); }));
  }

  std::string arithmetic_of(const Group& group, const Row& figures) const {
    std::string parts;
    for (const int part : group.parts) {
      const auto figure = figures.find(part);
      if (figure == figures.end() || figure->second->blank) continue;
      parts += (parts.empty() ? "" : " + ") + figure->second->printed;
    }
    return fmt::format("{} ≠ {}", figures.at(*group.total)->printed, parts);
  }

  std::string_view top(int column) const { return top_of(path(column)); }

 private:
  std::string_view path(int column) const {
    return panel_.columns[static_cast<std::size_t>(column)].path;
  }

  // With two parts that are not zero.
  static bool holds(const Group& group, const Row& figures) {
    const auto total = figures.find(*group.total);
    if (total == figures.end() || total->second->blank) return false;
    const auto filled = std::count_if(group.parts.begin(), group.parts.end(), [&](int part) {
      const auto figure = figures.find(part);
      return figure != figures.end() && figure->second->number.digits != 0;
    });
    return filled > 1 && !intersect(total->second->interval, sum_of(group, figures)).is_empty();
  }

  std::set<std::string_view> names_of(const Group& group) const {
    std::set<std::string_view> names;
    for (const int part : group.parts) names.insert(below_top(path(part)));
    return names;
  }

  static Interval sum_of(const Group& group, const Row& figures) {
    Interval sum{0, 0};
    for (const int part : group.parts) {
      const auto figure = figures.find(part);
      if (figure == figures.end()) continue;
      sum.low += figure->second->interval.low;
      sum.high += figure->second->interval.high;
    }
    return sum;
  }

  const Panel& panel_;
  const Rows& rows_;
};

}  // namespace

Findings columns_unlike_their_sisters(const Context& context) {
  Findings findings;
  for (const auto& [place, rows] : panels_of(context.book)) {
    const Table& table = context.book.tables[static_cast<std::size_t>(place.first)];
    const Panel& panel = table.panels[static_cast<std::size_t>(place.second)];
    const Sisters sisters(panel, rows);
    for (const Group& denied : panel.denied_column_groups) {
      if (!denied.total || denied.parts.size() < 2) continue;
      const Group* sister = sisters.sister_of(denied);
      const auto failing = sister != nullptr ? sisters.failing(denied) : std::vector<const Row*>();
      if (failing.empty()) continue;
      Finding finding = context.finding();
      finding.operands = {{"table", table.title},
                          {"column", panel.columns[static_cast<std::size_t>(*denied.total)].path},
                          {"arithmetic", sisters.arithmetic_of(denied, *failing.front())},
                          {"other", std::string(sisters.top(*sister->total))},
                          {"rows", std::to_string(sisters.rows_that_hold(*sister))}};
      for (const Row* row : failing) {
        const Figure& total = *row->at(*denied.total);
        finding.evidence.push_back({total.printed, total.place});
      }
      findings.push_back(std::move(finding));
    }
  }
  return findings;
}

}  // namespace yiben::rules
