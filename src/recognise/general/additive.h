// Whether the amounts of a column add up down the rows, as money does and means and rates do not.
#pragma once

#include <vector>

#include "recognise/general/panel_amounts.h"
#include "recognise/general/rows.h"

namespace yiben::recognition {

enum class Additive {
  yes,
  nearly,  // but for one sum of several
  no
};

// `known`: its words are money; a column of unknown words adds up only where its numbers do.
Additive adds_down(int column, bool known, const std::vector<RowGroup>& sums,
                   const Amounts& amounts);

}  // namespace yiben::recognition
