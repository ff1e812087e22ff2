// Axes and observations.
#include "compile/space.h"

#include <algorithm>
#include <bit>
#include <set>

namespace yiben::compiling {

namespace {

// Members of a dimension that the rows, or the columns, of a panel name.
std::map<int, std::set<Node>> listed(const Panel& panel, bool rows) {
  std::map<int, std::set<Node>> members;
  const auto add = [&](const Coordinates& select) {
    for (const auto& [dimension, member] : select) {
      if (member != all_of_it) members[dimension].insert(member);
    }
  };
  if (rows) {
    for (const Row& row : panel.rows) add(row.select);
  } else {
    for (const Column& column : panel.columns) add(column.select);
  }
  return members;
}

}  // namespace

Families::Families(const Book& book, const Tree& tree) {
  for (const Table& table : book.tables) {
    for (const Panel& panel : table.panels) {
      for (const bool rows : {true, false}) {
        for (const auto& [dimension, members] : listed(panel, rows)) {
          const int first = item(dimension, *members.begin());
          for (const Node member : members) join(first, item(dimension, member));
        }
      }
    }
  }
  for (const Figure& figure : book.figures) {
    for (int d = 0; d < book.cube.dimensions(); ++d) {
      const Node member = figure.selection[d];
      if (member == all_of_it) continue;
      const int own = item(d, member);
      for (const Node around : tree.around(d, member)) {
        if (around != all_of_it) join(own, item(d, around));
      }
    }
  }
}

int Families::item(int dimension, Node member) {
  const auto [found, is_new] =
      items_.try_emplace({dimension, member}, static_cast<int>(parent_.size()));
  if (is_new) parent_.push_back(found->second);
  return found->second;
}

int Families::find(int item) const {
  while (parent_[static_cast<std::size_t>(item)] != item) {
    int& above = parent_[static_cast<std::size_t>(item)];
    above = parent_[static_cast<std::size_t>(above)];
    item = above;
  }
  return item;
}

void Families::join(int a, int b) {
  parent_[static_cast<std::size_t>(find(a))] = find(b);
}

int Families::of(int dimension, Node member) const {
  const auto found = items_.find({dimension, member});
  return found == items_.end() ? -1 : find(found->second);
}

std::vector<int> indices_of(const Bits& bits) {
  std::vector<int> indices;
  for (std::size_t word = 0; word < bits.size(); ++word) {
    for (std::uint64_t rest = bits[word]; rest != 0; rest &= rest - 1) {
      indices.push_back(static_cast<int>(word * 64) + std::countr_zero(rest));
    }
  }
  return indices;
}

bool meets(const Bits& a, const Bits& b) {
  for (std::size_t word = 0; word < a.size(); ++word) {
    if ((a[word] & b[word]) != 0) return true;
  }
  return false;
}

Space::Space(const std::vector<Observed>& observed, const Cube& cube, const Tree& tree,
             const Families& families)
    : words_((observed.size() + 63) / 64) {
  std::map<std::pair<int, int>, int> axis_of;  // dimension and family
  std::vector<std::map<Node, int>> local;
  for (std::size_t i = 0; i < observed.size(); ++i) {
    at_.emplace_back();
    for (int d = 0; d < cube.dimensions(); ++d) {
      const Node member = observed[i].selection[d];
      if (member == all_of_it || (cube.is_apart(d) && !cube.is_listed(d))) continue;
      const auto [axis, is_new] =
          axis_of.try_emplace({d, families.of(d, member)}, static_cast<int>(axes_.size()));
      if (is_new) {
        axes_.push_back({.dimension = d, .free = Bits(words_)});
        local.emplace_back();
      }
      const auto a = static_cast<std::size_t>(axis->second);
      const auto [known, is_first] =
          local[a].try_emplace(member, static_cast<int>(axes_[a].members.size()) + 1);
      if (is_first) axes_[a].members.push_back(member);
      at_.back().emplace_back(axis->second, known->second);
    }
  }
  for (Axis& axis : axes_) {
    for (const Node inner : axis.members) {
      axis.inside.emplace_back();
      for (const Node outer : axis.members) {
        axis.inside.back().push_back(tree.is_inside(axis.dimension, inner, outer));
      }
    }
  }
  for (std::size_t a = 0; a < axes_.size(); ++a) {
    Axis& axis = axes_[a];
    std::vector<int> outer(observed.size());
    for (std::size_t i = 0; i < observed.size(); ++i) {
      for (const auto& [own, member] : at_[i]) {
        if (own == static_cast<int>(a)) outer[i] = member;
      }
      if (outer[i] == 0) set(axis.free, i);
    }
    axis.accept.assign(axis.members.size(), axis.free);
    for (std::size_t inner = 0; inner < axis.members.size(); ++inner) {
      for (std::size_t i = 0; i < observed.size(); ++i) {
        const bool counts =
            outer[i] > 0 && axis.inside[inner][static_cast<std::size_t>(outer[i]) - 1];
        if (counts) set(axis.accept[inner], i);
      }
    }
  }
  for (const auto& at : at_) {
    spots_.emplace_back(axes_.size());
    for (const auto& [axis, member] : at) spots_.back()[static_cast<std::size_t>(axis)] = member;
  }
}

bool Space::meet(Spot& spot, std::size_t observed) const {
  const auto& at = at_[observed];
  const auto fits = [&](const std::pair<int, int>& coordinate) {
    const auto& [axis, member] = coordinate;
    const int own = spot[static_cast<std::size_t>(axis)];
    if (own == 0 || own == member) return true;
    const auto& inside = axes_[static_cast<std::size_t>(axis)].inside;
    const auto a = static_cast<std::size_t>(own) - 1;
    const auto b = static_cast<std::size_t>(member) - 1;
    return inside[a][b] || inside[b][a];
  };
  if (!std::all_of(at.begin(), at.end(), fits)) return false;
  for (const auto& [axis, member] : at) {
    int& own = spot[static_cast<std::size_t>(axis)];
    const auto& inside = axes_[static_cast<std::size_t>(axis)].inside;
    const bool narrower =
        own != 0 && inside[static_cast<std::size_t>(own) - 1][static_cast<std::size_t>(member) - 1];
    if (!narrower) own = member;
  }
  return true;
}

Bits Space::counted(const Spot& spot) const {
  Bits bits(words_, ~std::uint64_t{0});
  for (std::size_t a = 0; a < axes_.size(); ++a) {
    const Bits& accept =
        spot[a] == 0 ? axes_[a].free : axes_[a].accept[static_cast<std::size_t>(spot[a]) - 1];
    for (std::size_t word = 0; word < words_; ++word) bits[word] &= accept[word];
  }
  // Bits beyond the last observation are none.
  if (const std::size_t rest = spots_.size() % 64; rest != 0) {
    bits.back() &= (std::uint64_t{1} << rest) - 1;
  }
  return bits;
}

std::vector<std::pair<int, Node>> Space::members(const Spot& spot) const {
  std::vector<std::pair<int, Node>> members;
  for (std::size_t a = 0; a < axes_.size(); ++a) {
    if (spot[a] == 0) continue;
    members.emplace_back(axes_[a].dimension,
                         axes_[a].members[static_cast<std::size_t>(spot[a]) - 1]);
  }
  return members;
}

}  // namespace yiben::compiling
