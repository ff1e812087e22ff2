// write/docx: the styles of paragraphs, as GB/T 9704-2012 sets official papers, and the fonts.
#pragma once

#include <set>
#include <string>

#include "page/page.h"

namespace yiben::write::word {

// Lengths in twips.
struct Style {
  const char* id;
  const char* name;
  const char* font;
  int half_points;
  const char* alignment;  // as w:jc
  int line;               // distance of lines
  int before = 0;
  int after = 0;
  int left = 0;
  int first_line = 0;
  bool bold = false;
  bool keep_next = false;
  int outline = 0;          // 1 to 6 for headings
  bool contents = false;    // a line of the contents: leads to the page by dots
  bool right_stop = false;  // a tab leads to the right margin
};

// The text of pages in portrait and landscape.
struct PageShape {
  int width;
  int height;
  int top;
  int bottom;
  int left;
  int right;
  int text_width() const { return width - left - right; }
  int text_height() const { return height - top - bottom; }
};
const PageShape& page_shape(bool landscape);

const Style& style_of(const Prose& prose);
const Style& style_of_contents_line(int level);

// In cells there is one style for each use and size, so that who wants other tables changes the
// style and not the cells.
enum class CellUse { header, text, amount };
std::string cell_style_id(CellUse use, int half_points);

// word/styles.xml with styles for cells of these sizes, and word/fontTable.xml.
std::string styles_part(const std::set<int>& cell_sizes);
std::string fonts_part();

}  // namespace yiben::write::word
