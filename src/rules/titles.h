// How headings, contents and titles of tables are compared: without what a book may add or leave
// out freely, and which entry of the contents belongs to which heading or table. Internal to rules.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "book/book.h"

namespace yiben::rules {

// Folded, without the book's year and entity, and without a colon or "(续)" behind.
std::string comparable(const Book& book, std::string_view title);

// Whether two comparable titles of tables name the same: one may have a department in front of it.
bool is_same_title(std::string_view a, std::string_view b);

// For each entry of Book::contents the index of its heading in Book::headings, -1 where there is
// none. Same words under the same parent come first, then what is left over by its ordinal, so that
// a heading whose words differ from the contents still has its entry.
std::vector<int> headings_of_contents(const Book& book);

// The form that an entry of the contents names; nullptr where it names no table of the family.
const Form* form_of_entry(const Book& book, const Heading& entry);

// Whether the words end as the title of a table does.
bool is_table_title(std::string_view comparable_title);

}  // namespace yiben::rules
