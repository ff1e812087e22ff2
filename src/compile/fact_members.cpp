// What a fact says along the dimensions of the cube.
#include "compile/demands.h"

namespace yiben::compiling {

std::optional<Selection> members_of(const Fact& fact, const Catalog& catalog,
                                    std::set<std::string>& doubtful) {
  const Cube& cube = catalog.cube;
  Selection at;
  for (const auto& [name, words] : fact.at) {
    const auto dimension = cube.dimension(name);
    if (!dimension) return std::nullopt;
    const bool is_world = cube.is_apart(*dimension) && !cube.is_listed(*dimension);
    if (is_world) return std::nullopt;
    if (cube.is_open(*dimension)) continue;
    const auto node = cube.find(*dimension, words);
    if (!node) doubtful.insert(name);
    if (!node) return std::nullopt;
    at = at.with(*dimension, *node);
  }
  for (const SourceColumn& column : catalog.source.sheet("facts")->columns) {
    const auto dimension = cube.dimension(column.dimension);
    if (column.blank.empty() || !dimension || at[*dimension] != all_of_it) continue;
    at = at.with(*dimension, cube.find(*dimension, column.blank).value_or(all_of_it));
  }
  return at;
}

}  // namespace yiben::compiling
