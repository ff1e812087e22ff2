// Internal to consolidate: the facts of all sources in one list, each with where it comes from.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "consolidate/consolidate.h"

namespace yiben::consolidating {

struct Entry {
  const UnitSource* from = nullptr;
  Fact fact;
  std::string unit;
};

// The member of a fact along a dimension, the first where it has several; empty where it has none.
std::string_view member_of(const Fact& fact, std::string_view dimension);

std::string yuan(Fen amount);

Error error_at(const UnitSource& from, std::string_view file, int line, std::string excerpt,
               std::string what, std::string remedy);

}  // namespace yiben::consolidating
