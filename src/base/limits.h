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
inline constexpr int max_pdf_pages = 10'000;
inline constexpr std::size_t max_page_glyphs = 100'000;         // characters of one PDF page
inline constexpr std::size_t max_page_rulings = 20'000;         // straight lines of one PDF page
inline constexpr std::size_t max_pdf_operations = 20'000'000;   // drawn in one PDF, forms unrolled
inline constexpr std::size_t max_pdf_stream_bytes = 64u << 20;  // of one drawing, unpacked
inline constexpr int max_pdf_cpu_ms = 60'000;       // to draw one PDF; 10,000 full pages take 15 s
inline constexpr double max_picture_pixels = 40e6;  // of a scanned page as it is recognised
inline constexpr std::size_t max_inline_image_bytes = 64u << 20;  // passed over in a PDF page
inline constexpr int max_package_entries = 10'000;                // files in one ZIP package
inline constexpr std::size_t max_package_bytes = 256u << 20;      // taken out of one ZIP package
inline constexpr std::size_t max_part_bytes = 64u << 20;  // one XML part; its tree takes 16 times
inline constexpr std::size_t min_suspect_bytes = 1u
                                                 << 20;  // parts below may be packed at any ratio
inline constexpr int max_compression_ratio = 200;  // of one part; sheets of blank cells reach 100
inline constexpr int max_sheets = 1000;            // of one workbook
inline constexpr int max_conversion_ms = 60'000;   // of one old document by LibreOffice
inline constexpr std::size_t max_excerpt_characters = 60;     // what an error or a finding quotes
inline constexpr std::size_t max_compared_characters = 1000;  // of a text compared with another
inline constexpr int max_number_digits = 18;  // significant digits of a printed number

// A source (src/source), as a folder or as a workbook.
inline constexpr std::size_t max_source_bytes = 256u << 20;     // of all its files
inline constexpr std::size_t max_source_fields = 16'000'000;    // of all its sheets
inline constexpr std::size_t max_markdown_bytes = 1u << 20;     // of one sheet of prose
inline constexpr std::size_t max_source_files = 2000;           // sheets and tables of a layout
inline constexpr std::size_t max_source_columns = 1000;         // of one sheet
inline constexpr std::size_t max_source_errors = 1000;          // that are said of one source
inline constexpr int max_workbook_rows = 1'000'000;             // of one sheet that is written
inline constexpr std::size_t max_workbook_cell_units = 32'767;  // UTF-16 units of one square

// What an edition holds (src/edition).
inline constexpr std::size_t max_manifest_bytes = 4u << 20;
inline constexpr std::size_t max_certificate_bytes = 128u
                                                     << 20;  // that of 1,000 units takes 34 MiB
inline constexpr std::size_t max_edition_files = 10'000;
inline constexpr std::size_t max_certificate_items = 2'000'000;  // of each of its lists
inline constexpr int max_json_depth = 16;
inline constexpr std::size_t max_json_errors = 100;  // what is said of one file of JSON

inline constexpr std::size_t max_units = 10'000;  // sources that make one department

// Child processes (src/sandbox). Memory is address space: text recognition and LibreOffice take it
// freely. The time on the wall is for children that wait, so it is longer than that of computing.
inline constexpr int max_children = 256;  // at once
inline constexpr std::size_t max_child_memory_bytes = std::size_t{4} << 30;
inline constexpr std::size_t max_child_answer_bytes = 256u << 20;
inline constexpr std::size_t max_child_squares = 64'000'000;  // of all grids in an answer
inline constexpr int max_child_open_files = 256;
inline constexpr int max_child_cpu_s = 120;
inline constexpr int max_child_wall_ms = 300'000;
inline constexpr int max_child_ocr_cpu_s = 600;  // with text recognition
inline constexpr int max_child_ocr_wall_ms = 1'200'000;
inline constexpr int max_child_proof_cpu_s = 180;  // more for a child that checks a whole book

// 10^18 fen: a hundred times the national budget.
inline constexpr std::int64_t max_fen = 1'000'000'000'000'000'000;

}  // namespace yiben::limits
