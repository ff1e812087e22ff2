// read: a document as lines of text, so that a test reads as input and expected blocks.
//   3:5 text          prose at line 3, column 5; "3:5 ## text" for a heading of level 2
//   grid 1 line 7     a grid, then one line for each row: [a|b|c]
//     a cell with lines shows "/" between them; "<" and "^" are squares that the cell on the left
//     or above covers; "." is a square that no cell covers
#pragma once

#include <algorithm>
#include <string>
#include <variant>

#include "page/page.h"

namespace yiben::read {

inline std::string show_row(const Grid& grid, int row) {
  std::string out = "[";
  for (int column = 0; column < grid.columns(); ++column) {
    if (column > 0) out += '|';
    const Cell* cell = grid.at(row, column);
    if (cell == nullptr) {
      out += '.';
    } else if (cell->column < column) {
      out += '<';
    } else if (cell->row < row) {
      out += '^';
    } else {
      std::string text = cell->text;
      std::replace(text.begin(), text.end(), '\n', '/');
      out += text;
    }
  }
  return out + "]\n";
}

inline std::string show(const Document& document) {
  std::string out;
  for (const Block& block : document.blocks) {
    if (const auto* prose = std::get_if<Prose>(&block)) {
      out += std::to_string(prose->place.line) + ":" + std::to_string(prose->place.column) + " ";
      if (prose->heading_level > 0) {
        out += std::string(static_cast<std::size_t>(prose->heading_level), '#') + " ";
      }
      out += prose->text + "\n";
    } else {
      const Grid& grid = std::get<Grid>(block);
      out += "grid " + std::to_string(grid.place.table) + " line " +
             std::to_string(grid.place.line) + "\n";
      for (int row = 0; row < grid.rows(); ++row) out += show_row(grid, row);
    }
  }
  return out;
}

// The blocks, or the first error as the user sees it.
inline std::string show(const Result<Document>& result) {
  return result.ok() ? show(*result) : "error: " + to_string(result.errors().front()) + "\n";
}

}  // namespace yiben::read
