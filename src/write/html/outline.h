// write/html: what the blocks of a document become on the page.
//
// Names of anchors are numbers in the order of the page (s1, s2, … for headings, t1, … for tables):
// the same document has the same links.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "page/page.h"

namespace yiben::write::web {

struct Entry {
  int level = 1;  // 1 is the outermost
  std::string id;
  std::string text;
};

// A grid and the label, caption and unit that stand directly above it.
struct TablePart {
  int number = 1;
  std::vector<const Prose*> above;  // in their order
  const Grid* grid = nullptr;
};

// One step down the page.
struct Part {
  enum class Kind { prose, heading, contents, table };
  Kind kind = Kind::prose;
  const Prose* prose = nullptr;  // not of a table
  std::string id;                // of a heading
  int level = 0;                 // of a heading, from 1
  TablePart table;
};

struct Outline {
  std::string title;                // of the window
  std::vector<const Prose*> cover;  // titles and subtitles at the beginning
  const Prose* contents = nullptr;  // title of the contents, where they follow the cover
  std::vector<Part> parts;          // the rest
  std::vector<Entry> entries;       // of the contents
  bool has_contents_below = false;  // the contents stand further down, among the parts
};

// The outline refers to `document`, which must stay.
Outline outline_of(const Document& document);

}  // namespace yiben::write::web
