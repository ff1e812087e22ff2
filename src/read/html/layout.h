// read/html: which tables of a page are data. Pages also use tables to place their parts; such a
// table must not swallow the article that stands in it.
#pragma once

#include <gumbo.h>

#include <unordered_set>

namespace yiben::read {

// The tables below `root` that are data. A table is layout, and is read as if it were not there,
// when
//   * it has text in fewer than two cells, or no row of it has two cells;
//   * it says role="presentation";
//   * data tables stand in half of its cells with text, or hold half of its text;
//   * more than half of its cells with text hold more than three paragraphs;
//   * one cell holds more than thirty paragraphs and four fifths of the text.
std::unordered_set<const GumboNode*> data_tables(const GumboNode* root);

}  // namespace yiben::read
