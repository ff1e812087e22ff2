// prose: Book → what its sentences say of amounts, bound to what its tables print, and where they
// contradict each other. The words of sentences are data (catalog/phrases.toml).
//
// A sentence joins the proof in a second step: tables prove each other by what they are, a sentence
// only by what its words seem to mean. So a sentence is compared with what stands in the tables and
// in the sentences around it, in integers, and never takes part in the proof of the tables. What is
// not understood binds nothing and is counted.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "book/book.h"

namespace yiben::prose {

enum class Kind {
  none,        // not understood
  amount,      // of the book's year: 基本支出 371.40 万元
  last,        // of the year before: 2025 年预算执行数 1690.69 万元
  change,      // against the year before: 减少 4.12 万元
  growth,      // the same as a percentage: 下降 9.23 %
  share,       // 占 29.18 %
  completion,  // 完成年初预算的 95.45 %
  limit        // no amount of the budget: 单价 100 万元以上
};
std::string_view name_of(Kind kind);

// What holds a statement.
enum class Bond {
  none,
  table,   // figures of tables print the same amount, and the words fit
  amount,  // they print the same amount, of at least four digits; the words are not understood
  sum,     // it is the sum of amounts named beside it or of rows of a table, or part of such a sum
  repeated,    // other sentences print the same amount for the same thing
  words,       // nothing to compare it with, but it is known what it speaks of
  arithmetic,  // it follows from the amounts that it compares
  broken       // it does not follow from them, however they were rounded
};
std::string_view name_of(Bond bond);

// What one mention of the book states.
struct Statement {
  int mention = 0;  // index into Book::mentions
  Kind kind = Kind::none;
  int direction = 0;     // of change and growth: 1 more, -1 less, 0 not said
  std::string clause;    // the words before the number, folded; of which clause, see `subject`
  std::string lead;      // all words since the number before, folded
  std::string subject;   // the words that name the amount, bare of what says nothing; may be empty
  std::string code;      // digits of an account code among them
  std::string headings;  // above the paragraph, folded
  std::string equal;     // of amounts: the words behind that say it was as much the year before
  int paragraph = 0;     // counts paragraphs that state numbers
  bool starts_sentence = false;  // the first number of a sentence
  std::string item;  // the account at the head of its paragraph, all levels of it, where that is
                     // the subject: 支出决算为; else empty
  bool about_so_much = false;  // 约, 左右, or read by text recognition: it accuses nobody
  int about = -1;              // of change, growth, share, completion: the statement of the amount
  int base = -1;  // of growth, share, completion: the statement of what it is measured against
  std::vector<int> figures;  // indices into Book::figures: tables print the same amount there
  Bond bond = Bond::none;
  bool cut_off = false;     // of percentages that fit: only when cut off, or
  bool rounded_up = false;  // only when rounded
  bool is_bound() const { return bond != Bond::none; }
};

// A statement that does not fit.
struct Break {
  std::string rule;         // of catalog/rules
  int statement = 0;        // the one to look at first
  std::vector<int> others;  // statements that it was compared with
  std::vector<int> figures;
  std::string arithmetic;  // "2,214.39 ÷ (24,169.74 − 2,214.39) = 10.09%"
  std::string expected;    // as it would be printed; empty where nobody can tell
  std::string about = {};  // the whole of a share, the words that name a fund: as printed
};

struct Narrative {
  std::vector<Statement> statements;  // of all mentions outside the glossary, in order
  std::vector<Break> breaks;
  // Amounts that words tie to figures, whether those print the same or, by a break, another.
  std::vector<Stated> stated;
  std::size_t counted = 0;  // mentions with a unit of money or a percent sign, the glossary aside
  std::size_t bound = 0;    // of these
};

Narrative bind(const Book& book, const Catalog& catalog);

}  // namespace yiben::prose
