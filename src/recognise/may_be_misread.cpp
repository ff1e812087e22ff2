// Figures that are right where they fit the others, and where they do not may have been read in a
// wrong place: of tables without upright lines, whose columns were told apart by where the amounts
// stand, and of rows without a name amid others.
#include "recognise/parts.h"

#include <map>
#include <set>

#include "text/text.h"

namespace yiben::recognition {

namespace {

std::set<Place> cells_by_position(const std::vector<Document>& documents) {
  std::set<Place> places;
  for (const Document& document : documents) {
    if (document.kind != "pdf") continue;
    for (const Block& block : document.blocks) {
      const Grid* grid = std::get_if<Grid>(&block);
      if (grid == nullptr || !grid->lines.empty()) continue;
      for (const Cell& cell : grid->cells()) places.insert(cell.place);
    }
  }
  return places;
}

// A single row needs no name, and a total above or below all others may lack one.
bool is_nameless(const Figure& figure, const Book& book) {
  const Table& table = book.tables[static_cast<std::size_t>(figure.table)];
  const std::vector<Row>& rows = table.panels[static_cast<std::size_t>(figure.panel)].rows;
  const auto row = static_cast<std::size_t>(figure.row);
  return row > 0 && row + 1 < rows.size() && row_name(rows[row]).empty();
}

class Doubter {
 public:
  explicit Doubter(Book& book) : book_(book) {}

  void note(const char* what, int figure) {
    figures_[{book_.figures[static_cast<std::size_t>(figure)].table, what}].push_back(figure);
  }

  // One doubt for each table and reason.
  void say() {
    for (auto& [about, figures] : figures_) {
      const Table& table = book_.tables[static_cast<std::size_t>(about.first)];
      const Place& place = book_.figures[static_cast<std::size_t>(figures.front())].place;
      Doubt doubt{about.second, text::excerpt(table.title), place};
      doubt.blocks = false;
      doubt.may_lose = true;
      doubt.figures = std::move(figures);
      book_.doubts.push_back(std::move(doubt));
    }
  }

 private:
  Book& book_;
  std::map<std::pair<int, std::string>, std::vector<int>> figures_;
};

}  // namespace

void doubt_may_be_misread(const std::vector<Document>& documents, Book& book) {
  const std::set<Place> places = cells_by_position(documents);
  Doubter doubter(book);
  for (std::size_t f = 0; f < book.figures.size(); ++f) {
    const Figure& figure = book.figures[f];
    const int index = static_cast<int>(f);
    if (places.contains(figure.place)) doubter.note("columns-by-position", index);
    const bool has_amount = !figure.blank && figure.number.digits != 0;
    if (has_amount && is_nameless(figure, book)) doubter.note("row-without-name", index);
  }
  doubter.say();
}

}  // namespace yiben::recognition
