// Internal to compile: words that stand in a table beside a row, by the header above them.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "book/book.h"
#include "compile/compile.h"

namespace yiben::compiling {

class TableWords {
 public:
  TableWords(const Book& book, const Table& table);

  // The words of each row below the header by the roles of its columns, merged squares in every row
  // that they cover; what is of the whole project goes on over the end of a page.
  struct Line {
    std::map<std::string, std::string> words;
    std::vector<Place> places;  // of all its squares
  };
  std::vector<Line> lines(const std::vector<KeyColumn>& keys, std::string_view filled) const;

  // What stands in the row of that place, in the column below one of these labels; pieces without
  // a header have the columns of the piece before. Empty where there is none.
  std::string beside(const Place& place, const Labels& labels) const;

  // The same beside every piece of a project's name in the tables of that form: the end of a page
  // may have broken the name and what stands beside it in two, or moved all of it to the second.
  std::string beside(const Project& project, const std::string& form, const Labels& labels) const;

  // What stands behind the code in a square that begins with it: "30101-基本工资".
  std::string name_of_code(const std::string& code) const;

 private:
  int column_of(std::size_t piece, const Labels& labels) const;

  std::vector<const Grid*> pieces_;
};

// Without the line breaks of its square: a blank stays only between words of letters or digits.
std::string in_one_line(std::string_view words);

}  // namespace yiben::compiling
