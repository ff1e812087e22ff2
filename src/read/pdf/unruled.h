// read/pdf: lines of text to the rows and columns of a table whose squares no lines part.
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "read/pdf/content.h"
#include "read/pdf/lines.h"

namespace yiben::read {

// em between the texts of two columns. Words with letters set apart are parted by it too; they come
// together again as lines of one cell.
inline constexpr double kColumnGap = 0.5;

bool is_number(std::string_view s);

// A line of several pieces, one of them a number: it is a row, or the middle of one.
bool holds_numbers(const Line& line);

bool is_count(const Piece& piece);  // of one or two digits

// The row below a header that numbers the columns: 1, 2, 3. It stands in them otherwise than their
// amounts.
bool is_numbering(const Line& line);

// First and last of the columns that a piece stands over.
std::pair<std::size_t, std::size_t> columns_under(const Box& box, const std::vector<Span>& columns);

// Whether one line has a piece in each of two columns and none over both.
bool stand_beside(const std::vector<Line>& lines, const Span& left, const Span& right);

struct LinesOfTable {
  std::vector<Line> lines;         // from top to bottom
  std::vector<double> separators;  // heights of rulings; no row reaches over one
};

// The distance of the middles of two rows of one line each, which are never nearer.
double row_pitch(const std::vector<Line>& lines);

// The lines of each row: those that stand nearer to each other than two rows do, as lines of one
// cell, or as a number beside a text of two lines. A row has numbers at one height only.
std::vector<std::vector<Line>> rows_of(const LinesOfTable& table);

// The columns that the lines with numbers leave free of each other, from left to right. One word
// over two columns, as 合计 in a square merged of two, does not join them.
std::vector<Span> columns_of(const std::vector<Line>& lines);

// Whether the pieces of all lines lie in columns, and its numbers in one each.
bool fit_columns(const std::vector<Line>& lines, const std::vector<Span>& columns);

// The whole table. Without a header it goes on in the columns `carried` from the page before where
// it fits them. Neither cells nor columns where it has fewer than two columns or rows; no cells
// where it numbers more columns than could be told apart.
PageTable table_of(const LinesOfTable& lines, const Box& box, const std::vector<Span>& carried);

}  // namespace yiben::read
