// From a Place to what stands there: file and line, and table, row and column by their names.
#pragma once

#include <map>
#include <string>

#include "job/job.h"

namespace yiben::report {

class Spots {
 public:
  // `checked` must outlive this.
  explicit Spots(const job::Checked& checked);

  // The figure that is printed at the place; nullptr where none is.
  const Figure* figure_at(const Place& place) const;

  // "budget.txt:105" or "budget.pdf:page 12"; the file alone where no more is known.
  std::string file_and_line(const Place& place, bool chinese) const;
  // "book.pdf:pages 1 to 8"
  std::string file_and_pages(const Place& first, const Place& last, bool chinese) const;

  // What table, row and column are called; as much as is known, each may be empty.
  struct Names {
    std::string table;
    std::string row;
    std::string column;
  };
  Names names_at(const Place& place) const;

  // "收支预算总表  一、财政拨款收入  收入>本年预算": the same in one; may be empty.
  std::string table_row_column(const Place& place) const;

  // The path of the file as the user gave it; empty where the place is in none.
  std::string path_of(const Place& place) const;

 private:
  const job::Checked& checked_;
  std::map<Place, const Figure*> figures_;
};

}  // namespace yiben::report
