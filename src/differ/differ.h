// differ: two books → what differs between them, by what the figures mean and not by where they
// stand: two versions of one book, or the books of two years. Years are relative in the cube (this
// year, last year), so the books of two years are compared each relative to its own.
//
// Which figures are the same: of equal selection in the names of the cube; among several printings
// those of the same table, row and column, then those of the same table, then any. Titles are
// compared without years. Zeros and blanks are one: that nothing is printed where 0.00 was is no
// difference.
#pragma once

#include <string>
#include <vector>

#include "book/book.h"

namespace yiben {

// Amounts that differ. Indices into Book::figures of either book.
struct AmountChange {
  int before = 0;
  int after = 0;
  Fen difference_fen = 0;   // after less before, as printed
  std::string selection{};  // in the names of the cube
  int printings = 1;        // how many places changed from the one amount to the other
};

// A target that differs, or is in one book alone (the other pointer is null).
struct IndicatorChange {
  std::string project;
  const Indicator* before = nullptr;
  const Indicator* after = nullptr;
};

struct Differences {
  std::vector<AmountChange> changed;  // the largest first
  std::vector<int> only_before;       // figures with money in tables that both have
  std::vector<int> only_after;
  std::vector<int> tables_before;  // indices into Book::tables: in that book alone
  std::vector<int> tables_after;
  std::vector<std::string> projects_before;  // names
  std::vector<std::string> projects_after;
  std::vector<IndicatorChange> indicators;
  std::size_t same = 0;  // selections with equal amounts
  bool empty() const;
};

// The books must outlive what points into them.
Differences compare(const Book& before, const Book& after);

}  // namespace yiben
