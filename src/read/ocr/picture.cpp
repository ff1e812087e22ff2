// read/ocr: a page as a grey picture.
#include "read/ocr/picture.h"

#include <cstddef>

namespace yiben::read {

namespace {

Picture turned_once(const Picture& from) {
  Picture to{.width = from.height, .height = from.width, .scale = from.scale};
  to.grey.resize(from.grey.size());
  const auto width = static_cast<std::size_t>(from.width);
  const auto height = static_cast<std::size_t>(from.height);
  for (std::size_t y = 0; y < height; ++y) {
    for (std::size_t x = 0; x < width; ++x) {
      to.grey[x * height + (height - 1 - y)] = from.grey[y * width + x];
    }
  }
  return to;
}

}  // namespace

Picture turned(const Picture& picture, int quarters) {
  Picture out = picture;
  for (int i = 0; i < quarters; ++i) out = turned_once(out);
  return out;
}

Picture middle_of(const Picture& picture) {
  Picture out{.width = picture.width / 2, .height = picture.height / 2, .scale = picture.scale};
  const auto width = static_cast<std::size_t>(picture.width);
  for (int y = 0; y < out.height; ++y) {
    const std::size_t row = static_cast<std::size_t>(y + picture.height / 4) * width;
    const auto begin =
        picture.grey.begin() +
        static_cast<std::ptrdiff_t>(row + static_cast<std::size_t>(picture.width / 4));
    out.grey.insert(out.grey.end(), begin, begin + out.width);
  }
  return out;
}

}  // namespace yiben::read
