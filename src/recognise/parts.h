// Internal to recognise: what its steps hand to each other.
//
//   cut_tables    documents → grids in which tables ran into each other are cut (cut.h)
//   find_tables   documents → which grids belong to which form
//   match_header  a grid → which printed column is which column of the form
//   read_amounts  rows and figures of a table of amounts, the competing readings decided
//   read_targets  projects and indicators of a performance table
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "book/book.h"
#include "catalog/catalog.h"
#include "page/page.h"

namespace yiben::recognition {

// The grids of one table; more than one where page furniture or a page end cut it.
struct FoundTable {
  const Form* form = nullptr;
  std::string title;
  Place title_place;
  std::optional<Unit> unit;
  std::vector<const Grid*> pieces;
  bool cut = false;  // the document ends inside it and parts of the book are missing
};

struct Findings {
  std::vector<FoundTable> tables;  // by number of the form
  std::vector<Doubt> doubts;       // grids with numbers that belong to no table
};

// The form of the longest title that `printed` ends with; nullptr where there is none.
const Form* form_titled(std::string_view printed, const Family& family);

Findings find_tables(const std::vector<Document>& documents, const Family& family);

// True where a printed label is one of `labels`; a leading year ("2026年"), ordinal or "其中："
// does not matter.
bool is_label(std::string_view printed, const Labels& labels);

// A printed label without "其中：", ordinal and leading year, folded.
std::string bare_label(std::string_view printed);

// `s` without white space and line breaks, otherwise as printed.
std::string without_spaces(std::string_view s);

// Which columns of a grid hold what. -1 where the grid lacks it.
struct PanelColumns {
  std::vector<int> keys;    // by PanelForm::keys
  std::vector<int> values;  // by PanelForm::columns
  std::vector<int> texts;   // by PanelForm::text_columns
};
struct HeaderMatch {
  int first_data_row = 0;
  int score = 0;  // 0: no header of this form
  std::vector<PanelColumns> panels;
  bool is_whole() const;  // every key and value column of the form was found
};
HeaderMatch match_header(const Grid& grid, const Form& form);

// As match_header for the columns of a performance table: one column per Form::performance_columns.
struct TargetColumns {
  int first_data_row = 0;
  int score = 0;
  std::vector<int> columns;
};
TargetColumns match_target_header(const Grid& grid, const Form& form);

// Whether these lines, where there are no pages, may be a running head and a page number: short,
// and neither sentences nor a unit of money.
bool may_be_page_end(const std::vector<const Prose*>& between);

// Whether a grid has the header of the form.
bool fits(const Grid& grid, const Form& form);

// One row of a panel: where it lies in the grid and what it means.
struct PanelRow {
  int grid_row = 0;
  Row row;
};

// Interprets the rows of a panel by its axis: labels to coordinates, parents to groups. Rows that
// name nothing are left out, with a Doubt where they hold amounts.
struct PanelRows {
  std::vector<PanelRow> rows;
  std::vector<Group> groups;  // indices into `rows`
  std::optional<int> dimension;
};
PanelRows read_rows(const PanelForm& form, const PanelColumns& columns, const Grid& grid,
                    int first_row, const Catalog& catalog, Book& book);

// The printed column of each value column, decided by the identities of the table where more
// columns hold amounts than the header names. `shifted` says that amounts stand elsewhere than
// their headers.
struct Alignment {
  std::vector<int> columns;
  bool shifted = false;
  Place first_shifted;
};
Alignment align_values(const PanelForm& form, const PanelColumns& columns, const Grid& grid,
                       const PanelRows& rows, int region_end, Unit unit);

// The columns of a form that add up to another, by their header paths.
std::vector<Group> column_groups(const PanelForm& form);

// Doubts about tables that the contents announce and that are not among Book::tables. Open is the
// proof only where fewer tables were read than are announced, and no sentence below the title says
// that the table is empty. True where tables are announced and none of them is missing.
bool doubt_announced(const Terms& terms, Book& book);

// Doubts about titles with a unit of money below them and no table: it may be a picture.
void doubt_lone_titles(const Terms& terms, Book& book);

// Doubts about rows of texts with more squares than their header, and of web pages and text
// documents with fewer than their table: what stands there has moved, or may have.
void doubt_torn_rows(const std::vector<Document>& documents, Book& book);

// Figures of tables in pages whose columns are not drawn, and of nameless rows, accuse nobody.
void doubt_may_be_misread(const std::vector<Document>& documents, Book& book);

// Figures of pieces of tables in which characters are printed over others accuse nobody.
void doubt_overprinted(const std::vector<Document>& documents, Book& book);

// Doubts about amounts in tables that were put nowhere: where the figures beside them contradict
// others, it may be our reading.
void doubt_left_over(const std::vector<Document>& documents, Book& book);

// Sets the intervals of all figures anew by what their numbers have in common: trailing zeros that
// a table drops, and yuan that were ten thousands with two decimals before.
void settle_precision(Book& book);

// Amounts that the narrative states, appended to Book::mentions.
void find_mentions(Book& book);

// Appends the table's figures and rows to the book.
void read_amounts(const FoundTable& found, const Catalog& catalog, Book& book);
void read_targets(const FoundTable& found, Book& book);

// The project that a table other than the project table means by `label`, or a new one. The same
// name is taken first, then the one name that is nearly the same.
Project& project_named(std::string_view label, Book& book);

// A label as one table prints it, perhaps in several pieces, and the money printed beside it.
struct ProjectLabel {
  std::vector<std::string> pieces;
  std::optional<Interval> amount;
};

// For each label the index of its project in Book::projects. Equal names are matched first; what is
// left over is matched to what is left over, by likeness of the names and by the money of the year;
// projects that fit nothing are added.
std::vector<std::size_t> match_projects(const std::vector<ProjectLabel>& labels, Book& book);

// Indicators in printed order and the labels between them, cut into projects so that weights add up
// to one of `totals` wherever a label may have slipped by a few lines or was broken in two.
struct WeightedLine {
  std::optional<Number> weight;
  int rank = 0;  // order of the level-1 indicator within a project; 0 unknown
};
struct LabelLine {
  std::size_t line = 0;       // before which it is printed
  bool begins_piece = false;  // first label after a page end: it may go on with the one before
};
struct Segment {
  std::size_t begin = 0, end = 0;                // lines
  std::size_t first_label = 0, label_count = 1;  // more than one where a label was broken
};
std::vector<Segment> cut_by_weights(const std::vector<WeightedLine>& lines,
                                    const std::vector<LabelLine>& labels,
                                    const std::vector<int>& totals);

}  // namespace yiben::recognition
