// compose: what a book knows of its documents, told to the writers: which paragraphs are titles,
// headings, captions and units, where the header of a table ends, which squares hold amounts, and
// which of them add up to which.
#pragma once

#include <vector>

#include "book/book.h"
#include "page/page.h"

namespace yiben {

// A printed figure and others that make it up: indices into Book::figures.
struct PrintedSum {
  int total = 0;
  std::vector<int> parts;
};

// The documents of the book as one, in their order, with the roles of page.h filled in. Words,
// squares and spans are as they were; page furniture and contents stay as paragraphs. `known` are
// sums beside those of the groups that the tables print, the nearest first.
Document compose(const Book& book, const std::vector<PrintedSum>& known = {});

}  // namespace yiben
