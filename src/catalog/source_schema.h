// The sheets of a source and their columns, as catalog/source.toml has them: part of catalog.h.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/base.h"

namespace yiben {

// What a field of a source may hold; catalog/source.toml explains each.
enum class FieldKind {
  text,
  amount,
  integer,
  number,
  code,
  list,
  member,
  dimension,
  reference,
  selection
};
std::string_view name_of(FieldKind kind);

struct SourceColumn {
  std::string name, title, title_en, help;
  FieldKind kind = FieldKind::text;
  bool required = false;
  // Its table in the book of the family prints it: then it is required too.
  bool required_in_print = false;
  std::vector<std::string> values;  // of a list
  std::string dimension;            // of a member
  std::string blank;                // the member that an empty field means
  // Coordinates that a row with this field must have: "nature=project".
  std::vector<std::string> only;
  // Limits of a number (of an amount in yuan), or of the number that words begin with.
  std::optional<std::int64_t> at_least, at_most;
  bool no_total = false;  // names what is counted: a word for a total is a mistake
  bool no_digits = false;
  std::string stands_in;            // what derive writes where a published book does not have it
  bool says = false;                // words that say nothing are a mistake
  std::vector<std::string> one_of;  // of words in a source without a layout of its own
  std::vector<std::string> usual;   // what is nearly one of these is misspelt
  // What must be found in another sheet: one column, or several that make the path "/a/b/c".
  std::string of_sheet;
  std::vector<std::string> of_columns;
};

// A column that names the row above, of the same sheet.
struct SourceTree {
  std::string member, parent;
  std::string apart;      // a column whose every word has a tree of its own
  bool one_root = false;  // but for rows whose codes begin with that of another
};

// What a column may add up to over the rows of one `by`.
struct SourceTotal {
  std::string column, by;
  std::int64_t at_most = 0;
};

struct SourceSheet {
  std::string name, title, title_en, help;
  std::string file;     // "facts.csv", "functions.md"; "layout/*.csv" where it comes several times
  bool single = false;  // one record, a field a row
  bool made = false;    // filled in by the program alone: not there where it has no rows
  std::vector<SourceColumn> columns;
  std::vector<std::vector<std::string>> unique;  // columns that together stand in one row only
  std::optional<SourceTree> tree;
  std::vector<SourceTotal> totals;
  std::string within;  // facts whose sum that of the column `amount` may not pass
  const SourceColumn* column(std::string_view column_name) const;
};

// A dimension as cube.toml has it before any form adds members.
struct SourceDimension {
  std::string name;
  bool open = false;
  std::vector<std::string> members;           // "all" aside
  std::map<std::string, std::string> titles;  // Chinese words by members
};

// The sheets of a source, their columns, and what fields may hold (catalog/source.toml).
struct SourceSchema {
  std::vector<SourceSheet> sheets;
  std::vector<SourceDimension> dimensions;
  std::vector<std::string> total_words;  // 合计: what no column of no_total may hold
  std::vector<std::string> empty_words;  // what is put together of these alone says nothing
  std::vector<std::string> error_words;  // #REF!: what programs write where they have no value
  std::size_t most_name_characters = 0;
  const SourceSheet* sheet(std::string_view name) const;
  const SourceDimension* dimension(std::string_view name) const;

  // From catalog/source.toml and catalog/cube.toml alone.
  static Result<SourceSchema> load(const std::string& folder);
};

}  // namespace yiben
