// Blank squares of a header to the words that they belong to.
#include "compile/merge_headers.h"

#include <set>

#include "text/text.h"

namespace yiben::compiling {

namespace {

using Squares = std::map<std::pair<int, int>, Square*>;

bool heads(const std::map<int, std::string>& paths, int column, std::string_view words) {
  const auto path = paths.find(column);
  if (path == paths.end()) return false;
  const std::string label = text::fold(words);
  std::string_view rest = path->second;
  while (true) {
    const std::size_t end = std::min(rest.find('>'), rest.size());
    if (text::fold(rest.substr(0, end)) == label) return true;
    if (end == rest.size()) return false;
    rest.remove_prefix(end + 1);
  }
}

bool is_blank(const Squares& squares, int row, int column) {
  const auto found = squares.find({row, column});
  return found != squares.end() && found->second->text.empty() && found->second->row_span == 1 &&
         found->second->column_span == 1;
}

}  // namespace

void merge_headers(LayoutTable& table, const std::map<int, std::string>& paths) {
  Squares squares;
  for (Square& square : table.squares) {
    if (square.row < table.header_rows) squares[{square.row, square.column}] = &square;
  }
  std::set<std::pair<int, int>> covered;
  const auto free = [&](int row, int column, int columns) {
    for (int c = column; c < column + columns; ++c) {
      if (!is_blank(squares, row, c) || covered.contains({row, c})) return false;
    }
    return true;
  };
  for (auto& [at, square] : squares) {
    if (square->text.empty() || square->row_span > 1 || square->column_span > 1) continue;
    const auto [row, column] = at;
    while (free(row, column + square->column_span, 1) &&
           heads(paths, column + square->column_span, square->text)) {
      ++square->column_span;
    }
    while (row + square->row_span < table.header_rows &&
           free(row + square->row_span, column, square->column_span)) {
      ++square->row_span;
    }
    for (int r = row; r < row + square->row_span; ++r) {
      for (int c = column; c < column + square->column_span; ++c) {
        if (std::pair(r, c) != at) covered.emplace(r, c);
      }
    }
  }
  std::erase_if(table.squares, [&](const Square& square) {
    return covered.contains({square.row, square.column}) && square.text.empty();
  });
}

}  // namespace yiben::compiling
