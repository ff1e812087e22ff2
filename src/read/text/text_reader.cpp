// read/text: tables as lines of tab-separated or piped squares, prose as all other lines
// (docs/formats/text-in.md).
#include "read/read.h"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "read/collector.h"
#include "read/text/rows.h"
#include "text/text.h"

namespace yiben::read {

namespace {

// One line of the file, with its number from 1.
struct Line {
  std::string_view bytes;
  int number = 0;
  LineKind kind = LineKind::blank;
};

class TextReader {
 public:
  TextReader(std::string_view text, Collector& out) : text_(text), out_(out) {}

  // False when the collector holds an error.
  bool read() {
    std::vector<Line> rows;
    for (int number = 1; !text_.empty(); ++number) {
      Line line{.bytes = take_line(), .number = number};
      if (line.bytes.size() > limits::max_line_bytes) return fail_long_line(line);
      line.kind = line_kind(line.bytes);
      const bool is_row = line.kind == LineKind::tabs || line.kind == LineKind::pipes;
      if (!rows.empty() && line.kind != rows.front().kind) {
        if (!add_rows(rows)) return false;
        if (text_.empty() && is_cut_row(line, rows.back())) cut_at_ = line.number;
        rows.clear();
      }
      if (is_row) {
        if (rows.size() >= limits::max_grid_rows) return fail_rows(line);
        if (text_.empty() && !rows.empty() && is_cut_row(line, rows.back())) cut_at_ = number;
        rows.push_back(line);
      } else if (line.kind == LineKind::prose && !add_prose(line)) {
        return false;
      }
    }
    if (!rows.empty() && !add_rows(rows)) return false;
    if (cut_at_ > 0) out_.add_cut(cut_at_);
    return true;
  }

 private:
  std::string_view take_line() {
    const std::size_t end = text_.find('\n');
    const std::string_view line = text_.substr(0, end);
    ends_in_line_ = end == std::string_view::npos;
    text_.remove_prefix(end == std::string_view::npos ? text_.size() : end + 1);
    return line;
  }

  // Whether the file ends within this line, which is a row with fewer squares than the one above.
  bool is_cut_row(const Line& line, const Line& above) const {
    if (!ends_in_line_) return false;
    if (above.kind == LineKind::pipes) {
      return line.kind == LineKind::prose && text::trim(line.bytes).starts_with('|');
    }
    return line.kind == LineKind::tabs &&
           count_squares(line.bytes, line.kind) < count_squares(above.bytes, above.kind);
  }

  // Consecutive lines of one kind are one grid, unless tabs only indent them.
  bool add_rows(const std::vector<Line>& rows) {
    bool indented = rows.front().kind == LineKind::tabs;
    for (const Line& row : rows) indented = indented && is_indented_text(row.bytes);
    if (!indented) return add_grid(rows);
    for (const Line& row : rows) {
      if (!text::trim(row.bytes).empty() && !add_prose(row)) return false;
    }
    return true;
  }

  bool add_grid(const std::vector<Line>& rows) {
    Grid grid;
    grid.place = out_.place(rows.front().number);
    grid.place.table = out_.next_table();
    bool blank = true;
    int row = 0;
    for (const Line& line : rows) {
      const std::size_t count = count_squares(line.bytes, line.kind);
      if (count > static_cast<std::size_t>(limits::max_grid_columns)) {
        return fail_columns(line, count);
      }
      if (!out_.count_cells(count, out_.place(line.number))) return false;
      std::vector<std::string> squares = squares_of(line.bytes, line.kind);
      if (line.kind == LineKind::pipes && is_rule_row(squares)) continue;
      blank = add_row(grid, row, line, std::move(squares)) && blank;
      ++row;
    }
    return blank || out_.add(std::move(grid));
  }

  // True when the row is blank.
  bool add_row(Grid& grid, int row, const Line& line, std::vector<std::string> squares) {
    bool blank = true;
    int column = 0;
    for (std::string& square : squares) {
      blank = blank && square.empty();
      Cell cell{.row = row, .column = column, .text = std::move(square)};
      cell.place = out_.place(line.number);
      cell.place.table = grid.place.table;
      cell.place.row = row + 1;
      cell.place.column = ++column;
      // The limits were looked at before.
      YIBEN_CHECK(grid.add(std::move(cell)));
    }
    return blank;
  }

  bool add_prose(const Line& line) {
    const ProseLine prose = prose_of(line.bytes);
    if (prose.text.empty()) return true;
    Place place = out_.place(line.number);
    const auto before = static_cast<std::size_t>(prose.text.data() - line.bytes.data());
    place.column = static_cast<int>(text::count_characters(line.bytes.substr(0, before))) + 1;
    return out_.add(Prose{
        .text = std::string(prose.text), .place = place, .heading_level = prose.heading_level});
  }

  bool fail_long_line(const Line& line) {
    return out_.fail(out_.place(line.number), line.bytes,
                     fmt::format("the line is longer than {} bytes (limit max_line_bytes)",
                                 limits::max_line_bytes),
                     "check that the file is a text with tables as tab-separated lines");
  }

  bool fail_columns(const Line& line, std::size_t count) {
    return out_.fail(out_.place(line.number), line.bytes,
                     fmt::format("the row has {} columns, more than {} (limit max_grid_columns)",
                                 count, limits::max_grid_columns),
                     "remove the columns that belong to no table");
  }

  bool fail_rows(const Line& line) {
    return out_.fail(
        out_.place(line.number), line.bytes,
        fmt::format("the table has more than {} rows (limit max_grid_rows)", limits::max_grid_rows),
        "part the tables by a blank line");
  }

  std::string_view text_;
  bool ends_in_line_ = false;  // the last line has no line break
  int cut_at_ = 0;             // the line in which the file was cut
  Collector& out_;
};

}  // namespace

Result<Document> text_document(std::string_view bytes, const std::string& path, int index) {
  const Result<std::string> text = text::decode(bytes, path);
  if (!text) return text.errors();
  Collector out(bytes, path, "text", index);
  TextReader(*text, out).read();
  return std::move(out).finish("give the file that holds the tables of the budget");
}

}  // namespace yiben::read
