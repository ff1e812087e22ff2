// What in a compiled book does not add up. Reading a published book takes it for another scope; a
// book that is made from facts has none but those that its source names.
#include "compile/compile.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>

#include "compile/sums.h"
#include "text/text.h"

namespace yiben {

namespace {

using namespace compiling;

constexpr const char* apart_sheet = "apart";
constexpr const char* facts_file = "facts.csv";
constexpr std::array<std::string_view, 3> kinds{"sum-not-understood", "table-apart",
                                                "relation-given-up"};

bool is_of_scope(const Doubt& doubt) {
  return std::find(kinds.begin(), kinds.end(), doubt.what) != kinds.end();
}

// By its place in the tables; what stands outside of them by its words.
using Key = std::tuple<std::string, std::string, std::string, std::string, std::string>;

Record record_of(const Doubt& doubt) {
  Record record;
  record.fields = {{"kind", doubt.what}, {"words", text::excerpt(doubt.excerpt)}};
  if (doubt.place.table == 0) return record;
  record.fields["table"] = std::to_string(doubt.place.table);
  record.fields["row"] = std::to_string(doubt.place.row);
  record.fields["column"] = std::to_string(doubt.place.column);
  return record;
}

Key key_of(const Record& record) {
  const std::string& table = field(record, "table");
  return {field(record, "kind"), table, field(record, "row"), field(record, "column"),
          table.empty() ? field(record, "words") : ""};
}

// A total that has more than its parts, by the fact that it has besides.
struct Beside {
  const Fact* fact = nullptr;
  std::string lacks;  // a dimension
};

class NotAddedUp {
 public:
  NotAddedUp(const Book& book, const Source& source, Cube& cube)
      : book_(book), source_(source), sums_(source, cube) {
    for (const Record& record : sheet(source, apart_sheet)) known_.insert(key_of(record));
  }

  Errors find() {
    std::vector<const Doubt*> differing;
    for (const Doubt& doubt : book_.doubts) {
      if (!is_of_scope(doubt) || known_.contains(key_of(record_of(doubt)))) continue;
      if (doubt.what == kinds.back()) {
        differing.push_back(&doubt);
        continue;
      }
      const auto found = beside(doubt);
      if (found) {
        totals_[found->fact->line].emplace_back(*found, where(doubt));
      } else {
        errors_.push_back(error_of(doubt));
      }
    }
    for (const auto& [line, totals] : totals_) errors_.push_back(error_of(totals));
    add_differing(std::move(differing));
    return std::move(errors_);
  }

 private:
  using Totals = std::vector<std::pair<Beside, std::string>>;

  const LayoutTable* table_of(const Doubt& doubt) const {
    const auto t = static_cast<std::size_t>(doubt.place.table);
    if (t == 0 || t > source_.layout.tables.size()) return nullptr;
    return &source_.layout.tables[t - 1];
  }

  Place place_of(const Doubt& doubt) const {
    const LayoutTable* table = table_of(doubt);
    if (table == nullptr) return {};
    for (const Square& square : table->squares) {
      if (square.row + 1 == doubt.place.row && square.column + 1 == doubt.place.column) {
        return {.line = square.line.number};
      }
    }
    return {};
  }

  static std::string file_of(const Doubt& doubt) {
    return doubt.place.table == 0 ? "layout/book.txt"
                                  : fmt::format("layout/{:02}.csv", doubt.place.table);
  }

  std::string where(const Doubt& doubt) const {
    const auto sheet = source_.origin.sheets.find(file_of(doubt));
    const bool is_file = sheet == source_.origin.sheets.end();
    return fmt::format("{} ({} row {})", text::excerpt(doubt.excerpt),
                       is_file ? file_of(doubt) : sheet->second, place_of(doubt).line);
  }

  // The largest fact that the total counts and none of the amounts in line with it does.
  std::optional<Beside> beside(const Doubt& doubt) const {
    const LayoutTable* table = table_of(doubt);
    if (table == nullptr || doubt.what != kinds.front()) return std::nullopt;
    std::optional<Beside> most;
    const bool of_columns = doubt.place.row <= table->header_rows;
    for (const Square& total : table->squares) {
      const int at = of_columns ? total.column : total.row;
      if (!total.amount || at + 1 != (of_columns ? doubt.place.column : doubt.place.row)) continue;
      const Beside one = beside(total, *table, of_columns);
      if (one.fact != nullptr && (!most || one.fact->amount > most->fact->amount)) most = one;
    }
    return most;
  }

  Beside beside(const Square& total, const LayoutTable& table, bool of_columns) const {
    std::vector<int> left = sums_.facts_in(total.select);
    const std::size_t all = left.size();
    std::set<std::string> divided;  // dimensions along which the parts say more than the total
    for (const Square& part : table.squares) {
      const bool in_line = of_columns ? part.row == total.row : part.column == total.column;
      if (!part.amount || !in_line || part.select == total.select) continue;
      const std::vector<int> inside = sums_.facts_in(part.select);
      const bool is_all = inside.size() >= all;
      if (is_all || inside.empty()) continue;
      std::erase_if(
          left, [&](int fact) { return std::binary_search(inside.begin(), inside.end(), fact); });
      for (const auto& [dimension, member] : part.select) divided.insert(dimension);
    }
    for (const auto& [dimension, member] : total.select) divided.erase(dimension);
    Beside largest;
    for (const int index : left) {
      const Fact& fact = source_.facts[static_cast<std::size_t>(index)];
      const std::string lacks = lacking(fact, divided);
      const bool is_larger = largest.fact == nullptr || fact.amount > largest.fact->amount;
      if (fact.line > 0 && is_larger) largest = {&fact, lacks};
    }
    return largest;
  }

  // What the parts divide by and the fact does not say.
  static std::string lacking(const Fact& fact, const std::set<std::string>& divided) {
    for (const std::string& dimension : divided) {
      const bool says = std::any_of(fact.at.begin(), fact.at.end(),
                                    [&](const Coordinate& one) { return one.first == dimension; });
      if (!says) return dimension;
    }
    return "";
  }

  // Amounts that ought to be equal and are not: where two tables stop to agree, everything that
  // they have in common is given up at once.
  void add_differing(std::vector<const Doubt*> doubts) {
    if (doubts.empty()) return;
    std::stable_partition(doubts.begin(), doubts.end(),
                          [](const Doubt* doubt) { return !ends_alike(doubt->excerpt); });
    Error error = error_of(*doubts.front());
    if (const std::size_t more = doubts.size() - 1; more > 0) {
      error.what += fmt::format(", here and at {} more {}", more, more == 1 ? "place" : "places");
    }
    errors_.push_back(std::move(error));
  }

  // "合计 1,702.29 ≠ 合计 1,702.29": what differs is further on.
  static bool ends_alike(std::string_view words) {
    constexpr std::string_view sign = " ≠ ";
    const std::size_t at = words.find(sign);
    if (at == words.npos) return false;
    const auto amount = [](std::string_view side) { return side.substr(side.rfind(' ') + 1); };
    return amount(words.substr(0, at)) == amount(words.substr(at + sign.size()));
  }

  Error error_of(const Doubt& doubt) const {
    const bool is_total = doubt.what == kinds.front();
    const char* what = is_total ? "looks like a total and is not the sum of what is listed"
                       : doubt.what == kinds[1]
                           ? "a table whose amounts are not those of the other tables"
                           : "amounts that the words of the book call equal, and that differ";
    return {file_of(doubt), place_of(doubt), text::excerpt(doubt.excerpt), what,
            "correct the facts until they agree; what yiben derive found so in a book stands in "
            "the sheet apart (口径另计)"};
  }

  Error error_of(const Totals& totals) const {
    const Beside& one = totals.front().first;
    std::string names;
    constexpr std::size_t most = 4;
    for (std::size_t i = 0; i < std::min(totals.size(), most); ++i) {
      names += (i == 0 ? "" : ", ") + totals[i].second;
    }
    if (totals.size() > most) names += fmt::format(" and {} more", totals.size() - most);
    return {
        facts_file, place_in(source_, facts_file, one.fact->line, one.lacks),
        format(one.fact->amount, Unit::yuan, 2),
        fmt::format("this amount is in totals, and in nothing that is listed with them: {}", names),
        one.lacks.empty()
            ? "correct what the row says, or give it a row of its own in the layout"
            : fmt::format("fill in {}, or correct what else the row says", one.lacks)};
  }

  const Book& book_;
  const Source& source_;
  Sums sums_;
  std::set<Key> known_;
  std::map<int, Totals> totals_;  // by the line of the fact
  Errors errors_;
};

}  // namespace

std::vector<Record> apart_in(const Book& book) {
  std::vector<Record> records;
  std::set<Key> known;
  for (const Doubt& doubt : book.doubts) {
    if (!is_of_scope(doubt)) continue;
    Record record = record_of(doubt);
    if (known.insert(key_of(record)).second) records.push_back(std::move(record));
  }
  return records;
}

void note_apart(std::vector<Record> rows, Source& source) {
  if (rows.empty()) return;
  source.sheets[apart_sheet] = std::move(rows);
  source.columns[apart_sheet] = {"kind", "table", "row", "column", "words"};
}

Errors not_added_up(const Book& book, const Source& source, Cube cube) {
  return NotAddedUp(book, source, cube).find();
}

}  // namespace yiben
