// Document → bytes → Document. docs/formats are for files that users keep; these bytes live in
// a pipe between two processes of one program, so they have no version.
#include "sandbox/sandbox.h"

#include <algorithm>
#include <vector>

#include "sandbox/wire.h"
#include "text/text.h"

namespace yiben::sandbox {
namespace {

constexpr int mark_document = 68;  // 'D'
constexpr int mark_errors = 69;    // 'E'
constexpr int kind_prose = 0;
constexpr int kind_grid = 1;
constexpr std::size_t least_block_bytes = 8;
constexpr std::size_t least_doubt_bytes = 7;
constexpr std::size_t least_line_bytes = 4;
constexpr std::size_t least_cell_bytes = 11;
constexpr std::size_t max_kind_bytes = 16;
constexpr std::size_t max_doubts = 100'000;
constexpr std::size_t max_hidden = 100'000;

void write_prose(Writer& writer, const Prose& prose) {
  writer.number(kind_prose);
  writer.text(prose.text);
  writer.place(prose.place);
  writer.number(prose.heading_level);
  writer.flag(prose.furniture);
  writer.flag(prose.from_image);
  writer.number(static_cast<int>(prose.lines.size()));
  for (const LineStart& start : prose.lines) {
    writer.number(static_cast<int>(start.offset));
    writer.number(start.line);
    writer.number(start.column);
    writer.number(start.page);
  }
}

// Why the text of a cell is in doubt, added up.
constexpr int from_image = 1;
constexpr int overprinted = 2;

void write_grid(Writer& writer, const Grid& grid) {
  writer.number(kind_grid);
  writer.place(grid.place);
  writer.number(static_cast<int>(grid.lines.size()));
  for (const int line : grid.lines) writer.number(line);
  writer.number(static_cast<int>(grid.cells().size()));
  for (const Cell& cell : grid.cells()) {
    for (const int part : {cell.row, cell.column, cell.row_span, cell.column_span}) {
      writer.number(part);
    }
    writer.text(cell.text);
    writer.place(cell.place);
    writer.number((cell.from_image ? from_image : 0) + (cell.overprinted ? overprinted : 0));
  }
}

void write_hidden(Writer& writer, const std::vector<HiddenText>& hidden) {
  const std::size_t count = std::min(hidden.size(), max_hidden);
  writer.number(static_cast<int>(count));
  for (std::size_t i = 0; i < count; ++i) {
    writer.text(hidden[i].shown);
    writer.text(hidden[i].text);
    writer.place(hidden[i].place);
  }
}

Prose read_prose(Reader& reader) {
  Prose prose;
  prose.text = reader.text(limits::max_text_bytes);
  prose.place = reader.place();
  prose.heading_level = reader.number(6);
  prose.furniture = reader.flag();
  prose.from_image = reader.flag();
  const auto size = static_cast<int>(prose.text.size());
  const int lines = reader.count(limits::max_text_bytes, least_line_bytes);
  for (int i = 0; i < lines && !reader.failed(); ++i) {
    LineStart start;
    start.offset = static_cast<std::uint32_t>(reader.number(size));
    start.line = reader.number();
    start.column = reader.number();
    start.page = reader.number();
    const std::uint32_t least = prose.lines.empty() ? 0 : prose.lines.back().offset;
    if (start.offset < least) reader.fail("lines of a paragraph out of order");
    prose.lines.push_back(start);
  }
  if (prose.text.find('\n') != prose.text.npos) reader.fail("a paragraph of several lines");
  return prose;
}

// What the whole document may hold, counted down.
struct Budget {
  std::size_t cells = limits::max_cells;
  std::size_t squares = limits::max_child_squares;
};

// Grid keeps an index of its squares, and takes overlapping cells for a fault of ours. So both are
// looked at before a cell is added.
bool fits(const Grid& grid, const Cell& cell, std::vector<int>& widths, Budget& budget) {
  const int end_row = cell.row + cell.row_span;
  const int end_column = cell.column + cell.column_span;
  if (end_row > limits::max_grid_rows || end_column > limits::max_grid_columns) return false;
  if (widths.size() < static_cast<std::size_t>(end_row)) {
    widths.resize(static_cast<std::size_t>(end_row));
  }
  for (int row = cell.row; row < end_row; ++row) {
    int& width = widths[static_cast<std::size_t>(row)];
    const auto more = static_cast<std::size_t>(std::max(0, end_column - width));
    if (more > budget.squares) return false;
    budget.squares -= more;
    width = std::max(width, end_column);
    for (int column = cell.column; column < end_column; ++column) {
      if (grid.at(row, column) != nullptr) return false;
    }
  }
  return true;
}

Cell read_cell(Reader& reader) {
  Cell cell;
  cell.row = reader.number(limits::max_grid_rows - 1);
  cell.column = reader.number(limits::max_grid_columns - 1);
  cell.row_span = reader.number(limits::max_grid_rows);
  cell.column_span = reader.number(limits::max_grid_columns);
  cell.text = reader.text(limits::max_text_bytes);
  cell.place = reader.place();
  const int doubts = reader.number(from_image + overprinted);
  cell.from_image = (doubts & from_image) != 0;
  cell.overprinted = (doubts & overprinted) != 0;
  if (cell.row_span < 1 || cell.column_span < 1) reader.fail("a cell that covers nothing");
  return cell;
}

// Ascending; that there is one more than columns is seen when the cells are read.
std::vector<int> read_lines(Reader& reader) {
  std::vector<int> lines;
  const int count = reader.count(limits::max_grid_columns + 1, 1);
  for (int i = 0; i < count && !reader.failed(); ++i) {
    lines.push_back(reader.number());
    if (i > 0 && lines[lines.size() - 2] > lines.back()) reader.fail("lines that go back");
  }
  return lines;
}

Grid read_grid(Reader& reader, Budget& budget) {
  Grid grid;
  grid.place = reader.place();
  grid.lines = read_lines(reader);
  const int count = reader.count(budget.cells, least_cell_bytes);
  budget.cells -= static_cast<std::size_t>(count);
  std::vector<int> widths;
  for (int i = 0; i < count; ++i) {
    Cell cell = read_cell(reader);
    if (reader.failed()) break;
    if (!fits(grid, cell, widths, budget) || !grid.add(std::move(cell))) {
      reader.fail("a cell that overlaps another or lies outside its table");
      break;
    }
  }
  const bool fit =
      grid.lines.empty() || grid.lines.size() == static_cast<std::size_t>(grid.columns()) + 1;
  if (!fit) reader.fail("a table whose lines are not those of its columns");
  return grid;
}

void read_blocks(Reader& reader, Document& document) {
  Budget budget;
  const int count = reader.count(limits::max_blocks, least_block_bytes);
  document.blocks.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count && !reader.failed(); ++i) {
    if (reader.number(kind_grid) == kind_prose) {
      document.blocks.emplace_back(read_prose(reader));
    } else {
      document.blocks.emplace_back(read_grid(reader, budget));
    }
  }
}

bool is_kind(std::string_view kind) {
  return !kind.empty() && std::all_of(kind.begin(), kind.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

std::vector<HiddenText> read_hidden(Reader& reader) {
  std::vector<HiddenText> hidden;
  const int count = reader.count(max_hidden, least_doubt_bytes);
  for (int i = 0; i < count && !reader.failed(); ++i) {
    HiddenText& one = hidden.emplace_back();
    one.shown = reader.text(limits::max_line_bytes);
    one.text = reader.text(limits::max_line_bytes);
    one.place = reader.place();
  }
  return hidden;
}

Document read_document(Reader& reader) {
  Document document;
  document.kind = reader.text(max_kind_bytes);
  if (!is_kind(document.kind)) reader.fail("a kind of document that is no word");
  document.pages = reader.number();
  const int doubts = reader.count(max_doubts, least_doubt_bytes);
  for (int i = 0; i < doubts && !reader.failed(); ++i) {
    ReadingDoubt doubt;
    doubt.what = reader.text(limits::max_line_bytes);
    doubt.excerpt = reader.text(limits::max_line_bytes);
    doubt.place = reader.place();
    document.doubts.push_back(std::move(doubt));
  }
  document.hidden = read_hidden(reader);
  read_blocks(reader, document);
  return document;
}

}  // namespace

std::string encode(const Result<Document>& reading) {
  Writer writer;
  if (!reading.ok()) {
    writer.number(mark_errors);
    writer.errors(reading.errors());
    return writer.take();
  }
  writer.number(mark_document);
  writer.text(reading->kind);
  writer.number(reading->pages);
  const std::size_t doubts = std::min(reading->doubts.size(), max_doubts);
  writer.number(static_cast<int>(doubts));
  for (std::size_t i = 0; i < doubts; ++i) {
    writer.text(reading->doubts[i].what);
    writer.text(reading->doubts[i].excerpt);
    writer.place(reading->doubts[i].place);
  }
  write_hidden(writer, reading->hidden);
  writer.number(static_cast<int>(reading->blocks.size()));
  for (const Block& block : reading->blocks) {
    if (const auto* prose = std::get_if<Prose>(&block)) {
      write_prose(writer, *prose);
    } else {
      write_grid(writer, std::get<Grid>(block));
    }
  }
  return writer.take();
}

Result<Document> decode(std::string_view bytes, const std::string& path, int index) {
  Reader reader(bytes, index);
  const int mark = reader.number(mark_errors);
  if (mark == mark_errors) {
    Errors errors = reader.errors(path);
    if (errors.empty()) reader.fail("no errors after all");
    reader.expect_end();
    if (reader.failed()) return nonsense(path, reader.failure());
    return errors;
  }
  if (mark != mark_document) reader.fail("neither a document nor errors");
  Document document;
  if (!reader.failed()) document = read_document(reader);
  reader.expect_end();
  if (reader.failed()) return nonsense(path, reader.failure());
  document.path = path;
  document.index = index;
  return document;
}

}  // namespace yiben::sandbox
