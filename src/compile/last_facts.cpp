// Changes → facts of last year.
#include "compile/last_facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <optional>
#include <set>

#include "compile/change.h"
#include "compile/sections.h"
#include "compile/slots.h"
#include "compile/told_rate.h"
#include "text/text.h"

namespace yiben::compiling {

namespace {

// From this on the words of a sentence name what those of the family do.
constexpr double alike = 0.5;
// Of amounts that one change may be of, the first is the likeliest.
constexpr double farther = 0.1;

// One slot {change NAME HOW} of the narrative.
struct Slot {
  std::string name;
  std::string how;
  std::vector<Coordinate> select;
  std::string words;    // before the amount of that name, folded
  std::string heading;  // bare
};

class LastFacts {
 public:
  LastFacts(const Book& book, const Catalog& catalog, const Family& family,
            const std::vector<ToldChange>& changes, Source& source, std::vector<std::string>& notes)
      : book_(book),
        terms_(catalog.terms),
        narrative_(family.narrative),
        changes_(changes),
        source_(source),
        notes_(notes),
        cube_(catalog.cube),
        sums_(source, cube_),
        tree_(cube_) {}

  std::size_t add() {
    find_slots();
    std::vector<bool> used(changes_.size(), false);
    ToldSlots told;
    for (const Slot& slot : slots_) {
      const auto change = change_of(slot);
      if (!change) continue;
      if (const ToldChange* known = in_money(slot, changes_[*change])) {
        told.emplace_back(&slot, known);
      }
      for (std::size_t i = 0; i < changes_.size(); ++i) {
        if (changes_[i].sentence == changes_[*change].sentence) used[i] = true;
      }
    }
    // Parts before what they are parts of: the rest is what the whole has beside them.
    std::stable_sort(told.begin(), told.end(), [](const auto& a, const auto& b) {
      return a.first->select.size() > b.first->select.size();
    });
    std::stable_sort(told.begin(), told.end(), [&](const auto& a, const auto& b) {
      return is_within(*a.first, *b.first) && !is_within(*b.first, *a.first);
    });
    // What one change is refused for may take the parts below it along.
    do {
      leave_out_parts(told);
    } while (leave_out_one_refused(told));
    for (const LastFact& one : last_) add_fact(one);
    std::set<int> said;
    for (std::size_t i = 0; i < changes_.size(); ++i) {
      if (used[i] || !said.insert(changes_[i].sentence).second) continue;
      notes_.push_back(
          fmt::format("a change that no sentence of the family says is not kept: {} "
                      "({})",
                      text::excerpt(changes_[i].words), to_string(changes_[i].place)));
    }
    return last_.size();
  }

 private:
  using ToldSlots = std::vector<std::pair<const Slot*, const ToldChange*>>;

  // What a fact of last year adds to those inside it.
  struct LastFact {
    const Slot* slot;
    const ToldChange* change;
    Fact fact;
    std::string reason;
  };

  // Where the family would say a change of the whole, too, and the book does not, the change of a
  // part would be taken for it.
  void leave_out_parts(ToldSlots& told) {
    for (bool again = true; again;) {
      again = false;
      for (const Slot& whole : slots_) {
        const auto is_whole = [&](const auto& one) { return one.first == &whole; };
        if (std::any_of(told.begin(), told.end(), is_whole)) continue;
        again = std::erase_if(
                    told,
                    [&](const auto& part) {
                      if (!is_within(*part.first, whole)) return false;
                      notes_.push_back(fmt::format(
                          "the change of {} is not kept: the family would say one of "
                          "{} as well, and {}",
                          to_text(part.first->select), to_text(whole.select),
                          refused_.contains(&whole) ? "that is not kept" : "the book does not"));
                      return true;
                    }) > 0 ||
                again;
      }
    }
  }

  // As it is told, or what follows from its percentage; nullptr where nothing does.
  const ToldChange* in_money(const Slot& slot, const ToldChange& change) {
    if (!change.rate) return &change;
    const auto follows =
        told_by_rate(sums_.of(slot.select), change.amount, *change.rate, change.direction);
    const std::string select = to_text(slot.select);
    if (!follows) {
      refused_.insert(&slot);
      notes_.push_back(fmt::format(
          "the change of {} is not kept: its percentage says no amount of the year before",
          select));
      return nullptr;
    }
    const std::string lowest = ten_thousands(follows->lowest);
    const std::string highest = ten_thousands(follows->highest);
    if (lowest != highest) {
      notes_.push_back(
          fmt::format("the change of {} is told by its percentage alone: any from {} to {} 万元 "
                      "makes it, and {} is taken",
                      select, lowest, highest, ten_thousands(follows->difference)));
    }
    ToldChange& known = in_money_.emplace_back(change);
    known.difference = change.direction * follows->difference;
    return &known;
  }

  void find_slots() {
    for (const NarrativePart& part : narrative_.parts) {
      for (const NarrativeSection& section : part.sections) {
        for (const NarrativeText& text : section.texts) {
          find_slots(text.say, bare(fill_names(section.heading, source_)));
        }
      }
    }
  }

  void find_slots(const std::string& say, const std::string& heading) {
    static constexpr std::string_view begins = "{change ";
    for (std::size_t at = say.find(begins); at != say.npos; at = say.find(begins, at + 1)) {
      const std::string words =
          say.substr(at + begins.size(), say.find('}', at) - at - begins.size());
      const std::size_t blank = words.find(' ');
      Slot slot;
      slot.name = words.substr(0, blank);
      slot.how = blank == words.npos ? "budget" : words.substr(blank + 1);
      slot.heading = heading;
      const auto known = narrative_.selects.find(slot.name);
      if (known == narrative_.selects.end()) continue;
      const auto select = coordinates_of(known->second, narrative_.file, {});
      if (!select) continue;
      slot.select = sorted(*select);
      const std::size_t amount = say.find("{amount " + slot.name + "}");
      std::string before = say.substr(0, std::min(amount, at));
      before = fill_names(
          before.substr(before.rfind('}') == before.npos ? 0 : before.rfind('}') + 1), source_);
      const auto ordinal = text::leading_ordinal(before);
      slot.words = text::fold(ordinal ? ordinal->rest : std::string_view(before));
      const bool again = std::any_of(slots_.begin(), slots_.end(), [&](const Slot& one) {
        return one.select == slot.select && one.how == slot.how;
      });
      if (!again) slots_.push_back(std::move(slot));
    }
  }

  // A figure that selects just this prints the amount.
  bool is_of_select(const ToldChange& change, const Slot& slot) const {
    return std::any_of(change.figures.begin(), change.figures.end(), [&](int f) {
      const Selection& at = book_.figures[static_cast<std::size_t>(f)].selection;
      return sorted(named(at, book_.cube)) == slot.select;
    });
  }

  // With what was planned, or with what was spent.
  bool is_compared_so(const ToldChange& change, const Slot& slot) const {
    const auto words = narrative_.changes.find(slot.how);
    if (words == narrative_.changes.end()) return false;
    std::string said = "budget";
    for (const auto& [dimension, node] : terms_.mentioned(change.compared, cube_)) {
      if (cube_.name_of(dimension) == "stage") said = cube_.name_of(dimension, node);
    }
    std::string meant = "budget";
    const auto last = coordinates_of(words->second.last, "", {});
    for (const auto& [dimension, member] : last ? *last : std::vector<Coordinate>()) {
      if (dimension == "stage") meant = member;
    }
    return said == meant;
  }

  std::optional<std::size_t> change_of(const Slot& slot) const {
    double best = 0;
    std::optional<std::size_t> found;
    const std::string printed = ten_thousands(sums_.of(slot.select));
    for (std::size_t i = 0; i < changes_.size(); ++i) {
      const ToldChange& change = changes_[i];
      if (ten_thousands(change.amount) != printed || !is_compared_so(change, slot)) continue;
      const std::string lead = text::fold(change.words);
      double like = text::similarity(lead, slot.words);
      if (is_of_select(change, slot)) like += 1;
      if (i > 0 && changes_[i - 1].sentence == change.sentence) like -= farther;
      if (!slot.heading.empty() && change.headings.find(slot.heading) != std::string::npos)
        like += 0.5;
      if (like >= alike && like > best) {
        best = like;
        found = i;
      }
    }
    return found;
  }

  // Whether all that the one selects lies in the other.
  bool is_within(const std::vector<Coordinate>& inner, const std::vector<Coordinate>& outer) const {
    const auto a = sums_.selection_of(inner);
    const auto b = sums_.selection_of(outer);
    if (!a || !b) return false;
    for (int d = 0; d < cube_.dimensions(); ++d) {
      const bool world = cube_.is_apart(d) && !cube_.is_listed(d);
      if (world ? (*a)[d] != (*b)[d] : !tree_.is_inside(d, (*a)[d], (*b)[d])) return false;
    }
    return true;
  }
  bool is_within(const Slot& inner, const Slot& outer) const {
    return is_within(last(inner), last(outer));
  }

  std::vector<Coordinate> last(const Slot& slot) const {
    std::vector<Coordinate> select = slot.select;
    const auto words = narrative_.changes.find(slot.how);
    if (words == narrative_.changes.end()) return select;
    const auto more = coordinates_of(words->second.last, "", {});
    if (more) select.insert(select.end(), more->begin(), more->end());
    return select;
  }

  // Makes facts of the changes; where one does not go with the others it is taken away instead.
  bool leave_out_one_refused(ToldSlots& told) {
    last_.clear();
    for (auto one = told.begin(); one != told.end(); ++one) {
      const auto& [slot, change] = *one;
      const Fen before = sums_.of(slot->select) - change->difference;
      Fen inside = 0;
      for (const LastFact& part : last_) {
        if (is_within(part.fact.at, last(*slot))) inside += part.fact.amount;
      }
      std::string reason = reason_of(*slot, *change, told);
      const bool explained = !reason.empty() || !needs_reason(change->difference, before);
      if (before >= inside && before >= 0 && explained) {
        last_.push_back({slot, change, {last(*slot), before - inside}, std::move(reason)});
        continue;
      }
      notes_.push_back(fmt::format("the change of {} is not kept: {}", to_text(slot->select),
                                   explained ? "last year's amounts do not fit together"
                                             : "the book gives no reason for it"));
      refused_.insert(slot);
      told.erase(one);
      return true;
    }
    return false;
  }

  void add_fact(const LastFact& one) {
    Fact fact = one.fact;
    std::sort(fact.at.begin(), fact.at.end(), [&](const Coordinate& a, const Coordinate& b) {
      return cube_.dimension(a.first).value_or(0) < cube_.dimension(b.first).value_or(0);
    });
    source_.facts.push_back(std::move(fact));
    if (one.reason.empty() || one.change->difference == 0) return;
    const std::string select = to_text(one.slot->select);
    for (const Record& record : sheet(source_, "reasons")) {
      if (field(record, "select") == select) return;
    }
    Record& record = source_.sheets["reasons"].emplace_back();
    record.fields = {{"select", select}, {"reason", one.reason}};
  }

  static bool needs_reason(Fen difference, Fen before) {
    const WideFen size = difference < 0 ? -static_cast<WideFen>(difference) : difference;
    return size != 0 && size * 10 >= before;
  }

  // Its own, or that of a part that has changed by as much.
  std::string reason_of(const Slot& whole, const ToldChange& change, const ToldSlots& told) const {
    if (!change.reason.empty()) return change.reason;
    for (const auto& [slot, other] : told) {
      const bool same = other->difference == change.difference && is_within(*slot, whole);
      if (same && !other->reason.empty()) return other->reason;
    }
    return "";
  }

  const Book& book_;
  const Terms& terms_;
  const Narrative& narrative_;
  const std::vector<ToldChange>& changes_;
  Source& source_;
  std::vector<std::string>& notes_;
  Cube cube_;
  const Sums sums_;
  const Tree tree_;
  std::vector<Slot> slots_;
  std::set<const Slot*> refused_;    // told, and not kept
  std::deque<ToldChange> in_money_;  // of percentages
  std::vector<LastFact> last_;
};

}  // namespace

std::size_t add_last_facts(const Book& book, const Catalog& catalog, const Family& family,
                           const std::vector<ToldChange>& changes, Source& source,
                           std::vector<std::string>& notes) {
  return LastFacts(book, catalog, family, changes, source, notes).add();
}

}  // namespace yiben::compiling
