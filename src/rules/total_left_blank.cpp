// A table of two sides in which the total of one side was not filled in.
#include "rules/predicates.h"

#include <algorithm>
#include <map>
#include <utility>

#include "text/text.h"

namespace yiben::rules {
namespace {

// A row of one side of a table, and what it prints.
struct Line {
  const Row* row = nullptr;
  std::vector<const Figure*> figures;
  bool prints_money() const {
    return std::any_of(figures.begin(), figures.end(),
                       [](const Figure* one) { return !one->blank && one->number.digits != 0; });
  }
  bool is_blank() const {
    return !figures.empty() && std::all_of(figures.begin(), figures.end(),
                                           [](const Figure* one) { return one->blank; });
  }
};

using Sides = std::map<std::pair<int, int>, std::vector<Line>>;  // by table and panel

Sides sides_of(const Book& book) {
  Sides sides;
  for (std::size_t t = 0; t < book.tables.size(); ++t) {
    if (book.tables[t].panels.size() != 2) continue;
    for (int panel = 0; panel < 2; ++panel) {
      std::vector<Line>& lines = sides[{static_cast<int>(t), panel}];
      for (const Row& row : book.tables[t].panels[static_cast<std::size_t>(panel)].rows) {
        lines.push_back({&row, {}});
      }
    }
  }
  for (const Figure& figure : book.figures) {
    const auto side = sides.find({figure.table, figure.panel});
    if (side == sides.end()) continue;
    side->second[static_cast<std::size_t>(figure.row)].figures.push_back(&figure);
  }
  return sides;
}

bool is_beside(const Place& a, const Place& b) {
  return a.document == b.document && a.table == b.table && a.row == b.row;
}

}  // namespace

Findings total_left_blank(const Context& context) {
  constexpr std::ptrdiff_t least_rows = 2;
  Findings findings;
  const Book& book = context.book;
  const auto is_total = [&](const Row& row) {
    return matches_any(text::fold(row.label), context.patterns("totals"));
  };
  const Sides sides = sides_of(book);
  for (const auto& [place, own] : sides) {
    const auto [t, panel] = place;
    const std::vector<Line>& other = sides.at({t, 1 - panel});
    const Table& table = book.tables[static_cast<std::size_t>(t)];
    const auto filled =
        std::count_if(own.begin(), own.end(), [](const Line& line) { return line.prints_money(); });
    if (filled < least_rows) continue;
    for (const Line& line : own) {
      if (!line.is_blank() || !is_total(*line.row)) continue;
      const auto across = std::find_if(other.begin(), other.end(), [&](const Line& one) {
        return is_total(*one.row) && is_beside(one.row->place, line.row->place) &&
               one.prints_money();
      });
      if (across == other.end()) continue;
      Finding finding = context.finding();
      finding.operands = {{"row", line.row->label},
                          {"table", title_of(book, table)},
                          {"other", across->row->label},
                          {"printed", across->figures.front()->printed}};
      finding.evidence = {{line.row->label, line.row->place},
                          {across->figures.front()->printed, across->figures.front()->place}};
      findings.push_back(std::move(finding));
    }
  }
  return findings;
}

}  // namespace yiben::rules
