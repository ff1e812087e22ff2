// Internal to compile: the prose of a book by its headings.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "book/book.h"

namespace yiben::compiling {

// A paragraph as the author wrote it: what the end of a line or of a page had broken is joined.
struct Passage {
  std::string text;  // without its ordinal
  int level = -1;    // of the ordinal, as text::Ordinal; -1 where it has none
  bool heading = false;
  std::string ordinal = {};  // as it is printed: （一）
};

class Sections {
 public:
  explicit Sections(const Book& book);

  // What stands below the heading that is most like one of these names, up to the next one of its
  // level. Empty where none is like them.
  std::vector<Passage> below(const std::vector<std::string>& names) const;

  const std::vector<Passage>& all() const { return passages_; }

 private:
  std::vector<Passage> passages_;
};

// Without its ordinal and white space.
std::string bare(std::string_view heading);

}  // namespace yiben::compiling
