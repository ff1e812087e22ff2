// A list of the tables of a book that has a column 是否空表, and the tables that bear its labels.
// Internal to rules.
#pragma once

#include <string>
#include <vector>

#include "rules/rule.h"

namespace yiben::rules {

// A row of the list.
struct ListedTable {
  std::string label;  // "表9"; empty where the list has no numbers
  std::string name;   // as printed
  std::string said;   // "是", "否": whether the table is empty
  std::string reason;
  bool has_reason_column = false;
  Evidence said_evidence;
  Place place;  // of the name
};

std::vector<ListedTable> listed_tables(const Context& context);

// A table below its label.
struct LabelledTable {
  std::string label;  // as printed, without white space: "附表9"
  std::string title;  // the first line below that ends as titles do; empty where there is none
  bool prints_money = false;  // an amount with decimals that is not zero
  Place place, title_place;
};

// Outside the list, in the order of the book.
std::vector<LabelledTable> labelled_tables(const Context& context);

// The only one with the number of a label; null where none or several bear it.
const LabelledTable* with_number_of(const std::vector<LabelledTable>& tables,
                                    const std::string& label);

}  // namespace yiben::rules
