// Both sides of each transfer, found, compared and left out.
#include "consolidate/transfers.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

namespace yiben::consolidating {

namespace {

constexpr std::string_view facts_file = "facts.csv";

struct Key {
  std::string payer;
  std::string payee;
  std::string alike;
  auto operator<=>(const Key&) const = default;
};

// Indices of entries: what the payer and what the payee entered.
struct Sides {
  std::vector<std::size_t> paid;
  std::vector<std::size_t> received;
};

// A transfer that has no unit of the tree on its other side.
struct Loose {
  std::size_t entry = 0;
  bool said = false;  // as a mistake
};

enum class Side { none, income, outgo };

class Eliminator {
 public:
  Eliminator(std::vector<Entry>& entries, const UnitTree& tree, const Cube& cube, Errors& errors)
      : entries_(entries), tree_(tree), cube_(cube), errors_(errors) {
    for (const Transfer& transfer : cube.transfers()) {
      for (const int dimension : transfer.alike) alike_.insert(dimension);
    }
    for (int d = 0; d < cube.dimensions(); ++d) {
      if (cube.is_apart(d)) alike_.insert(d);
    }
    for (const Entry& entry : entries) with_facts_.insert(entry.unit);
  }

  Elimination run() {
    for (std::size_t i = 0; i < entries_.size(); ++i) sort_in(i);
    std::vector<bool> out(entries_.size());
    for (const auto& [key, sides] : pairs_) {
      if (!agree(key, sides)) continue;
      take_out(key, sides, out);
    }
    widen(out);
    std::size_t next = 0;
    std::erase_if(entries_, [&](const Entry&) { return out[next++]; });
    return std::move(result_);
  }

 private:
  std::optional<Node> node_of(const Fact& fact, int dimension) const {
    return cube_.find(dimension, member_of(fact, cube_.name_of(dimension)));
  }

  bool is_inside(const Fact& fact, const Coordinates& select) const {
    return std::all_of(select.begin(), select.end(), [&](const auto& at) {
      const auto node = node_of(fact, at.first);
      return node && cube_.is_inside(at.first, *node, at.second);
    });
  }

  // Which side of a transfer an amount can be on, by the dimension that tells the sides apart.
  Side side_of(const Fact& fact) const {
    for (const Transfer& transfer : cube_.transfers()) {
      for (const auto& [dimension, income] : transfer.income) {
        const auto node = node_of(fact, dimension);
        for (const auto& [other, outgo] : transfer.outgo) {
          if (other != dimension || !node) continue;
          if (cube_.is_inside(dimension, *node, income)) return Side::income;
          if (cube_.is_inside(dimension, *node, outgo)) return Side::outgo;
        }
      }
    }
    return Side::none;
  }

  bool must_name_a_unit(const Fact& fact) const {
    return std::any_of(cube_.transfers().begin(), cube_.transfers().end(), [&](const auto& kind) {
      return is_inside(fact, kind.income) || is_inside(fact, kind.outgo);
    });
  }

  // "origin=current": the coordinates along which both sides agree.
  std::string alike(const Fact& fact) const {
    std::vector<Coordinate> select;
    for (const int dimension : alike_) {
      for (const Coordinate& at : fact.at) {
        if (at.first == cube_.name_of(dimension)) select.push_back(at);
      }
    }
    return to_text(select);
  }

  std::string named(std::string_view code) const {
    return fmt::format("{} {}", code, tree_.name_of(code));
  }

  void fail(const Entry& entry, std::string what, std::string remedy) {
    errors_.push_back(error_at(*entry.from, facts_file, entry.fact.line, yuan(entry.fact.amount),
                               std::move(what), std::move(remedy)));
  }

  void sort_in(std::size_t index) {
    const Entry& entry = entries_[index];
    const std::string& other = entry.fact.counterparty;
    if (other.empty()) {
      if (!must_name_a_unit(entry.fact)) return;
      loose_.push_back({index, true});
      return fail(entry, fmt::format("a transfer of {} without a counterparty", named(entry.unit)),
                  "write the code of the other unit in the column counterparty");
    }
    const Side side = side_of(entry.fact);
    if (side == Side::none) {
      return fail(entry, "a counterparty of what is neither revenue nor expenditure",
                  "leave the column counterparty empty, or correct the side");
    }
    if (other == entry.unit) {
      loose_.push_back({index, true});
      return fail(entry, fmt::format("a transfer of {} with itself", named(other)),
                  "write the code of the other unit in the column counterparty");
    }
    if (!tree_.has(other)) {
      ++result_.kept;
      loose_.push_back({index, false});
      return;
    }
    const bool received = side == Side::income;
    Sides& sides =
        pairs_[{received ? other : entry.unit, received ? entry.unit : other, alike(entry.fact)}];
    (received ? sides.received : sides.paid).push_back(index);
  }

  Fen sum_of(const std::vector<std::size_t>& facts) const {
    WideFen sum = 0;
    for (const std::size_t i : facts) sum += entries_[i].fact.amount;
    const WideFen most = limits::max_fen;
    return static_cast<Fen>(std::clamp(sum, -most, most));
  }

  // "units/417001/facts.csv line 12, 15".
  std::string places_of(const std::vector<std::size_t>& facts) const {
    std::string places;
    for (const std::size_t i : facts) {
      const Entry& entry = entries_[i];
      places += places.empty() ? fmt::format("{}/{} line ", entry.from->folder, facts_file) : ", ";
      places += std::to_string(entry.fact.line);
    }
    return places;
  }

  std::string entered(const char* verb, const std::vector<std::size_t>& facts,
                      const std::string& unit) const {
    if (!facts.empty()) {
      return fmt::format("{} {} {} 元 ({})", named(unit), verb, yuan(sum_of(facts)),
                         places_of(facts));
    }
    return fmt::format("{} {} nothing{}", named(unit), verb,
                       with_facts_.contains(unit) ? "" : " and has no source here");
  }

  // The side that a pair lacks, where its unit has entered the same amount with a counterparty that
  // is none of the tree.
  const Loose* loose_of(const Key& key, const Sides& sides) const {
    const bool pays = sides.paid.empty();
    const std::string& unit = pays ? key.payer : key.payee;
    const Fen amount = sum_of(pays ? sides.received : sides.paid);
    const auto found = std::find_if(loose_.begin(), loose_.end(), [&](const Loose& one) {
      const Entry& entry = entries_[one.entry];
      return entry.unit == unit && entry.fact.amount == amount && alike(entry.fact) == key.alike;
    });
    return found == loose_.end() ? nullptr : &*found;
  }

  // One mistake: of the counterparty, and not of the amounts.
  void is_loose(const Key& key, const Sides& sides, const Loose& loose) {
    if (loose.said) return;
    const Entry& entry = entries_[loose.entry];
    const bool pays = sides.paid.empty();
    fail(entry,
         fmt::format("{} is no unit of the department, while {}", entry.fact.counterparty,
                     pays ? entered("receives", sides.received, key.payee) + " from " + key.payer
                          : entered("pays", sides.paid, key.payer) + " to " + key.payee),
         "correct the counterparty of one of the two");
  }

  bool agree(const Key& key, const Sides& sides) {
    const Loose* loose =
        sides.paid.empty() || sides.received.empty() ? loose_of(key, sides) : nullptr;
    if (loose != nullptr) {
      is_loose(key, sides, *loose);
      return false;
    }
    const Fen paid = sum_of(sides.paid);
    const Fen received = sum_of(sides.received);
    const Entry& first = entries_[sides.paid.empty() ? sides.received.front() : sides.paid.front()];
    if (sides.paid.empty() || sides.received.empty() || paid != received) {
      fail(first,
           fmt::format("{}, {}: a difference of {} 元{}", entered("pays", sides.paid, key.payer),
                       entered("receives", sides.received, key.payee), yuan(paid - received),
                       key.alike.empty() ? "" : " in " + key.alike),
           "enter the transfer alike at both units, with the same origin, or name a counterparty "
           "outside the department");
      return false;
    }
    return is_one_kind(key, sides);
  }

  // The member of the fund that holds both the payee's and, in the whole, the payer's money.
  std::optional<Coordinate> widest_of(const Fact& received) const {
    for (const Transfer& transfer : cube_.transfers()) {
      for (const auto& [dimension, member] : transfer.income) {
        const bool tells_sides =
            std::any_of(transfer.outgo.begin(), transfer.outgo.end(),
                        [&along = dimension](const auto& at) { return at.first == along; });
        const auto node = node_of(received, dimension);
        if (tells_sides || !node) continue;
        const auto whole = cube_.whole(dimension, *node);
        const Node widest = whole && *whole != all_of_it ? *whole : *node;
        return Coordinate(cube_.name_of(dimension), cube_.name_of(dimension, widest));
      }
    }
    return std::nullopt;
  }

  bool holds(const Coordinate& at, const Fact& fact) const {
    const int dimension = *cube_.dimension(at.first);
    const auto node = node_of(fact, dimension);
    return node && cube_.is_inside(dimension, *node, *cube_.find(dimension, at.second));
  }

  bool is_one_kind(const Key& key, const Sides& sides) {
    for (const std::size_t r : sides.received) {
      const auto widest = widest_of(entries_[r].fact);
      for (const std::size_t p : sides.paid) {
        if (widest && holds(*widest, entries_[p].fact)) continue;
        fail(entries_[p],
             fmt::format("{} pays {} out of money of another kind than {} enters ({}): the whole "
                         "would have revenue of one kind and expenditure of another",
                         named(key.payer), named(key.payee), named(key.payee),
                         places_of(sides.received)),
             "pay transfers out of money of the kind that the payee enters; appropriations are "
             "entered at the unit that spends them");
        return false;
      }
    }
    return true;
  }

  void take_out(const Key& key, const Sides& sides, std::vector<bool>& out) {
    for (const auto* side : {&sides.paid, &sides.received}) {
      for (const std::size_t i : *side) out[i] = true;
    }
    for (const std::size_t r : sides.received) {
      const auto widest = widest_of(entries_[r].fact);
      const std::string from(member_of(entries_[r].fact, widest->first));
      if (from != widest->second) spent_from_.insert({key.payee, key.alike, {widest->first, from}});
    }
    const Fen amount = sum_of(sides.paid);
    result_.pairs.push_back({key.payer, key.payee, key.alike, amount});
    Record& record = result_.records.emplace_back();
    record.fields = {{"payer", key.payer},
                     {"payer_name", tree_.name_of(key.payer)},
                     {"paid", places_of(sides.paid)},
                     {"payee", key.payee},
                     {"payee_name", tree_.name_of(key.payee)},
                     {"received", places_of(sides.received)},
                     {"select", key.alike},
                     {"amount", yuan(amount)}};
  }

  void widen(const std::vector<bool>& out) {
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      Entry& entry = entries_[i];
      if (out[i] || side_of(entry.fact) == Side::income) continue;
      const auto widest = widest_of(entry.fact);
      if (!widest) continue;
      for (Coordinate& at : entry.fact.at) {
        if (at.first != widest->first) continue;
        if (!spent_from_.contains({entry.unit, alike(entry.fact), at})) continue;
        at.second = widest->second;
        ++result_.widened;
      }
    }
  }

  std::vector<Entry>& entries_;
  const UnitTree& tree_;
  const Cube& cube_;
  Errors& errors_;
  std::set<int> alike_;  // dimensions
  std::set<std::string, std::less<>> with_facts_;
  std::map<Key, Sides> pairs_;
  std::vector<Loose> loose_;
  std::set<std::tuple<std::string, std::string, Coordinate>> spent_from_;  // unit, alike, fund
  Elimination result_;
};

}  // namespace

Elimination eliminate(std::vector<Entry>& entries, const UnitTree& tree, const Cube& cube,
                      Errors& errors) {
  return Eliminator(entries, tree, cube, errors).run();
}

}  // namespace yiben::consolidating
