// Internal to compile: which members lie in which, along every dimension: the trees of cube.toml,
// codes by their beginnings, project paths by their levels, and the branches of a source. What was
// found is kept, even by const calls: a tree is for one thread.
#pragma once

#include <map>
#include <utility>
#include <vector>

#include "cube/cube.h"

namespace yiben::compiling {

class Tree {
 public:
  explicit Tree(const Cube& cube) : cube_(cube) {}

  // `member` is a part of `parent`; a second parent for one member is ignored, and so is a circle.
  void add(int dimension, Node member, Node parent);

  bool is_inside(int dimension, Node inner, Node outer) const;

  // All that a member lies in, itself and the whole included.
  const std::vector<Node>& around(int dimension, Node member) const;

  const std::map<std::pair<int, Node>, Node>& branches() const { return parent_; }

 private:
  // What was found around a member while the dimension had so many.
  struct Known {
    std::size_t members = 0;
    std::vector<Node> around;
  };

  std::vector<Node> step(int dimension, Node member) const;
  std::vector<Node> found_around(int dimension, Node member) const;

  const Cube& cube_;
  // Names are cut and looked up again and again: most of the time of a book of 200 projects.
  mutable std::vector<std::vector<Known>> known_;  // by dimension and member
  std::map<std::pair<int, Node>, Node> parent_;
};

}  // namespace yiben::compiling
