// Labels of columns as merged cells.
#include "compile/set_header.h"

#include <algorithm>
#include <vector>

#include "compile/form_table.h"
#include "text/text.h"

namespace yiben::compiling {

namespace {

using Labels = std::vector<std::string>;  // of one column, from top to bottom

Labels split(std::string_view path) {
  Labels labels;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('>'), path.size());
    labels.emplace_back(path.substr(0, end));
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return labels;
}

// The label that all amounts of a panel begin with: 收入 over the left half.
std::string heading_of(const std::map<int, HeaderColumn>& columns, int panel) {
  std::string heading;
  for (const auto& [column, one] : columns) {
    const Labels labels = split(one.path);
    if (one.panel != panel) continue;
    if (labels.size() < 2 || (!heading.empty() && labels.front() != heading)) return "";
    heading = labels.front();
  }
  return heading;
}

// The lowest word above a column that holds no amounts.
std::string word_above(const LayoutTable& table, int column) {
  const Square* lowest = nullptr;
  for (const Square& square : table.squares) {
    const bool above = square.row < table.header_rows && square.column == column;
    if (!above || text::trim(square.text).empty()) continue;
    if (lowest == nullptr || lowest->row < square.row) lowest = &square;
  }
  return lowest == nullptr ? "" : lowest->text;
}

std::vector<Labels> labels_of(const LayoutTable& table,
                              const std::map<int, HeaderColumn>& columns) {
  int width = 0;
  for (const Square& square : table.squares) width = std::max(width, square.column + 1);
  std::vector<Labels> labels(static_cast<std::size_t>(width));
  const bool two_sided = columns.rbegin()->second.panel != columns.begin()->second.panel;
  for (int c = 0; c < width; ++c) {
    Labels& own = labels[static_cast<std::size_t>(c)];
    const auto next = columns.lower_bound(c);
    if (next != columns.end() && next->first == c) {
      own = split(next->second.path);
      continue;
    }
    // A column of names belongs to the amounts on its right.
    const std::string heading =
        two_sided && next != columns.end() ? heading_of(columns, next->second.panel) : "";
    if (!heading.empty()) own.push_back(heading);
    own.push_back(word_above(table, c));
  }
  return labels;
}

// A value too many: zeros under no column of the form, beside amounts that moved to their own.
bool is_left_over(const LayoutTable& table, int column) {
  bool any = false;
  for (const Square& square : table.squares) {
    if (square.column != column || square.row < table.header_rows) continue;
    const CellValue value = parse_cell(square.text);
    const bool zero = value.kind == CellKind::number && value.number.digits == 0;
    if (square.amount || (!zero && value.kind != CellKind::blank)) return false;
    any = any || zero;
  }
  return any;
}

void drop_left_over(LayoutTable& table, std::map<int, HeaderColumn>& columns) {
  int width = 0;
  for (const Square& square : table.squares) width = std::max(width, square.column + 1);
  for (int c = width - 1; c >= 0; --c) {
    if (columns.contains(c) || !is_left_over(table, c)) continue;
    std::erase_if(table.squares, [&](const Square& square) { return square.column == c; });
    for (Square& square : table.squares) square.column -= square.column > c ? 1 : 0;
    std::map<int, HeaderColumn> moved;
    for (auto& [column, one] : columns) moved[column > c ? column - 1 : column] = std::move(one);
    columns = std::move(moved);
  }
}

}  // namespace

void set_header(LayoutTable& table, std::map<int, HeaderColumn> columns) {
  if (columns.empty() || table.header_rows == 0) return;
  drop_left_over(table, columns);
  const std::vector<Labels> labels = labels_of(table, columns);
  std::vector<Square> header;
  const int depth = add_header(labels, header);
  if (depth < 2) return;
  const int shift = depth - table.header_rows;
  std::erase_if(table.squares,
                [&](const Square& square) { return square.row < table.header_rows; });
  for (Square& square : table.squares) square.row += shift;
  table.squares.insert(table.squares.begin(), header.begin(), header.end());
  table.header_rows = depth;
}

}  // namespace yiben::compiling
