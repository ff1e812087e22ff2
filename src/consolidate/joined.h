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

// A field of a row; empty where it has none.
const std::string& field(const Record& record, std::string_view name);

// A sheet; empty where the source has none of that name.
const std::vector<Record>& sheet(const Source& source, std::string_view name);

std::string yuan(Fen amount);

Error error_at(const UnitSource& from, std::string_view file, int line, std::string excerpt,
               std::string what, std::string remedy);

}  // namespace yiben::consolidating
