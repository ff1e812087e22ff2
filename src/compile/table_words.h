// Internal to compile: words that stand in a table beside a row, by the header above them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "book/book.h"

namespace yiben::compiling {

class TableWords {
 public:
  TableWords(const Book& book, const Table& table);

  // What stands in the row of that place, in the column below one of these labels; pieces without
  // a header have the columns of the piece before. Empty where there is none.
  std::string beside(const Place& place, const Labels& labels) const;

 private:
  int column_of(std::size_t piece, const Labels& labels) const;

  std::vector<const Grid*> pieces_;
};

// The form that the family has for a table, by its name or by its title; nullptr where it has none.
const Form* form_of(const Table& table, const Family& family);

// Without the line breaks of its square: a blank stays only between words of letters or digits.
std::string in_one_line(std::string_view words);

}  // namespace yiben::compiling
