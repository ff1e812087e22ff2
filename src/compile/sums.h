// Internal to compile: exact sums of the facts of a source.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "compile/tree.h"
#include "source/source.h"

namespace yiben::compiling {

// A fact lies inside a selection when along every selected dimension one of its members lies inside
// the selected one. Along dimensions whose members are worlds apart (years, stages, scopes) a
// selection that names none means the facts without a member there. A dimension or member that the
// cube does not take holds no facts.
class Sums {
 public:
  // Interns the members of the facts in `cube`; both must outlive this.
  Sums(const Source& source, Cube& cube);

  Fen of(const std::vector<Coordinate>& select) const;

  // False where a dimension or a member of a closed one is not in the cube.
  bool knows(const std::vector<Coordinate>& select) const;

  // True where any fact lies inside, be its amount zero.
  bool any(const std::vector<Coordinate>& select) const;

  // The members that the facts inside have along a dimension, each once, in the order of names.
  std::vector<std::string> members(std::string_view dimension,
                                   const std::vector<Coordinate>& select) const;

 private:
  using Point = std::pair<int, Node>;
  struct Placed {
    std::vector<Point> at;
    Fen amount = 0;
  };
  bool resolve(const std::vector<Coordinate>& select, std::vector<Point>& points) const;
  bool holds(const std::vector<Point>& select, const Placed& fact) const;
  bool is_inside(int dimension, Node inner, Node outer) const;
  template <typename Visit>
  void visit(const std::vector<Coordinate>& select, const Visit& visitor) const;

  Cube& cube_;
  Tree tree_;
  std::vector<Placed> facts_;
  // What was asked before: the same members meet again and again.
  mutable std::unordered_map<std::uint64_t, bool> known_;
};

// Members of facts that the cube does not have: a misspelt dimension or a member of a closed one.
Errors unknown_coordinates(const Source& source, const Cube& cube);

// A selection by the names of cube.toml, in the order of its dimensions.
std::vector<Coordinate> named(const Selection& selection, const Cube& cube);

}  // namespace yiben::compiling
