// Internal to recognise: tables that ran into each other on the way into the file, as when blank
// lines are lost, are one grid. It is cut where the next table is seen to begin: at its title, its
// unit of money, or a header amid the rows.
#pragma once

#include <vector>

#include "catalog/catalog.h"
#include "page/page.h"

namespace yiben::recognition {

// The documents with such grids cut, the captions between them as prose; nothing where no grid
// needs it. Rows keep their places.
std::vector<Document> cut_tables(const std::vector<Document>& documents, const Catalog& catalog);

}  // namespace yiben::recognition
