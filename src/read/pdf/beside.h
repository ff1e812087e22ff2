// read/pdf: sheets whose columns go on over another page: a program that prints a wide sheet sets
// the columns that do not fit on pages of their own, at the heights of the rows they belong to.
#pragma once

#include <vector>

#include "read/pdf/content.h"

namespace yiben::read {

// How many pages back the left part of a sheet is looked for.
inline constexpr std::size_t kPagesBeside = 16;

// True where one of the last pages shows a table whose rows stand at these heights.
bool stands_beside(const std::vector<double>& ys, const std::vector<PageContent>& before);

// Puts tables that stand beside one of an earlier page, and what is written above them, to its
// right. Two do where their rows stand at the same heights and only the left one has a title; and
// further rows of such a pair, which have none. Keys that are printed again are taken once, and
// squares that the page ends cut are one.
void join_beside(std::vector<PageContent>& pages);

}  // namespace yiben::read
