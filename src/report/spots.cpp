// Looks places up in the book.
#include "report/spots.h"

#include <algorithm>
#include <string_view>

#include "report/words.h"
#include "text/text.h"

namespace yiben::report {
namespace {

// The table that was read from the grid in which the place lies.
const Table* table_at(const Book& book, const Place& place) {
  if (place.table == 0) return nullptr;
  const auto holds = [&](const Table& table) {
    return std::any_of(table.pieces.begin(), table.pieces.end(), [&](const Place& piece) {
      return piece.document == place.document && piece.table == place.table;
    });
  };
  const auto found = std::find_if(book.tables.begin(), book.tables.end(), holds);
  return found == book.tables.end() ? nullptr : &*found;
}

}  // namespace

Spots::Spots(const job::Checked& checked) : checked_(checked) {
  for (const Figure& figure : checked.book.figures) figures_.emplace(figure.place, &figure);
}

const Figure* Spots::figure_at(const Place& place) const {
  const auto found = figures_.find(place);
  return found == figures_.end() ? nullptr : found->second;
}

std::string Spots::file_and_line(const Place& place, bool chinese) const {
  std::string out = printable(path_of(place));
  if (place.page != 0) {
    out += ':';
    out += fill(word(Word::page, chinese), {{"number", std::to_string(place.page)}});
  }
  if (place.line != 0) out += ':' + std::to_string(place.line);
  return out;
}

std::string Spots::file_and_pages(const Place& first, const Place& last, bool chinese) const {
  return printable(path_of(first)) + ":" +
         fill(word(Word::pages, chinese),
              {{"first", std::to_string(first.page)}, {"last", std::to_string(last.page)}});
}

std::string Spots::path_of(const Place& place) const {
  const auto& documents = checked_.documents;
  const auto document = std::find_if(documents.begin(), documents.end(),
                                     [&](const Document& d) { return d.index == place.document; });
  return document == documents.end() ? "" : document->path;
}

Spots::Names Spots::names_at(const Place& place) const {
  const Book& book = checked_.book;
  if (const Figure* figure = figure_at(place)) {
    const Table& table = book.tables[static_cast<std::size_t>(figure->table)];
    const Panel& panel = table.panels[static_cast<std::size_t>(figure->panel)];
    const Row& row = panel.rows[static_cast<std::size_t>(figure->row)];
    const Column& column = panel.columns[static_cast<std::size_t>(figure->column)];
    return {printable(title_of(book, table)), printable(row_name(row)), printable(column.path)};
  }
  const Table* table = table_at(book, place);
  return {.table = table == nullptr ? "" : printable(title_of(book, *table))};
}

std::string Spots::table_row_column(const Place& place) const {
  const Names names = names_at(place);
  if (figure_at(place) == nullptr) return names.table;
  return names.table + "  " + names.row + "  " + names.column;
}

}  // namespace yiben::report
