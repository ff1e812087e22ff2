// read/pdf: page numbers, running heads and feet.
#pragma once

#include <string_view>
#include <vector>

#include "read/pdf/content.h"

namespace yiben::read {

struct PageFurniture {
  std::vector<Line> head;
  std::vector<Line> foot;
};

// Whether a line is nothing but the number of a page: "12", "- 12 -", "第 3 页 共 9 页", "3/9".
bool is_page_number(std::string_view line);

// Takes the furniture out of the lines of the pages; one entry for each page. Furniture is, at the
// upper and lower edge of a page, a page number, and a line that stands at the same height on at
// least three pages and on a third of all.
std::vector<PageFurniture> take_furniture(std::vector<PageContent>& pages);

}  // namespace yiben::read
