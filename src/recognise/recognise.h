// recognise: Documents → Book, by catalog/forms and never by region in code.
//
// Tables are found by title, their columns by the path through the header, their rows by the axis
// of the form. Where the structure is in doubt (a value too many, a label one row off), several
// readings compete and the one that violates the fewest identities wins; it moves figures, never
// alters one, and leaves a Repair. What could not be placed is a Doubt.
//
// Sentences with many amounts below the title of a budget, without tables, are a book with the
// doubt "no-table".
//
// Error: neither tables nor such sentences were found ("is no budget").
#pragma once

#include <vector>

#include "book/book.h"
#include "catalog/catalog.h"
#include "page/page.h"

namespace yiben {

// `documents` together are one book, in the order given; they and the catalogue must outlive the
// Book.
Result<Book> recognise(const std::vector<Document>& documents, const Catalog& catalog);

}  // namespace yiben
