// Looks places up in the book.
#include "report/spots.h"

#include <algorithm>
#include <string_view>

#include "report/words.h"
#include "text/text.h"

namespace yiben::report {
namespace {

std::string without_spaces(std::string_view s) {
  std::string out;
  for (std::size_t i = 0; i < s.size();) {
    const std::size_t next = text::code_point_at(s, i).next;
    const std::string_view character = s.substr(i, next - i);
    if (!text::trim(character).empty()) out += character;
    i = next;
  }
  return out;
}

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

std::string title_of(const Book& book, const Table& table) {
  const bool by_form = book.family != nullptr && !book.by_words;
  const Form* form = by_form ? book.family->find(table.form) : nullptr;
  return without_spaces(form == nullptr ? table.title : form->title);
}

std::string row_name(const Row& row) {
  if (row.code.empty() || row.label.empty()) return row.code + row.label;
  return row.code + ' ' + row.label;
}

Spots::Spots(const job::Checked& checked) : checked_(checked) {
  for (const Figure& figure : checked.book.figures) figures_.emplace(figure.place, &figure);
}

const Figure* Spots::figure_at(const Place& place) const {
  const auto found = figures_.find(place);
  return found == figures_.end() ? nullptr : found->second;
}

std::string Spots::file_and_line(const Place& place, bool chinese) const {
  const auto& documents = checked_.documents;
  const auto document = std::find_if(documents.begin(), documents.end(),
                                     [&](const Document& d) { return d.index == place.document; });
  std::string out = document == documents.end() ? "" : printable(document->path);
  if (place.page != 0) {
    out += ':';
    out += fill(word(Word::page, chinese), {{"number", std::to_string(place.page)}});
  }
  if (place.line != 0) out += ':' + std::to_string(place.line);
  return out;
}

std::string Spots::table_row_column(const Place& place) const {
  const Book& book = checked_.book;
  if (const Figure* figure = figure_at(place)) {
    const Table& table = book.tables[static_cast<std::size_t>(figure->table)];
    const Panel& panel = table.panels[static_cast<std::size_t>(figure->panel)];
    const Row& row = panel.rows[static_cast<std::size_t>(figure->row)];
    const Column& column = panel.columns[static_cast<std::size_t>(figure->column)];
    return printable(title_of(book, table) + "  " + row_name(row) + "  " + column.path);
  }
  const Table* table = table_at(book, place);
  return table == nullptr ? "" : printable(title_of(book, *table));
}

}  // namespace yiben::report
