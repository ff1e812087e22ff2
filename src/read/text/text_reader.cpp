// read/text: tables as lines of tab-separated or piped squares, prose as all other lines
// (docs/formats/text-in.md).
#include "read/read.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "read/collector.h"
#include "read/text/aligned.h"
#include "read/text/rows.h"
#include "read/text/spacing.h"
#include "text/text.h"

namespace yiben::read {

namespace {

// More page numbers than these between two rows are no table that goes on over a page end.
constexpr std::size_t max_marks = 8;

// A longer square that stands alone is a paragraph.
constexpr std::size_t max_label_bytes = 40 * 3;

class TextReader {
 public:
  TextReader(std::string_view text, Collector& out)
      : spacing_(spacing_of(text)), lines_(text, spacing_), out_(out) {}

  // False when the collector holds an error.
  bool read() {
    for (TextLine line; lines_.next(line);) {
      if (line.bytes.size() > limits::max_line_bytes) return fail_long_line(line);
      if (!read(line)) return false;
    }
    if (!add_rows() || !end_paragraph()) return false;
    if (cut_at_ > 0) out_.add_cut(cut_at_);
    return true;
  }

 private:
  bool read(TextLine line) {
    // Amid rows of another kind it is none.
    const bool among_others = !rows_.empty() && rows_.front().kind != LineKind::apart;
    if (line.kind == LineKind::apart && among_others) line.kind = LineKind::prose;
    if (line.kind == LineKind::mark || (line.kind == LineKind::blank && !rows_.empty())) {
      if (line.kind == LineKind::mark) marks_.push_back(line);
      gap_ += line.kind == LineKind::blank ? 1u : 0u;
      if (marks_.size() > max_marks && !add_rows()) return false;
      return !rows_.empty() || add_marks();
    }
    const bool is_near = !rows_.empty() && gap_ <= spacing_.gap;
    const bool cut = line.is_last && is_near && is_cut_row(line, rows_.back());
    const bool goes_on = is_near && (line.kind == rows_.front().kind || is_lone_square(line));
    if (!goes_on && !add_rows()) return false;
    if (cut) cut_at_ = line.number;
    gap_ = 0;
    const bool is_row =
        line.kind == LineKind::tabs || line.kind == LineKind::pipes || line.kind == LineKind::apart;
    if (is_row || goes_on) {
      if (rows_.size() >= limits::max_grid_rows) return fail_rows(line);
      rows_.push_back(line);
      return true;
    }
    return line.kind != LineKind::prose || add_prose(line);
  }

  // Without the tabs that pad it, a row with one filled square looks like prose. Several such lines
  // below each other are prose.
  bool is_lone_square(const TextLine& line) const {
    return spacing_.is_padded && line.kind == LineKind::prose &&
           line.bytes.size() <= max_label_bytes && rows_.back().kind == LineKind::tabs &&
           rows_.front().kind == LineKind::tabs;
  }

  // Whether the file ends within this line, which is a row with fewer squares than the one above.
  bool is_cut_row(const TextLine& line, const TextLine& above) const {
    if (line.has_end || spacing_.is_padded) return false;
    if (above.kind == LineKind::pipes) {
      return line.kind == LineKind::prose && text::trim(line.bytes).starts_with('|');
    }
    return line.kind == LineKind::tabs &&
           count_squares(line.bytes, line.kind) < count_squares(above.bytes, above.kind);
  }

  // The rows so far are one grid, unless tabs only indent them. What pages put between them, and
  // behind them, follows.
  bool add_rows() {
    std::vector<TextLine> rows = std::exchange(rows_, {});
    const std::vector<TextLine> below = take_prose(rows);
    if (!add_rows(rows) || !add_marks()) return false;
    return std::all_of(below.begin(), below.end(),
                       [&](const TextLine& line) { return add_prose(line); });
  }

  // Two or more squares that stand alone below the last row are the prose behind the table.
  static std::vector<TextLine> take_prose(std::vector<TextLine>& rows) {
    auto end = rows.end();
    while (end != rows.begin() && (end - 1)->kind == LineKind::prose) --end;
    if (rows.end() - end < 2) return {};
    std::vector<TextLine> below(end, rows.end());
    rows.erase(end, rows.end());
    return below;
  }

  bool add_rows(const std::vector<TextLine>& rows) {
    if (rows.empty()) return true;
    if (rows.front().kind == LineKind::apart) return add_apart(rows);
    bool indented = rows.front().kind == LineKind::tabs;
    for (const TextLine& row : rows) indented = indented && is_indented_text(row.bytes);
    if (!indented) return add_grid(rows);
    for (const TextLine& row : rows) {
      if (!text::trim(row.bytes).empty() && !add_prose(row)) return false;
    }
    return true;
  }

  // A table of columns that spaces set apart; prose where they are none.
  bool add_apart(const std::vector<TextLine>& rows) {
    std::vector<std::string_view> lines;
    for (const TextLine& row : rows) lines.push_back(row.bytes);
    auto cells = aligned_cells(lines);
    if (!cells) {
      return std::all_of(rows.begin(), rows.end(), [&](TextLine row) {
        row.kind = LineKind::prose;
        return add_prose(row);
      });
    }
    if (!end_paragraph() || !out_.count_cells(cells->size(), out_.place(rows.front().number))) {
      return false;
    }
    Grid grid;
    grid.place = out_.place(rows.front().number);
    grid.place.table = out_.next_table();
    for (Cell& cell : *cells) {
      const auto line = static_cast<std::size_t>(cell.place.line);
      cell.place = out_.place(rows[std::min(line, rows.size() - 1)].number);
      cell.place.table = grid.place.table;
      cell.place.row = cell.row + 1;
      cell.place.column = cell.column + 1;
      YIBEN_CHECK(grid.add(std::move(cell)));
    }
    return out_.add(std::move(grid));
  }

  bool add_marks() {
    for (const TextLine& line : std::exchange(marks_, {})) {
      if (!add_prose(line)) return false;
    }
    return true;
  }

  static std::size_t widest_of(const std::vector<TextLine>& rows) {
    std::size_t width = 1;
    for (const TextLine& row : rows) width = std::max(width, count_squares(row.bytes, row.kind));
    return width;
  }

  bool add_grid(const std::vector<TextLine>& rows) {
    if (!end_paragraph()) return false;
    const std::size_t widest = widest_of(rows);
    // A row gets as many squares as it has, but in a padded table as many as the widest.
    const bool padded = spacing_.is_padded && rows.front().kind == LineKind::tabs;
    Grid grid;
    grid.place = out_.place(rows.front().number);
    grid.place.table = out_.next_table();
    bool blank = true;
    int row = 0;
    for (const TextLine& line : rows) {
      const std::size_t count = padded ? widest : count_squares(line.bytes, line.kind);
      if (count > static_cast<std::size_t>(limits::max_grid_columns)) {
        return fail_columns(line, count);
      }
      if (!out_.count_cells(count, out_.place(line.number))) return false;
      std::vector<std::string> squares = squares_of(line.bytes, line.kind);
      squares.resize(count);
      if (line.kind == LineKind::pipes && is_rule_row(squares)) continue;
      // A row that is too wide is said when it is met.
      const bool covers =
          count < widest && widest <= limits::max_grid_columns && stands_alone(line, squares);
      if (covers) {
        if (!out_.count_cells(widest - count, out_.place(line.number))) return false;
        squares.resize(1);
      }
      blank = add_row(grid, row, line, std::move(squares), covers ? widest : 1) && blank;
      ++row;
    }
    return blank || out_.add(std::move(grid));
  }

  // Whether the row is one square with words, which covers all of a wider table. With tabs it ends
  // with one; in a padded table no row ends where it was meant to.
  bool stands_alone(const TextLine& line, const std::vector<std::string>& squares) const {
    if (squares.front().empty()) return false;
    if (line.kind == LineKind::pipes) return squares.size() == 1;
    return !spacing_.is_padded && squares.size() == 2 && squares.back().empty();
  }

  // True when the row is blank. Each square covers `span` columns.
  bool add_row(Grid& grid, int row, const TextLine& line, std::vector<std::string> squares,
               std::size_t span) {
    bool blank = true;
    int column = 0;
    for (std::string& square : squares) {
      blank = blank && square.empty();
      Cell cell{.row = row,
                .column = column,
                .column_span = static_cast<int>(span),
                .text = std::move(square)};
      cell.place = out_.place(line.number);
      cell.place.table = grid.place.table;
      cell.place.row = row + 1;
      cell.place.column = ++column;
      // The limits were looked at before.
      YIBEN_CHECK(grid.add(std::move(cell)));
    }
    return blank;
  }

  bool add_prose(const TextLine& line) {
    const ProseLine prose = prose_of(line.bytes);
    if (prose.text.empty()) return true;
    Place place = out_.place(line.number);
    const auto before = static_cast<std::size_t>(prose.text.data() - line.bytes.data());
    place.column =
        line.indent + static_cast<int>(text::count_characters(line.bytes.substr(0, before))) + 1;
    const bool goes_on = paragraph_ && line.number == last_.number + 1 && line.kind == last_.kind &&
                         goes_on_below(last_.bytes, line.bytes, spacing_);
    last_ = line;
    if (goes_on) {
      paragraph_->lines.push_back(
          {static_cast<std::uint32_t>(paragraph_->text.size()), place.line, place.column});
      paragraph_->text += prose.text;
      return true;
    }
    if (!end_paragraph()) return false;
    paragraph_ = Prose{.text = std::string(prose.text),
                       .place = place,
                       .heading_level = prose.heading_level,
                       .furniture = line.kind == LineKind::mark};
    return true;
  }

  bool end_paragraph() { return !paragraph_ || out_.add(*std::exchange(paragraph_, std::nullopt)); }

  bool fail_long_line(const TextLine& line) {
    return out_.fail(out_.place(line.number), line.bytes,
                     fmt::format("the line is longer than {} bytes (limit max_line_bytes)",
                                 limits::max_line_bytes),
                     "check that the file is a text with tables as tab-separated lines");
  }

  bool fail_columns(const TextLine& line, std::size_t count) {
    return out_.fail(out_.place(line.number), line.bytes,
                     fmt::format("the row has {} columns, more than {} (limit max_grid_columns)",
                                 count, limits::max_grid_columns),
                     "remove the columns that belong to no table");
  }

  bool fail_rows(const TextLine& line) {
    return out_.fail(
        out_.place(line.number), line.bytes,
        fmt::format("the table has more than {} rows (limit max_grid_rows)", limits::max_grid_rows),
        "part the tables by a blank line");
  }

  const Spacing spacing_;
  LineReader lines_;
  std::optional<Prose> paragraph_;  // that may go on
  TextLine last_;                   // of prose
  std::vector<TextLine> rows_;      // of the grid that is being read
  std::vector<TextLine> marks_;     // page numbers between its rows and below it
  std::size_t gap_ = 0;             // blank lines since its last row
  int cut_at_ = 0;                  // the line in which the file was cut
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
