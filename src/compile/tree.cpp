// Members in members.
#include "compile/tree.h"

#include <algorithm>

#include "text/text.h"

namespace yiben::compiling {

namespace {

bool is_code(std::string_view name) {
  return name.size() >= 3 && std::all_of(name.begin(), name.end(), text::is_digit);
}

}  // namespace

void Tree::add(int dimension, Node member, Node parent) {
  if (member == parent || is_inside(dimension, parent, member)) return;
  parent_.emplace(std::pair{dimension, member}, parent);
  known_.clear();
}

// The members right above one. Codes and paths are cut at every level: not every level need exist.
std::vector<Node> Tree::step(int dimension, Node member) const {
  std::vector<Node> above;
  if (const auto whole = cube_.whole(dimension, member)) above.push_back(*whole);
  const auto branch = parent_.find({dimension, member});
  if (branch != parent_.end()) above.push_back(branch->second);
  const std::string_view name = cube_.name_of(dimension, member);
  if (is_code(name)) {
    for (std::size_t length = name.size() - 1; length >= 3; --length) {
      const auto known = cube_.find(dimension, name.substr(0, length));
      if (known) above.push_back(*known);
    }
  }
  for (std::size_t cut = name.rfind('/'); cut != std::string_view::npos && cut > 0;
       cut = name.rfind('/', cut - 1)) {
    const auto known =
        name.starts_with("/") ? cube_.find(dimension, name.substr(0, cut)) : std::nullopt;
    if (known) above.push_back(*known);
  }
  return above;
}

const std::vector<Node>& Tree::around(int dimension, Node member) const {
  const auto d = static_cast<std::size_t>(dimension);
  const auto m = static_cast<std::size_t>(member);
  const std::size_t members = cube_.members(dimension);
  if (known_.size() <= d) known_.resize(d + 1);
  if (known_[d].size() <= m) known_[d].resize(std::max(members, m + 1));
  Known& known = known_[d][m];
  if (known.members != members) known = {members, found_around(dimension, member)};
  return known.around;
}

std::vector<Node> Tree::found_around(int dimension, Node member) const {
  std::vector<Node> all{member};
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i] == all_of_it) continue;
    for (const Node above : step(dimension, all[i])) {
      if (std::find(all.begin(), all.end(), above) == all.end()) all.push_back(above);
    }
  }
  if (std::find(all.begin(), all.end(), all_of_it) == all.end()) all.push_back(all_of_it);
  return all;
}

bool Tree::is_inside(int dimension, Node inner, Node outer) const {
  if (inner == outer || outer == all_of_it) return true;
  if (inner == all_of_it) return false;
  const std::vector<Node>& all = around(dimension, inner);
  return std::find(all.begin(), all.end(), outer) != all.end();
}

}  // namespace yiben::compiling
