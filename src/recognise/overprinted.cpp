// Cells over which other characters are printed: a name that runs into the next row, a number that
// runs into the next column. What was read there may belong to the other cell, or to none.
#include "recognise/parts.h"

#include <map>
#include <set>
#include <utility>

#include "text/text.h"

namespace yiben::recognition {

namespace {

// What is overprinted in one piece of a table, on one page.
struct Overprinted {
  const Cell* first = nullptr;
  std::set<Place> cells;
};

using Pieces = std::map<std::pair<Place, int>, Overprinted>;  // by grid and page

Pieces find_overprinted(const std::vector<Document>& documents) {
  Pieces pieces;
  for (const Document& document : documents) {
    for (const Block& block : document.blocks) {
      const Grid* grid = std::get_if<Grid>(&block);
      if (grid == nullptr) continue;
      for (const Cell& cell : grid->cells()) {
        if (!cell.overprinted) continue;
        Overprinted& piece = pieces[{grid->place, cell.place.page}];
        if (piece.first == nullptr) piece.first = &cell;
        piece.cells.insert(cell.place);
      }
    }
  }
  return pieces;
}

int table_of(const Place& grid, const Book& book) {
  for (std::size_t t = 0; t < book.tables.size(); ++t) {
    for (const Place& piece : book.tables[t].pieces) {
      if (piece == grid) return static_cast<int>(t);
    }
  }
  return -1;
}

}  // namespace

void doubt_overprinted(const std::vector<Document>& documents, Book& book) {
  for (const auto& [where, piece] : find_overprinted(documents)) {
    const int table = table_of(where.first, book);
    if (table < 0) continue;
    Doubt around{"overprinted", text::excerpt(piece.first->text), piece.first->place};
    around.blocks = false;
    around.may_lose = true;  // the whole piece: the name of a row or a column may be the wrong one
    Doubt own{around.what, {}, {}};  // open unless the other figures bear these out
    for (std::size_t f = 0; f < book.figures.size(); ++f) {
      const Figure& figure = book.figures[f];
      if (figure.table != table || figure.place.page != where.second) continue;
      around.figures.push_back(static_cast<int>(f));
      if (figure.blank || !piece.cells.contains(figure.place)) continue;
      if (own.figures.empty()) own.excerpt = text::excerpt(figure.printed);
      if (own.figures.empty()) own.place = figure.place;
      own.figures.push_back(static_cast<int>(f));
    }
    if (!around.figures.empty()) book.doubts.push_back(std::move(around));
    if (!own.figures.empty()) book.doubts.push_back(std::move(own));
  }
}

}  // namespace yiben::recognition
