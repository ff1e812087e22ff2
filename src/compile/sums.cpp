// Facts by the members that they lie in.
#include "compile/sums.h"

#include <algorithm>

namespace yiben::compiling {

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
      if (const auto dimension = cube.dimension(name)) cube.intern(*dimension, member);
    }
  }
  for (const LayoutTable& table : source.layout.tables) {
    for (const Square& square : table.squares) selection_of(square.select);
  }
  for (const Fact& fact : source.facts) {
    const int index = static_cast<int>(amounts_.size());
    amounts_.push_back(fact.amount);
    std::vector<std::vector<Node>> at(static_cast<std::size_t>(cube.dimensions()));
    for (const auto& [name, member] : fact.at) {
      const auto dimension = cube.dimension(name);
      const auto node = dimension ? cube.find(*dimension, member) : std::nullopt;
      if (!node) continue;
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
  Fen sum = 0;
  for (const int fact : inside(selection)) sum += amounts_[static_cast<std::size_t>(fact)];
  return sum;
}

Fen Sums::of(const std::vector<Coordinate>& select) const {
  const auto selection = selection_of(select);
  return selection ? of(*selection) : 0;
}

bool Sums::speaks_of(const Selection& selection) const {
  return !inside(selection).empty();
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

}  // namespace yiben::compiling
