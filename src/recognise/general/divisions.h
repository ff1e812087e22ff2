// Sums that the cube itself says: the three lines of “三公”经费 are all of it.
#pragma once

#include "book/book.h"

namespace yiben::recognition {

// Sums that reading gave up, because amounts deny them, hold all the same where the parts are all
// that the cube divides the whole into and some other sum of the panel, of two amounts or more,
// holds: what its rows and columns mean is sure then, and an amount is wrong.
void believe_divisions(Book& book);

}  // namespace yiben::recognition
