// write/pdf: how each role is set, after GB/T 9704-2012.
#pragma once

#include "page/page.h"
#include "write/pdf/setting.h"

namespace yiben::write {

enum class Align { left, middle, right };

struct Style {
  Face face = Face::text;
  double size = 16;        // points
  double least_size = 16;  // to which it may shrink so that it stands in one line
  double leading = 29;     // points from line to line
  double indent = 0;       // em, of the first line
  double above = 0;        // points that part it from what stands above
  double below = 0;
  Align align = Align::left;
  const char* tag = "P";
};

Style style_of(const Prose& prose);

}  // namespace yiben::write
