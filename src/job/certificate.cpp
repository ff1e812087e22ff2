// What was proven, as a statement that stands by itself.
#include "job/job.h"

namespace yiben::job {
namespace {

std::string_view name_of(Basis basis) {
  switch (basis) {
    case Basis::column_group:
      return "column-group";
    case Basis::row_group:
      return "row-group";
    case Basis::cube_split:
      return "cube-split";
    case Basis::balance:
      return "balance";
  }
  return "";
}

edition::Observation observation_of(const Book& book, const Figure& figure, int variable) {
  const Table& table = book.tables[static_cast<std::size_t>(figure.table)];
  const Panel& panel = table.panels[static_cast<std::size_t>(figure.panel)];
  return {.table = title_of(book, table),
          .row = row_name(panel.rows[static_cast<std::size_t>(figure.row)]),
          .column = panel.columns[static_cast<std::size_t>(figure.column)].path,
          .printed = figure.printed,
          .unit = std::string(name_of(figure.unit)),
          .blank = figure.blank,
          .interval = figure.interval,
          .variable = variable};
}

}  // namespace

edition::Certificate certificate(const Checked& checked) {
  YIBEN_CHECK(has_witness(checked));
  const Book& book = checked.book;
  const System& system = checked.system;
  edition::Certificate out;
  out.entity = book.entity;
  out.title = book.title;
  out.year = book.year;
  out.verdict = name_of(checked.proof.verdict);
  std::vector<int> variable_of(book.figures.size(), -1);
  for (std::size_t v = 0; v < system.variables.size(); ++v) {
    out.variables.push_back({.selection = book.cube.describe(system.variables[v]),
                             .witness_fen = checked.proof.witness[v],
                             .non_negative = system.non_negative[v]});
    for (const int o : system.observations[v]) {
      variable_of[static_cast<std::size_t>(o)] = static_cast<int>(v);
    }
  }
  for (std::size_t i = 0; i < book.figures.size(); ++i) {
    if (variable_of[i] < 0) continue;
    out.observations.push_back(observation_of(book, book.figures[i], variable_of[i]));
  }
  for (const Identity& identity : system.identities) {
    edition::Equation equation{.basis = std::string(name_of(identity.basis))};
    for (const Term& term : identity.terms) {
      equation.terms.push_back({term.variable, term.coefficient});
    }
    out.equations.push_back(std::move(equation));
  }
  return out;
}

bool has_witness(const Checked& checked) {
  return !checked.proof.witness.empty() &&
         checked.proof.witness.size() == checked.system.variables.size();
}

edition::Facts facts_of(const Checked& checked) {
  return {.program = "yiben " YIBEN_VERSION,
          .entity = checked.book.entity,
          .title = checked.book.title,
          .year = checked.book.year,
          .verdict = std::string(name_of(checked.verdict())),
          .verdict_of_tables = std::string(name_of(checked.proof.verdict)),
          .tables = checked.book.tables.size(),
          .figures = checked.book.printed_figures(),
          .identities = static_cast<std::size_t>(checked.proof.identities)};
}

}  // namespace yiben::job
