// A book as a Fiscal Data Package: CSV files and the descriptor that says what their columns are.
#include "report/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "report/csv.h"
#include "report/data_columns.h"
#include "report/json_writer.h"
#include "report/tally.h"

namespace yiben::report {
namespace {

using Layout = JsonWriter::Layout;

std::string yuan(Fen amount) {
  return format(amount, Unit::yuan, 2);
}

std::string yuan_of(const Figure& figure) {
  const std::optional<Fen> fen = fen_of(figure.number, figure.unit);
  return fen ? yuan(*fen) : "";
}

std::vector<std::string> names_of(const std::vector<DataColumn>& columns) {
  std::vector<std::string> names;
  for (const DataColumn& column : columns) names.push_back(column.name);
  return names;
}

DataTable figures_of(const Book& book) {
  DataTable table{.name = "figures",
                  .title = "表内数字",
                  .description =
                      "Every figure that the tables print, with what it is about: one "
                      "column for each dimension. Totals stand beside their parts.",
                  .columns = figure_columns(),
                  .key = {"figure"},
                  .references = {{"table", "tables"}}};
  for (int d = 0; d < book.cube.dimensions(); ++d) {
    table.columns.push_back(dimension_column(std::string(book.cube.name_of(d))));
  }
  table.csv = csv_line(names_of(table.columns));
  int count = 0;
  for (const Figure& figure : book.figures) {
    if (figure.blank) continue;
    const Table& printed = book.tables[static_cast<std::size_t>(figure.table)];
    const Panel& panel = printed.panels[static_cast<std::size_t>(figure.panel)];
    const Row& row = panel.rows[static_cast<std::size_t>(figure.row)];
    std::vector<std::string> fields{std::to_string(++count),
                                    std::to_string(figure.table + 1),
                                    title_of(book, printed),
                                    row.code,
                                    row.label,
                                    panel.columns[static_cast<std::size_t>(figure.column)].path,
                                    figure.printed,
                                    std::string(name_of(figure.unit)),
                                    yuan_of(figure),
                                    yuan(figure.interval.low),
                                    yuan(figure.interval.high)};
    for (int d = 0; d < book.cube.dimensions(); ++d) {
      const Node node = figure.selection[d];
      fields.emplace_back(node == all_of_it ? "" : book.cube.name_of(d, node));
    }
    table.csv += csv_line(fields);
  }
  return table;
}

DataTable tables_of(const Book& book) {
  DataTable table{.name = "tables",
                  .title = "预算表",
                  .description = "The tables of the book in their order.",
                  .columns = table_columns(),
                  .key = {"table"}};
  table.csv = csv_line(names_of(table.columns));
  const std::vector<std::size_t> counts = printed_figures_by_table(book);
  for (std::size_t i = 0; i < book.tables.size(); ++i) {
    const Table& printed = book.tables[i];
    table.csv += csv_line({std::to_string(i + 1), printed.form, title_of(book, printed),
                           std::string(name_of(printed.unit)), std::to_string(printed.rows()),
                           std::to_string(printed.columns()), std::to_string(counts[i])});
  }
  return table;
}

DataTable projects_of(const Book& book) {
  DataTable table{.name = "projects",
                  .title = "项目",
                  .description = "The projects that the book names.",
                  .columns = project_columns(),
                  .key = {"project"}};
  table.csv = csv_line(names_of(table.columns));
  for (std::size_t i = 0; i < book.projects.size(); ++i) {
    const Project& project = book.projects[i];
    const Figure* amount = nullptr;
    if (project.target_amount) {
      amount = &book.figures[static_cast<std::size_t>(*project.target_amount)];
    }
    table.csv += csv_line({std::to_string(i + 1), project.name, amount ? amount->printed : "",
                           amount ? yuan_of(*amount) : ""});
  }
  return table;
}

DataTable indicators_of(const Book& book) {
  DataTable table{.name = "indicators",
                  .title = "绩效指标",
                  .description = "The performance targets of the projects.",
                  .columns = indicator_columns(),
                  .key = {"project", "indicator"},
                  .references = {{"project", "projects"}}};
  table.csv = csv_line(names_of(table.columns));
  for (std::size_t i = 0; i < book.projects.size(); ++i) {
    int count = 0;
    for (const Indicator& indicator : book.projects[i].indicators) {
      table.csv +=
          csv_line({std::to_string(i + 1), std::to_string(++count), indicator.level1,
                    indicator.level2, indicator.level3, indicator.meaning, indicator.target.printed,
                    indicator.target.relation, indicator.target.value, indicator.target.unit,
                    indicator.weight ? to_string(*indicator.weight) : ""});
    }
  }
  return table;
}

DataTable facts_of(const Source& source) {
  DataTable table{.name = "facts",
                  .title = "预算事实",
                  .description =
                      "The amounts that the book was made from: no total is among them, "
                      "and every figure of the tables is a sum of some of them. Several "
                      "members of one dimension are joined with \"; \"; in members the characters "
                      "; = { } % , and line breaks are %XX."};
  for (const std::string& dimension : dimensions_of(source)) {
    table.columns.push_back(dimension_column(dimension));
  }
  if (has_transfers(source)) table.columns.push_back(counterparty_column());
  table.columns.push_back(amount_column());
  table.csv = facts_csv(source);
  return table;
}

void write_column(JsonWriter& json, const DataColumn& column) {
  json.open_object({}, Layout::one_line);
  json.text("name", column.name);
  json.text("type", column.type);
  json.text("title", column.title);
  json.text("description", column.description);
  if (!column.column_type.empty()) json.text("columnType", column.column_type);
  if (column.required) {
    json.open_object("constraints");
    json.flag("required", true);
    json.close();
  }
  json.close();
}

void write_schema(JsonWriter& json, const DataTable& table) {
  json.open_object("schema");
  json.open_array("fields");
  for (const DataColumn& column : table.columns) write_column(json, column);
  json.close();
  if (!table.key.empty()) {
    json.open_array("primaryKey", Layout::one_line);
    for (const std::string& name : table.key) json.text_item(name);
    json.close();
  }
  if (!table.references.empty()) {
    json.open_array("foreignKeys");
    for (const auto& [column, other] : table.references) {
      json.open_object({}, Layout::one_line);
      json.text("fields", column);
      json.open_object("reference");
      json.text("resource", other);
      json.text("fields", column);
      json.close();
      json.close();
    }
    json.close();
  }
  json.close();
}

void write_resource(JsonWriter& json, const DataTable& table) {
  json.open_object();
  json.text("profile", "tabular-data-resource");
  json.text("name", table.name);
  json.text("path", "data/" + table.name + ".csv");
  json.text("title", table.title);
  json.text("description", table.description);
  json.text("format", "csv");
  json.text("mediatype", "text/csv");
  json.text("encoding", "utf-8");
  json.whole("bytes", static_cast<std::int64_t>(table.csv.size()));
  json.text("hash", "sha256:" + sha256_hex(table.csv));
  json.open_object("dialect", Layout::one_line);
  json.text("delimiter", ",");
  json.text("lineTerminator", "\n");
  json.flag("doubleQuote", true);
  json.flag("header", true);
  json.close();
  write_schema(json, table);
  json.close();
}

// A source may name anything a dimension; what a catalogue names has plain words.
bool is_plain(std::string_view name) {
  return !name.empty() && name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == name.npos;
}

// What Fiscal Data Package 0.3 calls the model; its successor has the columnType of each field.
void write_model(JsonWriter& json, const DataTable& table, const std::string& amount,
                 const std::vector<std::string>& dimensions) {
  json.open_object("model");
  json.open_object("measures");
  json.open_object("amount", Layout::one_line);
  json.text("source", amount);
  json.text("resource", table.name);
  json.text("currency", "CNY");
  json.text("phase", "approved");
  json.close();
  json.close();
  json.open_object("dimensions");
  for (const std::string& name : dimensions) {
    if (!is_plain(name)) continue;
    const DimensionKind kind = kind_of_dimension(name);
    json.open_object(name, Layout::one_line);
    json.text("dimensionType", kind.dimension_type);
    if (!kind.classification_type.empty()) {
      json.text("classificationType", kind.classification_type);
    }
    json.text("primaryKey", name);
    json.open_object("attributes");
    json.open_object(name);
    json.text("source", name);
    json.text("resource", table.name);
    json.close();
    json.close();
    json.close();
  }
  json.close();
  json.close();
}

std::string descriptor_of(const Book& book, const std::vector<DataTable>& tables,
                          const std::vector<std::string>& dimensions) {
  // "profile" names what every tool can check; the members of Fiscal Data Package are over it.
  constexpr std::size_t name_digits = 8;
  JsonWriter json;
  json.open_object();
  json.text("profile", "tabular-data-package");
  json.text("name",
            fmt::format("department-budget-{}-{}", book.year,
                        sha256_hex(book.entity + '\n' + book.title).substr(0, name_digits)));
  json.text("title", book.title);
  json.text("description", "The figures of a department budget, as published and as a cube.");
  json.open_array("keywords", Layout::one_line);
  json.text_item("budget");
  json.text_item("部门预算");
  json.close();
  json.text("countryCode", "CN");
  json.text("granularity", "aggregated");
  if (book.year >= 1000) {
    json.open_object("fiscalPeriod", Layout::one_line);
    json.text("start", fmt::format("{}-01-01", book.year));
    json.text("end", fmt::format("{}-12-31", book.year));
    json.close();
  }
  const bool facts = tables.front().name == "facts";
  write_model(json, tables.front(), facts ? "amount" : "amount_yuan", dimensions);
  json.open_array("resources");
  for (const DataTable& table : tables) write_resource(json, table);
  json.close();
  json.close();
  return json.take();
}

}  // namespace

std::vector<edition::File> data_package(const job::Checked& checked, const Source* source) {
  const Book& book = checked.book;
  std::vector<DataTable> tables;
  std::vector<std::string> dimensions;
  if (source != nullptr) {
    tables.push_back(facts_of(*source));
    dimensions = dimensions_of(*source);
  } else {
    for (int d = 0; d < book.cube.dimensions(); ++d) {
      dimensions.emplace_back(book.cube.name_of(d));
    }
  }
  for (DataTable& table :
       std::vector{figures_of(book), tables_of(book), projects_of(book), indicators_of(book)}) {
    tables.push_back(std::move(table));
  }
  std::vector<edition::File> files{{"datapackage.json", descriptor_of(book, tables, dimensions)},
                                   {"book.json", read_json(checked)}};
  for (DataTable& table : tables) {
    files.push_back({"data/" + table.name + ".csv", std::move(table.csv)});
  }
  return files;
}

}  // namespace yiben::report
