// Internal to source: the rows of a source as they were found, in a folder or in a workbook, before
// anything is known about what stands in them.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "source/csv.h"
#include "source/source.h"
#include "text/text.h"

namespace yiben::sourcing {

// Rows of a single sheet (the unit) are pairs of a name and a value.
struct SheetRows {
  const SourceSheet* about = nullptr;
  std::string file;  // as in a folder: "facts.csv", "layout/01.csv"
  int header_line = 1;
  bool by_line = false;  // of prose: places have no columns
  bool is_cut = false;   // rows are missing that could not be told
  std::vector<std::string> header;
  std::vector<csv::Row> rows;
};

// Errors as they are found, not yet placed; no more than limits::max_source_errors are kept, and
// one that says so.
class Faults {
 public:
  void add(std::string file, Place place, std::string_view excerpt, std::string what,
           std::string remedy);
  void add(Error error);

  // Mistakes of the fields of a column of which so many are filled: where every one is wrong in one
  // way, that is one mistake.
  void add_column(Errors errors, std::size_t filled);

  bool empty() const { return mistakes_.errors.empty(); }

  // Says of a field that a mistake told elsewhere is of it too.
  void note(const std::string& file, int line, int column) { places_.insert({file, line, column}); }

  // Whether something was said of this field already.
  bool any_at(const std::string& file, int line, int column) const {
    return places_.contains({file, line, column});
  }

  const Mistakes& all() const { return mistakes_; }

 private:
  Mistakes mistakes_;
  std::set<std::tuple<std::string, int, int>> places_;
};

struct RawSource {
  std::vector<SheetRows> sheets;
  Origin origin;
  Faults faults;
  bool whole = true;                 // every file or sheet could be read
  std::vector<std::string> unknown;  // files or sheets that are none of the schema
  // Columns that something was said of since they are not there, or cannot be told, as
  // "facts.fund", and all columns of such sheets: what rests on them is not judged.
  std::set<std::string> missing;

  SheetRows* find(std::string_view sheet);
  void miss(const SourceSheet& sheet);
  bool is_missing(const SourceSheet& sheet) const;  // all of it
};

RawSource rows_of_files(const SourceFiles& files, const std::string& path,
                        const SourceSchema& schema);
RawSource rows_of_workbook(std::string_view bytes, const std::string& path,
                           const SourceSchema& schema);

// By its name in small letters.
std::string lower(std::string name);
bool belongs(const std::string& name);

// Says so of rows that are called 合计 or the like; before check().
void check_totals(RawSource& raw, const SourceSchema& schema);

// Sheets that must be there, and those with unknown names: when all have been read.
void check_sheets(RawSource& raw, const SourceSchema& schema);

// Whether the fields name columns, several of them, and nothing else.
bool names_columns(const SourceSheet& about, const std::vector<std::string>& fields);

// The row, from 0, that holds the names of the columns: the first, unless that names none of them
// and one soon below names nothing else, as where a title stands above.
std::size_t header_row(const SourceSheet& about, const std::vector<std::vector<std::string>>& rows);

// Says so where it is not the first; `line` is that of the header.
void check_title(RawSource& raw, const std::string& file, int first_line, int line);

// How many rows header_row() looks at.
inline constexpr std::size_t most_title_rows = 20;

// The column of each field, and the names of the header as the schema has them; nullptr where it
// has no name or an unknown one. Rows lose empty fields behind the header.
using HeaderColumns = std::vector<const SourceColumn*>;
HeaderColumns check_header(RawSource& raw, SheetRows& sheet);

// Checks every field and writes it in one way: names of columns and members as the schema has them,
// amounts with two decimals.
void check(RawSource& raw, const SourceSchema& schema, bool looks_up = false);

// Columns of facts that are not there, and by which a layout of its own selects: all that it prints
// of them would be nothing.
void check_layout(RawSource& raw, const Layout& layout);

// Names that are looked up in another sheet, and keys that stand twice. After check().
void check_references(RawSource& raw, const SourceSchema& schema);
void check_unique(RawSource& raw);

// Rows that name others as their parents; values beyond the limits of the schema. Roots and the
// values of facts only in a source that the forms of a family set. After check_references().
void check_trees(RawSource& raw, bool looks_up);
void check_values(RawSource& raw, bool looks_up);

// The name, the title or the English title of a sheet or a column, however it is written.
template <typename Named>
bool is_called(const Named& one, std::string_view name) {
  const std::string folded = text::fold(name);
  return !folded.empty() && (folded == text::fold(one.name) || folded == text::fold(one.title) ||
                             folded == text::fold(one.title_en));
}

// The index of the nearest of these names, however they are written; nothing where none is near.
std::optional<std::size_t> nearest(std::string_view name, const std::vector<std::string>& names);

// ", did you mean facts?", or nothing where none of `names` is near.
std::string did_you_mean(std::string_view name, const std::vector<std::string>& names);

// 1 → "A", 28 → "AB".
std::string column_letters(int column);

// The sheet of a workbook with the lists of what may be entered, and what help begins with.
inline constexpr std::string_view values_sheet = "取值";
inline constexpr std::string_view help_mark = "※";

}  // namespace yiben::sourcing
