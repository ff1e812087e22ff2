// Internal to compile: sums of the facts of a source. A fact lies inside a selection when along
// every selected dimension one of its members lies in the selected one. Along dimensions whose
// members are worlds apart (year, stage, scope) a selection that names no member means the facts
// that name none.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compile/tree.h"
#include "source/source.h"

namespace yiben::compiling {

class Sums {
 public:
  // Members that are new are interned in `cube`, which must outlive the sums. Dimensions and
  // members that the cube does not know are left out: the reader of sources reports them.
  Sums(const Source& source, Cube& cube);

  Fen of(const std::vector<Coordinate>& select) const;
  Fen of(const Selection& selection) const;

  // False where a dimension or a member of a closed one is not in the cube.
  bool knows(const std::vector<Coordinate>& select) const;

  // True where any fact lies inside, be its amount zero.
  bool any(const std::vector<Coordinate>& select) const;

  // The facts inside: indices into Source::facts, in rising order.
  std::vector<int> facts_in(const std::vector<Coordinate>& select) const;

  // The members that the facts inside have along a dimension, each once, in the order of names.
  std::vector<std::string> members(std::string_view dimension,
                                   const std::vector<Coordinate>& select) const;

  // The members along several dimensions that a fact inside has together, each combination once, in
  // the order of names; "" where a fact names none.
  using Combination = std::vector<std::string>;
  std::vector<Combination> combinations(const std::vector<std::string>& dimensions,
                                        const std::vector<Coordinate>& select) const;

  // A selection by names; nothing where the cube does not know one.
  std::optional<Selection> selection_of(const std::vector<Coordinate>& select) const;

 private:
  using Facts = std::vector<int>;  // indices in rising order
  Facts inside(const Selection& selection) const;

  Cube& cube_;
  Tree tree_;
  std::vector<Fen> amounts_;
  std::vector<std::vector<std::pair<int, Node>>> at_;  // per fact
  std::map<std::pair<int, Node>, Facts> inside_;  // by dimension and member, all_of_it included
};

// Members of facts that the cube does not have: a misspelt dimension or a member of a closed one.
// Of dimensions in `doubtful` something was said already.
Errors unknown_coordinates(const Source& source, const Cube& cube,
                           const std::set<std::string>& doubtful);

// A selection by the names of cube.toml, in the order of its dimensions.
std::vector<Coordinate> named(const Selection& selection, const Cube& cube);

}  // namespace yiben::compiling
