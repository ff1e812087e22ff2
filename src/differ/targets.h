// Projects and their targets of two books.
#pragma once

#include "differ/differ.h"

namespace yiben {

// Fills in the members of `out` about projects and indicators.
void compare_projects(const Book& before, const Book& after, Differences& out);

}  // namespace yiben
