// read/ocr: the picture of a page set straight, its ruling lines found and wiped out. Only
// plate.cpp knows Leptonica.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "read/ocr/picture.h"
#include "read/pdf/drawn.h"

namespace yiben::read {

class Plate {
 public:
  explicit Plate(const Picture& picture);
  ~Plate();
  Plate(const Plate&) = delete;
  Plate& operator=(const Plate&) = delete;

  // Of the page, in points.
  double width() const;
  double height() const;

  // The ruling lines, in points; the picture no longer has them.
  const std::vector<Box>& rulings() const { return rulings_; }

  // Whether anything dark stands in the area.
  bool has_ink(const Box& area) const;

  // The area as a picture of its own, and the whole picture.
  Picture cut(const Box& area) const;
  Picture whole() const;

  // Paints the area white.
  void wipe(const Box& area);

 private:
  struct Held;
  std::unique_ptr<Held> held_;
  std::vector<Box> rulings_;
};

}  // namespace yiben::read
