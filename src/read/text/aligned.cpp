// read/text: columns that are set apart by spaces.
#include "read/text/aligned.h"

#include <algorithm>

#include "read/pdf/unruled.h"
#include "text/text.h"

namespace yiben::read {

namespace {

// The columns are told as those of a page without ruling lines are: on paper of squares, a Chinese
// character two of them wide and a line three of them high.
constexpr double kSquare = 6;
constexpr double kEm = 2 * kSquare;
constexpr double kLine = 3 * kSquare;
constexpr std::size_t kLeastLines = 3;
constexpr std::size_t kMostLines = 1'000;
constexpr std::size_t kLeastWithNumbers = 2;
constexpr std::string_view kIdeographicSpace = "\xE3\x80\x80";

struct Stretch {
  std::string_view text;
  int from = 0;  // squares before it
  int width = 0;
};

// What stands between runs of two or more squares of white space.
std::vector<Stretch> stretches_of(std::string_view line) {
  std::vector<Stretch> stretches;
  int square = 0;
  int space = 2;  // squares of white space before what follows
  for (std::size_t at = 0; at < line.size();) {
    const bool wide = line.substr(at).starts_with(kIdeographicSpace);
    const std::size_t next = text::code_point_at(line, at).next;
    if (line[at] == ' ' || wide) {
      space += wide ? 2 : 1;
      square += wide ? 2 : 1;
      at = next;
      continue;
    }
    const int width = text::display_width(line.substr(at, next - at));
    if (space >= 2 || stretches.empty()) {
      stretches.push_back({line.substr(at, next - at), square, width});
    } else {
      Stretch& last = stretches.back();
      last.text = std::string_view(last.text.data(),
                                   static_cast<std::size_t>(line.data() + next - last.text.data()));
      last.width = square + width - last.from;
    }
    square += width;
    space = 0;
    at = next;
  }
  return stretches;
}

Line line_at(std::size_t index, const std::vector<Stretch>& stretches) {
  Line line{.size = kEm};
  const double top = static_cast<double>(index) * kLine;
  for (const Stretch& one : stretches) {
    const Box box{one.from * kSquare, top, (one.from + one.width) * kSquare, top + kEm};
    line.box = line.pieces.empty() ? box : united(line.box, box);
    line.pieces.push_back({std::string(one.text), box});
  }
  return line;
}

}  // namespace

bool is_set_apart(std::string_view line) {
  const std::vector<Stretch> stretches = stretches_of(line);
  if (stretches.size() < 2) return false;
  return stretches.size() > 2 || is_number(stretches.back().text);
}

std::optional<std::vector<Cell>> aligned_cells(const std::vector<std::string_view>& lines) {
  if (lines.size() < kLeastLines || lines.size() > kMostLines) return std::nullopt;
  LinesOfTable table;
  std::size_t with_numbers = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::vector<Stretch> stretches = stretches_of(lines[i]);
    if (stretches.empty()) continue;
    table.lines.push_back(line_at(i, stretches));
    with_numbers += holds_numbers(table.lines.back()) ? 1u : 0u;
  }
  if (with_numbers < kLeastWithNumbers) return std::nullopt;
  Box box = table.lines.front().box;
  for (const Line& line : table.lines) box = united(box, line.box);
  PageTable read = table_of(table, box, {});
  if (read.cells.empty() || read.boxes.size() != read.cells.size()) return std::nullopt;
  for (std::size_t i = 0; i < read.cells.size(); ++i) {
    const Cell& cell = read.cells[i];
    if (cell.column + cell.column_span > limits::max_grid_columns) return std::nullopt;
    read.cells[i].place.line = static_cast<int>(read.boxes[i].y0 / kLine);
  }
  return std::move(read.cells);
}

}  // namespace yiben::read
