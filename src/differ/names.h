// Names by which two books are held against each other.
#pragma once

#include <string>

#include "book/book.h"

namespace yiben {

// A title without years, white space and brackets of either width.
std::string comparable_title(const Book& book, const Table& table);

// A selection in the names of the cube. A table whose money has a scope of its own is known by its
// title, as the number in the name of that scope changes with the order of tables.
std::string comparable_selection(const Book& book, const Figure& figure);

}  // namespace yiben
