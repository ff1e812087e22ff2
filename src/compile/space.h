// Internal to compile: what a book observes of one world of facts, and the places that a fact may
// have in it. A place has at most one member along each axis; an axis is a dimension, or, of an
// open dimension, one family of members: codes of two classifications, the lists of two tables.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "book/book.h"
#include "compile/tree.h"

namespace yiben::compiling {

// Amounts of one selection that the book prints.
struct Observed {
  Selection selection;
  Interval allowed;  // what prints so
  Fen meant = 0;     // inside `allowed`: the printed amount
  std::vector<int> figures;
};

// Which observations, one bit each.
using Bits = std::vector<std::uint64_t>;

// A member per axis, counted within the axis from 1; 0 where the fact has none.
using Spot = std::vector<int>;

// Which members of open dimensions stand in one list, or divide each other.
class Families {
 public:
  Families(const Book& book, const Tree& tree);
  int of(int dimension, Node member) const;  // all_of_it never

 private:
  int find(int item) const;
  void join(int a, int b);
  int item(int dimension, Node member);
  std::map<std::pair<int, Node>, int> items_;
  mutable std::vector<int> parent_;
};

class Space {
 public:
  Space(const std::vector<Observed>& observed, const Cube& cube, const Tree& tree,
        const Families& families);

  // The place of an observation's own selection.
  const Spot& spot(std::size_t observed) const { return spots_[observed]; }

  // Narrows `spot` to what lies in the observation too; false, with nothing changed, where none
  // does.
  bool meet(Spot& spot, std::size_t observed) const;

  // The observations in which a fact of that place counts.
  Bits counted(const Spot& spot) const;

  std::size_t size() const { return spots_.size(); }
  std::vector<std::pair<int, Node>> members(const Spot& spot) const;  // dimension and member

 private:
  struct Axis {
    int dimension = 0;
    std::vector<Node> members;              // [local - 1]
    std::vector<std::vector<bool>> inside;  // [inner - 1][outer - 1]
    Bits free;                              // observations that name no member here
    std::vector<Bits> accept;               // [local - 1]: those and the ones it lies in
  };

  std::vector<Axis> axes_;
  std::vector<Spot> spots_;
  std::vector<std::vector<std::pair<int, int>>> at_;  // per observation: axis and local member
  std::size_t words_ = 0;
};

inline void set(Bits& bits, std::size_t i) {
  bits[i / 64] |= std::uint64_t{1} << (i % 64);
}
std::vector<int> indices_of(const Bits& bits);
bool meets(const Bits& a, const Bits& b);

}  // namespace yiben::compiling
