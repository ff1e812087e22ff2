// Numbers of the tables that recognition put nowhere: a row or a column was passed over. All is
// well where the figures fit each other even so; else it is our reading that may be wrong.
#include "recognise/parts.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "recognise/general/label.h"
#include "recognise/general/sheet.h"
#include "text/text.h"

namespace yiben::recognition {

namespace {

// A number as only amounts are printed, and not zero.
bool is_amount(std::string_view printed) {
  const CellValue value = parse_cell(printed);
  return value.number.digits != 0 && prints_amount(value, printed);
}

// A line of bare amounts with a name at most: a row of a table that was read as a paragraph.
bool is_row(std::string_view line) {
  constexpr int least_amounts = 2;
  constexpr std::size_t longest_name = 40;
  int amounts = 0;
  std::size_t name = 0;
  for (std::string_view rest = text::trim(line); !rest.empty();) {
    const std::size_t space = std::min(rest.find_first_of(" \t"), rest.size());
    const std::string_view word = rest.substr(0, space);
    if (is_amount(word)) {
      ++amounts;
    } else if (parse_cell(word).kind != CellKind::number) {
      name += text::count_characters(word);
    }
    rest = text::trim(rest.substr(space));
  }
  const bool is_sentence = line.find("，") != line.npos || line.find("。") != line.npos;
  return amounts >= least_amounts && name <= longest_name && !is_sentence;
}

class LeftOver {
 public:
  explicit LeftOver(Book& book) : book_(book) {
    for (const Figure& figure : book.figures) used_.insert(figure.place);
    for (const Table& table : book.tables) {
      for (const TextCell& cell : table.texts) used_.insert(cell.place);
      for (const Repair& repair : table.repairs) used_.insert(repair.place);
    }
    for (const Doubt& doubt : book.doubts) used_.insert(doubt.place);
    for (const Project& project : book.projects) {
      for (const Indicator& indicator : project.indicators) used_.insert(indicator.place);
    }
  }

  void look_through(const Document& document) {
    for (const Block& block : document.blocks) {
      if (const Grid* grid = std::get_if<Grid>(&block)) {
        look_through(*grid);
      } else if (const auto& prose = std::get<Prose>(block); is_row(prose.text)) {
        doubt(prose.text, prose.place, prose.place);
      }
    }
  }

 private:
  // The first of a grid speaks for all.
  void look_through(const Grid& grid) {
    for (const Cell& cell : grid.cells()) {
      if (!is_amount(cell.text) || used_.contains(cell.place)) continue;
      if (is_index_row(grid, cell.row)) continue;
      doubt(cell.text, cell.place, grid.place);
      return;
    }
  }

  // Once for each table and page.
  void doubt(std::string_view printed, const Place& place, const Place& piece) {
    const int table = table_at(piece);
    if (!said_.emplace(place.document, place.page, table).second) return;
    Doubt doubt{"number-left-over", text::excerpt(printed), place};
    doubt.blocks = false;
    doubt.may_lose = true;
    for (std::size_t f = 0; f < book_.figures.size(); ++f) {
      const Figure& figure = book_.figures[f];
      const bool beside = place.page > 0 && figure.place.page == place.page &&
                          figure.place.document == place.document;
      if (beside || figure.table == table) doubt.figures.push_back(static_cast<int>(f));
    }
    if (!doubt.figures.empty()) book_.doubts.push_back(std::move(doubt));
  }

  // The table that has this piece, else the last one that begins before it; -1 where none does.
  int table_at(const Place& piece) const {
    int before = -1;
    for (std::size_t t = 0; t < book_.tables.size(); ++t) {
      for (const Place& own : book_.tables[t].pieces) {
        if (own == piece) return static_cast<int>(t);
        if (own.document == piece.document && own < piece) before = static_cast<int>(t);
      }
    }
    return before;
  }

  Book& book_;
  std::set<Place> used_;
  std::set<std::tuple<int, int, int>> said_;  // document, page, table
};

}  // namespace

void doubt_left_over(const std::vector<Document>& documents, Book& book) {
  LeftOver left_over(book);
  for (const Document& document : documents) left_over.look_through(document);
}

}  // namespace yiben::recognition
