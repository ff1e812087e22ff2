// write/xlsx: room that texts need, as table programs leave the heights of merged rows, and some
// all heights, to the file.
#pragma once

#include <string_view>
#include <vector>

#include "page/page.h"

namespace yiben::write::workbook {

// Widths count digits; a Chinese character takes two. Heights are in points.
inline constexpr double kMaxRowHeight = 409;

// Lines that a text takes when it is wrapped at `width` digits.
int lines_of(std::string_view text, double width);

double height_of(int lines, int size_pt);

// The width of a column of a sheet for `digits` of a font of `size_pt`.
double column_width(double digits, int size_pt);

// In digits: amounts and words are whole, texts wrapped so that the table fits the page if it can.
std::vector<double> column_digits(const Grid& grid);

// Of each row, for columns of `digits`.
std::vector<double> row_heights(const Grid& grid, const std::vector<double>& digits, int size_pt);

}  // namespace yiben::write::workbook
