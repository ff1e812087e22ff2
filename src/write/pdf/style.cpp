// write/pdf: how each role is set.
#include "write/pdf/style.h"

namespace yiben::write {

namespace {

Style heading(int level) {
  if (level <= 1) {
    return {.face = Face::plain,
            .size = 18,
            .least_size = 14,
            .leading = 32,
            .above = 14,
            .below = 14,
            .align = Align::middle,
            .tag = "H1"};
  }
  return {.face = level == 2 ? Face::plain : Face::bold,
          .indent = 2,
          .above = level == 2 ? 7.0 : 0.0,
          .tag = level == 2 ? "H2" : "H3"};
}

}  // namespace

Style style_of(const Prose& prose) {
  switch (prose.role) {
    case Role::title:
      return {.face = Face::bold,
              .size = 26,
              .least_size = 16,
              .leading = 42,
              .below = 28,
              .align = Align::middle,
              .tag = "H1"};
    case Role::subtitle:
      return {.size = 18, .least_size = 14, .leading = 34, .align = Align::middle};
    case Role::heading:
      return heading(prose.heading_level);
    case Role::label:
      return {.size = 12, .least_size = 10.5, .leading = 20};
    case Role::caption:
      return {.face = Face::bold,
              .least_size = 12,
              .leading = 28,
              .align = Align::middle,
              .tag = "Caption"};
    case Role::unit:
      return {.size = 10.5, .least_size = 9, .leading = 18, .align = Align::right};
    case Role::note:
      return {.size = 10.5, .least_size = 10.5, .leading = 17, .indent = 2, .above = 3};
    case Role::contents:
    case Role::body:
      break;
  }
  return {.indent = 2};
}

}  // namespace yiben::write
