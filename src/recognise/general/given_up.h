// Sums that words suggest and numbers deny: the book may be wrong there, or we are.
#pragma once

#include <vector>

#include "recognise/general/columns.h"
#include "recognise/general/layout.h"
#include "recognise/general/rows.h"

namespace yiben::recognition {

class GivenUpSums {
 public:
  // Those of one panel of the table.
  void add(const PrintedRows& rows, const PanelColumnsRead& columns, const PrintedPanel& printed,
           int panel);

  // A doubt for each, about the figures of the table, which begin at `first` in the book. It is
  // settled by what bears the figures out, but not where the sum only just fails, or holds in 合计
  // and fails beside it: then it hardly is none.
  void say(std::size_t first, Book& book) const;

 private:
  struct Sum {
    Group group;
    bool of_rows = true;
    int panel = 0;
    std::vector<bool> totals;  // by column: it holds all that the others hold
    Doubt doubt;
    bool only_if_near = false;  // else it may well be none
  };

  std::vector<Sum> sums_;
  std::vector<Doubt> odd_;  // about one amount but for which all would add up
};

}  // namespace yiben::recognition
