// Changes and reasons.
#include "compile/change.h"

#include <fmt/format.h>

#include <algorithm>

#include "compile/names.h"
#include "compile/slots.h"

namespace yiben::compiling {

namespace {

std::vector<Coordinate> sorted(std::vector<Coordinate> select) {
  std::sort(select.begin(), select.end());
  return select;
}

std::vector<Coordinate> last_year(std::vector<Coordinate> select, const ChangeWords& words) {
  const auto more = coordinates_of(words.last, "", {});
  if (more) select.insert(select.end(), more->begin(), more->end());
  return select;
}

// From a tenth on a change must be explained.
bool needs_reason(Fen difference, Fen before) {
  const WideFen size = difference < 0 ? -static_cast<WideFen>(difference) : difference;
  return size * 10 >= (before < 0 ? -static_cast<WideFen>(before) : before);
}

}  // namespace

Changes::Changes(const Source& source, const Sums& sums, Errors& errors,
                 const std::set<std::string>& doubtful)
    : source_(source), sums_(sums), doubtful_(doubtful) {
  for (const Record& record : sheet(source, "reasons")) {
    const auto select =
        coordinates_of(field(record, "select"), "reasons.csv", {.line = record.line});
    if (!select) {
      errors.insert(errors.end(), select.errors().begin(), select.errors().end());
      continue;
    }
    reasons_[sorted(*select)] = field(record, "reason");
    if (sums.knows(*select)) continue;
    errors.push_back({"reasons.csv", place_in(source, "reasons.csv", record.line, "select"),
                      field(record, "select"), "the cube has no such selection",
                      "use the words of catalog/cube.toml"});
  }
}

bool is_change_told(const std::vector<Coordinate>& select, const ChangeWords& words,
                    const Sums& sums) {
  const std::vector<Coordinate> last = last_year(select, words);
  const Fen difference = sums.of(select) - sums.of(last);
  const std::string printed = ten_thousands(difference < 0 ? -difference : difference);
  return sums.any(last) && printed != ten_thousands(0);
}

bool Changes::is_known(const std::vector<Coordinate>& select, const ChangeWords& words) const {
  return sums_.any(last_year(select, words));
}

bool Changes::is_doubtful(const std::vector<Coordinate>& select) const {
  return doubtful_.contains("amount") || doubtful_.contains("year") ||
         has_no_column(doubtful_, "reasons", {"select", "reason"}) ||
         std::any_of(select.begin(), select.end(),
                     [&](const Coordinate& one) { return doubtful_.contains(one.first); });
}

std::string Changes::say(const std::vector<Coordinate>& select, const ChangeWords& words,
                         Errors& errors) {
  const Fen before = sums_.of(last_year(select, words));
  const Fen difference = sums_.of(select) - before;
  const std::string printed = ten_thousands(difference < 0 ? -difference : difference);
  const bool same = printed == ten_thousands(0);
  const auto known = reasons_.find(sorted(select));
  const std::string reason = known == reasons_.end() ? "" : known->second;
  if (reason.empty() && !same && !is_doubtful(select) && needs_reason(difference, before) &&
      missing_.insert(sorted(select)).second) {
    errors.push_back({"reasons.csv",
                      {},
                      to_text(select),
                      fmt::format("no reason for a change from {} to {} 万元",
                                  ten_thousands(before), ten_thousands(before + difference)),
                      fmt::format("add a row with select \"{}\" and the reason", to_text(select))});
  }
  SlotWords values{{"year", std::to_string(source_.year)},
                   {"last", std::to_string(source_.year - 1)},
                   {"difference", printed},
                   {"rate", percent(difference < 0 ? -difference : difference, before)},
                   {"reason", reason}};
  values["because"] = reason.empty() ? "" : fill(words.because, values);
  if (same) return fill(words.same, values);
  if (before == 0) return fill(words.from_nothing, values);
  return fill(difference > 0 ? words.more : words.less, values);
}

}  // namespace yiben::compiling
