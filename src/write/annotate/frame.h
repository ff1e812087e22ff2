// write/annotate: from a page as it is shown to the coordinates of its file.
#pragma once

#include <vector>

#include "write/write.h"

namespace yiben::write {

// The visible part of a page in its own coordinates, and how it is turned when it is shown.
struct PageFrame {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  int turns = 0;  // quarter turns clockwise

  double shown_width() const { return turns % 2 == 0 ? x1 - x0 : y1 - y0; }
};

struct UserBox {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;  // y grows upwards
};

UserBox to_user_space(const PageFrame& frame, const NoteBox& box);

}  // namespace yiben::write
