// outline: what a book says about its own order: title, contents, headings, and which prose belongs
// to tables. Internal to recognise; it knows no form and no family, so it can run before either is
// known.
//
// Contents are the lines after "目录" until the body repeats one of them. Headings are lines of the
// body with an ordinal that open something: a sentence, an item of a list and the title of a table
// are none. A body line that stands where the contents have an entry (same ordinals all the way up)
// is a heading whatever its words are.
#pragma once

#include <string>
#include <vector>

#include "book/book.h"
#include "page/page.h"

namespace yiben {

struct Outline {
  std::string title;  // cover lines joined, without spaces; empty where no cover names a budget
  std::string
      entity;  // the department or unit, as the title, else a label ("预算单位：…") names it
  int year = 0;  // of the budget; 0 where nothing tells
  std::vector<Heading> contents;
  std::vector<Heading> headings;        // of the body; titles of tables are not among them
  std::vector<const Prose*> narrative;  // headings included; the contents and the cover left out
  std::vector<const Prose*>
      table_prose;  // captions, units, labels and page furniture around the grids
};

// Never fails: what a document does not have stays empty. The pointers are into `documents`.
Outline outline_of(const std::vector<Document>& documents);

}  // namespace yiben
