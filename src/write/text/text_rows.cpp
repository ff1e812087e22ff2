// write/text: a grid as lines, each of which read/text takes for a row.
#include "write/text/text_rows.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "text/text.h"
#include "write/text/plain.h"

namespace yiben::write::plain {

namespace {

using Squares = std::vector<std::string>;

// Whether one cell with words covers the whole row, as the head of a section among the rows does.
bool is_whole_row(const Grid& grid, int row) {
  const Cell* cell = grid.at(row, 0);
  return cell != nullptr && cell->row == row && cell->column_span > 1 &&
         cell->column_span == grid.columns() && !cell_lines(cell->text).empty();
}

// Squares up to the last that a cell covers; the text of a merged cell stands in its first, and
// alone where it covers the row.
Squares squares_of(const Grid& grid, int row) {
  if (is_whole_row(grid, row)) return {cell_lines(grid.text(row, 0))};
  int columns = grid.columns();
  while (columns > 1 && grid.at(row, columns - 1) == nullptr) --columns;
  // Three are never taken for one that covers the row.
  if (columns == 1) columns = std::min(grid.columns(), 3);
  Squares squares;
  for (int column = 0; column < columns; ++column) {
    const Cell* cell = grid.at(row, column);
    const bool first = cell != nullptr && cell->row == row && cell->column == column;
    squares.push_back(first ? cell_lines(cell->text) : "");
  }
  return squares;
}

// A row of one square has no tab of its own.
std::string tabbed(const Squares& squares) {
  std::string line = squares.front();
  for (std::size_t i = 1; i < squares.size(); ++i) line += '\t' + squares[i];
  return squares.size() == 1 ? line + '\t' : line;
}

bool is_pipe_row(std::string_view line) {
  line = text::trim(line);
  return line.size() >= 2 && line.front() == '|' && line.back() == '|';
}

// Whether tabs stand only before the text.
bool is_indented(std::string_view line) {
  const std::size_t begin = line.find_first_not_of("\t ");
  return begin == std::string_view::npos || line.find('\t', begin) == std::string_view::npos;
}

// Pipe tables write a line break as <br>, and a pipe behind a backslash. They have no way to write
// a backslash before a pipe, or <br> itself: the likest characters stand for those.
std::string pipe_square(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n') {
      out += "<br>";
    } else if (c == '|') {
      out += out.ends_with('\\') ? "｜" : "\\|";
    } else if (c == '<' && (text.substr(i, 4) == "<br>" || text.substr(i, 5) == "<br/>")) {
      out += "＜";
    } else {
      out += c;
    }
  }
  return out;
}

// A row of nothing but dashes would be taken for the rule below the head of a table.
bool is_rule(std::string_view text) {
  return !text.empty() && text.find_first_not_of(":-") == std::string_view::npos;
}

std::string piped(const Squares& squares) {
  const bool rule = std::all_of(squares.begin(), squares.end(), is_rule);
  std::string line = "|";
  for (const std::string& square : squares) {
    line += ' ';
    line += rule && &square == &squares.front() ? "－" + square.substr(1) : pipe_square(square);
    line += " |";
  }
  return line;
}

}  // namespace

std::vector<std::string> rows_of(const Grid& grid, bool guarded) {
  std::vector<Squares> rows;
  bool blank = true;
  bool pipes = guarded || grid.columns() < 2;
  bool indented = true;
  for (int row = 0; row < grid.rows(); ++row) {
    rows.push_back(squares_of(grid, row));
    // With tabs it would have as many squares as any other.
    pipes = pipes || (grid.columns() == 2 && is_whole_row(grid, row));
    for (const std::string& square : rows.back()) {
      blank = blank && square.empty();
      pipes = pipes || square.find('\n') != std::string::npos;
    }
    const std::string line = tabbed(rows.back());
    pipes = pipes || is_pipe_row(line);
    indented = indented && is_indented(line);
  }
  if (blank) return {};
  std::vector<std::string> lines;
  for (const Squares& row : rows) lines.push_back(pipes || indented ? piped(row) : tabbed(row));
  return lines;
}

}  // namespace yiben::write::plain
