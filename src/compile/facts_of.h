// Internal to compile: facts that print a given book.
#pragma once

#include <vector>

#include "book/book.h"
#include "compile/tree.h"
#include "source/source.h"

namespace yiben::compiling {

struct BookFacts {
  std::vector<Fact> facts;
  std::vector<Branch> tree;
  std::vector<std::vector<Coordinate>> select;  // per figure of the book
  // Tables whose figures no facts of the whole book print: their facts are their own.
  std::vector<int> apart_tables;
  int apart_figures = 0;  // figures that are facts of their own, for the same reason
};

BookFacts facts_of(const Book& book);

// Which members of open dimensions lie in which, by the sums of the book.
Tree tree_of(const Book& book);

// All amounts that are printed as the figure is, ties left out.
Interval printing_so(const Figure& figure);

}  // namespace yiben::compiling
