// A table whose unit of money its own numbers deny: it prints what other tables print of the same
// money in another unit, digit by digit.
#include "rules/predicates.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

namespace yiben::rules {
namespace {

constexpr std::int64_t telling_digits = 1000;
constexpr std::size_t enough_numbers = 3;

// The same number, however many zeros it ends in.
bool same_number(Number a, Number b) {
  const auto shorten = [](Number& number) {
    while (number.decimals > 0 && number.digits % 10 == 0) {
      number.digits /= 10;
      --number.decimals;
    }
  };
  shorten(a);
  shorten(b);
  return a == b;
}

// The figures of all tables by what they are of. A table that no other bears out has a scope of its
// own, which counts for nothing here.
class ByMeaning {
 public:
  explicit ByMeaning(const Book& book) : scope_(book.cube.dimension("scope")) {
    for (const Figure& figure : book.figures) {
      const bool tells = !figure.blank && std::abs(figure.number.digits) >= telling_digits;
      if (tells) figures_[meaning_of(figure)].push_back(&figure);
    }
  }

  template <typename Look>
  void for_each_other(const Figure& figure, const Look& look) const {
    const auto found = figures_.find(meaning_of(figure));
    if (found == figures_.end()) return;
    for (const Figure* other : found->second) {
      if (other->table != figure.table) look(*other);
    }
  }

 private:
  Selection meaning_of(const Figure& figure) const {
    return scope_ ? figure.selection.with(*scope_, all_of_it) : figure.selection;
  }

  std::optional<int> scope_;
  std::unordered_map<Selection, std::vector<const Figure*>, SelectionHash> figures_;
};

// What the numbers of one table say of its unit.
struct Compared {
  std::set<Number> in_other_units;          // distinct, so that one amount is no proof
  std::vector<const Figure*> pair;          // the first of them, here and there
  std::map<Unit, std::size_t> other_units;  // of those that print the same
  bool agrees = false;                      // some other table prints the same amount

  void add(const Figure& own, const Figure& other) {
    if (!intersect(own.interval, other.interval).is_empty()) agrees = true;
    if (own.unit == other.unit || !same_number(own.number, other.number)) return;
    in_other_units.insert(own.number);
    ++other_units[other.unit];
    if (pair.empty()) pair = {&own, &other};
  }

  bool denies_its_unit() const {
    return !agrees && other_units.size() == 1 && in_other_units.size() >= enough_numbers;
  }
};

std::size_t tables_in(const Book& book, Unit unit) {
  return static_cast<std::size_t>(
      std::count_if(book.tables.begin(), book.tables.end(),
                    [&](const Table& table) { return table.unit == unit; }));
}

}  // namespace

Findings table_unit(const Context& context) {
  const Book& book = context.book;
  const ByMeaning all(book);
  std::map<int, Compared> tables;
  for (const Figure& figure : book.figures) {
    if (figure.blank || std::abs(figure.number.digits) < telling_digits) continue;
    all.for_each_other(figure,
                       [&](const Figure& other) { tables[figure.table].add(figure, other); });
  }
  Findings findings;
  for (const auto& [index, compared] : tables) {
    const Table& table = book.tables[static_cast<std::size_t>(index)];
    if (!compared.denies_its_unit() || !table.unit_stated) continue;
    const Unit other = compared.other_units.begin()->first;
    // Of two units that deny each other, the one of fewer tables is wrong.
    if (tables_in(book, table.unit) >= tables_in(book, other)) continue;
    Finding finding = context.finding();
    finding.operands = {{"table", title_of(book, table)},
                        {"unit", std::string(name_of(table.unit))},
                        {"other", std::string(name_of(other))},
                        {"count", std::to_string(compared.in_other_units.size())}};
    finding.evidence = {{table.title, table.title_place}};
    for (const Figure* figure : compared.pair) {
      finding.evidence.push_back({figure->printed, figure->place});
    }
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace yiben::rules
