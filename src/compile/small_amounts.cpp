// Amounts that were typed in 万元 where yuan belong.
#include "compile/needs.h"

#include <fmt/format.h>

#include <algorithm>

namespace yiben::compiling {

namespace {

constexpr Fen yuan_of_ten_thousand = 10'000;
constexpr Fen fen_of_yuan = 100;
// No unit has less to spend in a year.
constexpr Fen least_budget = 100'000 * fen_of_yuan;

class SmallAmounts {
 public:
  explicit SmallAmounts(const NeedsContext& context) : c_(context) {}

  Errors find() {
    find_budget();
    find_last_year();
    for (const SourceSheet& about : c_.catalog.source.sheets) {
      if (!about.within.empty()) find_rows(about);
    }
    return std::move(errors_);
  }

 private:
  void find_budget() {
    const Fen all = c_.sums.of(std::vector<Coordinate>{{"side", "expenditure"}});
    if (all <= 0 || all >= least_budget) return;
    errors_.push_back({"facts.csv",
                       {},
                       format(all, Unit::yuan, 2),
                       "all expenditure together is so many yuan: the amounts look like 万元",
                       "write them in yuan"});
  }

  // No budget grows a thousandfold in a year.
  void find_last_year() {
    constexpr WideFen most_times = 1'000;
    for (const char* side : {"revenue", "expenditure"}) {
      const Fen now = c_.sums.of(std::vector<Coordinate>{{"side", side}});
      const Fen before = c_.sums.of(std::vector<Coordinate>{{"side", side}, {"year", "last"}});
      if (before <= 0 || now < before * most_times) continue;
      errors_.push_back({"facts.csv",
                         {},
                         format(before, Unit::yuan, 2),
                         fmt::format("all of last year's {} together is so many yuan, and this "
                                     "year's {}: last year's amounts look like 万元",
                                     side, format(now, Unit::yuan, 2)),
                         "write them in yuan"});
    }
  }

  // All rows of a sheet, as one alone may be small.
  void find_rows(const SourceSheet& about) {
    const auto select = coordinates_of(about.within, "source.toml", {});
    const std::vector<Record>& records = sheet(c_.source, about.name);
    if (!select || records.empty()) return;
    WideFen sum = 0;
    for (const Record& record : records) {
      const auto amount = fen_of(parse_cell(field(record, "amount")).number, Unit::yuan);
      if (!amount || *amount >= yuan_of_ten_thousand * fen_of_yuan) return;
      sum += *amount;
    }
    if (sum == 0 || sum * yuan_of_ten_thousand > c_.sums.of(*select)) return;
    const Record& first = records.front();
    errors_.push_back({about.file, place_in(c_.source, about.file, first.line, "amount"),
                       field(first, "amount"),
                       fmt::format("no row of the sheet has 10,000 yuan, and {} times 10,000 "
                                   "would still be within the facts: they look like 万元",
                                   records.size() == 1 ? "it" : "they"),
                       "write the amounts in yuan"});
  }

  const NeedsContext& c_;
  Errors errors_;
};

}  // namespace

Errors small_amounts(const NeedsContext& context) {
  return SmallAmounts(context).find();
}

bool is_in_ten_thousands(Fen amount, const std::vector<Coordinate>& inside, const Source& source,
                         const Sums& sums) {
  if (amount <= 0 || amount > limits::max_fen / yuan_of_ten_thousand) return false;
  const Fen meant = amount * yuan_of_ten_thousand;
  const std::vector<int> facts = sums.facts_in(inside);
  return meant == sums.of(inside) || std::any_of(facts.begin(), facts.end(), [&](int fact) {
           return source.facts[static_cast<std::size_t>(fact)].amount == meant;
         });
}

}  // namespace yiben::compiling
