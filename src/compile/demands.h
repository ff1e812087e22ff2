// Internal to compile: what the forms of a family need facts to say.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "compile/names.h"

namespace yiben::compiling {

// The columns of a table as far as they name members of closed dimensions, and what its rows need.
struct View {
  const Form* form = nullptr;
  Selection select;
  std::vector<Selection> parts;     // columns that are no sums, within `select`
  std::vector<Selection> totals;    // columns that are sums of others
  std::vector<Selection> rows;      // fixed rows that narrow `select`
  bool all_rows = false;            // one of the fixed rows is the sum of all
  std::vector<std::string> listed;  // dimensions by whose members there are rows
  std::size_t digits = 0;           // of the codes that are printed; 0: all
};

// All tables of the family whose money is that of the facts.
std::vector<View> views_of(const Family& family, const Cube& cube);

// What the squares of its rows and columns select together.
std::vector<Selection> cells_of(const View& view, const Cube& cube);

// Members that count only in books that print them.
bool is_rare(const Cube& cube, int dimension, Node member);

// Whether it counts what other tables or rows print, as 支出总计 does.
bool is_sum(const View& view, const Cube& cube);

// Whether squares of a table print all parts of `whole` of what the fact names.
bool is_divided(const Cube& cube, const Selection& fact, int dimension, Node whole,
                const std::vector<Selection>& cells);

// The members that a fact names, with those that empty fields mean. Nothing for facts of other
// years or stages, which no table lists, and for those that name a member that there is not:
// `doubtful` gets its dimension.
std::optional<Selection> members_of(const Fact& fact, const Catalog& catalog,
                                    std::set<std::string>& doubtful);

// The members inside `whole` that have no parts, with their Chinese words.
std::string choices_of(const Catalog& catalog, int dimension, Node whole);

// Which codes lie below others: those of facts, and of the classifications.
class CodesBelow {
 public:
  CodesBelow(const Source& source, const Names& names);

  // "30101, 30102, 30103", of those that begin with this code; empty where there are none.
  std::string some_of(const std::string& dimension, const std::string& code);

 private:
  const Names& names_;
  std::map<std::string, std::set<std::string>> codes_;  // of all facts, by dimension
  std::map<std::pair<std::string, std::string>, std::string> below_;
};

// Mistakes, each with the dimension that is at fault.
using Faults = std::vector<std::pair<std::string, Error>>;

// What a fact says that no form can print: several members of one dimension, a year that is neither
// the book's nor the last, a stage of the year of the book, a scope, row or column of one table.
// Such a fact would go missing without a word.
Faults out_of_forms(const Fact& fact, const Source& source, const Catalog& catalog,
                    const Family& family);

// Whether a fact names a scope, row or column of one table.
bool is_of_one_table(const Fact& fact, const Cube& cube);

// Facts of this year's budget that lack a member by which a table divides them, that name a code
// of too high a level, or one that neither a classification nor the sheet of accounts explains;
// units and projects that have no row: each with its line and column in facts.csv. `doubtful` gets
// the dimensions that are at fault.
Errors demands(const Source& source, const Catalog& catalog, const Family& family,
               const Names& names, std::set<std::string>& doubtful);

}  // namespace yiben::compiling
