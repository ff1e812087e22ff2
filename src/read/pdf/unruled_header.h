// read/pdf: the header of a table whose squares no lines part.
#pragma once

#include <vector>

#include "read/pdf/unruled.h"

namespace yiben::read {

struct HeaderPlace {
  double pitch = 0;   // of the table's rows: words that stand nearer are lines of one cell
  double bottom = 0;  // where its squares end
};

// Adds the cells of a header above `body` to `table`, and to `columns` those that it alone names;
// how many rows it has. A cell above others spans the columns over whose middle it stands, among
// those whose names have all of their squares below it; a name beside two rows spans both.
int add_header(const std::vector<Line>& lines, const std::vector<Line>& body,
               const HeaderPlace& place, std::vector<Span>& columns, PageTable& table);

}  // namespace yiben::read
