// Internal to compile: the sheets of names and words that the tables of a book fill in.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "compile/form_facts.h"
#include "compile/targets_by_words.h"

namespace yiben::compiling {

// How a member of the book is written in facts.csv, where not by its own name.
using Written = std::map<std::pair<int, Node>, std::string>;

struct TableSheets {
  std::map<std::string, std::vector<Record>> sheets;
  Written written;
  std::vector<std::string> notes;  // what the book does not say and the sheets need, made up here
};

// Names of units that mean the row of a code, by the tables that print both.
Aliases unit_aliases(const Book& book, const Terms& terms);

// Units, projects, indicators, commissioned services, and names of accounts that are not those of
// the catalogue.
TableSheets sheets_of_tables(const WithTargets& read, const Catalog& catalog, const Family& family,
                             const Aliases& aliases);

}  // namespace yiben::compiling
