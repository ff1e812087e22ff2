// How tables that were read by their words hang together: what each speaks of is tried on the
// figures that others print of the same thing.
#pragma once

#include "book/book.h"

namespace yiben::recognition {

// What the book is about (预算, 决算) becomes the whole of its dimension. A table whose figures
// agree better with the others when it speaks of the current year alone is read so; one whose
// figures agree with none is given a scope of its own: then it proves only itself.
void settle_tables(Book& book);

}  // namespace yiben::recognition
