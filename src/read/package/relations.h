// read/package: the relations of an Office part: which other parts it names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "read/package/xml.h"

namespace yiben::read {

struct Relation {
  std::string id;
  std::string kind;  // the last word of its type, such as "worksheet" or "styles"
  std::string part;  // name of the part; empty for what lies outside the package
};

// The relations of `part`, "" for those of the package itself. None where it has no such part.
Result<std::vector<Relation>> relations_of(Package& package, std::string_view part);

// The part of the first relation of the kind; "" where there is none.
std::string part_of_kind(const std::vector<Relation>& relations, std::string_view kind);

}  // namespace yiben::read
