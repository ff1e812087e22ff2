// Internal to consolidate: the units of the department.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "consolidate/joined.h"

namespace yiben::consolidating {

// The rows of units.csv: those of the department where it has any, else those of all its units.
class UnitTree {
 public:
  // Errors: a code that is described in two ways, two units of one name, a parent that is missing
  // or lies below its own child.
  // `sources` begins with the department and outlives the tree.
  UnitTree(const std::vector<UnitSource>& sources, Errors& errors);

  bool has(std::string_view code) const { return rows_.contains(code); }
  std::string name_of(std::string_view code) const;  // the code where it has none

  // Whose facts are whose: errors for facts of no unit or of two, of units outside the tree, of
  // units that have others below them, and of a unit in two sources.
  void check(const std::vector<Entry>& entries, Errors& errors) const;

  // Codes of the units of which no source says anything, those above other units aside.
  std::vector<std::string> without_money(const std::vector<Entry>& entries) const;

  std::vector<Record> records() const;  // by code

 private:
  struct Row {
    const UnitSource* from = nullptr;
    Record record;
  };
  void add(const UnitSource& from, const Record& record, Errors& errors);
  void check_rows(Errors& errors) const;
  bool is_below_itself(const std::string& code) const;

  std::map<std::string, Row, std::less<>> rows_;
};

}  // namespace yiben::consolidating
