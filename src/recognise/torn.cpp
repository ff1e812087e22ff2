// Rows with other squares than their table. A square too many in a text: a space or a mark became a
// tab, and what stands behind it moved out of its column. Squares too few in a web page or a text
// document: 合计 without the span that it has in print. Nobody is accused by such figures.
#include "recognise/parts.h"

#include <algorithm>
#include <map>

#include "text/text.h"

namespace yiben::recognition {

namespace {

// Squares of each row up to the last that is filled.
std::vector<int> filled_widths(const Grid& grid) {
  std::vector<int> widths(static_cast<std::size_t>(grid.rows()), 0);
  for (const Cell& cell : grid.cells()) {
    if (cell.text.empty()) continue;
    int& width = widths[static_cast<std::size_t>(cell.row)];
    width = std::max(width, cell.column + cell.column_span);
  }
  return widths;
}

bool has_number(const Grid& grid, int row) {
  for (int column = 0; column < grid.columns(); ++column) {
    if (parse_cell(grid.text(row, column)).kind == CellKind::number) return true;
  }
  return false;
}

// The rows above the first with a number, and how far they are filled.
struct Header {
  int rows = 0;
  int width = 0;
};

Header header_of(const Grid& grid, const std::vector<int>& widths) {
  Header header;
  for (; header.rows < grid.rows() && !has_number(grid, header.rows); ++header.rows) {
    header.width = std::max(header.width, widths[static_cast<std::size_t>(header.rows)]);
  }
  return header;
}

// The first row that is wider than the header and than nearly all others. `above`: the width of the
// header of the table that the grid goes on with, else 0.
const Cell* torn_row(const Grid& grid, int above) {
  const std::vector<int> widths = filled_widths(grid);
  const Header own = header_of(grid, widths);
  const int header = std::max(own.width, above);
  int row = own.rows;
  if (header == 0) return nullptr;
  const auto wider =
      std::count_if(widths.begin() + row, widths.end(), [&](int width) { return width > header; });
  // Where many are, it is the header that lacks a label.
  if (wider * 4 > grid.rows() - row) return nullptr;
  for (; row < grid.rows(); ++row) {
    if (widths[static_cast<std::size_t>(row)] > header) return grid.at(row, header);
  }
  return nullptr;
}

// Places of the cells of rows with numbers that end before the table does, where nearly all rows
// reach its end; by row.
std::vector<std::vector<Place>> short_rows(const Grid& grid) {
  std::vector<std::vector<Place>> cells(static_cast<std::size_t>(grid.rows()));
  std::vector<int> widths(static_cast<std::size_t>(grid.rows()), 0);
  for (const Cell& cell : grid.cells()) {
    for (int row = cell.row; row < cell.row + cell.row_span; ++row) {
      int& width = widths[static_cast<std::size_t>(row)];
      width = std::max(width, cell.column + cell.column_span);
    }
    cells[static_cast<std::size_t>(cell.row)].push_back(cell.place);
  }
  std::vector<std::vector<Place>> found;
  for (int row = 0; row < grid.rows(); ++row) {
    const bool is_short = widths[static_cast<std::size_t>(row)] < grid.columns();
    if (is_short && has_number(grid, row)) found.push_back(cells[static_cast<std::size_t>(row)]);
  }
  if (found.size() * 4 > widths.size()) found.clear();
  return found;
}

void doubt_short_rows(const Grid& grid, Book& book) {
  std::vector<Doubt> doubts;
  std::map<Place, std::size_t> doubt_at;  // of each cell of these rows
  for (const std::vector<Place>& row : short_rows(grid)) {
    for (const Place& place : row) doubt_at.emplace(place, doubts.size());
    Doubt& doubt = doubts.emplace_back(Doubt{"short-row", {}, row.front()});
    doubt.blocks = false;
    doubt.may_lose = true;
  }
  if (doubts.empty()) return;
  for (std::size_t f = 0; f < book.figures.size(); ++f) {
    const auto found = doubt_at.find(book.figures[f].place);
    if (found == doubt_at.end()) continue;
    Doubt& doubt = doubts[found->second];
    doubt.figures.push_back(static_cast<int>(f));
    if (doubt.excerpt.empty()) doubt.excerpt = book.figures[f].printed;
  }
  for (Doubt& doubt : doubts) {
    if (!doubt.figures.empty()) book.doubts.push_back(std::move(doubt));
  }
}

// By the places of grids that go on with a table: how wide the header of its first piece is.
std::map<Place, int> headers_above(const std::vector<Document>& documents, const Book& book) {
  std::map<Place, Place> first_piece;
  for (const Table& table : book.tables) {
    for (const Place& piece : table.pieces) first_piece.emplace(piece, table.pieces.front());
  }
  std::map<Place, int> widths;
  for (const Document& document : documents) {
    for (const Block& block : document.blocks) {
      const Grid* grid = std::get_if<Grid>(&block);
      if (grid != nullptr) widths[grid->place] = header_of(*grid, filled_widths(*grid)).width;
    }
  }
  std::map<Place, int> above;
  for (const auto& [piece, first] : first_piece) {
    const auto found = widths.find(first);
    if (piece != first && found != widths.end()) above[piece] = found->second;
  }
  return above;
}

}  // namespace

void doubt_torn_rows(const std::vector<Document>& documents, Book& book) {
  const std::map<Place, int> above = headers_above(documents, book);
  for (const Document& document : documents) {
    const bool spans_are_written = document.kind == "html" || document.kind == "docx";
    for (const Block& block : document.blocks) {
      const Grid* grid = std::get_if<Grid>(&block);
      if (grid != nullptr && spans_are_written) doubt_short_rows(*grid, book);
      if (document.kind != "text") continue;
      if (grid == nullptr) continue;
      const auto found = above.find(grid->place);
      const Cell* cell = torn_row(*grid, found == above.end() ? 0 : found->second);
      if (cell == nullptr) continue;
      Doubt doubt{"torn-row", text::excerpt(cell->text), cell->place};
      doubt.loses = true;
      book.doubts.push_back(std::move(doubt));
    }
  }
}

}  // namespace yiben::recognition
