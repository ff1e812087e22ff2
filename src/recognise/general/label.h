// What printed labels mean: the words of catalog/terms.toml, years, and the names of account codes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "book/book.h"
#include "catalog/catalog.h"

namespace yiben::recognition {

// A label without what stands around its words.
struct BareLabel {
  std::string words;  // folded
  int year = 0;       // a year that it names, else 0
  int level = -1;     // text::Ordinal::level of its ordinal, -1 without one
  int number = 0;     // of its ordinal
  bool of_which = false;
};
BareLabel bare(std::string_view printed);

class LabelReader {
 public:
  // `year` is that of the book, 0 where it is not known.
  LabelReader(const Catalog& catalog, Cube& cube, int year, bool withheld = false)
      : catalog_(catalog), cube_(cube), year_(year), withheld_(withheld) {}

  // The book says that rows were left out which must not be published.
  bool withheld() const { return withheld_; }

  // The label by the words of the catalogue. A year other than the book's becomes a coordinate.
  Meaning read(std::string_view printed) const;

  // What a title says of its whole table: 基本支出表(工资福利支出) is of class 301 alone.
  Coordinates of_title(std::string_view printed) const;

  const Catalog& catalog() const { return catalog_; }
  Cube& cube() const { return cube_; }

  // A coordinate in an open dimension; nothing where it is full.
  Coordinates member(std::string_view dimension, std::string_view name) const;

 private:
  void add_year(const BareLabel& label, Meaning& meaning) const;
  Coordinates economic_class_in(std::string_view title) const;

  const Catalog& catalog_;
  Cube& cube_;
  int year_;
  bool withheld_;
};

// A code and a name that one cell holds: "2010801-行政运行", "[201]一般公共服务支出". The code is
// empty where the cell holds none.
struct CodedName {
  std::string code;
  std::string name;
};
CodedName split_code(std::string_view printed);

// Digits and marks of numbers that are none together, as 1,234.5.6 or 15'743.83, and the ####
// that a workbook prints where a column is too narrow. A percentage, a year or words with a number
// in them are something else.
bool is_broken_number(std::string_view printed);

// A number as only amounts are printed, or zero: codes, years and counts have no decimals and no
// commas.
bool prints_amount(const CellValue& value, std::string_view printed);

// Digits of a cell that holds nothing else, spaces aside, and the hyphens of a code (301-01); else
// empty.
std::string digits_of(std::string_view printed);

}  // namespace yiben::recognition
