// Several sources to one.
#include "consolidate/consolidate.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "consolidate/projects.h"
#include "consolidate/sheets.h"
#include "consolidate/transfers.h"
#include "consolidate/unit_tree.h"

namespace yiben {

namespace {

using namespace consolidating;

class Consolidator {
 public:
  Consolidator(const UnitSource& department, std::vector<UnitSource> units, const Cube& cube)
      : cube_(cube), sources_(in_order(department, std::move(units))), tree_(sources_, errors_) {}

  Result<Consolidated> run() {
    compare_with_department();
    join_facts();
    tree_.check(entries_, errors_);
    const Funded before = funded_projects(entries_);
    Elimination elimination = eliminate(entries_, tree_, cube_, errors_);
    remove_eliminated(sources_, before, funded_projects(entries_));
    tell_apart(sources_, entries_, tree_);
    Source source = head();
    std::vector<std::string> without_money = tree_.without_money(entries_);
    source.sheets = join_sheets(sources_, errors_);
    source.sheets["units"] = tree_.records();
    if (!elimination.records.empty()) {
      source.sheets["eliminated"] = std::move(elimination.records);
    }
    if (!errors_.empty()) return errors_;
    Consolidated result;
    result.units = units_.size();
    result.without_money = std::move(without_money);
    for (Entry& entry : entries_) source.facts.push_back(std::move(entry.fact));
    result.source = std::move(source);
    result.eliminated = std::move(elimination.pairs);
    result.kept = elimination.kept;
    result.widened = elimination.widened;
    return result;
  }

 private:
  static std::string_view first_unit(const Source& source) {
    std::string_view first;
    for (const Fact& fact : source.facts) {
      const std::string_view unit = member_of(fact, "unit");
      if (!unit.empty() && (first.empty() || unit < first)) first = unit;
    }
    return first;
  }

  // The department, then the units by their codes.
  static std::vector<UnitSource> in_order(const UnitSource& department,
                                          std::vector<UnitSource> units) {
    std::stable_sort(units.begin(), units.end(), [](const auto& a, const auto& b) {
      return first_unit(a.source) < first_unit(b.source);
    });
    units.insert(units.begin(), department);
    return units;
  }

  void compare_with_department() {
    const UnitSource& department = sources_.front();
    if (sources_.size() == 1) {
      errors_.push_back(error_at(department, "unit.toml", 0, "", "no unit to consolidate",
                                 "put the sources of the units below the folder of the "
                                 "department, or name their folders behind it"));
    }
    for (const UnitSource& unit : sources_) {
      if (unit.source.year != department.source.year) {
        errors_.push_back(error_at(unit, "unit.toml", 0, std::to_string(unit.source.year),
                                   fmt::format("the year is not {}, as in {}/unit.toml",
                                               department.source.year, department.folder),
                                   "consolidate sources of one year"));
      }
      if (unit.source.family != department.source.family) {
        errors_.push_back(error_at(unit, "unit.toml", 0, unit.source.family,
                                   fmt::format("the family is not {}, as in {}/unit.toml",
                                               department.source.family, department.folder),
                                   "consolidate sources of one family"));
      }
    }
  }

  void join_facts() {
    for (const UnitSource& source : sources_) {
      for (const Fact& fact : source.source.facts) {
        entries_.push_back({&source, fact, std::string(member_of(fact, "unit"))});
        units_.insert(entries_.back().unit);
      }
    }
  }

  // All but facts and sheets. Branches are said once.
  Source head() const {
    const Source& department = sources_.front().source;
    Source source;
    source.entity = department.entity;
    source.title = department.title;
    source.year = department.year;
    source.family = department.family;
    source.layout = department.layout;
    source.columns = department.columns;
    std::set<Branch> said;
    for (const UnitSource& unit : sources_) {
      source.derived = source.derived || unit.source.derived;
      for (const Branch& branch : unit.source.tree) {
        if (said.insert(branch).second) source.tree.push_back(branch);
      }
    }
    return source;
  }

  const Cube& cube_;
  Errors errors_;
  std::vector<UnitSource> sources_;
  UnitTree tree_;
  std::vector<Entry> entries_;
  std::set<std::string> units_;
};

}  // namespace

Result<Consolidated> consolidate(const UnitSource& department, std::vector<UnitSource> units,
                                 const Cube& cube) {
  return Consolidator(department, std::move(units), cube).run();
}

}  // namespace yiben
