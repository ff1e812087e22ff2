// How many projects a sentence counts, against the table of projects. Sentences count all projects,
// those of one level, those with targets or those that matter; only the money that stands beside
// the number says which: that of the whole table.
#include "rules/counts.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <compare>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "rules/predicates.h"
#include "text/text.h"

namespace yiben::rules {
namespace {

// The rows below a total, level by level.
struct Below {
  std::vector<std::vector<int>> levels;
  std::vector<int> leaves;
};

// Nothing where sums run in a circle, or rows are parts of many.
std::optional<Below> below(const Panel& panel, int total) {
  constexpr std::size_t most_levels = 8;
  std::map<int, const Group*> groups;
  for (const Group& group : panel.row_groups) {
    if (group.total) groups.emplace(*group.total, &group);
  }
  Below found;
  std::vector<int> level{total};
  while (!level.empty()) {
    const bool twice = level.size() > panel.rows.size();
    if (found.levels.size() > most_levels || twice) return std::nullopt;
    std::vector<int> next;
    for (const int row : level) {
      const auto group = groups.find(row);
      if (group == groups.end()) {
        found.leaves.push_back(row);
      } else {
        next.insert(next.end(), group->second->parts.begin(), group->second->parts.end());
      }
    }
    if (!next.empty()) found.levels.push_back(next);
    level = std::move(next);
  }
  return found;
}

// What somebody may take for the name of a row "特定目标类/农机购置补贴/2130104": all of it, its
// last part, its first parts up to one of them, or one of them, as a project may stand in several
// rows.
struct NameKey {
  enum class What { whole, last, up_to, part } what = What::whole;
  int index = 0;
  auto operator<=>(const NameKey&) const = default;
};

std::map<NameKey, std::string> names_in(const std::string& label) {
  using What = NameKey::What;
  constexpr int most_parts = 8;
  std::map<NameKey, std::string> names{{{What::whole, 0}, label},
                                       {{What::last, 0}, label.substr(label.rfind('/') + 1)}};
  std::size_t begin = 0;
  for (int part = 0; part < most_parts; ++part) {
    const std::size_t end = std::min(label.find('/', begin), label.size());
    names[{What::part, part}] = label.substr(begin, end - begin);
    names[{What::up_to, part}] = label.substr(0, end);
    if (end == label.size()) break;
    begin = end + 1;
  }
  return names;
}

// Every number that somebody may count there: rows of a level, those without rows below, their
// names, and each of these without rows of no money.
std::set<std::int64_t> countings(const Book& book, const Figure& total, const Below& rows) {
  const Panel& panel = book.tables[static_cast<std::size_t>(total.table)]
                           .panels[static_cast<std::size_t>(total.panel)];
  std::set<int> with_money;
  for (const Figure& figure : book.figures) {
    const bool same =
        figure.table == total.table && figure.panel == total.panel && figure.column == total.column;
    if (same && !figure.blank && figure.number.digits != 0) with_money.insert(figure.row);
  }
  std::set<std::int64_t> counted;
  std::vector<std::vector<int>> all = rows.levels;
  all.push_back(rows.leaves);
  for (const std::vector<int>& level : all) {
    // By which of the names in a label, and whether its row has money.
    std::map<std::pair<NameKey, bool>, std::set<std::string>> different;
    std::int64_t money = 0;
    for (const int row : level) {
      const bool paid = with_money.contains(row);
      money += paid ? 1 : 0;
      for (auto& [key, name] :
           names_in(text::fold(panel.rows[static_cast<std::size_t>(row)].label))) {
        different[{key, false}].insert(name);
        if (paid) different[{key, true}].insert(name);
      }
    }
    counted.insert({static_cast<std::int64_t>(level.size()), money});
    for (const auto& [which, names] : different) {
      counted.insert(static_cast<std::int64_t>(names.size()));
    }
  }
  return counted;
}

struct Listed {
  const Figure* total = nullptr;
  std::set<std::int64_t> countings;
  std::vector<std::size_t> levels;  // rows of each
};

// Tables of projects whose total is that amount.
std::vector<Listed> tables_of(const Context& context, const Interval& money) {
  constexpr std::size_t least_rows = 2;
  std::vector<Listed> found;
  for (const Figure& figure : context.book.figures) {
    const Table& table = context.book.tables[static_cast<std::size_t>(figure.table)];
    if (!contains_any(table.title, context.words("titles"))) continue;
    if (figure.blank || intersect(figure.interval, money).is_empty()) continue;
    const auto rows = below(table.panels[static_cast<std::size_t>(figure.panel)], figure.row);
    if (!rows || rows->levels.empty() || rows->leaves.size() < least_rows) continue;
    found.push_back({&figure, countings(context.book, figure, *rows), {}});
    for (const std::vector<int>& level : rows->levels) found.back().levels.push_back(level.size());
  }
  return found;
}

}  // namespace

// Groups: the number of projects, the amount, its unit; of `money_first` the number comes last.
Findings counted_projects_differ(const Context& context) {
  Findings findings;
  const auto look = [&](const Passage& passage, std::size_t begin, const auto& groups,
                        std::string_view number, std::string_view amount, std::string_view unit) {
    const CellValue value = parse_cell(amount);
    const auto said = count_of(number);
    const auto unit_of_money = parse_unit(unit);
    if (!said || !unit_of_money || value.kind != CellKind::number || value.number.digits == 0) {
      return;
    }
    const auto money = interval_of(value.number, *unit_of_money);
    if (!money) return;
    // A table without levels does not say which of its rows are 一级项目.
    const bool of_level = contains_any(groups[0], context.words("levels"));
    std::vector<Listed> tables = tables_of(context, *money);
    std::erase_if(tables, [&](const Listed& one) { return of_level && one.levels.size() < 2; });
    const bool fits = std::any_of(tables.begin(), tables.end(),
                                  [&](const Listed& one) { return one.countings.contains(*said); });
    if (tables.empty() || fits) return;
    Finding finding = count_finding(context, passage, begin, groups[0], std::string(number),
                                    fmt::format("{}", fmt::join(tables.front().levels, "/")));
    finding.evidence.push_back({tables.front().total->printed, tables.front().total->place});
    findings.push_back(std::move(finding));
  };
  constexpr std::size_t groups_needed = 4;
  for_each_count(context, "counts",
                 [&](const Passage& passage, std::size_t begin, const auto& groups) {
                   if (groups.size() == groups_needed)
                     look(passage, begin, groups, groups[1], groups[2], groups[3]);
                 });
  for_each_count(context, "money_first",
                 [&](const Passage& passage, std::size_t begin, const auto& groups) {
                   if (groups.size() == groups_needed)
                     look(passage, begin, groups, groups[3], groups[1], groups[2]);
                 });
  return findings;
}

}  // namespace yiben::rules
