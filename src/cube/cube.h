// cube: the space of facts. A fact is an amount with coordinates; a selection names a set of facts
// by one member per dimension; a printed figure observes one selection. The dimensions and their
// closed trees are data (catalog/cube.toml): a new dimension needs no C++.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/base.h"

namespace yiben {

// A member of a dimension. 0 is the whole dimension ("all").
using Node = std::uint16_t;
inline constexpr Node all_of_it = 0;
inline constexpr int max_dimensions = 16;

// One member per dimension, in the order of catalog/cube.toml.
struct Selection {
  std::array<Node, max_dimensions> node{};

  auto operator<=>(const Selection&) const = default;
  Selection with(int dimension, Node member) const {
    Selection other = *this;
    other.node[static_cast<std::size_t>(dimension)] = member;
    return other;
  }
  Node operator[](int dimension) const { return node[static_cast<std::size_t>(dimension)]; }
};

struct SelectionHash {
  std::size_t operator()(const Selection& selection) const;
};

// Coordinates that a form, a row or a column adds to a selection.
using Coordinates = std::vector<std::pair<int, Node>>;
Selection narrow(Selection selection, const Coordinates& coordinates);

// What two selections that hold the same money have to do with each other: left = right wherever
// both leave all other dimensions but `free` whole. 收入总计 = 支出总计 is one.
struct Balance {
  int dimension = 0;
  Node left = 0;
  Node right = 0;
  std::vector<int> free;  // dimensions in which both sides may be narrowed alike
};

// Money that passes from one unit to another and is counted at both: income of the payee, outgo of
// the payer. Where both belong to one whole it is counted in neither.
struct Transfer {
  Coordinates income;
  Coordinates outgo;
  std::vector<int> alike;  // dimensions along which both sides are narrowed alike
};

class Cube {
 public:
  // From the text of catalog/cube.toml; `file` names it in errors.
  static Result<Cube> parse(std::string_view toml, const std::string& file);

  int dimensions() const { return static_cast<int>(dimensions_.size()); }
  std::optional<int> dimension(std::string_view name) const;
  std::string_view name_of(int dimension) const;
  std::string_view name_of(int dimension, Node member) const;
  std::optional<Node> find(int dimension, std::string_view member) const;
  // How many members it has now, the whole included: nodes count from 0.
  std::size_t members(int dimension) const;

  // The member of that name, made where it is new. Only open dimensions (codes, projects, units)
  // take new members. Nothing where the dimension is closed or full.
  std::optional<Node> intern(int dimension, std::string_view member);

  // The members that together and without overlap make up `member`; empty for a leaf or where the
  // parts are known only from the tables of a book.
  const std::vector<Node>& parts(int dimension, Node member) const;
  // The member whose part this is; nothing for members that stand alone (and for the whole).
  std::optional<Node> whole(int dimension, Node member) const;

  // True where `inner` is `outer` or one of its parts, at any depth.
  bool is_inside(int dimension, Node inner, Node outer) const;

  // `selection` narrowed by more coordinates: of two members of one dimension the inner one stays;
  // where neither lies in the other, the later one, unless it yields.
  Selection narrowed(Selection selection, const Coordinates& coordinates) const;

  // True where books bring new members: codes, projects, units.
  bool is_open(int dimension) const;

  // True for a dimension whose members are worlds apart (years, scopes): what a table lists in one
  // says nothing of another.
  bool is_apart(int dimension) const;

  // True for a member that any other of its dimension overrules: 预算 in 三公经费预算 > 增减变化.
  bool yields(int dimension, Node member) const;

  // True for the lists of a table's own (row, column): its members divide whatever the table is
  // about, each list in its own way.
  bool is_listed(int dimension) const;

  // Members that are parts only in books that speak of them (使用非财政拨款结余), as pairs of
  // dimension and member; forget_part takes one out of the whole that it is listed under.
  const std::vector<std::pair<int, Node>>& rare() const { return rare_; }
  void forget_part(int dimension, Node member);

  const std::vector<Balance>& balances() const { return balances_; }
  const std::vector<Transfer>& transfers() const { return transfers_; }

  // "side=expenditure origin=current function=20103" to coordinates. Members of open dimensions are
  // interned. Errors: an unknown dimension or member, with `file` and `place`.
  Result<Coordinates> coordinates(std::string_view text, const std::string& file, Place place);

  // The inverse, for messages and tests: only the dimensions that are narrowed.
  std::string describe(const Selection& selection) const;

 private:
  struct Dimension {
    std::string name;
    bool open = false;
    bool apart = false;
    bool listed = false;
    std::vector<std::string> members;  // [0] is the whole
    std::vector<std::vector<Node>> parts;
    std::vector<std::optional<Node>> whole;
    std::vector<Node> yielding;
    std::unordered_map<std::string, Node> by_name;
  };
  friend class CubeParser;
  Node add_member(Dimension& dimension, std::string_view name);

  std::vector<Dimension> dimensions_;
  std::vector<Balance> balances_;
  std::vector<Transfer> transfers_;
  std::vector<std::pair<int, Node>> rare_;
};

}  // namespace yiben
