// read/pdf: words of which the drawing shows only a part.
#pragma once

#include <vector>

#include "page/page.h"
#include "read/pdf/drawn.h"

namespace yiben::read {

// Chinese text of an upright page that a frame hides though it is the rest of something seen: it is
// cut through itself, or goes on from shown characters of its line. What lies wholly behind its
// frame is not a part of the page and left alone; the rest of a square that a page end divides is
// so, too.
std::vector<HiddenText> hidden_text(const DrawnPage& page);

}  // namespace yiben::read
