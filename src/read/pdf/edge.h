// read/pdf: tables that run over the edge of their page.
#pragma once

#include <vector>

#include "read/pdf/content.h"
#include "read/pdf/drawn.h"

namespace yiben::read {

// Takes away what lies outside of the page, unless it goes on from what is on it: then the edge
// cuts a table or a line, and all of that is kept. What does not go on is often the other half of a
// sheet, and no viewer shows it. Gives the characters at the edge and beyond, kept or not.
std::vector<Glyph> keep_to_page(DrawnPage& page);

// Adds the doubt "over-page-edge" where a table reaches the edge of the page, or one of the
// characters `at_edge` stands beside a table.
void note_edge(const std::vector<Glyph>& at_edge, PageContent& content);

}  // namespace yiben::read
