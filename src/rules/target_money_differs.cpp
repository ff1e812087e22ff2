// Predicate "target-money-differs": in a list of targets, the money of a project is not the sum of
// the funds beside it.
#include "rules/predicates.h"

#include <algorithm>
#include <optional>

#include "money/money.h"
#include "text/text.h"

namespace yiben::rules {
namespace {

constexpr int header_rows_looked_at = 4;

struct Columns {
  int first_row = 0;  // below the header
  int total = -1;
  std::vector<int> parts;
};

bool has_header(const Context& context, const Grid& grid, const std::string& list) {
  return std::any_of(grid.cells().begin(), grid.cells().end(), [&](const Cell& cell) {
    return cell.row < header_rows_looked_at &&
           matches_any(text::fold(cell.text), context.patterns(list));
  });
}

// The funds stand behind the total, one column each, and are all of it where one of them is what
// remains.
std::optional<Columns> columns_of(const Context& context, const Grid& grid) {
  if (!has_header(context, grid, "lists")) return std::nullopt;
  for (const Cell& cell : grid.cells()) {
    if (cell.row >= header_rows_looked_at) continue;
    if (!matches_any(text::fold(cell.text), context.patterns("totals"))) continue;
    Columns columns{cell.row + cell.row_span, cell.column, {}};
    bool has_rest = false;
    for (int c = cell.column + cell.column_span; c < grid.columns(); ++c) {
      const std::string head = text::fold(grid.text(columns.first_row - 1, c));
      if (!matches_any(head, context.patterns("parts"))) break;
      has_rest = has_rest || matches_any(head, context.patterns("rest"));
      columns.parts.push_back(c);
    }
    if (columns.parts.size() > 1 && has_rest) return columns;
  }
  return std::nullopt;
}

// In fen of any unit; a blank is nothing.
std::optional<Fen> amount_in(const Grid& grid, int row, int column) {
  const Cell* cell = grid.at(row, column);
  if (cell == nullptr || cell->row != row || !cell->is_sure()) return std::nullopt;
  const CellValue value = parse_cell(cell->text);
  if (value.kind == CellKind::blank || value.kind == CellKind::dash) return Fen{0};
  if (value.kind != CellKind::number) return std::nullopt;
  return fen_of(value.number, Unit::ten_thousand_yuan);
}

void look_at(const Context& context, const Grid& grid, const Columns& columns, int row,
             Findings& findings) {
  // Each number may be rounded to whole units of its last place, at the least 0.01.
  constexpr Fen rounding = 10'000;
  const auto total = amount_in(grid, row, columns.total);
  if (!total || *total <= 0) return;
  WideFen sum = 0;
  Finding finding = context.finding();
  finding.evidence = {{grid.at(row, columns.total)->text, grid.at(row, columns.total)->place}};
  std::string parts;
  for (const int column : columns.parts) {
    const auto part = amount_in(grid, row, column);
    if (!part) return;
    sum += *part;
    if (*part == 0) continue;
    const Cell* cell = grid.at(row, column);
    parts += (parts.empty() ? "" : " + ") + without_spaces(cell->text);
    finding.evidence.push_back({cell->text, cell->place});
  }
  const WideFen apart = sum > *total ? sum - *total : *total - sum;
  if (sum == 0 || apart <= rounding * static_cast<Fen>(columns.parts.size())) return;
  finding.operands = {{"printed", without_spaces(grid.text(row, columns.total))},
                      {"parts", parts},
                      {"name", text::excerpt(without_spaces(grid.text(row, 0)))}};
  findings.push_back(std::move(finding));
}

}  // namespace

Findings target_money_differs(const Context& context) {
  Findings findings;
  for (const Document* document : context.book.documents) {
    for (const Block& block : document->blocks) {
      const auto* grid = std::get_if<Grid>(&block);
      if (grid == nullptr) continue;
      const auto columns = columns_of(context, *grid);
      if (!columns) continue;
      for (int row = columns->first_row; row < grid->rows(); ++row)
        look_at(context, *grid, *columns, row, findings);
    }
  }
  return findings;
}

}  // namespace yiben::rules
