// Boxes of single projects: the name of the project and that of its department exchanged.
#include "rules/predicates.h"

#include <string>

#include "text/text.h"

namespace yiben::rules {
namespace {

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

}  // namespace yiben::rules
