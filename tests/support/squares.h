// A table of sums without words: parts in rows and columns, a total of each, one of all; perhaps
// all of it printed a second time.
#pragma once

#include <random>
#include <utility>
#include <vector>

#include "proof/proof.h"

namespace yiben::test {

class Square {
 public:
  Square(int rows, int columns, bool twice, std::mt19937& random) : rows_(rows), columns_(columns) {
    Table table;
    table.form = "square";
    Panel panel;
    panel.columns.resize(static_cast<std::size_t>(columns) + 1);
    panel.rows.resize(static_cast<std::size_t>(rows + 1) * (twice ? 2 : 1));
    table.panels.push_back(std::move(panel));
    book.tables.push_back(std::move(table));
    for (int r = 0; r <= rows; ++r) {
      for (int c = 0; c <= columns; ++c) amounts_.push_back(0);
    }
    for (int r = 0; r < rows; ++r) {
      for (int c = 0; c < columns; ++c)
        set_part(r, c, 100'000 + static_cast<Fen>(random() % 90'000'000));
    }
    for (int copy = 0; copy < (twice ? 2 : 1); ++copy) print(copy);
    add_identities();
  }

  // Indices of figures.
  int part(int row, int column) const { return row * (columns_ + 1) + column; }

  // So many units of the last place more.
  void change(int figure, std::int64_t units) {
    Figure& changed = book.figures[static_cast<std::size_t>(figure)];
    changed.number.digits += units;
    reprint(changed);
  }

  void swap(int a, int b) {
    Figure& first = book.figures[static_cast<std::size_t>(a)];
    Figure& second = book.figures[static_cast<std::size_t>(b)];
    std::swap(first.number, second.number);
    reprint(first);
    reprint(second);
  }

  Book book;
  System system;

 private:
  void set_part(int row, int column, Fen amount) {
    for (const int index :
         {part(row, column), part(row, columns_), part(rows_, column), part(rows_, columns_)}) {
      amounts_[static_cast<std::size_t>(index)] += amount;
    }
  }

  static void reprint(Figure& figure) {
    figure.printed = to_string(figure.number);
    YIBEN_CHECK(set_intervals(figure));
  }

  void print(int copy) {
    for (int r = 0; r <= rows_; ++r) {
      for (int c = 0; c <= columns_; ++c) {
        const int variable = part(r, c);
        Figure figure;
        figure.row = r + copy * (rows_ + 1);
        figure.column = c;
        figure.place = {.document = 1, .line = figure.row + 1, .column = c + 1};
        // Rounded to 100 yuan.
        figure.number = {(amounts_[static_cast<std::size_t>(variable)] + 5'000) / 10'000, 2};
        figure.meant_decimals = 2;
        reprint(figure);
        const auto index = static_cast<int>(book.figures.size());
        if (copy == 0) {
          system.variables.emplace_back();
          system.non_negative.push_back(true);
          system.observations.emplace_back();
        }
        system.observations[static_cast<std::size_t>(variable)].push_back(index);
        book.figures.push_back(std::move(figure));
      }
    }
  }

  void add_identities() {
    for (int r = 0; r <= rows_; ++r) {
      Identity identity{.terms = {{part(r, columns_), 1}}, .table = 0};
      for (int c = 0; c < columns_; ++c) identity.terms.push_back({part(r, c), -1});
      system.identities.push_back(std::move(identity));
    }
    for (int c = 0; c <= columns_; ++c) {
      Identity identity{.terms = {{part(rows_, c), 1}}, .table = 0};
      for (int r = 0; r < rows_; ++r) identity.terms.push_back({part(r, c), -1});
      system.identities.push_back(std::move(identity));
    }
  }

  int rows_;
  int columns_;
  std::vector<Fen> amounts_;
};

}  // namespace yiben::test
