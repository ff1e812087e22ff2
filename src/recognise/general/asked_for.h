// What the sums of a table say of one amount that other tables deny.
#pragma once

#include <vector>

#include "book/book.h"

namespace yiben::recognition {

// Whether some sum in which the figure stands, of two other amounts or more, does not hold and
// would hold with one of these amounts in its place.
bool is_asked_for(const Book& book, const Figure& figure, const std::vector<Interval>& amounts);

}  // namespace yiben::recognition
