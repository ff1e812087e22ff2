// read/pdf: what of a page cannot be read.
#pragma once

#include <cstddef>

#include "read/pdf/content.h"
#include "read/pdf/drawn.h"

namespace yiben::read {

// Doubts by the characters alone: "unreadable-text".
void note_unreadable(const DrawnPage& page, PageContent& content);

// Doubts by the pictures, when the tables of the page are known: "scanned-page", and "picture-page"
// where a large part of a page without a table is a picture beside which no running text stands.
// `glyphs` is how many characters the page has.
void note_pictures(const DrawnPage& page, std::size_t glyphs, PageContent& content);

}  // namespace yiben::read
