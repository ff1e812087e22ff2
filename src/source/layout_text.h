// Internal to source: the layout as text.
//
// book.txt has a paragraph per line. What begins with "@" says what a line is: "@title",
// "@subtitle", "@contents", "@label", "@caption", "@unit", "@note" and a blank before the words;
// "@table 01 unit=万元 header=2 wide=1 name=…" stands for layout/01.csv. "#", "##" and "###" open
// headings. A backslash in front makes a plain paragraph of a line that begins so.
#pragma once

#include <string>

#include "source/sheet_rows.h"
#include "source/source.h"

namespace yiben::layout_text {

std::string book_of(const Layout& layout);
std::string squares_of(const LayoutTable& table);
std::string table_file(std::size_t index);  // "01.csv"

// From the rows of the sheets "layout" and "squares", as check() left them. The table of a line is
// appended to `layout` with no squares yet.
void read_book(const sourcing::SheetRows& rows, Layout& layout, sourcing::Faults& faults);
void read_squares(const sourcing::SheetRows& rows, LayoutTable& table, sourcing::Faults& faults);

}  // namespace yiben::layout_text
