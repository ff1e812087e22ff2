// Units by code.
#include "consolidate/unit_tree.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "text/text.h"

namespace yiben::consolidating {

namespace {

constexpr std::string_view units_file = "units.csv";
constexpr std::string_view facts_file = "facts.csv";

bool is_code(std::string_view name) {
  return std::all_of(name.begin(), name.end(), text::is_digit);
}

}  // namespace

UnitTree::UnitTree(const std::vector<UnitSource>& sources, Errors& errors) {
  for (const UnitSource& source : sources) {
    for (const Record& record : sheet(source.source, "units")) add(source, record, errors);
    const bool is_department = &source == &sources.front();
    if (is_department && !rows_.empty()) break;
  }
  check_rows(errors);
}

// A heading such as the department itself may be named by every unit, in the same words.
void UnitTree::add(const UnitSource& from, const Record& record, Errors& errors) {
  const std::string& code = field(record, "code");
  if (code.empty()) {
    errors.push_back(error_at(from, units_file, record.line, field(record, "name"),
                              "a unit without a code", "give it its code in the column code"));
    return;
  }
  const auto [known, is_new] = rows_.try_emplace(code, Row{&from, record});
  if (is_new || known->second.record == record) return;
  errors.push_back(
      error_at(from, units_file, record.line, code,
               fmt::format("unit '{}' is described otherwise in {}/units.csv, line {}", code,
                           known->second.from->folder, known->second.record.line),
               "give a unit one name and one parent"));
}

void UnitTree::check_rows(Errors& errors) const {
  std::map<std::string, std::string> by_name;
  for (const auto& [code, row] : rows_) {
    const std::string& name = field(row.record, "name");
    const std::string& parent = field(row.record, "parent");
    const auto [known, is_new] = by_name.emplace(text::fold(name), code);
    if (!is_new) {
      errors.push_back(
          error_at(*row.from, units_file, row.record.line, name,
                   fmt::format("units '{}' and '{}' have one name", known->second, code),
                   "tell them apart: tables print only the name"));
    }
    if (!parent.empty() && !has(parent)) {
      errors.push_back(error_at(*row.from, units_file, row.record.line, parent,
                                fmt::format("the parent of unit '{}' is in no units.csv", code),
                                "add a row for it"));
    } else if (is_below_itself(code)) {
      errors.push_back(error_at(*row.from, units_file, row.record.line, parent,
                                fmt::format("unit '{}' lies below itself", code),
                                "correct the column parent"));
    }
  }
}

bool UnitTree::is_below_itself(const std::string& code) const {
  std::set<std::string> passed;
  for (auto row = rows_.find(code); row != rows_.end();) {
    const std::string& parent = field(row->second.record, "parent");
    if (parent == code) return true;
    if (!passed.insert(parent).second) return false;
    row = rows_.find(parent);
  }
  return false;
}

std::string UnitTree::name_of(std::string_view code) const {
  const auto row = rows_.find(code);
  const std::string name = row == rows_.end() ? "" : field(row->second.record, "name");
  return name.empty() ? std::string(code) : name;
}

void UnitTree::check(const std::vector<Entry>& entries, Errors& errors) const {
  std::map<std::string, const Entry*, std::less<>> first;  // by unit
  std::set<std::pair<const UnitSource*, std::string>> said;
  for (const Entry& entry : entries) {
    const auto of_unit = [](const Coordinate& at) { return at.first == "unit"; };
    const auto count = std::count_if(entry.fact.at.begin(), entry.fact.at.end(), of_unit);
    if (count != 1) {
      errors.push_back(error_at(*entry.from, facts_file, entry.fact.line, yuan(entry.fact.amount),
                                count == 0 ? "an amount of no unit" : "an amount of two units",
                                "write the code of one unit in the column unit"));
      continue;
    }
    const auto [known, is_new] = first.emplace(entry.unit, &entry);
    const bool again = !is_new && known->second->from != entry.from;
    if ((!is_new && !again) || !said.insert({entry.from, entry.unit}).second) continue;
    if (again) {
      errors.push_back(error_at(
          *entry.from, facts_file, entry.fact.line, entry.unit,
          fmt::format("unit '{}' has amounts in {} too", entry.unit, known->second->from->folder),
          "give each unit one source"));
    } else if (!has(entry.unit)) {
      errors.push_back(error_at(*entry.from, facts_file, entry.fact.line, entry.unit,
                                fmt::format("unit '{}' is not in the tree", entry.unit),
                                "correct the code, or add a row to units.csv"));
    }
  }
  for (const auto& [code, entry] : first) {
    const auto next = first.upper_bound(code);
    if (next == first.end() || !is_code(code) || !next->first.starts_with(code)) continue;
    errors.push_back(
        error_at(*entry->from, facts_file, entry->fact.line, code,
                 fmt::format("unit '{}' has amounts, and so has '{}' below it", code, next->first),
                 "give the money of the upper unit itself (本级) a code of its own"));
  }
}

std::vector<std::string> UnitTree::without_money(const std::vector<Entry>& entries) const {
  std::set<std::string, std::less<>> known;
  for (const auto& [code, row] : rows_) known.insert(field(row.record, "parent"));
  for (const Entry& entry : entries) known.insert(entry.unit);
  std::vector<std::string> without;
  for (const auto& [code, row] : rows_) {
    if (!known.contains(code)) without.push_back(code);
  }
  return without;
}

std::vector<Record> UnitTree::records() const {
  std::vector<Record> records;
  for (const auto& [code, row] : rows_) records.push_back(row.record);
  return records;
}

}  // namespace yiben::consolidating
