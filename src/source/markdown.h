// Internal to source: sheets of prose as Markdown (CommonMark), read by the library cmark. What a
// book can print has a place in their rows: headings, paragraphs and lists. Anything else (tables,
// quotations, bold, links, a list in a list) is an error with its line; comments are left out.
//
// A sheet whose first column is a list of words has a row for each block, and that column says what
// it is: the first word for a heading, the second for a paragraph, nothing for an entry of a list.
// In any other sheet of prose a heading is a row, and what stands below it is its second column.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "source/sheet_rows.h"

namespace yiben::sourcing::markdown {

bool is_sheet(const SourceSheet& about);

void read(std::string_view text, SheetRows& rows, Faults& faults);

// What read() takes for these rows.
std::string text_of(const std::vector<Record>& records, const SourceSheet& about);

// A file to be filled in: what belongs there, as a comment.
std::string blank(const SourceSheet& about);

}  // namespace yiben::sourcing::markdown
