// Documents, book, tables and doubts as JSON members.
#include "report/book_json.h"

namespace yiben::report {
namespace {

using Layout = JsonWriter::Layout;

// A figure of a book has its table's unit; a book in which tables differ has none of its own.
std::string unit_of(const Book& book) {
  std::string unit;
  for (const Table& table : book.tables) {
    if (!unit.empty() && unit != name_of(table.unit)) return "";
    unit = name_of(table.unit);
  }
  return unit;
}

// A doubt or a repair: what it is, what stands there, where.
void write_remark(JsonWriter& json, const std::string& what, const std::string& excerpt,
                  const Place& place) {
  json.open_object({}, Layout::one_line);
  json.text("what", what);
  json.text("excerpt", excerpt);
  write_place(json, "place", place);
  json.close();
}

}  // namespace

void write_documents(JsonWriter& json, const std::vector<Document>& documents) {
  json.open_array("documents");
  for (const Document& document : documents) {
    json.open_object({}, Layout::one_line);
    json.text("path", document.path);
    json.text("sha256", document.sha256);
    json.text("kind", document.kind);
    json.whole("pages", document.pages);
    json.close();
  }
  json.close();
}

void write_book(JsonWriter& json, const Book& book) {
  json.open_object("book");
  json.text("title", book.title);
  json.text("entity", book.entity);
  json.whole("year", book.year);
  const Family* layout = family_of(book);
  json.text("family", layout == nullptr ? std::string() : layout->id);
  json.text("unit", unit_of(book));
  json.close();
}

void write_table_facts(JsonWriter& json, const Book& book, const Table& table,
                       std::size_t figures) {
  json.text("form", table.form);
  json.text("title", title_of(book, table));
  json.open_array("pages", Layout::one_line);
  if (table.pages_first != 0) {
    json.whole_item(table.pages_first);
    json.whole_item(table.pages_last);
  }
  json.close();
  json.text("unit", name_of(table.unit));
  json.whole("rows", table.rows());
  json.whole("columns", table.columns());
  json.whole("figures", static_cast<std::int64_t>(figures));
  json.flag("repaired", !table.repairs.empty());
  json.open_array("repairs");
  for (const Repair& repair : table.repairs) {
    write_remark(json, repair.what, repair.excerpt, repair.place);
  }
  json.close();
  write_place(json, "place", table.title_place);
}

void write_doubts(JsonWriter& json, const Book& book) {
  json.open_array("doubts");
  for (const Doubt& doubt : book.doubts) {
    write_remark(json, doubt.what, doubt.excerpt, doubt.place);
  }
  json.close();
}

}  // namespace yiben::report
