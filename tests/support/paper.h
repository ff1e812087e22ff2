// Small papers for tests of recognition, drawn as they lie on the page, and what was read in them.
#pragma once

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

#include "page/page.h"
#include "recognise/recognise.h"
#include "text/text.h"

namespace yiben::test {

// A drawing: lines with "|" are rows of a grid, other lines are prose, a blank line ends a grid,
// "=== 2" begins page 2. In a row "<" is a square of the merged cell to the left, "^" of the cell
// above; an empty square holds an empty cell.
class Paper {
 public:
  explicit Paper(const std::string& drawing) {
    document_.path = "paper";
    document_.kind = "text";
    std::istringstream lines(drawing);
    for (std::string line; std::getline(lines, line);) add(line);
    close_grid();
  }
  Document take() { return std::move(document_); }

 private:
  void add(const std::string& line) {
    ++line_;
    if (line.starts_with("=== ")) {
      close_grid();
      page_ = std::stoi(line.substr(4));
      document_.pages = page_;
    } else if (line.find('|') != std::string::npos) {
      rows_.push_back(squares_of(line));
      if (rows_.size() == 1) first_line_ = line_;
    } else {
      close_grid();
      if (line.empty()) return;
      Prose prose;
      prose.text = line;
      prose.place = {.document = 1, .page = page_, .line = line_};
      document_.blocks.emplace_back(std::move(prose));
    }
  }

  static std::vector<std::string> squares_of(const std::string& line) {
    std::vector<std::string> squares;
    std::istringstream parts(line + "|");
    for (std::string part; std::getline(parts, part, '|');) {
      squares.emplace_back(text::trim(part));
    }
    return squares;
  }

  bool holds(std::size_t row, std::size_t column, const char* mark) const {
    return row < rows_.size() && column < rows_[row].size() && rows_[row][column] == mark;
  }

  void close_grid() {
    if (rows_.empty()) return;
    Grid grid;
    ++tables_;
    grid.place = {.document = 1, .page = page_, .line = first_line_, .table = tables_};
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      for (std::size_t c = 0; c < rows_[r].size(); ++c) {
        if (holds(r, c, "<") || holds(r, c, "^")) continue;
        Cell cell;
        cell.row = static_cast<int>(r);
        cell.column = static_cast<int>(c);
        while (holds(r, c + static_cast<std::size_t>(cell.column_span), "<")) ++cell.column_span;
        while (holds(r + static_cast<std::size_t>(cell.row_span), c, "^")) ++cell.row_span;
        cell.text = rows_[r][c];
        cell.place = {.document = 1,
                      .page = page_,
                      .line = first_line_ + static_cast<int>(r),
                      .table = tables_,
                      .row = static_cast<int>(r) + 1,
                      .column = static_cast<int>(c) + 1};
        EXPECT_TRUE(grid.add(std::move(cell)));
      }
    }
    document_.blocks.emplace_back(std::move(grid));
    rows_.clear();
  }

  Document document_;
  std::vector<std::vector<std::string>> rows_;
  int line_ = 0;
  int first_line_ = 0;
  int tables_ = 0;
  int page_ = 0;
};

inline const Catalog& shipped_catalog() {
  static const Catalog catalog = Catalog::load(YIBEN_SOURCE_DIR "/catalog").value();
  return catalog;
}

// The book of one paper, with what it points into.
struct PaperBook {
  std::vector<Document> documents;
  Book book;
  bool is_book = false;

  explicit PaperBook(const std::string& drawing) {
    documents.push_back(Paper(drawing).take());
    Result<Book> read = recognise(documents, shipped_catalog());
    is_book = read.ok();
    if (is_book) book = std::move(read).value();
  }

  const Panel& panel(std::size_t table = 0, std::size_t index = 0) const {
    return book.tables.at(table).panels.at(index);
  }

  // "row | column | printed | what it selects" of each figure that is printed, in order.
  std::vector<std::string> figures(int table = 0) const {
    std::vector<std::string> all;
    for (const Figure& figure : book.figures) {
      if (figure.blank || figure.table != table) continue;
      const Panel& from =
          panel(static_cast<std::size_t>(table), static_cast<std::size_t>(figure.panel));
      const Row& row = from.rows.at(static_cast<std::size_t>(figure.row));
      const std::string name = row.code + (row.code.empty() ? "" : " ") + row.label;
      all.push_back(name + " | " + from.columns.at(static_cast<std::size_t>(figure.column)).path +
                    " | " + figure.printed + " | " + book.cube.describe(figure.selection));
    }
    return all;
  }

  // What is selected, row by row, in one column of one panel.
  std::vector<std::string> selections(int column = 0, int panel_index = 0, int table = 0) const {
    std::vector<std::string> all;
    for (const Figure& figure : book.figures) {
      if (figure.table != table || figure.panel != panel_index || figure.column != column) continue;
      all.push_back(book.cube.describe(figure.selection));
    }
    return all;
  }

  // "合计 = a + b" of each sum down the rows, by labels.
  std::vector<std::string> row_sums(std::size_t table = 0, std::size_t index = 0) const {
    const Panel& from = panel(table, index);
    return sums(from.row_groups, [&](int i) {
      const Row& row = from.rows.at(static_cast<std::size_t>(i));
      return row.label.empty() ? row.code : row.label;
    });
  }

  // The same across the columns, by paths.
  std::vector<std::string> column_sums(std::size_t table = 0, std::size_t index = 0) const {
    const Panel& from = panel(table, index);
    return sums(from.column_groups,
                [&](int i) { return from.columns.at(static_cast<std::size_t>(i)).path; });
  }

  std::vector<std::string> titles() const {
    std::vector<std::string> all;
    for (const Table& table : book.tables) all.push_back(table.title);
    return all;
  }

 private:
  template <class Name>
  static std::vector<std::string> sums(const std::vector<Group>& groups, const Name& name) {
    std::vector<std::string> all;
    for (const Group& group : groups) {
      std::string sum = (group.total ? name(*group.total) : std::string("?")) + " =";
      for (std::size_t i = 0; i < group.parts.size(); ++i) {
        sum += (i == 0 ? " " : " + ") + name(group.parts[i]);
      }
      all.push_back(sum);
    }
    return all;
  }
};

using Lines = std::vector<std::string>;

}  // namespace yiben::test
