// source: what a book is made from. Facts, names and words, each written once; a layout that says
// where the sums of the facts are printed. catalog/source.toml has its sheets and their columns.
// Kept as a folder of CSV, Markdown and text files, so that git shows every change line by line, or
// as one workbook with the same sheets; each becomes the other without loss
// (docs/formats/source.md):
//
//   unit.toml    entity, year, family
//   facts.csv    one column per dimension of catalog/cube.toml, the counterparty of transfers, and
//                the amount in yuan to the fen
//   tree.csv     dimension, member, parent: how names divide that are no codes
//   <sheet>.csv  projects, indicators, reasons and the like, one row each
//   <sheet>.md   functions and divisions: prose as Markdown
//   layout/book.txt   the blocks of the book in order
//   layout/01.csv …   the squares of each table
//
// Money is in fen here and nowhere typed twice: a total is never in a source.
#pragma once

#include <compare>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "catalog/catalog.h"
#include "cube/cube.h"
#include "money/money.h"
#include "page/page.h"

namespace yiben {

// The line of a file, or the row of a sheet, on which something stands, for messages: where it
// stands makes it no other thing.
struct Line {
  int number = 0;
  bool operator==(const Line&) const { return true; }
  std::strong_ordering operator<=>(const Line&) const { return std::strong_ordering::equal; }
};

// An amount with coordinates, by names of dimensions and members as cube.toml has them. Along one
// dimension it may have several members, where the tables of a book divide it in several ways.
using Coordinate = std::pair<std::string, std::string>;
struct Fact {
  std::vector<Coordinate> at;
  Fen amount = 0;
  // Of a transfer: the code of the unit on its other side. No dimension of the cube, as no table
  // divides money by it.
  std::string counterparty{};
  int line = 0;  // in facts.csv, for messages; 0 where it comes from no file
  bool operator==(const Fact& other) const { return (*this <=> other) == 0; }
  std::strong_ordering operator<=>(const Fact& other) const {
    return std::tie(at, amount, counterparty) <=>
           std::tie(other.at, other.amount, other.counterparty);
  }
};

// `member` of an open dimension is a part of `parent`.
struct Branch {
  std::string dimension;
  std::string member;
  std::string parent;
  auto operator<=>(const Branch&) const = default;
};

// How an amount is printed.
struct AmountStyle {
  int decimals = 2;
  bool separators = false;   // 1,234.50
  bool drop_zeros = false;   // 12 for 12.00
  bool blank_zero = false;   // `zero` where the amount is zero
  std::string zero;          // nothing, or a dash
  std::optional<Unit> unit;  // where it is not that of the table
  auto operator<=>(const AmountStyle&) const = default;
};

// A square of a table: words, or the sum of the facts inside a selection.
struct Square {
  int row = 0;
  int column = 0;
  int row_span = 1;
  int column_span = 1;
  std::string text;  // words; empty for amounts
  bool amount = false;
  std::vector<Coordinate> select;  // of an amount
  AmountStyle style;
  Line line;
  auto operator<=>(const Square&) const = default;
};

struct LayoutTable {
  std::string name;  // short, of the sheet
  Unit unit = Unit::ten_thousand_yuan;
  int header_rows = 0;
  bool wide = false;
  std::vector<Square> squares;
  auto operator<=>(const LayoutTable&) const = default;
};

// A paragraph, or a table where `table` is its index. Amounts in the words stand as
// "{=万元,2 side=expenditure; fund=general}".
struct LayoutBlock {
  Role role = Role::body;
  int heading_level = 0;
  std::string text;
  int table = -1;
  Line line{};
  auto operator<=>(const LayoutBlock&) const = default;
};

struct Layout {
  std::vector<LayoutBlock> blocks;
  std::vector<LayoutTable> tables;
  auto operator<=>(const Layout&) const = default;
};

// One row of a sheet beside the facts (projects, indicators, reasons …): its fields by the names of
// the columns; empty fields are left out.
struct Record {
  int line = 0;  // in its file, for messages
  std::map<std::string, std::string> fields;
  bool operator==(const Record& other) const { return fields == other.fields; }
};

// A field of a row; empty where it has none.
const std::string& field(const Record& record, std::string_view name);

// A row of the sheet of projects as facts name it: "/type/level1/level2", each folded.
std::string project_path(const Record& project);

// Where a source was read from, so that whatever is wrong with it can be shown there. It makes it
// no other source.
struct Origin {
  std::string path;
  bool is_workbook = false;
  std::map<std::string, std::string> sheets;  // of a workbook: their names, by file ("facts.csv")
  // Where the columns of each sheet stand, from 1, and the fields of unit.toml; by file.
  std::map<std::string, std::map<std::string, int>> columns;
  // The words of their headers, by file and name of the column.
  std::map<std::string, std::map<std::string, std::string>> headers;
  std::map<std::string, Place> fields;
  bool operator==(const Origin&) const { return true; }
};

struct Source {
  std::string entity;
  std::string title;
  int year = 0;
  std::string family;    // of catalog/forms, or "general"
  bool derived = false;  // the facts were found by yiben derive: others may print the same
  int derived_year = 0;  // of the book that sheets were derived from; 0 without one
  std::vector<Fact> facts;
  std::vector<Branch> tree;
  std::map<std::string, std::vector<Record>> sheets;  // by name: "projects", "reasons", …
  // The order of the columns of each sheet, as the schema has it; what is not named follows by
  // name.
  std::map<std::string, std::vector<std::string>> columns;
  Layout layout;
  Origin origin;
  bool operator==(const Source&) const = default;
};

// A sheet; empty where the source has none of that name.
const std::vector<Record>& sheet(const Source& source, std::string_view name);

// The files of a source by their names, relative to its folder.
using SourceFiles = std::vector<std::pair<std::string, std::string>>;

// What is wrong with a source, each error with the file, line and column that it has in a folder.
// No more than limits::max_source_errors are kept.
struct Mistakes {
  Errors errors;
  std::size_t left_off = 0;
  void add(Error error);
};

// All of a source that could be read, and what is wrong with it. Fields that are wrong are not in
// it, or as they were found.
struct Reading {
  Source source;
  Mistakes mistakes;
  bool whole = true;  // every file or sheet could be read, be it wrong
  // Columns that are not there, or cannot be told, as "facts.fund": one mistake says so, and what
  // rests on them is none.
  std::set<std::string> missing{};
};
Reading reading_of(const std::string& path, const SourceSchema& schema);

// The mistakes as the user finds them: by file in the order of the schema, line and column, each
// placed; the last one says how many more there are.
Errors shown(Mistakes mistakes, const SourceSchema& schema, const Origin& origin);

// "5, 7 to 9 and 12": rows in rising order; where they are many, the first of them.
std::string rows_in_words(const std::vector<int>& rows);

// Where a field of a sheet stands: line and column of a table; nothing where it has no such column.
Place place_in(const Source& source, const std::string& file, int line, const std::string& column);

// What the user calls a sheet: its file in a folder, the name of the sheet in a workbook. And a
// column: the words of its header; where it has none its name in a folder, its title in a workbook.
std::string called(const SourceSheet& sheet, const Origin& origin);
std::string called(const SourceSheet& sheet, const std::string& column, const Origin& origin);

// Reads a folder or a workbook (.xlsx). All that is wrong is reported at once, each error with
// file, line and column, or with sheet, row and column letter: what cannot be read at all, unknown
// sheets and columns, missing fields, fields that are not what the schema says, names that another
// sheet does not have, keys that stand twice, values beyond their limits, rows below themselves. A
// source in which nothing has been entered yet is none of this: lacking() tells.
Result<Source> read_source(const std::string& path, const SourceSchema& schema);

// The same by the schema of the default catalogue.
Result<Source> read_source(const std::string& path);

// What belongs to a source in a folder, unread. Errors: what cannot be read.
Result<SourceFiles> source_files(const std::string& folder);

// What lies in the folder of a source and is no part of it, but for papers about the folder and
// hidden files: warnings.
Errors strays_in(const std::string& folder);

// The same from files or from a workbook in memory; `path` names them in errors.
Result<Source> source_of(const SourceFiles& files, const std::string& path,
                         const SourceSchema& schema);
Result<Source> source_of_workbook(std::string_view bytes, const std::string& path,
                                  const SourceSchema& schema);

// What must be entered before there can be a book: whose it is, and any facts. Not yet placed.
Errors lacking(const Source& source);

// An error about a file of a source ("facts.csv", line 5, column 3) as the user finds it: in the
// folder, or in the workbook by the name of the sheet, the row and the letter of the column.
Error placed(Error error, const Origin& origin);

// The same source gives the same bytes.
SourceFiles files_of(const Source& source, const SourceSchema& schema);

// The same as a workbook: a sheet for every one of the schema, with its help, lists of what may be
// entered and checks. `path` names it in errors: texts or sheets too large for a workbook.
Result<std::string> workbook_of(const Source& source, const SourceSchema& schema,
                                const std::string& path);

// A source to be filled in: files with all columns and no rows, unit.toml with the help of its
// fields. `families` are those that it may name.
SourceFiles blank_files(const Source& source, const SourceSchema& schema,
                        const std::vector<std::string>& families);

// Comments in the files of a folder that `ours` do not have, each with file and line: what is lost
// where a source is written anew.
Errors comments_in(const SourceFiles& files, const SourceFiles& ours);

// facts.csv alone; the dimensions that are its columns before the amount, and whether the
// counterparty of transfers stands between.
std::string facts_csv(const Source& source);
std::vector<std::string> dimensions_of(const Source& source);
bool has_transfers(const Source& source);

// "side=expenditure; fund=general": coordinates as one text, and back. Members may hold any
// character: ";", "=", "{", "}", "%" and line breaks are written as %XX.
std::string to_text(const std::vector<Coordinate>& coordinates);
Result<std::vector<Coordinate>> coordinates_of(std::string_view text, const std::string& file,
                                               Place place);

// ",.2gb— 元": separators, decimals, g where zeros at the end are dropped, b and what stands for
// zero, the unit.
std::string to_text(const AmountStyle& style);
bool parse_style(std::string_view text, AmountStyle& style);

}  // namespace yiben
