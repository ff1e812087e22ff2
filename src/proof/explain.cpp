// Conflict sets are parted into groups that share no figure: each has its own smallest sets, and
// every choice of one set from each group is tried. A choice that fails ties groups together.
#include "proof/explain.h"

#include <algorithm>
#include <set>

#include "proof/reasons.h"
#include "proof/state.h"

namespace yiben::proof {

namespace {

// Up to four errors every combination of the groups' sets is tried, unless there are more than
// this; else every set together with the first set of each other group.
constexpr std::size_t max_combinations = 256;
constexpr std::size_t max_exact = 4;

// Some conflict sets that hang together, and their smallest hitting sets.
struct Group {
  std::vector<int> conflicts;  // indices into the family
  HittingSets hitting;
};

class Explainer {
 public:
  Explainer(const Book& book, const System& system, Oracle& oracle,
            const std::vector<Stated>& stated, std::size_t most)
      : book_(book), system_(system), oracle_(oracle), stated_(stated), most_(most) {}

  std::vector<Conflict> explain() {
    const bool explained = find_smallest() && find_all();
    std::vector<Conflict> result = explained ? weighed() : unexplained();
    const auto place = [](const Conflict& conflict) {
      return conflict.explanations.empty() ? conflict.figures.front().figure
                                           : conflict.explanations.front().figures.front().figure;
    };
    std::stable_sort(result.begin(), result.end(),
                     [&](const Conflict& a, const Conflict& b) { return place(a) < place(b); });
    return result;
  }

 private:
  // What was found for the groups before is kept as far as it goes.
  void regroup() {
    std::vector<Group> groups;
    for (std::vector<int>& members : groups_of(family_)) {
      const auto same = std::find_if(groups_.begin(), groups_.end(), [&](const Group& group) {
        return group.conflicts == members;
      });
      if (same != groups_.end()) {
        groups.push_back(*same);
      } else {
        HittingSets hitting = hitting_sets(members);
        groups.push_back({std::move(members), std::move(hitting)});
      }
    }
    groups_ = std::move(groups);
  }

  HittingSets hitting_sets(const std::vector<int>& members) {
    std::vector<HittingSets> parts;
    std::set<int> old;
    std::size_t size = 0;
    for (const Group& group : groups_) {
      if (!std::binary_search(members.begin(), members.end(), group.conflicts.front())) continue;
      parts.push_back(group.hitting);
      old.insert(group.conflicts.begin(), group.conflicts.end());
      size += group.hitting.minimal ? group.hitting.sets.front().size() : 0;
    }
    std::vector<FigureSet> all;
    std::vector<FigureSet> fresh;
    for (const int i : members) {
      all.push_back(family_[at(i)]);
      if (!old.contains(i)) fresh.push_back(family_[at(i)]);
    }
    HittingSets result = joined(parts, fresh);
    if (!result.sets.empty()) return result;
    const std::size_t at_least = size + (result.complete && result.minimal ? 1 : 0);
    result = minimum_hitting_sets(all, static_cast<int>(at_least));
    oracle_.spend(result.work);
    return result;
  }

  void learn() {
    for (const ConflictSet& found : oracle_.found()) {
      family_.push_back(found.figures);
      certificates_.push_back(found.certificate);
    }
  }

  bool is_hopeless() const {
    return std::any_of(family_.begin(), family_.end(),
                       [](const FigureSet& set) { return set.empty(); });
  }

  bool has_group_without_sets() const {
    return std::any_of(groups_.begin(), groups_.end(),
                       [](const Group& group) { return group.hitting.sets.empty(); });
  }

  // No smaller sets will be found: what hits more conflict sets has as many figures or more.
  bool takes_too_many() const {
    std::size_t figures = 0;
    for (const Group& group : groups_) {
      if (group.hitting.minimal) figures += group.hitting.sets.front().size();
    }
    return figures > most_;
  }

  // The first set of every group but `without`.
  FigureSet firsts(std::size_t without) const {
    FigureSet all;
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      if (g != without) all = united(all, groups_[g].hitting.sets.front());
    }
    return all;
  }
  static constexpr std::size_t no_group = static_cast<std::size_t>(-1);

  // One smallest set that leaves no contradiction; false where none was found.
  bool find_smallest() {
    FigureSet candidate;
    for (;;) {
      switch (check(candidate)) {
        case Answer::fits:
          return true;
        case Answer::undecided:
          return false;
        case Answer::contradiction:
          break;
      }
      if (is_hopeless() || oracle_.is_exhausted()) return false;
      regroup();
      if (has_group_without_sets() || takes_too_many()) return false;
      candidate = firsts(no_group);
    }
  }

  Answer check(const FigureSet& released) {
    if (fitting_.contains(released)) return Answer::fits;
    const Answer answer = oracle_.check(released);
    if (answer == Answer::fits) fitting_.insert(released);
    if (answer == Answer::contradiction) learn();
    return answer;
  }

  // Tries the sets of all groups until no try teaches anything new. False where that ended with
  // none.
  bool find_all() {
    while (!all_fit()) {
      if (oracle_.is_exhausted()) return false;
      regroup();
      if (is_hopeless() || has_group_without_sets() || takes_too_many()) return false;
    }
    if (!fitting_.contains(firsts(no_group))) return false;
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      HittingSets& hitting = groups_[g].hitting;
      const FigureSet others = firsts(g);
      const std::size_t dropped = std::erase_if(hitting.sets, [&](const FigureSet& set) {
        return !fitting_.contains(united(set, others));
      });
      if (dropped > 0) hitting.complete = false;
    }
    return true;
  }

  // False as soon as a contradiction was learnt from.
  bool all_fit() {
    std::size_t combinations = 1;
    std::size_t size = 0;
    for (const Group& group : groups_) {
      combinations = std::min(combinations * group.hitting.sets.size(), max_combinations + 1);
      size += group.hitting.sets.front().size();
    }
    if (check(firsts(no_group)) == Answer::contradiction) return false;
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      const FigureSet others = firsts(g);
      for (const FigureSet& set : groups_[g].hitting.sets) {
        if (oracle_.is_exhausted()) return true;
        if (check(united(set, others)) == Answer::contradiction) return false;
      }
    }
    return size > max_exact || combinations > max_combinations || combine(0, {});
  }

  bool combine(std::size_t group, const FigureSet& chosen) {
    if (oracle_.is_exhausted()) return true;
    if (group == groups_.size()) return check(chosen) != Answer::contradiction;
    const std::vector<FigureSet>& sets = groups_[group].hitting.sets;
    return std::all_of(sets.begin(), sets.end(), [&](const FigureSet& set) {
      return combine(group + 1, united(chosen, set));
    });
  }

  // What is expected of a figure depends on how the other conflicts are explained: by what stands
  // first there once it is known what is likeliest.
  std::vector<Conflict> weighed() {
    constexpr int max_rounds = 4;
    FigureSet chosen = firsts(no_group);
    std::vector<Conflict> result = conflicts(chosen);
    weigh(book_, system_, stated_, result);
    for (int round = 1; round < max_rounds && result.size() > 1; ++round) {
      const FigureSet likeliest = likeliest_of(result);
      if (likeliest == chosen || oracle_.is_exhausted()) break;
      if (check(likeliest) != Answer::fits) break;
      chosen = likeliest;
      result = conflicts(chosen);
      weigh(book_, system_, stated_, result);
    }
    return result;
  }

  static FigureSet likeliest_of(const std::vector<Conflict>& conflicts) {
    FigureSet all;
    for (const Conflict& conflict : conflicts) {
      for (const SuspectFigure& suspect : conflict.explanations.front().figures) {
        all.push_back(suspect.figure);
      }
    }
    std::sort(all.begin(), all.end());
    return all;
  }

  // `all` has one explanation of each.
  std::vector<Conflict> conflicts(const FigureSet& all) {
    std::vector<Conflict> result;
    for (const Group& group : groups_) {
      for (const FigureSet& block : independent_blocks(group.hitting.sets)) {
        const FigureSet others = without(all, block);
        Conflict conflict;
        conflict.minimal_proven = group.hitting.minimal;
        conflict.all_explanations = group.hitting.complete;
        std::set<FigureSet> seen;
        for (const FigureSet& set : group.hitting.sets) {
          FigureSet part = common(set, block);
          if (seen.insert(part).second) conflict.explanations.push_back(explanation(part, others));
        }
        state(simplest(group, others, common(all, block)), others, conflict);
        result.push_back(std::move(conflict));
      }
    }
    return result;
  }

  // Where the bounds are not known, they are left open.
  Explanation explanation(const FigureSet& figures, const FigureSet& others) {
    const auto ranges = oracle_.is_exhausted() ? std::nullopt : oracle_.ranges(figures, others);
    Explanation result;
    for (std::size_t i = 0; i < figures.size(); ++i) {
      const Interval expected = ranges ? (*ranges)[i] : Interval{-no_bound, no_bound};
      result.figures.push_back({figures[i], expected});
    }
    return result;
  }

  // The easiest to follow of the certificates that the others do not settle.
  const Certificate& simplest(const Group& group, const FigureSet& others, const FigureSet& own) {
    const Certificate* best = nullptr;
    std::size_t least = 0;
    for (const int i : group.conflicts) {
      if (meet(family_[at(i)], others)) continue;
      const std::size_t cost =
          cost_of(certificates_[at(i)], system_) + (meet(family_[at(i)], own) ? 0 : 1000);
      if (best != nullptr && cost >= least) continue;
      best = &certificates_[at(i)];
      least = cost;
    }
    YIBEN_CHECK(best != nullptr);
    return *best;
  }

  void state(const Certificate& certificate, const FigureSet& others, Conflict& conflict) {
    proof::state(certificate, oracle_, others, conflict);
  }

  // Named, but not explained: half a search would point at the wrong figures.
  std::vector<Conflict> unexplained() {
    std::vector<Conflict> result;
    for (std::vector<int>& members : groups_of(family_)) {
      Conflict conflict;
      conflict.minimal_proven = conflict.all_explanations = false;
      state(simplest({std::move(members), {}}, {}, {}), {}, conflict);
      result.push_back(std::move(conflict));
    }
    return result;
  }

  static std::size_t at(int index) { return static_cast<std::size_t>(index); }

  const Book& book_;
  const System& system_;
  Oracle& oracle_;
  const std::vector<Stated>& stated_;
  const std::size_t most_;
  std::vector<FigureSet> family_;
  std::vector<Certificate> certificates_;  // of the family
  std::vector<Group> groups_;
  std::set<FigureSet> fitting_;  // releases that leave no contradiction
};

}  // namespace

std::vector<Conflict> explain(const Book& book, const System& system, Oracle& oracle,
                              const std::vector<Stated>& stated, std::size_t most) {
  return Explainer(book, system, oracle, stated, most).explain();
}

}  // namespace yiben::proof
