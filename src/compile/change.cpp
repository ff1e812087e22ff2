// Changes and reasons.
#include "compile/change.h"

#include <fmt/format.h>

#include <algorithm>

#include "compile/names.h"
#include "compile/slots.h"
#include "text/text.h"

namespace yiben::compiling {

namespace {

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

// The sentence goes on, or ends, with a mark of its own.
std::string_view without_last_mark(std::string_view reason) {
  for (bool shorter = true; shorter;) {
    shorter = false;
    for (const std::string_view mark : {"；", "，", "、", "：", ";", ",", ":"}) {
      if (!reason.ends_with(mark)) continue;
      reason.remove_suffix(mark.size());
      shorter = true;
    }
  }
  return reason;
}

// "，主要原因是{reason}" says already what the reason may begin with.
std::string_view without_lead(std::string_view reason, std::string_view because) {
  constexpr std::size_t fewest_characters = 3;
  std::string_view lead = because.substr(0, because.find("{reason}"));
  while (text::count_characters(lead) >= fewest_characters) {
    if (reason.starts_with(lead)) {
      reason.remove_prefix(lead.size());
      for (const std::string_view mark : {"：", ":", "，"}) {
        if (reason.starts_with(mark)) reason.remove_prefix(mark.size());
      }
      return reason;
    }
    lead.remove_prefix(text::code_point_at(lead, 0).next);
  }
  constexpr std::string_view is = "是";
  if (because.substr(0, because.find("{reason}")).ends_with(is) && reason.starts_with(is) &&
      !reason.starts_with("是否")) {
    reason.remove_prefix(is.size());
  }
  return reason;
}

void add_changes(std::string_view words, const Narrative& narrative, SpokenChanges& spoken) {
  static constexpr std::string_view begins = "{change ";
  for (std::size_t at = words.find(begins); at != words.npos; at = words.find(begins)) {
    words.remove_prefix(at + begins.size());
    const std::string_view slot = words.substr(0, words.find('}'));
    const std::size_t blank = slot.find(' ');
    const std::string name(slot.substr(0, blank));
    const std::string how(blank == slot.npos ? "budget" : slot.substr(blank + 1));
    const auto known = narrative.selects.find(name);
    if (known == narrative.selects.end()) continue;
    const auto select = coordinates_of(known->second, narrative.file, {});
    if (select) spoken[sorted(*select)].insert(how);
  }
}

}  // namespace

std::vector<Coordinate> sorted(std::vector<Coordinate> select) {
  std::erase_if(select, [](const Coordinate& one) { return one.second == "all"; });
  std::sort(select.begin(), select.end());
  select.erase(std::unique(select.begin(), select.end()), select.end());
  return select;
}

SpokenChanges spoken_changes(const Narrative& narrative) {
  SpokenChanges spoken;
  for (const NarrativePart& part : narrative.parts) {
    for (const NarrativeSection& section : part.sections) {
      for (const NarrativeText& text : section.texts) add_changes(text.say, narrative, spoken);
    }
  }
  return spoken;
}

bool is_last_known(const std::vector<Coordinate>& select, const ChangeWords& words,
                   const Sums& sums) {
  return sums.any(last_year(select, words));
}

Changes::Changes(const Source& source, const Sums& sums, Errors& errors,
                 const std::set<std::string>& doubtful)
    : source_(source), sums_(sums), doubtful_(doubtful) {
  std::map<std::vector<Coordinate>, int> lines;
  for (const Record& record : sheet(source, "reasons")) {
    const Place place = place_in(source, "reasons.csv", record.line, "select");
    const auto select = coordinates_of(field(record, "select"), "reasons.csv", place);
    if (!select) {
      errors.insert(errors.end(), select.errors().begin(), select.errors().end());
      continue;
    }
    const auto [first, is_new] = reasons_.try_emplace(sorted(*select), field(record, "reason"));
    if (is_new) {
      lines.emplace(first->first, record.line);
    } else {
      errors.push_back({"reasons.csv", place, field(record, "select"),
                        fmt::format("the same amounts stand in row {} already, in other words",
                                    lines[first->first]),
                        "keep one of the rows, or correct it"});
      continue;
    }
    if (sums.knows(*select)) continue;
    errors.push_back({"reasons.csv", place, field(record, "select"),
                      "the cube has no such selection", "use the words of catalog/cube.toml"});
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
  return is_last_known(select, words, sums_);
}

bool Changes::is_doubtful(const std::vector<Coordinate>& select) const {
  return doubtful_.contains("amount") || doubtful_.contains("year") ||
         doubtful_.contains("reasons.select") ||
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
  const std::string reason(
      known == reasons_.end() ? "" : without_last_mark(without_lead(known->second, words.because)));
  // A reason that is left empty has been missed already.
  if (known == reasons_.end() && !same && !is_doubtful(select) &&
      needs_reason(difference, before) && missing_.insert(sorted(select)).second) {
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
