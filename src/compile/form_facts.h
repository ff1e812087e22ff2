// Internal to compile: facts that print a given book through the forms of its family.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "book/book.h"
#include "compile/tree.h"
#include "source/source.h"

namespace yiben::compiling {

struct FormFact {
  Selection at;
  Fen amount = 0;
};

struct FormFacts {
  std::vector<FormFact> facts;
  std::vector<int> missed;  // figures that they do not print: indices into Book::figures
  bool too_large = false;   // no facts were looked for
};

// Members that mean the same as others, as a name of a unit and its code: by dimension and member.
using Aliases = std::map<std::pair<int, Node>, Node>;

// One member along each dimension, wherever a form of the family divides by it; both sides of every
// balance equal, for each unit. Rows that print no money get a fact of none, so that they stay.
FormFacts form_facts(const Book& book, const Catalog& catalog, const Family& family,
                     const Tree& tree, const Aliases& aliases);

}  // namespace yiben::compiling
