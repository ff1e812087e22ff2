// Internal to compile: places of money that say all by which the forms of a family divide: what a
// line of facts.csv may be.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <vector>

#include "compile/demands.h"
#include "compile/space.h"

namespace yiben::compiling {

struct WholePlace {
  Selection at;    // what is spent, or carried forward
  Selection pays;  // the same money on the other side of the balance
  bool paired = false;
  Bits counted;  // observations in which either counts
};

class WholePlaces {
 public:
  // Of the observations only those of facts without a scope, a row or a column of one table.
  // `printed_by` says for each which forms have it in their tables.
  using PrintedBy = std::vector<std::set<const Form*>>;
  WholePlaces(const std::vector<Observed>& observed, const PrintedBy& printed_by,
              const Catalog& catalog, const Family& family, const Cube& cube, const Tree& tree);

  // All that count in no observation of `nothing`, of those that count alike the first, be it
  // construction and be it none. Nothing where there are too many.
  std::optional<std::vector<WholePlace>> all(const Bits& nothing) const;

  // Any one inside, be there money in it or not.
  std::optional<WholePlace> any_in(const Selection& select) const;

 private:
  struct Axis {
    int dimension = 0;
    std::vector<Node> leaves;
    std::vector<Bits> accept;   // per leaf, none first
    bool may_be_blank = false;  // though a form divides by it: a blank field means a member
    bool is_told = false;       // never blank: a square prints what that would mean
    Bits fixed_before;  // observations that name nothing along this axis and those behind it
  };
  // The rows of a table by what they name: what none of them names has no money there.
  struct Joint {
    const View* view = nullptr;
    std::vector<int> dimensions;
    std::set<std::vector<Node>> rows;
  };
  struct Search {
    const Bits* nothing = nullptr;
    const Selection* within = nullptr;
    std::size_t most = 0;
    bool overflows = false;
    std::set<std::pair<Bits, Node>> known{};  // with what is told of whole projects
    std::map<Selection, Bits> paying{};
    std::vector<WholePlace> found{};
  };

  void add_axis(int dimension);
  void find_joint(const PrintedBy& printed_by);
  void leave_out_sums(Joint& joint) const;
  bool is_listed(const Selection& at) const;
  std::vector<Node> leaves_of(int dimension) const;
  bool is_named(int dimension) const;
  bool divides(int dimension, const Selection& at, std::size_t assigned) const;
  bool divides_other_side(int dimension, const Selection& at, std::size_t assigned) const;
  bool is_told_at(int dimension, const Selection& at) const;
  bool may_stand(int dimension, Node node, const Selection& at) const;
  void descend(std::size_t axis, const Selection& at, const Bits& counted, Search& search) const;
  void finish(const Selection& at, const Bits& counted, Search& search) const;
  Bits counted_at(const Selection& at) const;
  bool has_columns(const Selection& at) const;

  const std::vector<Observed>& observed_;
  const Catalog& catalog_;
  const Cube& cube_;
  const Tree& tree_;
  const std::vector<View> views_;
  std::vector<Axis> axes_;
  std::vector<Joint> joints_;
  std::vector<std::vector<Needed>> needed_;  // by dimension
  std::optional<int> unit_, construction_;
};

}  // namespace yiben::compiling
