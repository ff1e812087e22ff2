// Internal to job: what people look at before they read, from the figures of a book.
#pragma once

#include <vector>

#include "book/book.h"
#include "catalog/catalog.h"
#include "write/write.h"

namespace yiben::job {

// Where the money comes from and goes to, by function, by project, against last year. A chart whose
// amounts the book does not print, or only one of them, is left out; so are amounts below zero.
std::vector<write::Chart> charts_of(const Book& book, const Catalog& catalog);

}  // namespace yiben::job
