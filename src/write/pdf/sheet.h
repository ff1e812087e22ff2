// write/pdf: what is drawn on each page, without a trace of the library that draws it. Lengths are
// in points from the top left corner.
#pragma once

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "write/pdf/setting.h"

namespace yiben::write {

struct Text {
  const SetText* text = nullptr;
  SetLine line;
  double x = 0;
  double y = 0;  // of the baseline
  double size = 0;
  double spread = 0;  // em, added at each gap
};

struct Stroke {
  double x0 = 0;
  double y0 = 0;
  double x1 = 0;
  double y1 = 0;
};
using Strokes = std::vector<Stroke>;

// Marks of the structure and links, as cairo knows them; each is closed on its page.
struct Open {
  const char* tag = "";
  std::string attributes;
};
struct Close {
  const char* tag = "";
};

using Mark = std::variant<Text, Strokes, Open, Close>;

struct Sheet {
  double width = 0;
  double height = 0;
  double foot = 0;    // middle of the line with the number
  std::string label;  // by which a viewer calls it: the printed number, or 封面
  std::vector<Mark> marks;
};

// A paper and its margins.
struct Shape {
  double width = 0;
  double height = 0;
  double left = 0;
  double right = 0;
  double top = 0;
  double bottom = 0;

  double body_width() const { return width - left - right; }
  double body_height() const { return height - top - bottom; }
  bool operator==(const Shape&) const = default;
};

inline constexpr double kMm = 72 / 25.4;

// GB/T 9704-2012: type area of 156 × 225 mm, 37 mm below the upper edge and 28 ± 1 mm from the left
// one. Half a millimetre to the left keeps the lines of a short document where a reader expects the
// margin of a page, at a tenth of its width and an indent.
inline constexpr Shape kPortrait{210 * kMm, 297 * kMm, 27.5 * kMm, 26.5 * kMm, 37 * kMm, 35 * kMm};
inline constexpr Shape kLandscape{297 * kMm, 210 * kMm, 20 * kMm, 20 * kMm, 28 * kMm, 26 * kMm};
inline constexpr Shape kLarge{420 * kMm, 297 * kMm, 20 * kMm, 20 * kMm, 39 * kMm, 39 * kMm};

// Where the baseline lies in a line of which `middle` is the middle: Chinese characters fill their
// em from 0.88 above the baseline to 0.12 below it.
inline double baseline(double middle, double size) {
  return middle + 0.38 * size;
}

}  // namespace yiben::write
