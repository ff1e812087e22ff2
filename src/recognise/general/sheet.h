// The printed tables of the documents, whatever they hold: each with its title, its unit, and its
// rows put together over the pages.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "book/book.h"
#include "catalog/catalog.h"

namespace yiben::recognition {

struct Sheet {
  std::string title;  // as printed; empty where none stands near
  Place title_place;
  std::optional<Unit> unit;
  std::vector<const Grid*> pieces;
  Grid grid;                      // all rows, captions left out
  std::vector<const Cell*> lost;  // beyond limits::max_grid_rows
  std::vector<int> seams;         // the rows of `grid` with which further pieces begin
  std::vector<Repair> repairs;    // what was moved
  int header_rows = 0;            // of `grid`
  int last_page = 0;
  bool open = false;  // the next sheet has the same title: rows of this one may stand there
};

// Rows that have as many squares as the header has columns, some across their edges, are laid on
// them in order.
void straighten_rows(Sheet& sheet);

// How many decimals the amounts of a table have that have any; nothing where they differ.
std::optional<int> usual_decimals(const Grid& grid);

// Rows that a page end cut in two become one where the two halves of an amount or of a name show
// it.
void join_halved_rows(Sheet& sheet, const Catalog& catalog);

// A name that is merged down over its rows, above a page end, where below it the same square is
// blank: the cell in the row `last` of `grid`, or nullptr.
const Cell* merged_above(const Cell& cell, const Grid& grid, int last);

// Amounts broken over two lines become one where the decimals of their table say so.
void join_wrapped_amounts(Sheet& sheet);

// Of two sheets with one title, the names of whose rows are the same and the heads of whose columns
// are not, the second one's columns go on with the first one's.
void join_continued_columns(std::vector<Sheet>& sheets);

// In the order of print.
std::vector<Sheet> find_sheets(const std::vector<Document>& documents, const Catalog& catalog);

// Whether a line names itself a table of money: 收支预算总表.
bool is_table_title(std::string_view printed, const Terms& terms);

// Which rows of a grid are what: [0, begin) captions, [begin, end) the header, then data.
struct Frame {
  int begin = 0;
  int end = 0;
};
Frame frame_of(const Grid& grid, const Catalog& catalog);

// The row with which remarks below the table begin: the last rows have one text each, and the first
// of them says 注. The number of rows where there are none.
int foot_of(const Grid& grid, int first_row, const Terms& terms);

// Running numbers of the columns: "1 2 3", "栏次 1 2", "A B 1 2", "款 项 栏次 1 2".
bool is_index_row(const Grid& grid, int row);

// The digits of a column's number, "3" of "3", "3=1+2" and "3.00"; others where it is none.
std::string column_number(std::string_view printed);

// 1, 2, 3 and so on to the last column, which no row of data is.
bool is_running_numbers(const Grid& grid, int row);

}  // namespace yiben::recognition
