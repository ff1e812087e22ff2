// write/pdf: the contents: headings and captions with the pages on which they stand.
#pragma once

#include <cstddef>
#include <string>

#include "write/pdf/pages.h"

namespace yiben::write {

// How many pages the contents of the document take, which does not depend on the numbers.
std::size_t contents_pages(Setter& setter, const Document& document);

// Draws them on the sheets from `first` on, below `title`; `covers` sheets at the beginning bear no
// number.
void draw_contents(Setter& setter, Pages& pages, const std::string& title, std::size_t first,
                   std::size_t covers);

}  // namespace yiben::write
