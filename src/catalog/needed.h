// What a field of a source asks of the others of its row (SourceColumn::only): part of catalog.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace yiben {

// "nature=project": what another field of the row must say; "side!=revenue": what it may not;
// "22904|22960 fund!=general": where this field begins so; "301 government=501*|505*": or begins
// with one of these.
struct Needed {
  std::vector<std::string> begins, members;
  std::string other;
  bool denied = false;

  explicit Needed(std::string_view words);
  bool fits(std::string_view said) const;
  bool is_about(const std::string& field) const;
};

}  // namespace yiben
