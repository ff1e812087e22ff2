// What the value of an indicator asks for. Internal to rules.
#pragma once

#include <optional>
#include <string>

#include "rules/rule.h"

namespace yiben::rules {

struct Bound {
  std::string relation;  // ">=", "<=", "="; empty where none is printed
  Number number;
  std::string unit;  // what follows the number
};

// ">=300次"; nothing for words and ranges.
std::optional<Bound> bound_of(const std::string& value);

}  // namespace yiben::rules
