// Internal to recognise: captions that came into the first square of a header, a line each, as
// where a spreadsheet program opens a web page whose tables have captions.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "book/book.h"
#include "catalog/catalog.h"
#include "page/page.h"

namespace yiben::recognition {

// What a family or the words of titles know as the title of a table.
bool is_known_title(std::string_view printed, const Catalog& catalog);

// The grid with such captions in rows of their own, over the header; nothing where there are none.
std::optional<Grid> with_caption_rows(const Grid& grid, const Catalog& catalog);

// Where several tables came into one grid with such captions, a program has set them in common
// columns, and may have taken more than their edges (zeros before codes): their figures accuse
// nobody.
void doubt_common_grids(const std::vector<Document>& documents, const Catalog& catalog, Book& book);

}  // namespace yiben::recognition
