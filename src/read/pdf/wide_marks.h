// read/pdf: marks that are as wide on paper as the Chinese characters beside them.
#pragma once

#include "read/pdf/drawn.h"

namespace yiben::read {

// Some fonts draw “，” and give it the meaning of ",". Where such a mark takes a whole square
// beside a Chinese character that takes one too, it becomes the full-width mark that is seen.
void widen_marks(DrawnPage& page);

}  // namespace yiben::read
