// Internal to compile: sums of the facts of a source. A fact lies inside a selection when along
// every selected dimension one of its members lies in the selected one. Along dimensions whose
// members are worlds apart (year, stage, scope) a selection that names no member means the facts
// that name none.
#pragma once

#include <map>
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

  // True where any fact lies inside, be its amount zero.
  bool speaks_of(const Selection& selection) const;

  // A selection by names; nothing where the cube does not know one.
  std::optional<Selection> selection_of(const std::vector<Coordinate>& select) const;

 private:
  using Facts = std::vector<int>;  // indices in rising order
  Facts inside(const Selection& selection) const;

  Cube& cube_;
  Tree tree_;
  std::vector<Fen> amounts_;
  std::map<std::pair<int, Node>, Facts> inside_;  // by dimension and member, all_of_it included
};

}  // namespace yiben::compiling
