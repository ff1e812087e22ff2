// Facts by the members that they lie in.
#include "compile/sums.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "text/text.h"

namespace yiben::compiling {

namespace {

// Interns a member and what its name says that it lies in: 201 and 20103 of 2010301, "/类" of
// "/类/项目". Any of them may be asked for.
void intern_with_parents(Cube& cube, int dimension, std::string_view member) {
  cube.intern(dimension, member);
  if (!cube.is_open(dimension)) return;
  if (std::all_of(member.begin(), member.end(), text::is_digit)) {
    for (std::size_t length = 3; length < member.size(); length += 2) {
      cube.intern(dimension, member.substr(0, length));
    }
  }
  if (!member.starts_with("/")) return;
  for (std::size_t cut = member.find('/', 1); cut != std::string_view::npos;
       cut = member.find('/', cut + 1)) {
    cube.intern(dimension, member.substr(0, cut));
  }
}

}  // namespace

Sums::Sums(const Source& source, Cube& cube) : cube_(cube), tree_(cube) {
  for (const Branch& branch : source.tree) {
    const auto dimension = cube.dimension(branch.dimension);
    if (!dimension) continue;
    const auto member = cube.intern(*dimension, branch.member);
    const auto parent = cube.intern(*dimension, branch.parent);
    if (member && parent) tree_.add(*dimension, *member, *parent);
  }
  // All codes are known before any is placed: parents are found by their names.
  for (const Fact& fact : source.facts) {
    for (const auto& [name, member] : fact.at) {
      if (const auto dimension = cube.dimension(name)) {
        intern_with_parents(cube, *dimension, member);
      }
    }
  }
  for (const LayoutTable& table : source.layout.tables) {
    for (const Square& square : table.squares) selection_of(square.select);
  }
  for (const Fact& fact : source.facts) {
    const int index = static_cast<int>(amounts_.size());
    amounts_.push_back(fact.amount);
    at_.emplace_back();
    std::vector<std::vector<Node>> at(static_cast<std::size_t>(cube.dimensions()));
    for (const auto& [name, member] : fact.at) {
      const auto dimension = cube.dimension(name);
      const auto node = dimension ? cube.find(*dimension, member) : std::nullopt;
      if (!node) continue;
      at_.back().emplace_back(*dimension, *node);
      std::vector<Node>& all = at[static_cast<std::size_t>(*dimension)];
      for (const Node around : tree_.around(*dimension, *node)) all.push_back(around);
    }
    for (int d = 0; d < cube.dimensions(); ++d) {
      std::vector<Node>& all = at[static_cast<std::size_t>(d)];
      const bool named = !all.empty();
      const bool worlds = cube.is_apart(d) && !cube.is_listed(d);
      if (worlds) std::erase(all, all_of_it);
      if (!named || !worlds) all.push_back(all_of_it);
      std::sort(all.begin(), all.end());
      all.erase(std::unique(all.begin(), all.end()), all.end());
      for (const Node node : all) inside_[{d, node}].push_back(index);
    }
  }
}

Sums::Facts Sums::inside(const Selection& selection) const {
  std::vector<const Facts*> lists;
  for (int d = 0; d < cube_.dimensions(); ++d) {
    const bool worlds = cube_.is_apart(d) && !cube_.is_listed(d);
    if (selection[d] == all_of_it && !worlds) continue;
    const auto found = inside_.find({d, selection[d]});
    if (found == inside_.end()) return {};
    lists.push_back(&found->second);
  }
  if (lists.empty()) {
    Facts all(amounts_.size());
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<int>(i);
    return all;
  }
  std::sort(lists.begin(), lists.end(),
            [](const Facts* a, const Facts* b) { return a->size() < b->size(); });
  Facts common = *lists.front();
  for (std::size_t i = 1; i < lists.size(); ++i) {
    std::erase_if(common, [&](int fact) {
      return !std::binary_search(lists[i]->begin(), lists[i]->end(), fact);
    });
  }
  return common;
}

Fen Sums::of(const Selection& selection) const {
  WideFen sum = 0;
  for (const int fact : inside(selection)) sum += amounts_[static_cast<std::size_t>(fact)];
  const WideFen most = limits::max_fen;
  return static_cast<Fen>(std::clamp(sum, -most, most));
}

Fen Sums::of(const std::vector<Coordinate>& select) const {
  const auto selection = selection_of(select);
  return selection ? of(*selection) : 0;
}

bool Sums::knows(const std::vector<Coordinate>& select) const {
  return selection_of(select).has_value();
}

bool Sums::any(const std::vector<Coordinate>& select) const {
  const auto selection = selection_of(select);
  return selection && !inside(*selection).empty();
}

std::vector<int> Sums::facts_in(const std::vector<Coordinate>& select) const {
  const auto selection = selection_of(select);
  return selection ? inside(*selection) : Facts();
}

std::vector<std::string> Sums::members(std::string_view dimension,
                                       const std::vector<Coordinate>& select) const {
  const auto selection = selection_of(select);
  const auto of = cube_.dimension(dimension);
  if (!selection || !of) return {};
  std::set<std::string, std::less<>> names;
  for (const int fact : inside(*selection)) {
    for (const auto& [d, member] : at_[static_cast<std::size_t>(fact)]) {
      if (d == *of && member != all_of_it) names.emplace(cube_.name_of(d, member));
    }
  }
  return {names.begin(), names.end()};
}

std::vector<Sums::Combination> Sums::combinations(const std::vector<std::string>& dimensions,
                                                  const std::vector<Coordinate>& select) const {
  const auto selection = selection_of(select);
  if (!selection) return {};
  std::set<Combination> found;
  for (const int fact : inside(*selection)) {
    Combination members(dimensions.size());
    for (const auto& [d, member] : at_[static_cast<std::size_t>(fact)]) {
      for (std::size_t i = 0; i < dimensions.size(); ++i) {
        const bool is_this = cube_.name_of(d) == dimensions[i] && member != all_of_it;
        if (is_this && members[i].empty()) members[i] = cube_.name_of(d, member);
      }
    }
    found.insert(std::move(members));
  }
  return {found.begin(), found.end()};
}

std::optional<Selection> Sums::selection_of(const std::vector<Coordinate>& select) const {
  Selection selection;
  for (const auto& [name, member] : select) {
    const auto dimension = cube_.dimension(name);
    if (!dimension) return std::nullopt;
    const auto node = cube_.intern(*dimension, member);
    if (!node) return std::nullopt;
    selection = selection.with(*dimension, *node);
  }
  return selection;
}

Errors unknown_coordinates(const Source& source, const Cube& cube,
                           const std::set<std::string>& doubtful) {
  Errors errors;
  for (const Fact& fact : source.facts) {
    for (const auto& [name, member] : fact.at) {
      const auto dimension = cube.dimension(name);
      const bool known = dimension && (cube.is_open(*dimension) || cube.find(*dimension, member));
      if (known || doubtful.contains(name)) continue;
      errors.push_back({"facts.csv", place_in(source, "facts.csv", fact.line, name), member,
                        fmt::format("'{}' is no member of '{}'", member, name),
                        "use the words of catalog/cube.toml"});
    }
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
