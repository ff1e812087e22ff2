// Rows of different sheets that cannot both be true.
#include "compile/needs.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "compile/change.h"
#include "text/text.h"

namespace yiben::compiling {

namespace {

const std::string* member_of(const Fact& fact, std::string_view dimension) {
  const auto found = std::find_if(fact.at.begin(), fact.at.end(),
                                  [&](const Coordinate& at) { return at.first == dimension; });
  return found == fact.at.end() ? nullptr : &found->second;
}

class AtOdds {
 public:
  explicit AtOdds(const NeedsContext& context) : c_(context) {}

  Errors find() {
    find_units();
    find_procured();
    find_construction();
    find_last_sides();
    find_overall();
    for (const auto& [name, list] : c_.family.narrative.lists) {
      find_numbers(list);
      find_lines(list);
    }
    return std::move(errors_);
  }

 private:
  bool in_doubt(std::initializer_list<const char*> columns) const {
    return std::any_of(columns.begin(), columns.end(),
                       [&](const char* column) { return c_.doubtful.contains(column); });
  }

  void fail(const char* name, int line, const char* column, std::string excerpt, std::string what,
            std::string remedy) {
    const std::string& file = c_.catalog.source.sheet(name)->file;
    const Place place = line > 0 ? place_in(c_.source, file, line, column) : Place{};
    errors_.push_back({file, place, text::excerpt(excerpt), std::move(what), std::move(remedy)});
  }

  std::string column_called(const char* name, const char* column) const {
    return called(*c_.catalog.source.sheet(name), column, c_.source.origin);
  }

  // Units that no other is part of.
  std::vector<const Record*> lowest_units() const {
    std::set<std::string> parents;
    for (const Record& record : sheet(c_.source, "units")) parents.insert(field(record, "parent"));
    std::vector<const Record*> lowest;
    for (const Record& record : sheet(c_.source, "units")) {
      if (!parents.contains(field(record, "code"))) lowest.push_back(&record);
    }
    return lowest;
  }

  // Tables list units beside their total: money of none would be in the total alone.
  void find_units() {
    const std::vector<const Record*> lowest = lowest_units();
    if (lowest.size() < 2 || in_doubt({"unit", "year", "stage", "units.parent"})) return;
    if (has_no_column(c_.doubtful, "units", {"code", "parent"})) return;
    std::vector<int> without;
    std::set<std::string> named;
    for (const Fact& fact : c_.source.facts) {
      const bool apart = member_of(fact, "year") || member_of(fact, "stage") ||
                         member_of(fact, "scope") || fact.line == 0;
      if (apart) continue;
      const std::string* unit = member_of(fact, "unit");
      if (unit != nullptr) {
        named.insert(*unit);
      } else {
        without.push_back(fact.line);
      }
    }
    if (!without.empty()) {
      const std::string rows = named.empty() ? "no fact" : "not every fact";
      fail("facts", without.front(), "unit", "",
           fmt::format("{} names its unit, and there are {} of them", rows, lowest.size()),
           fmt::format("fill in {} in {}", column_called("facts", "unit"),
                       named.empty() ? "all rows" : "row " + rows_in_words(without)));
      return;
    }
    for (const Record* unit : lowest) {
      if (named.contains(field(*unit, "code"))) continue;
      fail("units", unit->line, "code", field(*unit, "name"),
           "a unit without facts of this year, which no table would list",
           "enter its money, or take the row away");
    }
  }

  // A table would say that something is procured, and a sentence that nothing is.
  void find_procured() {
    if (!sheet(c_.source, "procurement").empty()) return;
    if (has_no_column(c_.doubtful, "commissioned", {"procured"})) return;
    for (const Record& record : sheet(c_.source, "commissioned")) {
      if (field(record, "procured") != "是") continue;
      fail("commissioned", record.line, "procured", field(record, "project"),
           "something is procured, and the sheet of procurement has no rows",
           "enter what is procured, or write 否");
      return;
    }
  }

  void find_construction() {
    if (in_doubt({"project", "construction", "year"})) return;
    std::set<std::pair<std::string, bool>> said;
    for (const Fact& fact : c_.source.facts) {
      const std::string* construction = member_of(fact, "construction");
      const std::string* path = member_of(fact, "project");
      if (construction == nullptr || path == nullptr || fact.line == 0) continue;
      const bool is_construction = *construction == "construction";
      for (const ProjectName& project : c_.names.projects()) {
        if (project.path(3) != *path) continue;
        const bool as_project = field(*project.record, "construction") == "是";
        if (as_project == is_construction || !said.emplace(*path, as_project).second) continue;
        fail("facts", fact.line, "construction", project.level2,
             fmt::format("this says {}, and {} of the project says {}",
                         is_construction ? "construction" : "ordinary",
                         column_called("projects", "construction"), as_project ? "是" : "否"),
             "correct one of the two");
      }
    }
  }

  // The form of the whole department begins with its objective.
  void find_overall() {
    const bool is_printed = std::any_of(c_.family.forms.begin(), c_.family.forms.end(),
                                        [](const Form& form) { return form.overall.has_value(); });
    if (!is_printed || sheet(c_.source, "overall_indicators").empty()) return;
    if (!sheet(c_.source, "overall").empty()) return;
    fail("overall", 0, "", "", "no objective of the whole: its indicators would not be printed",
         c_.catalog.source.sheet("overall")->help);
  }

  // The column whose words the book numbers: text of "{numeral}.{text}".
  static std::string numbered_column(std::string_view say) {
    const std::size_t number = std::min(say.find("{numeral}"), say.find("{number}"));
    const std::size_t slot = number == say.npos ? number : say.find('{', number + 1);
    if (slot == say.npos) return {};
    const std::string_view rest = say.substr(slot + 1);
    return std::string(rest.substr(0, rest.find('}')));
  }

  // Of rows that the forms number: （八）（九）承办.
  void find_numbers(const NarrativeList& list) {
    const std::string name = numbered_column(list.say);
    const SourceSheet* about = c_.catalog.source.sheet(list.sheet);
    if (name.empty() || about == nullptr || about->column(name) == nullptr) return;
    for (const Record& record : sheet(c_.source, list.sheet)) {
      const bool by_word =
          std::any_of(list.say_of.begin(), list.say_of.end(),
                      [&](const auto& one) { return field(record, list.by) == one.first; });
      const std::string& words = field(record, name);
      const auto ordinal = text::leading_ordinal(words);
      if (!ordinal || ordinal->rest.empty()) continue;
      if (by_word && ordinal->level == 0) {
        fail(list.sheet.c_str(), record.line, name.c_str(), words,
             "a heading as those of the parts of the book", "take its number away");
      }
      if (by_word) continue;
      fail(list.sheet.c_str(), record.line, name.c_str(), words,
           "begins with a number, and the book numbers these itself", "take the number away");
    }
  }

  // A list below a heading, where the forms print one paragraph.
  void find_lines(const NarrativeList& list) {
    const SourceSheet* about = c_.catalog.source.sheet(list.sheet);
    if (about == nullptr || !about->file.ends_with(".md")) return;
    for (const Record& record : sheet(c_.source, list.sheet)) {
      for (const auto& [column, words] : record.fields) {
        if (words.find('\n') == words.npos) continue;
        fail(list.sheet.c_str(), record.line, column.c_str(), words,
             "several lines or entries, of which the book prints one paragraph",
             "write them in one sentence");
      }
    }
  }

  // Where sentences compare both sides of the whole budget with last year's.
  void find_last_sides() {
    if (in_doubt({"amount", "side", "year", "stage"})) return;
    const SpokenChanges spoken = spoken_changes(c_.family.narrative);
    const auto last = [&](const char* side) -> std::optional<Fen> {
      const std::vector<Coordinate> select{{"side", side}};
      std::vector<Coordinate> before = select;
      before.emplace_back("year", "last");
      if (!spoken.contains(select) || !c_.sums.any(before)) return std::nullopt;
      return c_.sums.of(before);
    };
    const auto revenue = last("revenue");
    const auto expenditure = last("expenditure");
    const Fen carried =
        c_.sums.of(std::vector<Coordinate>{{"side", "carried_forward"}, {"year", "last"}});
    if (!revenue || !expenditure || *revenue == *expenditure + carried) return;
    fail(
        "facts", 0, "", "",
        fmt::format("last year's revenue is {} 元 and its expenditure {} 元: they must be the "
                    "same",
                    format(*revenue, Unit::yuan, 2), format(*expenditure + carried, Unit::yuan, 2)),
        "correct the facts of last year");
  }

  const NeedsContext& c_;
  Errors errors_;
};

}  // namespace

Errors at_odds(const NeedsContext& context) {
  return AtOdds(context).find();
}

}  // namespace yiben::compiling
