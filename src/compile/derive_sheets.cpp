// Book → a source of sheets.
#include "compile/compile.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "compile/demands.h"
#include "compile/facts_of.h"
#include "compile/last_facts.h"
#include "compile/prose_sheets.h"
#include "compile/sheets_of_book.h"
#include "compile/slots.h"
#include "text/text.h"

namespace yiben {

namespace {

using namespace compiling;

// In the order of the cube, by the names that the sheets have.
std::vector<Coordinate> written(const Selection& at, const Cube& cube, const Written& names) {
  std::vector<Coordinate> all;
  for (int d = 0; d < cube.dimensions(); ++d) {
    if (at[d] == all_of_it) continue;
    const auto name = names.find({d, at[d]});
    all.emplace_back(cube.name_of(d), name != names.end() ? name->second : cube.name_of(d, at[d]));
  }
  return all;
}

// The sheet of projects says of each that is capital construction that it is.
void tell_construction(Source& source, const std::vector<FormFact>& facts, const Cube& cube,
                       const Written& names, std::vector<std::string>& notes) {
  const auto project = cube.dimension("project");
  const auto construction = cube.dimension("construction");
  if (!project || !construction) return;
  std::set<std::string> built;
  for (const FormFact& fact : facts) {
    const bool is_built = cube.name_of(*construction, fact.at[*construction]) == "construction";
    const auto name = names.find({*project, fact.at[*project]});
    if (is_built && name != names.end()) built.insert(name->second);
  }
  for (Record& record : source.sheets["projects"]) {
    if (built.contains(project_path(record))) record.fields["construction"] = "是";
  }
  if (!built.empty()) {
    notes.push_back("no table says which project is capital construction: one that fits is marked");
  }
}

bool lists_units(const Family& family, const Cube& cube) {
  const std::vector<View> views = views_of(family, cube);
  return std::any_of(views.begin(), views.end(), [](const View& view) {
    return std::find(view.listed.begin(), view.listed.end(), "unit") != view.listed.end();
  });
}

// Of a book that prints no code of its unit and whose family asks for one.
void name_one_unit(Source& source, const Cube& cube, std::vector<std::string>& notes) {
  constexpr const char* code = "001";
  Record& unit = source.sheets["units"].emplace_back();
  unit.line = 2;
  unit.fields = {{"code", code}, {"name", source.entity}};
  notes.push_back(fmt::format("no table has the code of a unit: {} is {}", source.entity, code));
  for (Fact& fact : source.facts) {
    fact.at.emplace_back("unit", code);
    std::sort(fact.at.begin(), fact.at.end(), [&](const Coordinate& a, const Coordinate& b) {
      return cube.dimension(a.first).value_or(0) < cube.dimension(b.first).value_or(0);
    });
  }
}

}  // namespace

Result<Sheets> sheets_of(const Book& as_read, const Catalog& catalog, const Family& family,
                         const std::vector<ToldChange>& changes) {
  const WithTargets read = with_targets(as_read, family);
  const Book& book = read.book;
  const Aliases aliases = unit_aliases(book, catalog.terms);
  FormFacts found = form_facts(book, catalog, family, tree_of(book), aliases);
  if (found.too_large) {
    return Error{.what = "the book divides its money in too many ways for sheets",
                 .remedy = "derive it with the layout that it has"};
  }
  TableSheets tables = sheets_of_tables(read, catalog, family, aliases);
  Sheets derived;
  Source& source = derived.source;
  source.entity = book.entity;
  source.year = book.year;
  // Only a title that the family does not make itself.
  const std::string made = fill_names(family.narrative.title, source);
  if (text::fold(made) != text::fold(book.title)) source.title = book.title;
  source.family = family.id;
  source.derived = true;
  source.derived_year = book.year;
  source.sheets = std::move(tables.sheets);
  derived.notes = std::move(tables.notes);
  tell_construction(source, found.facts, book.cube, tables.written, derived.notes);
  for (const FormFact& fact : found.facts) {
    source.facts.push_back({written(fact.at, book.cube, tables.written), fact.amount});
  }
  if (sheet(source, "units").empty() && lists_units(family, book.cube)) {
    name_one_unit(source, book.cube, derived.notes);
  }
  const bool has_overall = std::any_of(family.forms.begin(), family.forms.end(),
                                       [](const Form& form) { return form.overall.has_value(); });
  if (has_overall) {
    derived.notes.push_back(
        "the words and targets of the whole department are not read: fill in "
        "overall.csv and overall_indicators.csv");
  }
  if (source.sheets["indicators"].empty()) {
    derived.notes.push_back("no targets of projects were read: fill in indicators.csv");
  }
  const auto rename = [&](int dimension, Node node, std::string name) {
    const Cube& cube = book.cube;
    derived.renamed[{std::string(cube.name_of(dimension)),
                     std::string(cube.name_of(dimension, node))}] = std::move(name);
  };
  for (const auto& [at, name] : tables.written) rename(at.first, at.second, name);
  for (const auto& [at, node] : aliases) {
    const auto name = tables.written.find({at.first, node});
    rename(at.first, at.second,
           name != tables.written.end() ? name->second
                                        : std::string(book.cube.name_of(at.first, node)));
  }
  derived.missed = std::move(found.missed);
  derived.figures = book.figures.size() - derived.missed.size();
  add_prose_sheets(book, catalog, family, source, derived.notes);
  derived.last_amounts = add_last_facts(book, catalog, family, changes, source, derived.notes);
  std::sort(source.facts.begin(), source.facts.end());
  return derived;
}

}  // namespace yiben
