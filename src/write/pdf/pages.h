// write/pdf: a document on its pages.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "page/page.h"
#include "write/pdf/sheet.h"

namespace yiben::write {

// A heading or a caption, which the contents and the bookmarks name.
struct Anchor {
  int level = 1;
  std::string text;
  std::string name;       // of the destination
  std::size_t sheet = 0;  // index
};

struct Pages {
  std::deque<Sheet> sheets;  // at least one
  std::vector<Anchor> anchors;
};

// `setter` and `document` outlive the pages.
Pages pages_of(Setter& setter, const Document& document);

}  // namespace yiben::write
