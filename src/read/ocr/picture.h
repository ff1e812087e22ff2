// read/ocr: a page as a grey picture.
#pragma once

#include <cstdint>
#include <vector>

namespace yiben::read {

struct Picture {
  int width = 0;
  int height = 0;
  double scale = 1;                // pixels to a point
  std::vector<std::uint8_t> grey;  // row by row, 0 is black
};

// The picture after so many quarter turns clockwise.
Picture turned(const Picture& picture, int quarters);

// The middle of the picture, half as wide and half as high.
Picture middle_of(const Picture& picture);

}  // namespace yiben::read
