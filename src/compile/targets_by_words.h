// Internal to compile: the targets of a book that is read by its words, by the form of its family.
#pragma once

#include <map>
#include <string>

#include "book/book.h"
#include "catalog/catalog.h"

namespace yiben::compiling {

struct WithTargets {
  Book book;  // its tables of targets say which project each row is of, and have indicators
  std::map<Node, std::string> codes;       // of projects
  std::map<Node, std::string> objectives;  // of projects
};

// The book as it is where its indicators were read already.
WithTargets with_targets(const Book& book, const Family& family);

}  // namespace yiben::compiling
