// Limits on everything that comes from outside, in one place. Passing one is an Error that names
// it, never a crash and never silence.
#pragma once

#include <cstddef>
#include <cstdint>

namespace yiben::limits {

inline constexpr std::size_t max_file_bytes = 256u << 20;  // one input file
inline constexpr std::size_t max_text_bytes = 32u << 20;   // text of one document after decoding
inline constexpr std::size_t max_line_bytes = 4u << 20;    // one line of a text file
inline constexpr int max_grid_columns = 512;               // the widest real table has 40
inline constexpr int max_grid_rows = 100'000;
inline constexpr std::size_t max_cells = 2'000'000;  // all grids of a document together
inline constexpr std::size_t max_blocks = 200'000;   // prose blocks and grids of a document
inline constexpr int max_markup_depth = 256;         // nesting of HTML elements
inline constexpr int max_markup_attributes = 4096;   // of one HTML element
inline constexpr std::size_t max_markup_memory_bytes = 1u << 30;  // of the tree of one HTML page
inline constexpr std::size_t max_excerpt_characters = 60;     // what an error or a finding quotes
inline constexpr std::size_t max_compared_characters = 1000;  // of a text compared with another
inline constexpr int max_number_digits = 18;  // significant digits of a printed number

// 10^18 fen: a hundred times the national budget.
inline constexpr std::int64_t max_fen = 1'000'000'000'000'000'000;

}  // namespace yiben::limits
