// Internal to source: the layout as text.
//
// book.txt has a paragraph per line. What begins with "@" says what a line is: "@title",
// "@subtitle", "@contents", "@label", "@caption", "@unit", "@note" and a blank before the words;
// "@table 01 unit=万元 header=2 wide=1 name=…" stands for layout/01.csv. "#", "##" and "###" open
// headings. A backslash in front makes a plain paragraph of a line that begins so.
#pragma once

#include <string>

#include "source/source.h"

namespace yiben::layout_text {

std::string book_of(const Layout& layout);
std::string squares_of(const LayoutTable& table);
std::string table_file(std::size_t index);  // "01.csv"

// Appends to `layout` and `errors`; `file` names the text in errors.
void read_book(std::string_view text, const std::string& file, Layout& layout, Errors& errors);
void read_squares(std::string_view text, const std::string& file, LayoutTable& table,
                  Errors& errors);

}  // namespace yiben::layout_text
