// read/pdf: lines to paragraphs, over the ends of lines and of pages.
#pragma once

#include <variant>
#include <vector>

#include "page/page.h"
#include "read/pdf/content.h"

namespace yiben::read {

// A line of a paragraph: its bytes in the text, and where it stands.
struct PlacedLine {
  std::size_t begin = 0;
  std::size_t end = 0;
  int page = 0;
  Box box;
};

struct Paragraph {
  std::string text;
  int page = 0;  // on which it begins
  bool furniture = false;
  bool from_image = false;
  std::vector<PlacedLine> lines{};
};

struct PlacedTable {
  int page = 0;
  std::vector<Cell> cells;
  std::vector<Box> boxes;  // see PageTable
  std::vector<double> xs;  // see PageTable
};

using Placed = std::variant<Paragraph, PlacedTable>;

// Everything in reading order, from top to bottom of each page. A paragraph goes on in the next
// line, or on the next page, where its line ran to the right margin and the next one is of the same
// size and not indented. Page numbers, and lines that stand at one height at the edge of many
// pages, are furniture and never part a paragraph.
std::vector<Placed> in_reading_order(std::vector<PageContent> pages);

}  // namespace yiben::read
