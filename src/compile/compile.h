// compile: Source → Document, and back. Facts are added up exactly and rounded once, where they are
// printed; a book that was read becomes a source whose facts print every figure of it.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "book/book.h"
#include "catalog/catalog.h"
#include "page/page.h"
#include "source/source.h"

namespace yiben {

namespace compiling {
struct BookFacts;
}

// The book that a source prints, ready to be recognised, proven and written. Errors: amounts in the
// words of the layout that cannot be read, squares that overlap, selections that name an unknown
// dimension or member; all at once, with the file of the layout.
Result<Document> compile_document(const Source& source, Cube cube);

// What the facts amount to in each of these selections of a book that was made from them, hidden
// ones too: where the book was read as it was meant, a witness of its proof. Empty where a
// selection cannot be said in the words of the source.
std::vector<Fen> amounts_of(const Source& source, Cube cube, const Cube& of_book,
                            const std::vector<Selection>& selections);

// What does not add up in the book of a source, though reading takes it for another scope, as it
// must of published books: what is made from facts has one scope, but for what the source names in
// the sheet `apart`. Not yet placed.
Errors not_added_up(const Book& book, const Source& source, Cube cube);

// The rows of that sheet for a book that was derived: its tables have the places of the layout.
std::vector<Record> apart_in(const Book& book);
void note_apart(std::vector<Record> rows, Source& source);

// Facts that no square and no sentence of a layout of its own prints. Not yet placed.
Errors unprinted_facts(const Source& source, Cube cube);

// Amounts and percentages that a layout of its own has as words, which no changed fact changes: one
// warning that names their lines. Not yet placed.
Errors typed_amounts(const Source& source);

// The layout of a whole book from facts and the forms of a family: every table has the rows for
// which there are facts (and those that its form always lists), every amount square says what it
// selects. The order of the book is that of the parts of family.narrative; a family without a
// narrative gives its tables alone. `source.layout` is not looked at. Errors, all at once:
// dimensions, members, units, projects and codes of the facts that nothing explains; facts that
// lack a member by which a table divides them; sheets and fields that a table prints and that are
// empty; projects without facts; sides that must be equal and are not; indicators of unknown
// projects; changes against last year without a reason; slots of the narrative that name nothing.
//
// Of a source that could be read in part (Reading) `doubtful` names the dimensions along which
// facts are known to be wrong, "amount" where amounts are, and of other sheets their columns, as
// "indicators.project", and columns that are not there, or cannot be told, as "no facts.fund": what
// rests on such sums and names is not judged, and the layout is of no use.
using Doubtful = std::set<std::string>;
Result<Layout> layout_by_forms(const Source& source, const Catalog& catalog, const Family& family,
                               Doubtful doubtful = {});

// What the book of the family does not print, or leaves empty, and what nobody may have meant so:
// no mistakes. Not yet placed.
Errors warnings_of(const Source& source, const Catalog& catalog, const Family& family);

// Amounts that stand in other sheets than the facts and that a form lists (Axis::records): as facts
// of a scope of their own, to be added before the layout is made, so that they are printed and
// summed like all others.
std::vector<Fact> facts_of_records(const Source& source, const Family& family);

// Says of every fact of a project whether it is capital construction, by the sheet of projects,
// where the fact does not say so itself: to be done before the layout is made.
void mark_construction(Source& source);

// The name of the unit in a layout of its own stands once, in unit.toml: the words of the layout
// have "{entity}" for it, without what follows it for the unit itself (本级). From the name to
// that, and back before anything is compiled.
void name_entity(Source& source, const Terms& terms);
void print_entity(Source& source, const Terms& terms);
bool is_entity(const std::string& name, const std::string& other, const Terms& terms);

// What became of a book as a source.
struct Derived {
  Source source;
  std::size_t figures = 0;                // that the facts print
  std::vector<std::string> apart_tables;  // titles of tables whose facts are their own
  int apart_figures = 0;                  // figures that are facts of their own
  int bound_mentions = 0;                 // amounts in the narrative that became sums of facts
  int mentions = 0;
  std::size_t denied = 0;  // sentences of the book that contradict its tables or each other
};

// What a sentence states by a mention, as its words tie it to tables and to other mentions.
struct Told {
  std::vector<int> figures;  // of an amount: indices into Book::figures
  int part = -1;             // of a percentage: the mention of what is measured, and of
  int whole = -1;            // what it is measured against; -1 where that is not known
};

// What a sentence says of an amount against the year before.
struct ToldChange {
  int sentence = 0;  // several are of one number where it is not known what amount has changed
  std::vector<int> figures;    // that print the amount: indices into Book::figures; may be empty
  Fen amount = 0;              // of the book's year, as the sentence prints it
  Fen difference = 0;          // more than the year before; 0: as much
  std::optional<Number> rate;  // where the percentage alone is told, and no difference
  int direction = 0;           // of the rate: 1 more, -1 less
  std::string words;           // before the amount, folded
  std::string headings;        // above the paragraph, folded
  std::string compared;        // the words of the comparison, folded
  std::string reason;          // may be empty
  Place place;
};

// The form that the family has for a table, by its name or by the end of its title; nullptr where
// it has none.
const Form* form_of(const Table& table, const Family& family);

// A book as sheets without a layout, for the forms of a family to set.
struct Sheets {
  Source source;
  std::size_t figures = 0;  // that the facts print
  std::vector<int> missed;  // figures that they do not: indices into Book::figures
  std::map<Coordinate, std::string> renamed;  // members that the facts call otherwise
  std::size_t last_amounts = 0;               // amounts of the year before that sentences tell
  std::vector<std::string> notes;  // what the book does not say, and what the sheets do not hold
};

// Facts with one member along each dimension by which a form of the family divides them, so that
// its tables print the figures of a consistent book again; names and words of its tables and of its
// sentences. Errors: a book whose facts would be too many to look for.
Result<Sheets> sheets_of(const Book& book, const Catalog& catalog, const Family& family,
                         const std::vector<ToldChange>& changes);

// From a consistent book, which must outlive it, to a source. Where the book leaves freedom, any
// facts that print it will do: Source::derived says so.
class Deriver {
 public:
  // `told` says of each of Book::mentions what is known of it; it may be empty.
  explicit Deriver(const Book& book, std::vector<Told> told = {});
  ~Deriver();

  // Pieces of a table over several pages become one where their columns agree, but for the tables
  // `in_pieces` (indices into Book::tables).
  Derived source(const std::set<int>& in_pieces) const;

 private:
  const Book& book_;
  std::vector<Told> told_;
  std::unique_ptr<const compiling::BookFacts> facts_;
};

}  // namespace yiben
