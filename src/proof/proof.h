// proof: Book → identities → a proof, or the contradiction and its suspects.
//
// Amounts are integers in fen. A verdict never rests on floating point: GLPK finds a candidate (an
// assignment, or multipliers of the identities), integers confirm it; what integers do not confirm
// is `unproven`.
//   * consistent: one assignment lies inside every printed interval and satisfies every identity
//   (the witness);
//   * inconsistent: a whole-number combination of identities which no amounts inside the intervals
//   satisfy (Farkas);
//   * unproven: the book was not read well enough, or a limit was reached; `missing` says what.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "book/book.h"

namespace yiben {

// Why an identity holds.
enum class Basis { column_group, row_group, cube_split, balance };

// Sum of coefficient × amount = 0. The total has coefficient 1, its parts -1.
struct Term {
  int variable = 0;
  int coefficient = 0;
};
struct Identity {
  std::vector<Term> terms;
  Basis basis = Basis::cube_split;
  int table = -1;        // index into Book::tables for groups, else -1
  bool assumed = false;  // rests on how words were understood, not on a form or a printed sum
};

// The selections that the book speaks of, what it prints of them, and how they hang together.
struct System {
  std::vector<Selection> variables;
  std::vector<bool> non_negative;              // per variable
  std::vector<std::vector<int>> observations;  // per variable: indices into Book::figures
  std::vector<Identity> identities;
};

System derive(const Book& book);

// For books that were read by their words (Book::by_words): takes those assumed identities out of
// the system that the figures disprove, so that a misunderstanding of ours never becomes an error
// of the book. A kind of identity that holds widely is no assumption any more. Returns what was
// taken out: all that is assumed where more than `work` would have to be done, in about
// microseconds. It counts what is done, not the time, so the answer is the same on every machine.
std::vector<Identity> drop_disproven(const Book& book, System& system,
                                     std::int64_t work = 4'000'000);

// A doubt for each of them that speaks of printed amounts: the book may be wrong there, or we are.
// It leaves the proof open unless other identities bear its figures out. So does a part of a column
// (其中) that is the whole in every row but one, where it differs as by a slip of the pen.
std::vector<Doubt> doubts_about(const std::vector<Identity>& dropped, const Book& book,
                                const System& system);

// A warning for each of them that says of two printed amounts that they are one, where they differ
// as a slip of the pen makes them differ: two digits swapped, the point moved, a few units of the
// last place. Other amounts that happen to look so are rare.
std::vector<Finding> near_misses(const std::vector<Identity>& dropped, const Book& book,
                                 const System& system);

// A figure that may be wrong, and the amounts that the rest of the book leaves for it.
struct SuspectFigure {
  int figure = 0;  // index into Book::figures
  Interval expected;
};

// Figures that are wrong together: released, they leave no contradiction, and no fewer do.
struct Explanation {
  std::vector<SuspectFigure> figures;
  std::vector<Reason> reasons;
  int denied = 0;  // so many sentences say what could not be if these figures were the wrong ones
};

// One contradiction: the identities added up with these multipliers leave a combination of printed
// figures that no rounding explains. Contradictions are apart where each can be explained whatever
// explains the others; so one wrong figure is one conflict, however many sums it breaks.
struct Conflict {
  struct Use {
    int figure = 0;  // index into Book::figures
    std::int64_t factor = 0;
  };
  std::vector<std::pair<int, std::int64_t>> multipliers;  // identity, factor
  std::vector<Use> figures;                               // the printed figures that bind
  Fen least_gap = 0;  // by how much they contradict each other at least, fen
  // All of as few figures as possible, the likeliest first; every other conflict is explained by
  // its first. Empty where nothing was found in time, or where no release helps.
  std::vector<Explanation> explanations;
  bool minimal_proven = true;    // no fewer figures explain it
  bool all_explanations = true;  // no other set of as few does
  bool only_as_meant =
      false;  // gone when zeros and blanks may hold amounts and numbers are as precise as they look
};

// A row that a table should have and does not print: with it one cause explains sums that are
// missed in several columns.
struct MissingRow {
  // A column in which the rows that are printed make less than their total, and by how much.
  struct Cell {
    int column = 0;
    Interval amount;
    std::vector<int> figures;  // the total, then its parts: indices into Book::figures
  };
  int table = 0;  // index into Book::tables
  int panel = 0;  // index into Table::panels
  int group = 0;  // index into Panel::row_groups
  std::vector<Cell> cells;
  // A figure of the row where another table prints it; nothing where none does.
  std::optional<int> printed_elsewhere;
};

// A sum that only rounding explains, in a book whose other sums show that nothing in it was
// rounded.
struct InexactSum {
  std::vector<int> figures;  // the total, then the parts that print an amount
  int exact = 0;             // so many different sums of the book hold to the last place
  int suspect = -1;          // the only figure that all such sums share, where there are several
};

enum class Verdict { consistent, inconsistent, unproven };
std::string_view name_of(Verdict verdict);

struct Proof {
  Verdict verdict = Verdict::unproven;
  std::vector<Fen> witness;              // per variable, when consistent
  std::vector<Conflict> conflicts;       // when inconsistent, or when only blank cells contradict
  std::vector<MissingRow> missing_rows;  // when inconsistent: explain what `conflicts` do not
  std::optional<InexactSum> inexact;     // when consistent
  std::vector<std::string> missing;      // when unproven: what is missing
  std::vector<bool> constrained;         // per figure: the rest of the book bounds it
  int identities = 0;
};

struct ProveOptions {
  // False stops at the first contradiction (for benchmarks and batch detection).
  bool looking_for_suspects = true;
  // Amounts, one per variable, of somebody who knows them, as who made the book from facts does.
  // Where integers confirm them they are the witness; else they count for nothing.
  std::vector<Fen> offered;
  // What sentences of the book say of its figures. It orders explanations and decides nothing.
  std::vector<Stated> stated;
  // What all questions about the book may take together, in about microseconds; without it a
  // hundred times what the book of one unit takes, and more for a longer one. What takes longer
  // ends as `solver-limit`, or with contradictions that name no suspects, instead of never.
  std::optional<std::int64_t> work;
};

Proof prove(const Book& book, const System& system, const ProveOptions& options = {});

// True where `amounts` satisfy every identity and every printed interval, in integers.
bool is_witness(const Book& book, const System& system, const std::vector<Fen>& amounts);

// The findings that a proof gives: one for each contradiction, with places, arithmetic and
// suspects.
std::vector<Finding> findings(const Book& book, const System& system, const Proof& proof);

}  // namespace yiben
