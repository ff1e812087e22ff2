// page: pieces of a table over page ends, put together by their upright lines: a piece in which
// columns are merged in every row does not show their lines.
#pragma once

#include <optional>
#include <vector>

#include "page/page.h"

namespace yiben {

// The lines of both pieces, and which of them each line of a piece is.
struct JoinedLines {
  std::vector<int> lines;
  std::vector<int> first;
  std::vector<int> second;
};

// Nothing where a piece has no lines, they do not begin and end together, or are too many for a
// grid (limits::max_grid_columns).
std::optional<JoinedLines> join_lines(const std::vector<int>& first,
                                      const std::vector<int>& second);
std::optional<JoinedLines> join_lines(const Grid& first, const Grid& second);

// True where one piece shows all lines of the other.
bool is_refined(const JoinedLines& joined);

// The same cells in the columns of the joined lines; `lines` are where the own ones are now.
Grid in_columns(const Grid& grid, const std::vector<int>& lines);

}  // namespace yiben
