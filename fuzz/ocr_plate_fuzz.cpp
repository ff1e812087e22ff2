// Pictures of pages before text recognition: two bytes of size, one of scale, four of an area, then
// pixels. Ruling lines lie on the page, and areas beyond it do no harm.
#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "base/base.h"
#include "read/ocr/plate.h"

namespace {

constexpr std::size_t header_bytes = 7;

yiben::read::Picture picture_of(const std::uint8_t* data, std::size_t size) {
  yiben::read::Picture picture{
      .width = 1 + data[0], .height = 1 + data[1], .scale = 0.5 + data[2] / 64.0};
  const std::size_t pixels =
      static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height);
  picture.grey.assign(pixels, 255);
  const std::size_t given = std::min(pixels, size - header_bytes);
  std::copy(data + header_bytes, data + header_bytes + given, picture.grey.begin());
  return picture;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < header_bytes) return 0;
  yiben::read::Plate plate(picture_of(data, size));
  for (const yiben::read::Box& line : plate.rulings()) {
    YIBEN_CHECK(line.x0 >= 0 && line.x1 <= plate.width() + 1);
    YIBEN_CHECK(line.y0 >= 0 && line.y1 <= plate.height() + 1);
  }
  const yiben::read::Box area{data[3] - 64.0, data[4] - 64.0, data[5] * 2.0, data[6] * 2.0};
  (void)plate.has_ink(area);
  const yiben::read::Picture part = plate.cut(area);
  YIBEN_CHECK(part.grey.size() ==
              static_cast<std::size_t>(part.width) * static_cast<std::size_t>(part.height));
  plate.wipe(area);
  const yiben::read::Picture whole = plate.whole();
  YIBEN_CHECK(whole.width > 0 && whole.height > 0);
  return 0;
}
