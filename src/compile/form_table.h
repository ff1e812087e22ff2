// Internal to compile: a form and the facts become the squares of a table.
#pragma once

#include "compile/form_rows.h"

namespace yiben::compiling {

struct MadeTable {
  LayoutTable table;
  bool empty = false;  // no facts lie inside
};

MadeTable table_of(const Form& form, const FormContext& context);

// A square of words, until the caller gives it a selection.
Square& add_square(LayoutTable& table, int row, int column, int row_span, int column_span,
                   std::string text);

// The labels over the columns of a table, from top to bottom, as squares: equal labels side by side
// are merged, and the lowest label of a column reaches down to its first row. Returns the number of
// rows.
int add_header(const std::vector<std::vector<std::string>>& paths, std::vector<Square>& squares);

}  // namespace yiben::compiling
