// Search with branches over the members of one set that is not hit yet: whatever hits it is found
// below one of them. A member whose branch was left is forbidden in the next ones, so that each set
// is found once.
#include "proof/hitting.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <set>

#include "proof/lp.h"

namespace yiben::proof {

namespace {

// More errors than this that hang together are left to integer programming.
constexpr int max_searched = 4;
// Members looked at in one search, and in what counts as a microsecond.
constexpr std::int64_t max_work = 40'000'000;
constexpr std::int64_t members_in_work = 300;
// More alternatives than this are no help to anybody.
constexpr std::size_t max_sets = 200;
// Of these so many are put together at most.
constexpr std::size_t max_products = 2'000;

class Search {
 public:
  explicit Search(const std::vector<FigureSet>& family) {
    for (const FigureSet& set : family) {
      std::vector<int> members;
      for (const int figure : set) {
        const auto [found, is_new] = index_.try_emplace(figure, static_cast<int>(index_.size()));
        if (is_new) figures_.push_back(figure);
        members.push_back(found->second);
      }
      family_.push_back(std::move(members));
    }
    drop_supersets();
    hits_.assign(family_.size(), 0);
    forbidden_.assign(figures_.size(), 0);
    marked_.assign(figures_.size(), 0);
  }

  // All sets of `size` members; false where a limit stopped the search.
  bool find(int size, std::vector<FigureSet>& sets) {
    sets_ = &sets;
    stopped_ = false;
    descend(size);
    return !stopped_;
  }

  // As many sets as share no member: fewer members cannot hit them all.
  int least() { return packing(); }

  const std::vector<std::vector<int>>& family() const { return family_; }
  const FigureSet& figures() const { return figures_; }  // by member, in no order
  std::int64_t work() const { return work_ / members_in_work; }

 private:
  // Whoever hits a set hits those that contain it.
  void drop_supersets() {
    constexpr std::size_t max_compared = 600;
    for (std::vector<int>& members : family_) std::sort(members.begin(), members.end());
    std::sort(family_.begin(), family_.end(), [](const auto& a, const auto& b) {
      return a.size() != b.size() ? a.size() < b.size() : a < b;
    });
    family_.erase(std::unique(family_.begin(), family_.end()), family_.end());
    if (family_.size() > max_compared) return;
    std::vector<std::vector<int>> kept;
    for (const std::vector<int>& members : family_) {
      const bool is_superset = std::any_of(kept.begin(), kept.end(), [&](const auto& smaller) {
        return std::includes(members.begin(), members.end(), smaller.begin(), smaller.end());
      });
      if (!is_superset) kept.push_back(members);
    }
    family_ = std::move(kept);
  }

  int packing() {
    int count = 0;
    std::vector<int> used;
    for (std::size_t i = 0; i < family_.size(); ++i) {
      if (hits_[i] > 0) continue;
      work_ += static_cast<std::int64_t>(family_[i].size());
      const bool apart = std::none_of(family_[i].begin(), family_[i].end(),
                                      [&](int m) { return marked_[at(m)] != 0; });
      if (!apart) continue;
      ++count;
      for (const int m : family_[i]) {
        if (forbidden_[at(m)] != 0) continue;
        marked_[at(m)] = 1;
        used.push_back(m);
      }
    }
    for (const int m : used) marked_[at(m)] = 0;
    return count;
  }

  // The set that is not hit and leaves the fewest choices; -1 where all are hit.
  int tightest() {
    int best = -1;
    std::ptrdiff_t fewest = 0;
    for (std::size_t i = 0; i < family_.size(); ++i) {
      if (hits_[i] > 0) continue;
      work_ += static_cast<std::int64_t>(family_[i].size());
      const auto choices = std::count_if(family_[i].begin(), family_[i].end(),
                                         [&](int m) { return forbidden_[at(m)] == 0; });
      if (best >= 0 && choices >= fewest) continue;
      best = static_cast<int>(i);
      fewest = choices;
    }
    return best;
  }

  void descend(int left) {
    if (work_ > max_work || sets_->size() >= max_sets) {
      stopped_ = true;
      return;
    }
    const int open = tightest();
    if (open < 0) {
      // Fewer members than asked for would have been found before.
      FigureSet found = chosen_;
      std::sort(found.begin(), found.end());
      sets_->push_back(std::move(found));
      return;
    }
    if (packing() > left) return;
    std::vector<int> tried;
    for (const int m : family_[at(open)]) {
      if (forbidden_[at(m)] != 0) continue;
      choose(m, 1);
      chosen_.push_back(figures_[at(m)]);
      descend(left - 1);
      chosen_.pop_back();
      choose(m, -1);
      forbidden_[at(m)] = 1;
      tried.push_back(m);
    }
    for (const int m : tried) forbidden_[at(m)] = 0;
  }

  void choose(int member, int change) {
    for (std::size_t i = 0; i < family_.size(); ++i) {
      work_ += 4;
      if (std::binary_search(family_[i].begin(), family_[i].end(), member)) hits_[i] += change;
    }
  }

  static std::size_t at(int index) { return static_cast<std::size_t>(index); }

  std::map<int, int> index_;  // of figures
  std::vector<int> figures_;
  std::vector<std::vector<int>> family_;
  std::vector<int> hits_;        // per set
  std::vector<char> forbidden_;  // per member
  std::vector<char> marked_;     // per member, for `packing`
  FigureSet chosen_;
  std::vector<FigureSet>* sets_ = nullptr;
  std::int64_t work_ = 0;
  bool stopped_ = false;
};

HittingSets cover_by_programming(const Search& search, const std::vector<FigureSet>& family) {
  const Cover cover = minimum_cover(search.family(), static_cast<int>(search.figures().size()));
  if (cover.members.empty()) return {{}, false, false, cover.work};
  FigureSet found;
  for (const int m : cover.members) found.push_back(search.figures()[static_cast<std::size_t>(m)]);
  std::sort(found.begin(), found.end());
  HittingSets result{{}, cover.minimal, false, cover.work};
  if (cover.minimal) {
    Search all(family);
    result.complete = all.find(static_cast<int>(found.size()), result.sets);
    result.work += all.work();
  }
  if (result.sets.empty()) result.sets.push_back(std::move(found));
  return result;
}

}  // namespace

HittingSets minimum_hitting_sets(const std::vector<FigureSet>& family, int at_least) {
  HittingSets result;
  Search search(family);
  int size = std::max(search.least(), at_least);
  for (; size <= max_searched; ++size) {
    const bool whole = search.find(size, result.sets);
    if (!whole && result.sets.empty()) break;  // perhaps there are some
    result.complete = whole;
    if (!result.sets.empty()) break;
  }
  if (result.sets.empty()) result = cover_by_programming(search, family);
  result.work += search.work();
  std::sort(result.sets.begin(), result.sets.end());
  return result;
}

HittingSets joined(const std::vector<HittingSets>& parts, const std::vector<FigureSet>& more) {
  HittingSets result;
  result.sets = {FigureSet()};
  for (const HittingSets& part : parts) {
    result.minimal = result.minimal && part.minimal;
    result.complete = result.complete && part.complete;
    std::vector<FigureSet> products;
    for (const FigureSet& set : result.sets) {
      for (const FigureSet& other : part.sets) {
        if (products.size() < max_products) products.push_back(united(set, other));
      }
    }
    if (products.size() < result.sets.size() * part.sets.size()) result.complete = false;
    result.sets = std::move(products);
  }
  std::erase_if(result.sets, [&](const FigureSet& set) {
    return !std::all_of(more.begin(), more.end(),
                        [&](const FigureSet& other) { return meet(set, other); });
  });
  std::sort(result.sets.begin(), result.sets.end());
  if (result.sets.size() > max_sets) {
    result.sets.resize(max_sets);
    result.complete = false;
  }
  return result;
}

std::vector<std::vector<int>> groups_of(const std::vector<FigureSet>& family) {
  std::vector<int> leader(family.size());
  std::iota(leader.begin(), leader.end(), 0);
  const auto find = [&](int i) {
    while (leader[static_cast<std::size_t>(i)] != i) i = leader[static_cast<std::size_t>(i)];
    return i;
  };
  std::map<int, int> first;  // figure, the first set that holds it
  for (std::size_t i = 0; i < family.size(); ++i) {
    for (const int figure : family[i]) {
      const auto [found, is_new] = first.try_emplace(figure, static_cast<int>(i));
      if (is_new) continue;
      const int a = find(found->second);
      const int b = find(static_cast<int>(i));
      leader[static_cast<std::size_t>(std::max(a, b))] = std::min(a, b);
    }
  }
  std::map<int, std::vector<int>> groups;
  for (std::size_t i = 0; i < family.size(); ++i) {
    groups[find(static_cast<int>(i))].push_back(static_cast<int>(i));
  }
  std::vector<std::vector<int>> result;
  for (auto& [leader_of, members] : groups) result.push_back(std::move(members));
  return result;
}

FigureSet common(const FigureSet& a, const FigureSet& b) {
  FigureSet result;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(result));
  return result;
}

FigureSet united(const FigureSet& a, const FigureSet& b) {
  FigureSet result;
  std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(result));
  return result;
}

FigureSet without(const FigureSet& a, const FigureSet& b) {
  FigureSet result;
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(result));
  return result;
}

bool meet(const FigureSet& a, const FigureSet& b) {
  return !common(a, b).empty();
}

namespace {

// Two figures hang together where not every combination of having and lacking them occurs that
// occurs for each by itself.
bool hang_together(const std::vector<FigureSet>& sets, int a, int b) {
  std::set<std::pair<bool, bool>> seen;
  std::set<bool> of_a;
  std::set<bool> of_b;
  for (const FigureSet& set : sets) {
    const bool has_a = std::binary_search(set.begin(), set.end(), a);
    const bool has_b = std::binary_search(set.begin(), set.end(), b);
    seen.insert({has_a, has_b});
    of_a.insert(has_a);
    of_b.insert(has_b);
  }
  return seen.size() < of_a.size() * of_b.size();
}

}  // namespace

std::vector<FigureSet> independent_blocks(const std::vector<FigureSet>& sets) {
  FigureSet all;
  for (const FigureSet& set : sets) all = united(all, set);
  std::vector<FigureSet> pairs;
  for (const int figure : all) pairs.push_back({figure});
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t j = i + 1; j < all.size(); ++j) {
      if (hang_together(sets, all[i], all[j])) pairs.push_back({all[i], all[j]});
    }
  }
  std::vector<FigureSet> blocks;
  std::size_t product = 1;
  for (const std::vector<int>& group : groups_of(pairs)) {
    FigureSet block;
    for (const int i : group) block = united(block, pairs[static_cast<std::size_t>(i)]);
    std::set<FigureSet> parts;
    for (const FigureSet& set : sets) parts.insert(common(set, block));
    product *= parts.size();
    blocks.push_back(std::move(block));
    if (product > sets.size()) return {all};
  }
  return product == sets.size() ? blocks : std::vector<FigureSet>{all};
}

}  // namespace yiben::proof
