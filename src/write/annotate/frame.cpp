// write/annotate: turned pages.
#include "write/annotate/frame.h"

#include <algorithm>
#include <utility>

namespace yiben::write {

namespace {

std::pair<double, double> point(const PageFrame& frame, double x, double y) {
  switch (frame.turns) {
    case 1:
      return {frame.x0 + y, frame.y0 + x};
    case 2:
      return {frame.x1 - x, frame.y0 + y};
    case 3:
      return {frame.x1 - y, frame.y1 - x};
    default:
      return {frame.x0 + x, frame.y1 - y};
  }
}

}  // namespace

UserBox to_user_space(const PageFrame& frame, const NoteBox& box) {
  const auto [ax, ay] = point(frame, box.x0, box.y0);
  const auto [bx, by] = point(frame, box.x1, box.y1);
  return {std::min(ax, bx), std::min(ay, by), std::max(ax, bx), std::max(ay, by)};
}

}  // namespace yiben::write
