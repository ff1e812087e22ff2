// Internal to compile: the sheets that the sentences of a book fill in.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "book/book.h"
#include "catalog/catalog.h"
#include "source/source.h"

namespace yiben::compiling {

// Functions, divisions, the glossary, staffing, procurement, assets and reasons for carrying over,
// by the headings and the sentences with which the narrative of the family says them. `source` has
// the sheets of the tables.
void add_prose_sheets(const Book& book, const Catalog& catalog, const Family& family,
                      Source& source, std::vector<std::string>& notes);

}  // namespace yiben::compiling
