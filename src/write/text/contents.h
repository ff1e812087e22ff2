// write/text: what the contents of a document list.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "page/page.h"

namespace yiben::write::plain {

struct Entry {
  std::size_t block = 0;  // index of the heading or caption in the document
  int level = 1;
  bool caption = false;
  std::string text;
};

struct Contents {
  std::vector<Entry> entries;
  int caption_level = 1;  // of all captions: one below the lowest heading that has a table
};

Contents contents_of(const Document& document);

// What stands above the contents: the text of their block, or 目录.
std::string contents_title(const Prose& prose);

}  // namespace yiben::write::plain
