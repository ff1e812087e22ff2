// What every reader promises about what it returns, whatever the bytes were.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>

#include "base/base.h"
#include "page/page.h"
#include "text/text.h"

namespace yiben::fuzz {

// A paged document has no lines.
inline bool has_line(const Place& place) {
  return place.line >= 1 || (place.page >= 1 && place.line == 0);
}

inline void check_prose(const Prose& prose) {
  YIBEN_CHECK(!prose.text.empty());
  YIBEN_CHECK(text::is_valid_utf8(prose.text));
  YIBEN_CHECK(prose.text.find('\n') == std::string::npos);
  YIBEN_CHECK(text::trim(prose.text) == prose.text);
  YIBEN_CHECK(has_line(prose.place) && (prose.place.column >= 1 || prose.place.page >= 1));
  YIBEN_CHECK(prose.heading_level >= 0 && prose.heading_level <= 6);
}

inline void check_grid(const Grid& grid, int number) {
  YIBEN_CHECK(!grid.cells().empty());
  YIBEN_CHECK(grid.place.table == number && has_line(grid.place));
  bool blank = true;
  for (const Cell& cell : grid.cells()) {
    blank = blank && cell.text.empty();
    YIBEN_CHECK(text::is_valid_utf8(cell.text));
    YIBEN_CHECK(text::trim(cell.text) == cell.text);
    YIBEN_CHECK(cell.place.table == number && has_line(cell.place));
    YIBEN_CHECK(cell.place.row == cell.row + 1 && cell.place.column == cell.column + 1);
    YIBEN_CHECK(grid.at(cell.row, cell.column) == &cell);
    YIBEN_CHECK(grid.at(cell.row + cell.row_span - 1, cell.column + cell.column_span - 1) == &cell);
  }
  YIBEN_CHECK(!blank);
}

inline void check_promises(const Result<Document>& result) {
  if (!result.ok()) {
    for (const Error& error : result.errors()) {
      YIBEN_CHECK(!error.what.empty() && !error.remedy.empty() && !error.file.empty());
    }
    return;
  }
  YIBEN_CHECK(!result->blocks.empty() || !result->doubts.empty());
  int tables = 0;
  for (const Block& block : result->blocks) {
    if (const auto* prose = std::get_if<Prose>(&block)) check_prose(*prose);
    if (const auto* grid = std::get_if<Grid>(&block)) check_grid(*grid, ++tables);
  }
}

}  // namespace yiben::fuzz
