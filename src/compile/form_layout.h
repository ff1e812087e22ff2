// form_layout: facts and the forms of a family become the layout of a whole book. Every table has
// the rows for which there are facts (and those that its form always lists), every amount square
// says what it selects; sums are made later, from the facts.
//
// Errors, all at once: dimensions, members, units, projects and codes of the facts that nothing
// explains; sides that must be equal and are not; indicators of unknown projects; changes against
// last year without a reason; slots of the narrative that name nothing.
#pragma once

#include "catalog/catalog.h"
#include "source/source.h"

namespace yiben {

// The order of the book is that of the parts of family.narrative; a family without a narrative
// gives its tables alone. `source.layout` is not looked at.
Result<Layout> layout_by_forms(const Source& source, const Catalog& catalog, const Family& family);

}  // namespace yiben
