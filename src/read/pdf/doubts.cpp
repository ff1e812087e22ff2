// read/pdf: what of a page cannot be read.
#include "read/pdf/doubts.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "text/text.h"

namespace yiben::read {

namespace {

constexpr double kPageOfPixels = 400'000;    // a page at 60 dpi; smaller pictures are ornaments
constexpr double kWholePage = 0.6;           // of the page that the pictures cover
constexpr double kLargePart = 1.0 / 3;       // as large as the smallest table that is a picture
constexpr std::size_t kMuchText = 200;       // characters; a title, a unit and a note are fewer
constexpr double kEdge = 0.13;               // of the page at its top and its bottom
constexpr int kFewWords = 4;                 // Chinese characters of a title
constexpr double kUnreadableShare = 0.03;    // of the characters of a page
constexpr std::size_t kUnreadableLeast = 5;  // fewer are bullets and ornaments

// The share of the page that the pictures cover together, measured at points of a lattice.
double covered_share(const DrawnPage& page) {
  constexpr std::size_t kPoints = 100;  // along each side
  if (page.width <= 0 || page.height <= 0) return 0;
  std::vector<char> covered(kPoints * kPoints, 0);
  const auto index = [](double at, double size) {
    const double points = std::clamp(at / size, 0.0, 1.0) * static_cast<double>(kPoints);
    return static_cast<std::size_t>(std::lround(points));
  };
  for (const Box& box : page.pictures) {
    const std::size_t left = index(box.x0, page.width);
    const std::size_t right = index(box.x1, page.width);
    const std::size_t bottom = index(box.y1, page.height);
    for (std::size_t row = index(box.y0, page.height); row < bottom; ++row) {
      for (std::size_t column = left; column < right; ++column) {
        covered[row * kPoints + column] = 1;
      }
    }
  }
  const auto count = std::count(covered.begin(), covered.end(), 1);
  return static_cast<double>(count) / static_cast<double>(kPoints * kPoints);
}

// Whether words stand in the middle of the page, as a title does. At its edges are the numbers of
// pages and the marks that scanners leave.
bool has_words(const PageContent& page) {
  int words = 0;
  for (const Line& line : page.lines) {
    const double at = line.box.center_y();
    if (line.is_hidden || at < kEdge * page.height || at > (1 - kEdge) * page.height) continue;
    const std::string text = line.text(' ');
    for (std::size_t i = 0; i < text.size();) {
      const std::size_t next = text::code_point_at(text, i).next;
      if (text::display_width(text.substr(i, next - i)) >= 2) ++words;
      i = next;
    }
  }
  return words >= kFewWords;
}

}  // namespace

void note_unreadable(const DrawnPage& page, PageContent& content) {
  const auto unreadable = static_cast<std::size_t>(
      std::count_if(page.glyphs.begin(), page.glyphs.end(),
                    [](const Glyph& glyph) { return !glyph.is_readable; }));
  if (unreadable < kUnreadableLeast) return;
  if (static_cast<double>(unreadable) < kUnreadableShare * static_cast<double>(page.glyphs.size()))
    return;
  std::string excerpt;
  for (const Glyph& glyph : page.glyphs) excerpt += glyph.text;
  content.doubts.push_back({.what = "unreadable-text",
                            .excerpt = text::excerpt(excerpt),
                            .place = {.page = page.number}});
}

void note_pictures(const DrawnPage& page, std::size_t glyphs, PageContent& content) {
  if (glyphs >= kMuchText) return;
  const Place place{.page = page.number};
  const double share = covered_share(page);
  const bool scan = share >= kWholePage || page.image_pixels >= kPageOfPixels;
  if (glyphs < kFewGlyphs && scan && !has_words(content)) {
    content.doubts.push_back({.what = "scanned-page", .place = place});
  } else if (share >= kLargePart && content.tables.empty()) {
    content.doubts.push_back({.what = "picture-page", .place = place});
  }
}

}  // namespace yiben::read
