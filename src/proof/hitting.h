// Internal to proof: smallest sets that hit every set of a family. Of each conflict set, figures
// that cannot all be right, at least one must be released; so what releases enough hits them all.
#pragma once

#include <cstdint>
#include <vector>

namespace yiben::proof {

using FigureSet = std::vector<int>;  // sorted, each once

struct HittingSets {
  std::vector<FigureSet> sets;  // in order; empty where none was found
  bool minimal = true;          // proven: no smaller set hits them all
  bool complete = true;         // proven: these are all of that size
  std::int64_t work = 0;        // what it took to find them, in about microseconds
};

// Up to four members by search, exactly; beyond by integer programming. Either stops at a limit of
// work, which depends on the family alone, and says so. No set of the family may be empty. No
// smaller sets than `at_least` are looked for: the caller knows that there are none.
HittingSets minimum_hitting_sets(const std::vector<FigureSet>& family, int at_least = 0);

// The smallest hitting sets of families that share no figure, put together, and of these the ones
// that hit `more` as well: the smallest ones of all these sets, found without a search. Where none
// does, empty; then every set that hits them all is larger if `complete`.
HittingSets joined(const std::vector<HittingSets>& parts, const std::vector<FigureSet>& more);

// The family parted into groups that share no figure: indices into it, in order.
std::vector<std::vector<int>> groups_of(const std::vector<FigureSet>& family);

// The finest way to write these sets as a product: blocks of figures such that every choice of one
// part of each block is one of the sets. So figures of different blocks are wrong independently.
std::vector<FigureSet> independent_blocks(const std::vector<FigureSet>& sets);

// What a set has in a block.
FigureSet common(const FigureSet& a, const FigureSet& b);
FigureSet united(const FigureSet& a, const FigureSet& b);
FigureSet without(const FigureSet& a, const FigureSet& b);
bool meet(const FigureSet& a, const FigureSet& b);

}  // namespace yiben::proof
