// book: the typed model between recognition and proof. A Book is what a document says about the
// cube: tables of figures, each figure an observation of one selection; projects with their
// indicators; an outline. It also says what was not understood, because a proof must know.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "cube/cube.h"
#include "money/money.h"
#include "page/page.h"

namespace yiben {

// An amount printed in a table: an observation that the exact amount of `selection` lies in
// `interval`.
struct Figure {
  std::string printed;  // as printed
  Number number;
  Unit unit = Unit::ten_thousand_yuan;
  Interval interval;       // fen: all that it may stand for when it was rounded as printed
  Interval likely;         // fen, inside `interval`: what it is meant to say; see set_intervals
  int meant_decimals = 0;  // at least number.decimals; more where the table drops trailing zeros
  Fen rounded_to = 0;      // more than the last place where it was rounded in another unit
  Selection selection;
  bool non_negative = true;
  bool blank =
      false;  // nothing is printed: read as zero unless the rest of the book says otherwise
  Place place;
  int table = 0;   // index into Book::tables
  int panel = 0;   // index into Table::panels
  int row = 0;     // index into Panel::rows
  int column = 0;  // index into Panel::columns
};

// Sets `interval` and `likely` from number, unit, meant_decimals, rounded_to and blank. `likely`
// takes a printed zero and a blank cell for no money at all, and a number that lost its trailing
// zeros for as precise as its neighbours. False, with nothing set, where the amounts are beyond
// limits::max_fen.
bool set_intervals(Figure& figure);

struct Row {
  std::string code;   // as printed, without spaces; empty where the table prints none
  std::string label;  // as printed, with its ordinal, without spaces and line breaks
  Coordinates select;
  Place place;
};

struct Column {
  std::string path;  // canonical header labels joined with ">"; two-sided tables begin with the
                     // panel's heading
  Coordinates select;
  // What names its amounts in rows that deny it: 上级补助收入 in the column 财政拨款 is nothing,
  // and not what other columns print of that income.
  Coordinates denied = {};
  Place place;           // of its lowest header cell
  bool additive = true;  // false for ratios, counts, and columns whose rows do not add up
};

// One amount that is the sum of others of the same panel.
struct Group {
  std::optional<int> total;  // index of the row or column; nothing where the total is not printed
  std::vector<int> parts;
};

struct Panel {
  std::vector<Row> rows;
  std::vector<Column> columns;
  std::vector<Group>
      row_groups;  // a group without a printed total sums to the panel's own selection
  std::vector<Group> column_groups;
  // This year's column, and the year before with the change (增减额), which make it up.
  std::vector<Group> change_columns;
  // Parts of a column (其中) that are less than it in some row, as they may be.
  std::vector<Group> of_which_columns;
  // Sums that the words of rows suggest and the amounts deny; they bind only where other figures
  // say which amount is wrong.
  std::vector<Group> denied_row_groups;
  // The same where nothing but their place suggests it.
  std::vector<Group> denied_outline_groups;
  // Columns headed 合计 that are not the sum of those beside them.
  std::vector<Group> denied_column_groups;
  Selection select;                  // what the whole panel shows
  std::optional<int> row_dimension;  // the dimension that the rows enumerate
  bool exhaustive = true;
};

// What the figure at that row and column of a panel observes.
Selection selection_at(const Cube& cube, const Panel& panel, const Row& row, const Column& column);

// A cell of a table that holds words, or a number that is no amount of the proof.
struct TextCell {
  std::string printed;
  std::string column;  // path of the header
  Place place;
  int panel = 0;
  int row = 0;  // index into Panel::rows
};

// Our own doubt about reading, never the document's fault.
struct Doubt {
  std::string what;  // "unread-number", "unknown-row", "unknown-column", "table-not-recognised",
                     // "missing-table", …
  std::string excerpt;
  Place place;
  bool blocks = true;     // leaves a proof open; else only said
  bool loses = false;     // parts of the tables on its page are missing: its figures accuse nobody
  bool may_lose = false;  // its `figures` accuse nobody
  // Where there are any, the proof is open only while one of them stands in no identity: indices
  // into Book::figures.
  std::vector<int> figures;
};

// A figure or a label that stands elsewhere than printed, because the identities or the weights
// said so.
struct Repair {
  std::string what;  // "shifted-columns", "shifted-label", "joined-label", "joined-row",
                     // "code-by-name"
  std::string excerpt;
  Place place;
};

struct Table {
  std::string form;   // id
  std::string title;  // as printed
  Place title_place;
  std::vector<Place> pieces;  // the grids it was read from
  Unit unit = Unit::ten_thousand_yuan;
  bool unit_stated = false;
  std::vector<Panel> panels;
  std::vector<TextCell> texts;
  std::vector<Repair> repairs;
  int pages_first = 0;
  int pages_last = 0;
  int rows() const;
  int columns() const;
};

// A target value as a typed predicate: ">=17个", "等于99百分比", "完成", "前五名".
struct Target {
  std::string printed;
  std::string relation;  // ">=", "<=", ">", "<", "=", or empty where words alone are printed
  std::string value;     // digits as printed, or the words
  std::string unit;
};
Target parse_target(std::string_view printed);

struct Indicator {
  std::string level1, level2, level3, meaning;
  Target target;
  std::string weight_printed;
  std::optional<Number> weight;
  Place place;
  bool moved = false;  // stands under another label as printed
};

// A name as one table prints it.
struct NameUse {
  std::string printed;
  std::string form;
  Place place;
};

struct Project {
  std::string name;  // as the project table prints it, else as first printed; without spaces
  Node node = 0;     // in the dimension "project"
  std::vector<NameUse> names;  // every printing
  std::vector<Indicator> indicators;
  std::optional<int>
      target_amount;  // index into Book::figures: the money that the targets are set for
};

// A heading of the text or an entry of the contents.
struct Heading {
  int level = 0;  // text::Ordinal::level
  int number = 0;
  std::string text;     // without ordinal, as printed
  std::string printed;  // whole line
  Place place;
  int parent = -1;  // index into the same list
};

// An amount or a percentage that a sentence states: where it stands and the words before it.
struct Mention {
  std::string printed;       // digits as printed
  std::string before;        // the clause up to the number, without spaces
  std::optional<Unit> unit;  // where it follows the number
  bool percent = false;
  Number number;
  Place place;
  const Prose* prose = nullptr;  // the paragraph, in one of the documents
  std::size_t begin = 0;         // bytes of Prose::text: the number with its sign
  std::size_t end = 0;           // behind the unit or the percent sign, where there is one
};

// What a sentence says of the amount that one of these figures prints.
struct Stated {
  std::vector<int> figures;  // indices into Book::figures
  Interval amount;
};

struct Book {
  std::vector<const Document*> documents;  // not owned: they outlive the book
  const Family* family = nullptr;          // not owned: the catalogue outlives the book
  bool by_words = false;  // read without a form: what tables have to do with each other is assumed
  bool of_several = false;         // of several units, one book behind the other
  const Family* layout = nullptr;  // the family whose headers the tables have, however it was read
  std::string title;
  std::string entity;
  int year = 0;
  Cube cube;  // the catalogue's, with the members that this book names
  std::vector<Table> tables;
  std::vector<Figure> figures;  // tables only, in printed order; blanks included
  std::vector<Project> projects;
  std::vector<Heading> contents;
  std::vector<Heading> headings;  // of the body; table titles are not among them
  std::vector<const Prose*>
      narrative;  // prose that belongs to no table, the contents and the title left out
  std::vector<const Prose*> table_prose;  // captions and furniture between the tables
  std::vector<Mention> mentions;          // amounts in the narrative, in order
  std::vector<Doubt> doubts;

  const Table* table(std::string_view form) const;
  std::size_t printed_figures() const;  // those that are not blank
};

// Title of a table as its form has it; as printed, without spaces, where no form is known.
std::string title_of(const Book& book, const Table& table);

// Whether the book is about 决算: what most of its titles speak of.
bool is_of_final_accounts(const Book& book);

// The family that the book belongs to; that of books of unknown layout where there is none.
const Family* family_of(const Book& book);

// "2010301 行政运行": code and label, those that are printed.
std::string row_name(const Row& row);

// A figure that may be wrong, with the amounts that the rest of the book leaves for it.
struct Suspect {
  std::string printed;
  Place place;
  Interval expected;  // fen
  Unit unit = Unit::ten_thousand_yuan;
  std::optional<Number> would_print;  // where only one printed value fits
};

struct Evidence {
  std::string printed;
  Place place;
};

// What speaks for an explanation or against it; the words come from catalog/reasons.toml.
struct Reason {
  std::string code;  // "digits-swapped"
  std::map<std::string, std::string> operands;
};

// Figures that are wrong together: with what is expected of each while the others of them count for
// nothing.
struct Alternative {
  std::vector<Suspect> figures;
  std::vector<Reason> reasons;
};

// One of several faults of one kind that are told as one finding.
struct FindingPart {
  std::map<std::string, std::string> operands;
  Evidence at;  // the first place of the fault
};

// A fault in a budget, as data. The words come from catalog/rules when it is shown.
struct Finding {
  std::string rule;
  Severity severity = Severity::warning;
  std::map<std::string, std::string> operands;  // for the message
  std::vector<FindingPart> parts;               // two or more, or none: the finding is one fault
  std::vector<Evidence> evidence;               // of all parts
  std::vector<Suspect> suspects;                // every figure of an alternative, once
  std::vector<Alternative> alternatives;  // each explains the fault by itself; the likeliest first
  bool minimal = true;                    // proven: no fewer figures do
  bool complete = true;                   // proven: no other set of as few does
};

}  // namespace yiben
