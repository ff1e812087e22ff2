// job: the use cases, one options struct each. The command line and later the server are thin over
// this.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "book/book.h"
#include "proof/proof.h"

namespace yiben::job {

struct TimingMs {
  double read = 0;  // the catalogue and the files
  double recognise = 0;
  double prove = 0;  // deriving the identities too
  double rules = 0;
};

struct CheckOptions {
  std::vector<std::string> files;  // together one book
  std::string catalog_folder;      // empty: the default
};

// Everything that a report needs. The documents and the catalogue live here because the book points
// into them.
struct Checked {
  Catalog catalog;
  std::vector<Document> documents;
  Book book;
  System system;
  Proof proof;
  std::vector<Finding> findings;  // the proof's first, then the rules'
  TimingMs timing;
  bool has_error() const;  // any finding of severity error
};

// Errors: a file that cannot be read or is given twice, a catalogue that is broken, a paper that is
// no budget.
Result<std::unique_ptr<Checked>> check(const CheckOptions& options);

// Reads and recognises only; `system`, `proof` and `findings` stay empty.
Result<std::unique_ptr<Checked>> read(const CheckOptions& options);

}  // namespace yiben::job
