// write: the blocks of a document as lines of text, without places.
//   ## text     a heading of level 2; other prose as it is
//   grid        then one line for each row, as tests/read/show.h shows it
#pragma once

#include <string>
#include <variant>

#include "page/page.h"
#include "read/show.h"

namespace yiben::write {

inline std::string grid_lines(const Grid& grid) {
  std::string out = "grid\n";
  for (int row = 0; row < grid.rows(); ++row) out += read::show_row(grid, row);
  return out;
}

inline std::string grids_of(const Document& document) {
  std::string out;
  for (const Block& block : document.blocks) {
    if (const auto* grid = std::get_if<Grid>(&block)) out += grid_lines(*grid);
  }
  return out;
}

inline std::string prose_of(const Document& document) {
  std::string out;
  for (const Block& block : document.blocks) {
    const auto* prose = std::get_if<Prose>(&block);
    if (prose == nullptr) continue;
    const auto level = static_cast<std::size_t>(prose->heading_level);
    out += std::string(level, '#') + (level > 0 ? " " : "") + prose->text + "\n";
  }
  return out;
}

inline std::string blocks_of(const Document& document) {
  std::string out;
  for (const Block& block : document.blocks) {
    Document one;
    one.blocks.push_back(block);
    out += prose_of(one) + grids_of(one);
  }
  return out;
}

// The prose with `lines` behind the title of the contents.
inline std::string prose_with_contents(const Document& document, const std::string& lines) {
  std::string out = prose_of(document);
  const std::string title = "目　录\n";
  return out.insert(out.find(title) + title.size(), lines);
}

}  // namespace yiben::write
