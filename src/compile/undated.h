// Internal to compile: facts of last year in a sheet without the column that says so.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "source/source.h"

namespace yiben::compiling {

// Facts of last year say little of themselves: those that lack several members are most likely
// such, and one mistake.
class Undated {
 public:
  Undated(const Source& source, const Catalog& catalog);

  // Whether the facts have no column of years. False where they come from no file.
  bool is_likely() const { return likely_; }

  // A row of the facts, and the dimensions of which it names no member.
  void add(int line, const std::set<int>& lacking);

  // All of them as one mistake; nothing where there are none.
  std::optional<Error> told(const std::string& family) const;

 private:
  const Source& source_;
  const Catalog& catalog_;
  bool likely_ = false;
  std::vector<int> rows_;
  std::set<int> lacking_;
};

}  // namespace yiben::compiling
