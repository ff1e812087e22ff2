// read/text: tables whose columns are set apart by spaces, as programs print them for the eye.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "page/page.h"

namespace yiben::read {

// The squares of such lines by where they stand, each with the line of its first row as
// `place.line`, counted from 0. Nothing where too few of the lines hold amounts, or their columns
// cannot be told apart.
std::optional<std::vector<Cell>> aligned_cells(const std::vector<std::string_view>& lines);

// Whether a line may be a row of one: three stretches of text with two spaces between them, or two
// of which the last is a number.
bool is_set_apart(std::string_view line);

}  // namespace yiben::read
