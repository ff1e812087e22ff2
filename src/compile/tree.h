// Internal to compile: which members lie in which, along every dimension: the trees of cube.toml,
// codes by their beginnings, project paths by their levels, and the branches of a source.
#pragma once

#include <map>
#include <utility>

#include "cube/cube.h"

namespace yiben::compiling {

class Tree {
 public:
  explicit Tree(const Cube& cube) : cube_(cube) {}

  // `member` is a part of `parent`; a second parent for one member is ignored, and so is a circle.
  void add(int dimension, Node member, Node parent);

  bool is_inside(int dimension, Node inner, Node outer) const;

  // All that a member lies in, itself and the whole included.
  std::vector<Node> around(int dimension, Node member) const;

  const std::map<std::pair<int, Node>, Node>& branches() const { return parent_; }

 private:
  std::vector<Node> step(int dimension, Node member) const;

  const Cube& cube_;
  std::map<std::pair<int, Node>, Node> parent_;
};

}  // namespace yiben::compiling
