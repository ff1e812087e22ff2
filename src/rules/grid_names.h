// Cells of all tables that may be names, with the amounts that stand beside them. Internal to
// rules.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/rule.h"

namespace yiben::rules {

struct GridAmount {
  std::string digits;  // without the zeros at both ends: "8879" for 8,879.00 and 88790000
  const Cell* cell = nullptr;
};

// A cell with a name, and the amounts of its row; those of the whole form where the name stands
// beside 项目名称.
struct GridName {
  std::string words;  // without white space
  const Cell* cell = nullptr;
  const Grid* grid = nullptr;
  bool of_form = false;
  std::vector<GridAmount> amounts;
};

// Whether words are short enough for a name, and no sentence.
bool may_be_a_name(const std::string& words);

// In the order of the documents. `form_labels` are those that stand before the name of a form.
std::vector<GridName> grid_names(const Context& context,
                                 const std::vector<std::string>& form_labels);

}  // namespace yiben::rules
