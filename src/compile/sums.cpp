// Facts inside selections.
#include "compile/sums.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace yiben::compiling {

namespace {

std::optional<Node> interned(Cube& cube, const Coordinate& coordinate, int& dimension) {
  const auto known = cube.dimension(coordinate.first);
  if (!known) return std::nullopt;
  dimension = *known;
  return cube.intern(*known, coordinate.second);
}

}  // namespace

Sums::Sums(const Source& source, Cube& cube) : cube_(cube), tree_(cube) {
  int dimension = 0;
  for (const Branch& branch : source.tree) {
    const auto member = interned(cube, {branch.dimension, branch.member}, dimension);
    const auto parent = interned(cube, {branch.dimension, branch.parent}, dimension);
    if (member && parent) tree_.add(dimension, *member, *parent);
  }
  for (const Fact& fact : source.facts) {
    Placed placed;
    placed.amount = fact.amount;
    for (const Coordinate& coordinate : fact.at) {
      const auto member = interned(cube, coordinate, dimension);
      if (member) placed.at.emplace_back(dimension, *member);
    }
    facts_.push_back(std::move(placed));
  }
}

bool Sums::resolve(const std::vector<Coordinate>& select, std::vector<Point>& points) const {
  for (const Coordinate& coordinate : select) {
    int dimension = 0;
    const auto member = interned(cube_, coordinate, dimension);
    if (!member) return false;
    points.emplace_back(dimension, *member);
  }
  return true;
}

bool Sums::is_inside(int dimension, Node inner, Node outer) const {
  if (inner == outer || outer == all_of_it) return true;
  static_assert(sizeof(Node) == 2);
  const auto key = (static_cast<std::uint64_t>(dimension) << 32u) |
                   (static_cast<std::uint64_t>(inner) << 16u) | outer;
  const auto known = known_.find(key);
  if (known != known_.end()) return known->second;
  return known_.emplace(key, tree_.is_inside(dimension, inner, outer)).first->second;
}

bool Sums::holds(const std::vector<Point>& select, const Placed& fact) const {
  const auto inside = [&](const Point& wanted) {
    if (wanted.second == all_of_it && !cube_.is_apart(wanted.first)) return true;
    return std::any_of(fact.at.begin(), fact.at.end(), [&](const Point& own) {
      return own.first == wanted.first && is_inside(own.first, own.second, wanted.second);
    });
  };
  const auto selected = [&](const Point& own) {
    return std::any_of(select.begin(), select.end(),
                       [&](const Point& wanted) { return wanted.first == own.first; });
  };
  const auto elsewhere = [&](const Point& own) {
    return own.second != all_of_it && cube_.is_apart(own.first) && !selected(own);
  };
  return std::all_of(select.begin(), select.end(), inside) &&
         std::none_of(fact.at.begin(), fact.at.end(), elsewhere);
}

template <typename Visit>
void Sums::visit(const std::vector<Coordinate>& select, const Visit& visitor) const {
  std::vector<Point> points;
  if (!resolve(select, points)) return;
  for (const Placed& fact : facts_) {
    if (holds(points, fact)) visitor(fact);
  }
}

Fen Sums::of(const std::vector<Coordinate>& select) const {
  WideFen sum = 0;
  visit(select, [&](const Placed& fact) { sum += fact.amount; });
  const WideFen most = limits::max_fen;
  return static_cast<Fen>(std::clamp(sum, -most, most));
}

bool Sums::knows(const std::vector<Coordinate>& select) const {
  std::vector<Point> points;
  return resolve(select, points);
}

bool Sums::any(const std::vector<Coordinate>& select) const {
  bool found = false;
  visit(select, [&](const Placed&) { found = true; });
  return found;
}

std::vector<std::string> Sums::members(std::string_view dimension,
                                       const std::vector<Coordinate>& select) const {
  const auto of = cube_.dimension(dimension);
  std::set<std::string, std::less<>> names;
  if (!of) return {};
  visit(select, [&](const Placed& fact) {
    for (const Point& own : fact.at) {
      if (own.first == *of && own.second != all_of_it)
        names.emplace(cube_.name_of(*of, own.second));
    }
  });
  return {names.begin(), names.end()};
}

Errors unknown_coordinates(const Source& source, const Cube& cube) {
  std::set<Coordinate> unknown;
  Cube copy = cube;
  for (const Fact& fact : source.facts) {
    for (const Coordinate& coordinate : fact.at) {
      int dimension = 0;
      if (!interned(copy, coordinate, dimension)) unknown.insert(coordinate);
    }
  }
  Errors errors;
  for (const auto& [dimension, member] : unknown) {
    errors.push_back({"facts.csv",
                      {},
                      member,
                      fmt::format("'{}' is no member of '{}'", member, dimension),
                      "use the words of catalog/cube.toml"});
  }
  return errors;
}

std::vector<Coordinate> named(const Selection& selection, const Cube& cube) {
  std::vector<Coordinate> names;
  for (int d = 0; d < cube.dimensions(); ++d) {
    if (selection[d] == all_of_it) continue;
    names.emplace_back(cube.name_of(d), cube.name_of(d, selection[d]));
  }
  return names;
}

}  // namespace yiben::compiling
