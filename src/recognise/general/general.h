// Reading of books whose layout no family knows: every table by its title, its header words and
// what its rows enumerate.
#pragma once

#include "recognise/general/sheet.h"

namespace yiben::recognition {

// Appends the tables and figures of all sheets to the book, which has its cube, year and documents.
void read_sheets(const std::vector<Sheet>& sheets, const Catalog& catalog, Book& book);

}  // namespace yiben::recognition
