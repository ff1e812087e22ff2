// read/docx: where the cells of a table lie.
#include "read/docx/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "read/docx/paragraph.h"

namespace yiben::read {

namespace {

// Columns of Word's own grid: one for each edge in the table.
constexpr int kMaxEdges = 10'000;
// In twentieths of a point.
constexpr int kSameEdge = 100;
constexpr int kMaxWidth = 100'000;

struct Placing {
  std::vector<TableCell> cells;     // columns in Word's grid
  std::map<int, std::size_t> open;  // by column: the cell that may go on below
  int rows = 0;
  int most_in_row = 0;
};

// A span that is no number, or none, is 1.
int span_of(pugi::xml_node properties) {
  const int span = whole_number(attribute_of(child_of(properties, "gridSpan"), "val"), 1);
  return std::clamp(span, 1, kMaxEdges);
}

// False when the row has too many columns.
bool place_row(pugi::xml_node row, Placing& placing) {
  const pugi::xml_node row_properties = child_of(row, "trPr");
  int column = whole_number(attribute_of(child_of(row_properties, "gridBefore"), "val"), 0);
  column = std::min(column, kMaxEdges);
  std::map<int, std::size_t> open;
  int count = 0;
  bool fits = true;
  each_child(row, [&](pugi::xml_node node, std::string_view name) {
    if (name != "tc" || !fits) return;
    const pugi::xml_node properties = child_of(node, "tcPr");
    const int span = span_of(properties);
    fits = column + span <= kMaxEdges;
    if (!fits) return;
    const int begin = column;
    column += span;
    ++count;
    const pugi::xml_node across = child_of(properties, "hMerge");
    const bool goes_left = across && attribute_of(across, "val") != "restart";
    if (goes_left && !placing.cells.empty() && placing.cells.back().row == placing.rows) {
      placing.cells.back().column_span += span;
      return;
    }
    const pugi::xml_node down = child_of(properties, "vMerge");
    const bool goes_on = down && attribute_of(down, "val") != "restart";
    const auto above = placing.open.find(begin);
    if (goes_on && above != placing.open.end() &&
        placing.cells[above->second].column_span == span) {
      ++placing.cells[above->second].row_span;
      open.insert(*above);
      return;
    }
    if (down) open[begin] = placing.cells.size();
    placing.cells.push_back(
        {.node = node, .row = placing.rows, .column = begin, .column_span = span});
  });
  placing.open = std::move(open);
  placing.most_in_row = std::max(placing.most_in_row, count);
  ++placing.rows;
  return fits;
}

// Where the edges of Word's grid lie, in twentieths of a point; empty where it does not say so.
std::vector<int> positions_of(pugi::xml_node table) {
  std::vector<int> positions{0};
  for (const pugi::xml_node column : child_of(table, "tblGrid").children()) {
    if (local_name(column.name()) != "gridCol") continue;
    const int width = whole_number(attribute_of(column, "w"), -1);
    if (width < 0 || positions.size() > static_cast<std::size_t>(kMaxEdges)) return {};
    positions.push_back(positions.back() + std::min(width, kMaxWidth));
  }
  return positions;
}

// Numbers the edges at which cells begin or end; edges closer than `same` have one number.
std::map<int, int> number_edges(const Placing& placing, const std::vector<int>& positions,
                                int same) {
  std::map<int, int> numbers;
  for (const TableCell& cell : placing.cells) {
    numbers[cell.column] = 0;
    numbers[cell.column + cell.column_span] = 0;
  }
  int number = -1;
  int last = 0;
  for (auto& [edge, value] : numbers) {
    const auto at = static_cast<std::size_t>(edge);
    const int position = at < positions.size() ? positions[at] : 0;
    const bool known = at < positions.size() && same > 0;
    if (number < 0 || !known || position - last >= same) {
      ++number;
      last = position;
    }
    value = number;
  }
  return numbers;
}

bool keeps_all_cells(const Placing& placing, const std::map<int, int>& numbers) {
  return std::all_of(placing.cells.begin(), placing.cells.end(), [&](const TableCell& cell) {
    return numbers.at(cell.column) < numbers.at(cell.column + cell.column_span);
  });
}

bool fail_at_limit(bool rows, const Place& place, Collector& out) {
  return out.fail(
      place, "",
      fmt::format("the table has more than {} {} (limit {})",
                  rows ? limits::max_grid_rows : limits::max_grid_columns,
                  rows ? "rows" : "columns", rows ? "max_grid_rows" : "max_grid_columns"),
      "copy the tables of the budget to a new document");
}

}  // namespace

bool place_cells(pugi::xml_node table, TableSlots& slots, const Place& place, Collector& out) {
  Placing placing;
  bool fits = true;
  each_child(table, [&](pugi::xml_node node, std::string_view name) {
    if (name != "tr" || !fits) return;
    // A row that was deleted while changes were recorded.
    if (child_of(child_of(node, "trPr"), "del")) return;
    fits = placing.rows < limits::max_grid_rows && place_row(node, placing);
  });
  if (!fits) return fail_at_limit(placing.rows == limits::max_grid_rows, place, out);
  const std::vector<int> positions = positions_of(table);
  std::map<int, int> numbers = number_edges(placing, positions, kSameEdge);
  if (!keeps_all_cells(placing, numbers)) numbers = number_edges(placing, positions, 0);
  for (TableCell& cell : placing.cells) {
    const int end = numbers.at(cell.column + cell.column_span);
    cell.column = numbers.at(cell.column);
    cell.column_span = end - cell.column;
    slots.columns = std::max(slots.columns, end);
  }
  slots.rows = placing.rows;
  slots.is_layout = placing.most_in_row < 2;
  slots.cells = std::move(placing.cells);
  if (slots.columns > limits::max_grid_columns) return fail_at_limit(false, place, out);
  return true;
}

}  // namespace yiben::read
