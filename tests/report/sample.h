// A small checked book made by hand, so that the reports can be tested without reading anything:
// the gardens office prints 12.34 in one table and 12.43 for the same amount in another.
#pragma once

#include <memory>
#include <string>

#include "job/job.h"

namespace yiben::test {

inline constexpr int overview = 0;  // indices of its tables
inline constexpr int expenditure = 1;

inline Figure figure(int table, int row, int column, const std::string& printed, Place place) {
  const Number number = parse_cell(printed).number;
  Figure figure;
  figure.printed = printed;
  figure.number = number;
  set_intervals(figure);
  figure.place = place;
  figure.table = table;
  figure.row = row;
  figure.column = column;
  return figure;
}

inline Figure blank(int table, int row, int column, Place place) {
  Figure blank;
  blank.blank = true;
  blank.place = place;
  blank.table = table;
  blank.row = row;
  blank.column = column;
  return blank;
}

inline Form form(const std::string& id, const std::string& title, int number) {
  Form form;
  form.id = id;
  form.title = title;
  form.number = number;
  return form;
}

inline Table table(const std::string& form, const std::string& title, Panel panel, int line) {
  Table table;
  table.form = form;
  table.title = title;
  table.title_place = {.document = 1, .line = line};
  table.pieces = {{.document = 1, .line = line + 1, .table = line, .row = 1}};
  table.panels = {std::move(panel)};
  return table;
}

inline RuleText disagreement() {
  RuleText rule;
  rule.id = "figures-disagree";
  rule.severity = Severity::error;
  rule.message_zh = "{row}在两张表中不等：{first} ≠ {second}";
  rule.message_en = "{row} differs between two tables: {first} ≠ {second}";
  return rule;
}

inline Catalog sample_catalog() {
  Catalog catalog;
  Family family;
  family.id = "sample-2026";
  family.forms = {form("overview", "收支预算总表", 1), form("expenditure", "支出预算总表", 2),
                  form("projects", "项目支出预算表", 3)};
  catalog.families = {family};
  catalog.rules["figures-disagree"] = disagreement();
  return catalog;
}

inline Book sample_book(const job::Checked& checked) {
  Book book;
  book.documents = {&checked.documents.front()};
  book.family = &checked.catalog->families.front();
  book.title = "示例市园林局2026年部门预算";
  book.entity = "示例市园林局";
  book.year = 2026;
  Panel summary;
  summary.rows = {{.code = "", .label = "一、城乡社区支出"}};
  summary.columns = {{.path = "支出>本年预算"}};
  Panel by_code;
  by_code.rows = {{.code = "212", .label = "城乡社区支出"},
                  {.code = "21205", .label = "卫生, “净”"}};
  by_code.columns = {{.path = "合计"}, {.path = "当年预算>小计"}};
  book.tables = {table("overview", "收支预算总表", summary, 10),
                 table("expenditure", "支 出 预算总表", by_code, 20)};
  book.figures = {
      figure(overview, 0, 0, "12.34",
             {.document = 1, .line = 12, .table = 10, .row = 3, .column = 2}),
      figure(expenditure, 0, 0, "12.43",
             {.document = 1, .line = 23, .table = 20, .row = 3, .column = 3}),
      blank(expenditure, 0, 1, {.document = 1, .line = 23, .table = 20, .row = 3, .column = 4}),
      figure(expenditure, 1, 0, "1,200.50",
             {.document = 1, .line = 24, .table = 20, .row = 4, .column = 3})};
  return book;
}

inline Finding disagreement_finding(const Book& book) {
  Finding finding;
  finding.rule = "figures-disagree";
  finding.severity = Severity::error;
  finding.operands = {{"row", "城乡社区支出"}, {"first", "12.34"}, {"second", "12.43"}};
  finding.evidence = {{"12.34", book.figures[0].place}, {"12.43", book.figures[1].place}};
  finding.suspects = {{.printed = "12.43",
                       .place = book.figures[1].place,
                       .expected = book.figures[0].interval,
                       .would_print = Number{1234, 2}}};
  return finding;
}

// The contradiction above: 1 of 3 tables is missing, one figure is blank.
inline std::unique_ptr<job::Checked> sample(const std::vector<RuleText>& more_rules = {}) {
  auto checked = std::make_unique<job::Checked>();
  Catalog catalog = sample_catalog();
  for (const RuleText& rule : more_rules) catalog.rules[rule.id] = rule;
  checked->catalog = std::make_shared<const Catalog>(std::move(catalog));
  Document document;
  document.path = "gardens.txt";
  document.kind = "text";
  document.sha256 = "00ff";
  checked->documents = {document};
  checked->book = sample_book(*checked);
  checked->proof.verdict = Verdict::inconsistent;
  checked->proof.identities = 7;
  checked->proof.constrained = {true, true, true, false};
  checked->findings = {disagreement_finding(checked->book)};
  checked->timing = {.read = 1.5, .recognise = 2.25, .prove = 3, .rules = 0.125};
  return checked;
}

// The same book without the fault, with what reading left: a repair and a doubt.
inline std::unique_ptr<job::Checked> consistent_sample() {
  auto checked = sample();
  checked->findings.clear();
  checked->proof.verdict = Verdict::consistent;
  checked->book.tables[overview].repairs = {
      {"shifted-columns",
       "175.86",
       {.document = 1, .line = 12, .table = 10, .row = 3, .column = 4}}};
  checked->book.doubts = {{"unknown-row", "其\n他", {.document = 1, .line = 30}}};
  return checked;
}

}  // namespace yiben::test
