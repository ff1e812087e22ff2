// Relations that were given up although the amounts are hardly two.
#include "proof/near_misses.h"

#include <algorithm>
#include <cstdlib>
#include <set>

#include "proof/causes.h"

namespace yiben {

namespace proof {
namespace {

// Fewer digits look like each other by chance, but less so in two tables that print the same
// amounts wherever else they speak of the same.
constexpr std::int64_t least_digits = 1000;
constexpr std::int64_t least_digits_among_equals = 10;
constexpr int enough_equals = 5;
// A little more than rounding leaves between two amounts, in units of the last place.
constexpr std::int64_t near_by = 5;
// The same beyond what rounding leaves between a sum and its parts.
constexpr WideFen near_a_sum = 3;

bool is_slip(const Number& a, const Number& b, std::int64_t least) {
  if (a.decimals != b.decimals || std::min(a.digits, b.digits) < least) return false;
  if (std::max(a.digits, b.digits) - std::min(a.digits, b.digits) <= near_by) return true;
  const std::vector<std::string> codes = slips(a, b);
  return std::any_of(codes.begin(), codes.end(), [](const std::string& code) {
    return code == "digits-swapped" || code == "point-moved";
  });
}

}  // namespace

NearMisses::NearMisses(const std::vector<Identity>& dropped, const Book& book, const System& system)
    : book_(book), system_(system) {
  std::map<std::pair<int, int>, std::set<Fen>> equal;
  const auto note = [&](int a, int b) {
    const Figure& one = book.figures[static_cast<std::size_t>(a)];
    const Figure& other = book.figures[static_cast<std::size_t>(b)];
    if (one.table == other.table || one.likely != other.likely) return;
    equal[std::minmax(one.table, other.table)].insert(one.likely.low);
  };
  for (const std::vector<int>& figures : system.observations) {
    for (std::size_t i = 1; i < figures.size(); ++i) {
      if (book.figures[static_cast<std::size_t>(figures[i])].number.digits == 0) continue;
      for (std::size_t j = 0; j < i; ++j) note(figures[j], figures[i]);
    }
  }
  // One wrong amount takes relations with it that hold.
  for (const std::vector<Identity>* identities : {&system.identities, &dropped}) {
    for (const Identity& identity : *identities) {
      const std::vector<int> figures = printed(identity);
      if (figures.size() == 2) note(figures[0], figures[1]);
    }
  }
  for (const auto& [tables, amounts] : equal) {
    agreeing_.emplace(tables, static_cast<int>(amounts.size()));
  }
}

// The first figure of a variable that prints an amount; -1 for none.
int NearMisses::printed(int variable) const {
  for (const int index : system_.observations[static_cast<std::size_t>(variable)]) {
    const Figure& figure = book_.figures[static_cast<std::size_t>(index)];
    if (!figure.blank && figure.number.digits != 0) return index;
  }
  return -1;
}

std::vector<int> NearMisses::printed(const Identity& identity) const {
  std::vector<int> figures;
  for (const Term& term : identity.terms) {
    const int index = printed(term.variable);
    if (index >= 0) figures.push_back(index);
  }
  return figures;
}

// What prints that the whole is nothing; -1 where nothing does.
int NearMisses::zero(const Identity& identity) const {
  for (const Term& term : identity.terms) {
    if (term.coefficient < 0) continue;
    for (const int index : system_.observations[static_cast<std::size_t>(term.variable)]) {
      if (!book_.figures[static_cast<std::size_t>(index)].blank) return index;
    }
  }
  return -1;
}

bool NearMisses::agree_elsewhere(int a, int b) const {
  const auto found = agreeing_.find(std::minmax(book_.figures[static_cast<std::size_t>(a)].table,
                                                book_.figures[static_cast<std::size_t>(b)].table));
  return found != agreeing_.end() && found->second >= enough_equals;
}

std::pair<int, int> NearMisses::find(const Identity& given_up) const {
  constexpr std::pair<int, int> none{-1, -1};
  std::vector<int> figures = printed(given_up);
  const bool of_nothing = figures.size() == 1;
  if (of_nothing) figures.insert(figures.begin(), zero(given_up));
  if (figures.size() != 2 || figures[0] < 0 || figures[0] == figures[1]) return none;
  const Figure& one = book_.figures[static_cast<std::size_t>(figures[0])];
  const Figure& other = book_.figures[static_cast<std::size_t>(figures[1])];
  if (one.unit != other.unit) return none;
  if (of_nothing) {
    const bool near_nothing = std::abs(other.number.digits) <= near_by;
    const bool apart = intersect(one.likely, other.likely).is_empty();
    return near_nothing && apart ? std::pair(figures[0], figures[1]) : none;
  }
  if (!intersect(one.interval, other.interval).is_empty()) return none;
  const std::int64_t least =
      agree_elsewhere(figures[0], figures[1]) ? least_digits_among_equals : least_digits;
  if (!is_slip(one.number, other.number, least)) return none;
  return {figures[0], figures[1]};
}

bool NearMisses::only_just_fails(const Identity& given_up) const {
  WideFen low = 0;  // the least and the most that whole less parts can be
  WideFen high = 0;
  bool low_known = true;
  bool high_known = true;
  WideFen last_place = 1;  // an amount that is printed to the fen is known exactly
  bool is_telling = false;
  for (const Term& term : given_up.terms) {
    const auto v = static_cast<std::size_t>(term.variable);
    const std::vector<int>& figures = system_.observations[v];
    const bool whole = term.coefficient > 0;
    if (figures.empty()) {
      if (!system_.non_negative[v]) return false;
      (whole ? high_known : low_known) = false;
      continue;
    }
    const Figure& figure = book_.figures[static_cast<std::size_t>(figures.front())];
    low += whole ? figure.likely.low : -static_cast<WideFen>(figure.likely.high);
    high += whole ? figure.likely.high : -static_cast<WideFen>(figure.likely.low);
    last_place =
        std::max(last_place, static_cast<WideFen>(figure.interval.high) - figure.interval.low);
    is_telling = is_telling || (whole && figure.number.digits >= least_digits);
  }
  const WideFen missed = low_known && low > 0 ? low : high_known && high < 0 ? -high : 0;
  return is_telling && missed > 0 && missed <= near_a_sum * last_place;
}

}  // namespace proof

namespace {

std::string row_of(const Book& book, const Figure& figure) {
  const Table& table = book.tables[static_cast<std::size_t>(figure.table)];
  const Panel& panel = table.panels[static_cast<std::size_t>(figure.panel)];
  return row_name(panel.rows[static_cast<std::size_t>(figure.row)]);
}

Finding near_miss(const Figure& first, const Figure& second, const Book& book) {
  Finding finding;
  finding.rule = "amounts-nearly-equal";
  finding.severity = Severity::warning;
  finding.operands = {{"first", first.printed},
                      {"second", second.printed},
                      {"row", row_of(book, first)},
                      {"other_row", row_of(book, second)}};
  finding.evidence = {{first.printed, first.place}, {second.printed, second.place}};
  return finding;
}

}  // namespace

std::vector<Finding> near_misses(const std::vector<Identity>& dropped, const Book& book,
                                 const System& system) {
  std::vector<Finding> findings;
  if (dropped.empty()) return findings;
  const proof::NearMisses misses(dropped, book, system);
  std::set<Place> said;  // one figure misses whatever should equal it: one finding for each
  for (const Identity& identity : dropped) {
    const auto [a, b] = misses.find(identity);
    if (a < 0) continue;
    const Figure& first = book.figures[static_cast<std::size_t>(a)];
    const Figure& second = book.figures[static_cast<std::size_t>(b)];
    const bool is_new = !said.contains(first.place) && !said.contains(second.place);
    said.insert(first.place);
    said.insert(second.place);
    if (is_new) findings.push_back(near_miss(first, second, book));
  }
  // Three figures that all differ from their fellows by the same are two amounts, and no slip.
  constexpr std::ptrdiff_t too_many = 3;
  const auto amounts = [](const Finding& finding) {
    return std::pair(finding.operands.at("first"), finding.operands.at("second"));
  };
  const std::vector<Finding> all = findings;
  std::erase_if(findings, [&](const Finding& one) {
    return std::count_if(all.begin(), all.end(), [&](const Finding& other) {
             return amounts(other) == amounts(one);
           }) >= too_many;
  });
  return findings;
}

}  // namespace yiben
