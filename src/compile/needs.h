// Internal to compile: what the book of a family needs of the sheets beside the facts.
#pragma once

#include <set>
#include <string>

#include "compile/names.h"

namespace yiben::compiling {

struct NeedsContext {
  const Source& source;
  const Catalog& catalog;
  const Family& family;
  const Names& names;
  const Sums& sums;
  Cube& cube;
  // As of layout_by_forms.
  const std::set<std::string>& doubtful;
};

// Sheets that a table prints and that are empty, projects without money, without targets, without
// a reason for what they carry over, fields that a table prints and that are empty, weights and
// amounts that add up to what cannot be: each with its file, line and column.
Errors needs(const NeedsContext& context);

// Rows of different sheets that cannot both be true: facts without a unit beside several units,
// something procured and no procurement, two sides of last year that differ.
Errors at_odds(const NeedsContext& context);

// Rows that nothing prints, and headings that nothing stands below: no mistakes, but to be known.
Errors idle_rows(const NeedsContext& context);

// Amounts that look as if they were typed in 万元, by how little they are: no mistakes for sure.
Errors small_amounts(const NeedsContext& context);

// Values of targets that hold their relation or unit a second time, quantities without a unit.
Errors units_of_values(const Source& source, const Catalog& catalog);

// Ten thousand times the amount is just what is inside, or what one fact there is.
bool is_in_ten_thousands(Fen amount, const std::vector<Coordinate>& inside, const Source& source,
                         const Sums& sums);

// A name on the cover that has nothing of the name of any unit: no mistake for sure.
Errors entity_of_units(const Source& source, const Terms& terms);

// Rows that say the same as a row before, word for word and to the fen: both count.
Errors repeated_rows(const Source& source, const Catalog& catalog);

}  // namespace yiben::compiling
