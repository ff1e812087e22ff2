// read/ocr: ruling lines by morphology: what stays when all that is shorter than a line is gone.
#include "read/ocr/plate.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace yiben::read {

namespace {

struct PixDestroyer {
  void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using PixPointer = std::unique_ptr<Pix, PixDestroyer>;

constexpr double kLeastLine = 36;  // points; longer than the strokes of large characters
constexpr double kThickest = 3;    // points
constexpr int kDark = 160;         // of 255: darker is ink
constexpr int kLeastInk = 12;      // pixels; less is dust
constexpr int kMargin = 3;         // pixels around a line that are wiped out with it

PixPointer grey_of(const Picture& picture) {
  PixPointer pix(pixCreate(picture.width, picture.height, 8));
  for (int y = 0; pix && y < picture.height; ++y) {
    for (int x = 0; x < picture.width; ++x) {
      const auto at = static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) +
                      static_cast<std::size_t>(x);
      pixSetPixel(pix.get(), x, y, picture.grey[at]);
    }
  }
  return pix;
}

Picture picture_of(Pix* pix, double scale) {
  Picture picture{.width = pixGetWidth(pix), .height = pixGetHeight(pix), .scale = scale};
  picture.grey.reserve(static_cast<std::size_t>(picture.width) *
                       static_cast<std::size_t>(picture.height));
  for (int y = 0; y < picture.height; ++y) {
    for (int x = 0; x < picture.width; ++x) {
      l_uint32 value = 0;
      pixGetPixel(pix, x, y, &value);
      picture.grey.push_back(static_cast<std::uint8_t>(value));
    }
  }
  return picture;
}

struct PixelBox {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;
};

std::vector<PixelBox> parts_of(Pix* pix) {
  std::vector<PixelBox> parts;
  Boxa* boxes = pixConnComp(pix, nullptr, 8);
  for (int i = 0; i < boxaGetCount(boxes); ++i) {
    PixelBox part;
    boxaGetBoxGeometry(boxes, i, &part.x, &part.y, &part.width, &part.height);
    parts.push_back(part);
  }
  boxaDestroy(&boxes);
  return parts;
}

}  // namespace

struct Plate::Held {
  PixPointer grey;
  PixPointer ink;  // one bit
  double scale = 1;

  PixelBox pixels(const Box& area) const {
    const auto clamp = [](double value, int most) {
      return static_cast<int>(std::clamp(std::lround(value), 0L, static_cast<long>(most)));
    };
    const int width = pixGetWidth(grey.get());
    const int height = pixGetHeight(grey.get());
    const int x = clamp(area.x0 * scale, width - 1);
    const int y = clamp(area.y0 * scale, height - 1);
    return {x, y, std::max(1, clamp(area.x1 * scale, width) - x),
            std::max(1, clamp(area.y1 * scale, height) - y)};
  }

  void wipe(const PixelBox& area) const {
    ::Box* box = boxCreate(area.x, area.y, area.width, area.height);
    pixSetInRectArbitrary(grey.get(), box, 255);
    pixSetInRectArbitrary(ink.get(), box, 0);
    boxDestroy(&box);
  }
};

Plate::Plate(const Picture& picture) : held_(std::make_unique<Held>()) {
  setMsgSeverity(L_SEVERITY_NONE);
  held_->scale = picture.scale;
  PixPointer grey = grey_of(picture);
  PixPointer straight(pixDeskew(grey.get(), 0));
  held_->grey = straight ? std::move(straight) : std::move(grey);
  held_->ink.reset(pixThresholdToBinary(held_->grey.get(), kDark));
  const int length = static_cast<int>(kLeastLine * picture.scale);
  for (const bool across : {true, false}) {
    // Small gaps are closed first: scanned lines are broken.
    PixPointer closed(pixCloseSafeBrick(nullptr, held_->ink.get(), across ? 5 : 1, across ? 1 : 5));
    PixPointer lines(pixOpenBrick(nullptr, closed.get(), across ? length : 1, across ? 1 : length));
    for (const PixelBox& part : parts_of(lines.get())) {
      const int thickness = across ? part.height : part.width;
      if (thickness > 2 * kThickest * picture.scale) continue;
      const double s = picture.scale;
      ::yiben::read::Box box{part.x / s, part.y / s, (part.x + part.width) / s,
                             (part.y + part.height) / s};
      // A line that is not quite straight is as high as it leans; its middle is where it runs.
      if (across) {
        box.y0 = box.y1 = box.center_y();
      } else {
        box.x0 = box.x1 = box.center_x();
      }
      rulings_.push_back(box);
    }
    // What is under the lines goes, characters that touch them stay.
    PixPointer thick(pixDilateBrick(nullptr, lines.get(), kMargin, kMargin));
    pixSetMasked(held_->grey.get(), thick.get(), 255);
  }
  held_->ink.reset(pixThresholdToBinary(held_->grey.get(), kDark));
}

Plate::~Plate() = default;

double Plate::width() const {
  return pixGetWidth(held_->grey.get()) / held_->scale;
}

double Plate::height() const {
  return pixGetHeight(held_->grey.get()) / held_->scale;
}

bool Plate::has_ink(const ::yiben::read::Box& area) const {
  const PixelBox pixels = held_->pixels(area);
  ::Box* box = boxCreate(pixels.x, pixels.y, pixels.width, pixels.height);
  l_int32 count = 0;
  const PixPointer part(pixClipRectangle(held_->ink.get(), box, nullptr));
  boxDestroy(&box);
  return part && pixCountPixels(part.get(), &count, nullptr) == 0 && count >= kLeastInk;
}

Picture Plate::cut(const ::yiben::read::Box& area) const {
  const PixelBox pixels = held_->pixels(area);
  ::Box* box = boxCreate(pixels.x, pixels.y, pixels.width, pixels.height);
  const PixPointer part(pixClipRectangle(held_->grey.get(), box, nullptr));
  boxDestroy(&box);
  if (!part) return {};
  // Recognition reads characters badly that stand at the very edge.
  constexpr int kBorder = 12;
  const PixPointer framed(pixAddBorder(part.get(), kBorder, 255));
  return picture_of(framed ? framed.get() : part.get(), held_->scale);
}

Picture Plate::whole() const {
  return picture_of(held_->grey.get(), held_->scale);
}

void Plate::wipe(const ::yiben::read::Box& area) {
  held_->wipe(held_->pixels(area));
}

}  // namespace yiben::read
