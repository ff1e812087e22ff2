// Boxes and columns of single projects: the name of the project and of its department exchanged,
// and money that the project's own text asks for and its row does not have.
#include "rules/predicates.h"

#include <algorithm>
#include <map>
#include <optional>

#include "money/money.h"
#include "rules/counts.h"
#include "text/text.h"

namespace yiben::rules {
namespace {

template <typename Look>
void for_each_grid(const Context& context, const Look& look) {
  for (const Document* document : context.book.documents) {
    for (const Block& block : document->blocks) {
      if (const auto* grid = std::get_if<Grid>(&block)) look(*grid);
    }
  }
}

// What stands in the next square that holds anything, to the right of a label.
const Cell* beside(const Grid& grid, const Cell& label) {
  for (int column = label.column + label.column_span; column < grid.columns(); ++column) {
    const Cell* cell = grid.at(label.row, column);
    if (cell != nullptr && !text::trim(cell->text).empty()) return cell->is_sure() ? cell : nullptr;
  }
  return nullptr;
}

const Cell* beside_label(const Context& context, const Grid& grid, const std::string& labels) {
  for (const Cell& cell : grid.cells()) {
    if (matches_any(text::fold(cell.text), context.patterns(labels))) return beside(grid, cell);
  }
  return nullptr;
}

// Money in 万元 that the text of a project asks for, where it does so once.
struct Asked {
  Evidence evidence;
  std::string printed;
  Number number;
};

std::optional<Asked> asked_in(const Context& context, const Passage& passage) {
  std::optional<Asked> asked;
  for (const text::Pattern& pattern : context.patterns("asked")) {
    for (std::size_t from = 0; from < passage.words.size();) {
      const auto match = pattern.find(passage.words, from);
      if (!match || match->size() < 2) break;
      const auto [begin, end] = (*match)[1];
      const std::string printed = passage.words.substr(begin, end - begin);
      const auto number = number_in(printed);
      if (asked || !number) return std::nullopt;
      asked = {evidence_of(passage, match->front().begin, match->front().end), printed, *number};
      from = match->front().end;
    }
  }
  return asked;
}

Number times(Number number, std::int64_t factor) {
  number.digits *= factor;
  return number;
}

// The only number of a row; nothing where it has none or several.
const Cell* only_number(const Grid& grid, int row, Number& number) {
  const Cell* found = nullptr;
  for (const Cell& cell : grid.cells()) {
    if (cell.row > row || cell.row + cell.row_span <= row) continue;
    const CellValue value = parse_cell(cell.text);
    if (value.kind != CellKind::number || value.number.decimals == 0) continue;
    if (found != nullptr || !cell.is_sure()) return nullptr;
    found = &cell;
    number = value.number;
  }
  return found;
}

}  // namespace

Findings cells_exchanged(const Context& context) {
  Findings findings;
  for_each_grid(context, [&](const Grid& grid) {
    const Cell* project = beside_label(context, grid, "project_labels");
    const Cell* office = beside_label(context, grid, "office_labels");
    if (project == nullptr || office == nullptr || project == office) return;
    const auto is_one_of = [&](const Cell* cell, const std::string& ends) {
      return matches_any(text::fold(cell->text), context.patterns(ends));
    };
    if (!is_one_of(project, "offices") || is_one_of(project, "projects")) return;
    if (!is_one_of(office, "projects") || is_one_of(office, "offices")) return;
    Finding finding = context.finding();
    finding.operands = {{"office", without_spaces(project->text)},
                        {"project", without_spaces(office->text)}};
    finding.evidence = {{project->text, project->place}, {office->text, office->place}};
    findings.push_back(std::move(finding));
  });
  return findings;
}

Findings asked_money_differs(const Context& context) {
  Findings findings;
  // Another unit of the table, or the money of many years, is no slip.
  constexpr std::int64_t most_apart = 20;
  // By the text of its square.
  std::map<const char*, Asked> all;
  for (const Passage& passage : context.text_of_book.passages) {
    if (passage.where != Where::cell) continue;
    if (auto asked = asked_in(context, passage)) all.emplace(passage.raw.data(), *asked);
  }
  if (all.empty()) return findings;
  for_each_grid(context, [&](const Grid& grid) {
    for (const Cell& cell : grid.cells()) {
      const auto entry = all.find(cell.text.data());
      if (entry == all.end() || cell.row_span != 1) continue;
      const Asked* asked = &entry->second;
      Number money;
      const Cell* amount = only_number(grid, cell.row, money);
      if (amount == nullptr || money.digits <= 0) continue;
      if (!is_less(money, asked->number) && !is_less(asked->number, money)) continue;
      if (is_less(times(money, most_apart), asked->number) ||
          is_less(times(asked->number, most_apart), money))
        continue;
      Finding finding = context.finding();
      finding.operands = {{"asked", asked->printed}, {"amount", without_spaces(amount->text)}};
      finding.evidence = {asked->evidence, {amount->text, amount->place}};
      findings.push_back(std::move(finding));
    }
  });
  return findings;
}

}  // namespace yiben::rules
