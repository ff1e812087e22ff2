// A book made by hand for tests of rules.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "rules/rules.h"
#include "text/text.h"

namespace yiben {

// A book of one family, whose forms and documents a test fills in.
struct Sample {
  Family family;
  Catalog catalog;
  Document document;
  Book book;

  explicit Sample(const std::string& rule) {
    RuleText text;
    text.id = rule;
    text.predicate = rule;
    catalog.rules[rule] = text;
    family.weight_totals = {90};
    book.family = &family;
    book.year = 2026;
    book.entity = "云岭县档案馆";
    document.index = 1;
  }

  RuleText& text() { return catalog.rules.begin()->second; }

  Form& add_form(const std::string& id, const std::string& title, Axis axis = Axis::fixed) {
    Form form;
    form.id = id;
    form.title = title;
    form.titles = {text::fold(title)};
    form.number = static_cast<int>(family.forms.size()) + 1;
    form.panels.resize(1);
    form.panels[0].axis = axis;
    family.forms.push_back(form);
    return family.forms.back();
  }

  void add_prose(const std::string& words) {
    Prose prose;
    prose.text = words;
    prose.place = {.document = 1, .line = next_line()};
    document.blocks.emplace_back(prose);
  }

  // A grid of one column, and a table that was read from it where `form` names one.
  void add_grid(const std::vector<std::string>& cells, const std::string& form = "",
                int columns = 1) {
    Grid grid;
    grid.place = {.document = 1, .line = next_line(), .table = ++grids_, .row = 1};
    for (std::size_t i = 0; i < cells.size(); ++i) {
      Cell cell;
      cell.row = static_cast<int>(i) / columns;
      cell.column = static_cast<int>(i) % columns;
      cell.text = cells[i];
      cell.place = {.document = 1, .table = grids_, .row = cell.row + 1};
      grid.add(cell);
    }
    if (!form.empty()) {
      Table table;
      table.form = form;
      table.title = family.find(form)->title;
      table.pieces = {grid.place};
      table.panels.resize(1);
      book.tables.push_back(table);
    }
    document.blocks.emplace_back(std::move(grid));
  }

  static Heading heading(int level, int number, const std::string& words, int parent = -1) {
    Heading heading;
    heading.level = level;
    heading.number = number;
    heading.text = words;
    heading.printed = words;
    heading.parent = parent;
    return heading;
  }

  std::vector<Finding> check() {
    book.documents = {&document};
    book.narrative.clear();
    for (const Block& block : document.blocks) {
      if (const auto* prose = std::get_if<Prose>(&block)) book.narrative.push_back(prose);
    }
    return rules::check(book, prose::bind(book, catalog), catalog);
  }

 private:
  int next_line() { return static_cast<int>(document.blocks.size()) + 1; }
  int grids_ = 0;
};

inline Finding only(const std::vector<Finding>& findings) {
  EXPECT_EQ(findings.size(), 1u);
  return findings.empty() ? Finding{} : findings.front();
}

}  // namespace yiben
