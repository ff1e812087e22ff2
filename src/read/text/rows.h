// read/text: what one line of a text file is, and the squares of a line that is a row of a table.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace yiben::read {

enum class LineKind {
  blank,  // nothing but white space
  tabs,   // a row whose squares are parted by tabs
  pipes,  // a row whose squares are parted by "|", as on GitHub
  apart,  // perhaps a row whose squares are set apart by spaces
  mark,   // the number of a page, or its end: between pages, not text
  prose,
};

LineKind line_kind(std::string_view line);

// Squares that the row has: one more than its separators, without making them. Lines of any kind
// but pipes, which stand amid the rows of a padded table, are parted by tabs.
std::size_t count_squares(std::string_view line, LineKind kind);

// The texts of the squares, trimmed; blank ones included, also at both ends.
std::vector<std::string> squares_of(std::string_view line, LineKind kind);

// "|---|:--:|": the rule below the head of a pipe table, which carries no data.
bool is_rule_row(const std::vector<std::string>& squares);

// Whether a line with tabs has them only before its text: an indented paragraph, if it stands
// alone.
bool is_indented_text(std::string_view line);

// A paragraph without its marks: "# " and "- " at the start say what it is and are not its text.
struct ProseLine {
  std::string_view text;  // a part of the line
  int heading_level = 0;  // number of "#"
};
ProseLine prose_of(std::string_view line);

}  // namespace yiben::read
