// read/pdf: what one page of a PDF draws, without a trace of the library that interpreted it. All
// lengths are in points; the origin is the top left corner of the page as it is shown, and y grows
// downwards. Characters and rulings may lie outside of the page: the file draws them, a viewer does
// not show them.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace yiben::read {

struct Box {
  double x0 = 0;
  double y0 = 0;
  double x1 = 0;
  double y1 = 0;

  double width() const { return x1 - x0; }
  double height() const { return y1 - y0; }
  double center_x() const { return (x0 + x1) / 2; }
  double center_y() const { return (y0 + y1) / 2; }
};

// One character as it was drawn; white space is not among them.
struct Glyph {
  std::string text;         // UTF-8; U+FFFD where no meaning was found
  Box box;                  // advance width × em height around the baseline
  double size = 0;          // height of the font
  int turn = 0;             // quarter turns clockwise by which the writing lies on the page
  bool hidden = false;      // drawn invisibly: the layer of text that recognition put on a scan
  bool is_readable = true;  // false for U+FFFD and for the private use area
  bool in_part = false;     // of DrawnPage::cut: a part of it is seen
};

// Below this count a page may be a scan: one still bears its number or a mark of the scanner.
inline constexpr std::size_t kFewGlyphs = 20;

struct DrawnPage {
  int number = 0;  // from 1
  double width = 0;
  double height = 0;
  std::vector<Glyph> glyphs;  // in the order of drawing
  std::vector<Glyph> cut;     // characters within the page of which a frame hides the middle
  std::vector<Box> rulings;   // thin visible rectangles, horizontal or vertical
  std::vector<Box> pictures;  // where pictures are placed; those that touch may be one
  double image_pixels = 0;    // of the pictures that the page has; 0 where it has much text
};

}  // namespace yiben::read
