// What the forms of a family divide, as selections.
#include "compile/demands.h"

#include <algorithm>

#include "compile/lying.h"

namespace yiben::compiling {

namespace {

// Rows of codes are found by what facts say, so only closed dimensions tell columns apart here.
bool is_closed(const Coordinates& select, const Cube& cube) {
  return std::none_of(select.begin(), select.end(), [&](const auto& coordinate) {
    return coordinate.second != all_of_it && cube.is_open(coordinate.first);
  });
}

// A row may lie elsewhere than its panel: 结转下年支出 among the rows of expenditure.
bool is_elsewhere(const Selection& select, const Coordinates& row, const Cube& cube) {
  return std::any_of(row.begin(), row.end(), [&](const auto& coordinate) {
    const Node panel = select[coordinate.first];
    return panel != all_of_it && !cube.is_inside(coordinate.first, coordinate.second, panel);
  });
}

std::vector<std::string> listed_by(const PanelForm& panel) {
  switch (panel.axis) {
    case Axis::function_codes:
    case Axis::function_classes:
      return {"function"};
    case Axis::economic_codes:
      return {"economic"};
    case Axis::units:
      return {"unit"};
    case Axis::projects: {
      const bool names_units = std::any_of(panel.keys.begin(), panel.keys.end(),
                                           [](const KeyColumn& key) { return key.role == "unit"; });
      if (names_units) return {"project", "unit"};
      return {"project"};
    }
    case Axis::unit_projects:
      return {"unit", "project"};
    case Axis::combinations: {
      std::vector<std::string> dimensions;
      for (const KeyColumn& key : panel.keys) dimensions.push_back(key.role);
      return dimensions;
    }
    case Axis::fixed:
    case Axis::records:
      break;
  }
  return {};
}

void add_columns(const std::vector<ValueColumn>& columns, const Cube& cube, View& view) {
  for (const ValueColumn& column : columns) {
    if (!is_closed(column.select, cube)) continue;
    (column.total ? view.totals : view.parts).push_back(narrow(view.select, column.select));
  }
}

constexpr std::size_t class_digits = 3;

void add_panel(const Form& form, const PanelForm& panel, const Cube& cube,
               std::vector<View>& views) {
  if (panel.axis == Axis::records || !is_closed(panel.select, cube)) return;
  View view;
  view.form = &form;
  view.select = narrow(narrow(Selection(), form.select), panel.select);
  view.listed = listed_by(panel);
  view.digits = panel.axis == Axis::function_classes ? class_digits : panel.digits;
  add_columns(panel.columns, cube, view);
  std::vector<View> elsewhere;
  for (const FixedRow& row : panel.rows) {
    if (!is_closed(row.select, cube)) continue;
    if (is_elsewhere(view.select, row.select, cube)) {
      View other;
      other.form = &form;
      other.select = narrow(view.select, row.select);
      add_columns(panel.columns, cube, other);
      elsewhere.push_back(std::move(other));
    } else if (panel.axis == Axis::fixed) {
      view.all_rows = view.all_rows || row.select.empty();
      if (!row.select.empty()) view.rows.push_back(narrow(view.select, row.select));
    }
  }
  views.push_back(std::move(view));
  std::move(elsewhere.begin(), elsewhere.end(), std::back_inserter(views));
}

std::optional<Selection> both(const Selection& row, const Selection& column, const Cube& cube) {
  Selection cell = row;
  for (int d = 0; d < cube.dimensions(); ++d) {
    if (column[d] == all_of_it || cube.is_inside(d, row[d], column[d])) continue;
    const bool inner = row[d] == all_of_it || cube.is_inside(d, column[d], row[d]);
    if (!inner) return std::nullopt;
    cell = cell.with(d, column[d]);
  }
  return cell;
}

}  // namespace

std::vector<View> views_of(const Family& family, const Cube& cube) {
  std::vector<View> views;
  for (const Form& form : family.forms) {
    if (!is_closed(form.select, cube)) continue;
    for (const PanelForm& panel : form.panels) add_panel(form, panel, cube, views);
    if (!form.overall) continue;
    View view;
    view.form = &form;
    view.select = narrow(Selection(), form.select);
    add_columns(form.overall->columns, cube, view);
    views.push_back(std::move(view));
  }
  return views;
}

std::vector<Selection> cells_of(const View& view, const Cube& cube) {
  std::vector<Selection> columns = view.parts;
  columns.insert(columns.end(), view.totals.begin(), view.totals.end());
  if (columns.empty()) columns.push_back(view.select);
  std::vector<Selection> rows = view.rows;
  if (rows.empty() || view.all_rows) rows.push_back(view.select);
  std::vector<Selection> cells;
  for (const Selection& row : rows) {
    for (const Selection& column : columns) {
      if (const auto cell = both(row, column, cube)) cells.push_back(*cell);
    }
  }
  return cells;
}

bool is_rare(const Cube& cube, int dimension, Node member) {
  const auto& rare = cube.rare();
  return std::find(rare.begin(), rare.end(), std::pair(dimension, member)) != rare.end();
}

bool is_sum(const View& view, const Cube& cube) {
  return std::any_of(cube.balances().begin(), cube.balances().end(), [&](const Balance& balance) {
    const Node side = view.select[balance.dimension];
    return side != all_of_it && !cube.parts(balance.dimension, side).empty();
  });
}

bool is_divided(const Cube& cube, const Selection& fact, int dimension, Node whole,
                const std::vector<Selection>& cells) {
  bool any = false;
  for (const Node part : cube.parts(dimension, whole)) {
    if (is_rare(cube, dimension, part)) continue;
    any = true;
    const bool printed = std::any_of(cells.begin(), cells.end(), [&](const Selection& cell) {
      return cell[dimension] == part && lies_in(cube, fact, cell.with(dimension, all_of_it));
    });
    if (!printed && !is_divided(cube, fact, dimension, part, cells)) return false;
  }
  return any;
}

std::string choices_of(const Catalog& catalog, int dimension, Node whole) {
  const Cube& cube = catalog.cube;
  const SourceDimension* words = catalog.source.dimension(cube.name_of(dimension));
  std::string all;
  for (std::size_t i = 1; i < cube.members(dimension); ++i) {
    const Node node = static_cast<Node>(i);
    const bool inside = whole == all_of_it || cube.is_inside(dimension, node, whole);
    const bool is_whole = !cube.parts(dimension, node).empty();
    if (!inside || is_whole || is_rare(cube, dimension, node)) continue;
    const std::string name(cube.name_of(dimension, node));
    all += (all.empty() ? "" : ", ") + name;
    if (words == nullptr) continue;
    const auto title = words->titles.find(name);
    if (title != words->titles.end()) all += " " + title->second;
  }
  return all;
}

}  // namespace yiben::compiling
