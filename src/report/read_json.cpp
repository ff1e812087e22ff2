// A whole book as JSON, as docs/formats/read-json.md describes it.
#include "report/report.h"

#include "report/book_json.h"
#include "report/tally.h"

namespace yiben::report {
namespace {

using Layout = JsonWriter::Layout;

void write_panel(JsonWriter& json, const Panel& panel) {
  json.open_object();
  json.open_array("rows");
  for (const Row& row : panel.rows) {
    json.open_object({}, Layout::one_line);
    json.text("code", row.code);
    json.text("name", row.label);
    write_place(json, "place", row.place);
    json.close();
  }
  json.close();
  json.open_array("columns");
  for (const Column& column : panel.columns) {
    json.open_object({}, Layout::one_line);
    json.text("path", column.path);
    write_place(json, "place", column.place);
    json.close();
  }
  json.close();
  json.close();
}

void write_tables(JsonWriter& json, const Book& book) {
  const std::vector<std::size_t> counts = printed_figures_by_table(book);
  json.open_array("tables");
  for (std::size_t i = 0; i < book.tables.size(); ++i) {
    json.open_object();
    write_table_facts(json, book, book.tables[i], counts[i]);
    json.open_array("panels");
    for (const Panel& panel : book.tables[i].panels) write_panel(json, panel);
    json.close();
    json.close();
  }
  json.close();
}

// Indices count from 0, like the lists of this document that they point into.
void write_figure(JsonWriter& json, const Book& book, const Figure& figure) {
  json.open_object({}, Layout::one_line);
  json.whole("table", figure.table);
  json.whole("panel", figure.panel);
  json.whole("row", figure.row);
  json.whole("column", figure.column);
  json.flag("blank", figure.blank);
  if (!figure.blank) {
    json.text("printed", figure.printed);
    json.text("unit", name_of(figure.unit));
    if (const std::optional<Fen> fen = fen_of(figure.number, figure.unit)) json.whole("fen", *fen);
    json.whole("low_fen", figure.interval.low);
    json.whole("high_fen", figure.interval.high);
  }
  json.text("selection", book.cube.describe(figure.selection));
  write_place(json, "place", figure.place);
  json.close();
}

void write_indicator(JsonWriter& json, const Indicator& indicator) {
  json.open_object({}, Layout::one_line);
  json.text("level1", indicator.level1);
  json.text("level2", indicator.level2);
  json.text("level3", indicator.level3);
  json.text("meaning", indicator.meaning);
  json.text("target_printed", indicator.target.printed);
  json.text("operator", indicator.target.relation);
  json.text("value", indicator.target.value);
  json.text("unit", indicator.target.unit);
  json.text("weight_printed", indicator.weight_printed);
  if (indicator.weight) {
    json.exact("weight", to_string(*indicator.weight));
  } else {
    json.null("weight");
  }
  json.flag("moved", indicator.moved);
  write_place(json, "place", indicator.place);
  json.close();
}

void write_project(JsonWriter& json, const Project& project) {
  json.open_object();
  json.text("name", project.name);
  json.open_array("names");
  for (const NameUse& use : project.names) {
    json.open_object({}, Layout::one_line);
    json.text("printed", use.printed);
    json.text("form", use.form);
    write_place(json, "place", use.place);
    json.close();
  }
  json.close();
  if (project.target_amount) json.whole("target_amount", *project.target_amount);
  json.open_array("indicators");
  for (const Indicator& indicator : project.indicators) write_indicator(json, indicator);
  json.close();
  json.close();
}

void write_headings(JsonWriter& json, std::string_view key, const std::vector<Heading>& headings) {
  json.open_array(key);
  for (const Heading& heading : headings) {
    json.open_object({}, Layout::one_line);
    json.whole("level", heading.level);
    json.whole("number", heading.number);
    json.text("text", heading.text);
    write_place(json, "place", heading.place);
    json.close();
  }
  json.close();
}

}  // namespace

std::string read_json(const job::Checked& checked) {
  const Book& book = checked.book;
  JsonWriter json;
  json.open_object();
  json.text("schema", "yiben/read/1");
  write_documents(json, checked.documents);
  write_book(json, book);
  write_tables(json, book);
  json.open_array("figures");
  for (const Figure& figure : book.figures) write_figure(json, book, figure);
  json.close();
  json.open_array("projects");
  for (const Project& project : book.projects) write_project(json, project);
  json.close();
  write_headings(json, "contents", book.contents);
  write_headings(json, "headings", book.headings);
  write_doubts(json, book);
  json.close();
  return json.take();
}

}  // namespace yiben::report
