// A list of the tables that says which ones are empty (是否空表), against the tables.
#include "rules/predicates.h"

#include <algorithm>

#include "rules/titles.h"
#include "text/text.h"

namespace yiben::rules {
namespace {

// The columns of the list; -1 where it has none.
struct Columns {
  int row = -1;  // of the header
  int said = -1;
  int name = -1;
  int reason = -1;
};

Columns columns_of(const Context& context, const Grid& grid) {
  constexpr int header_rows = 3;
  Columns columns;
  for (int row = 0; row < std::min(grid.rows(), header_rows) && columns.said < 0; ++row) {
    columns = {.row = row};
    for (int column = 0; column < grid.columns(); ++column) {
      const std::string header = text::fold(grid.text(row, column));
      if (matches_any(header, context.patterns("said"))) columns.said = column;
      if (matches_any(header, context.patterns("names"))) columns.name = column;
      if (matches_any(header, context.patterns("reasons"))) columns.reason = column;
    }
  }
  return columns;
}

bool prints_money(const Book& book, std::string_view name) {
  for (std::size_t i = 0; i < book.tables.size(); ++i) {
    if (comparable(book, book.tables[i].title) != name) continue;
    const bool money =
        std::any_of(book.figures.begin(), book.figures.end(), [&](const Figure& figure) {
          return figure.table == static_cast<int>(i) && !figure.blank && figure.number.digits != 0;
        });
    if (money) return true;
  }
  return false;
}

void look_at(const Context& context, const Grid& grid, const Columns& columns, Findings& findings) {
  for (int row = columns.row + 1; row < grid.rows(); ++row) {
    const std::string said = text::fold(grid.text(row, columns.said));
    const std::string name = comparable(context.book, grid.text(row, columns.name));
    if (name.empty()) continue;
    const std::string reason = columns.reason < 0 ? "" : text::fold(grid.text(row, columns.reason));
    const bool wrong_yes = said == "是" && prints_money(context.book, name);
    const bool wrong_no =
        said == "否" && columns.reason >= 0 && !matches_any(reason, context.patterns("no_reason"));
    if (!wrong_yes && !wrong_no) continue;
    Finding finding = context.finding();
    finding.operands = {{"table", std::string(text::trim(grid.text(row, columns.name)))},
                        {"said", said}};
    for (const Cell& cell : grid.cells()) {
      if (cell.row == row && cell.column == columns.said) {
        finding.evidence = {{cell.text, cell.place}};
      }
    }
    findings.push_back(std::move(finding));
  }
}

}  // namespace

Findings empty_table_list_wrong(const Context& context) {
  Findings findings;
  for (const Document* document : context.book.documents) {
    for (const Block& block : document->blocks) {
      const auto* grid = std::get_if<Grid>(&block);
      if (grid == nullptr) continue;
      const Columns columns = columns_of(context, *grid);
      if (columns.said >= 0 && columns.name >= 0) look_at(context, *grid, columns, findings);
    }
  }
  return findings;
}

}  // namespace yiben::rules
