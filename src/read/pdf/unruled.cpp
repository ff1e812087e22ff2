// read/pdf: lines of text to the rows and columns of a table whose squares no lines part.
#include "read/pdf/unruled.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <string>

#include "read/pdf/unruled_header.h"
#include "text/text.h"

namespace yiben::read {

namespace {

constexpr double kBeside = 0.9;     // em between a number and the lines of a text beside it
constexpr double kSomePitch = 1.6;  // em between rows where no two show it
constexpr double kSameRow = 0.92;   // of the pitch: lines of one cell stand nearer than rows

// Whether nothing stands between the numbers of columns, or behind them.
bool is_one_run(const Line& line) {
  const auto first = std::find_if(line.pieces.begin(), line.pieces.end(), is_count);
  return std::all_of(first, line.pieces.end(), is_count);
}

// The columns of a line's pieces. Those of a row that numbers the columns go by their order.
std::vector<std::pair<std::size_t, std::size_t>> columns_of_pieces(
    const Line& line, const std::vector<Span>& columns) {
  std::vector<std::pair<std::size_t, std::size_t>> out;
  std::size_t count = 0;
  for (const Piece& piece : line.pieces) {
    out.push_back(columns_under(piece.box, columns));
    count += is_count(piece) ? 1u : 0u;
  }
  if (!is_numbering(line) || !is_one_run(line) || count > columns.size()) return out;
  std::size_t next = columns.size() - count;
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (!is_count(line.pieces[i])) continue;
    out[i] = {next, next};
    ++next;
  }
  return out;
}

std::vector<Cell> cells_of(const std::vector<Line>& row, const std::vector<Span>& columns, int r,
                           std::vector<Box>& boxes) {
  std::vector<Cell> cells(columns.size());
  std::vector<Box> around(columns.size());
  std::vector<bool> hidden(columns.size(), true);
  std::vector<const Line*> last_line(columns.size(), nullptr);
  for (const Line& line : row) {
    const auto places = columns_of_pieces(line, columns);
    for (std::size_t i = 0; i < line.pieces.size(); ++i) {
      const Piece& piece = line.pieces[i];
      const auto [first, last] = places[i];
      Cell& cell = cells[first];
      around[first] = cell.text.empty() ? piece.box : united(around[first], piece.box);
      if (!cell.text.empty()) cell.text += last_line[first] == &line ? ' ' : '\n';
      cell.text += piece.text;
      cell.column_span = std::max(cell.column_span, static_cast<int>(last - first) + 1);
      hidden[first] = hidden[first] && line.is_hidden;
      last_line[first] = &line;
    }
  }
  std::vector<Cell> out;
  for (std::size_t c = 0; c < columns.size();) {
    Cell& cell = cells[c];
    cell.row = r;
    cell.column = static_cast<int>(c);
    cell.from_image = hidden[c] && !cell.text.empty();
    std::size_t end = c + 1;
    const std::size_t wanted = c + static_cast<std::size_t>(cell.column_span);
    while (end < wanted && cells[end].text.empty()) ++end;
    cell.column_span = static_cast<int>(end - c);
    boxes.push_back(around[c]);
    out.push_back(std::move(cell));
    c = end;
  }
  return out;
}

// Where the squares of a row begin.
double top_of(const std::vector<Line>& row, const LinesOfTable& table, double pitch) {
  double top = row.front().box.center_y() - pitch / 2;
  for (const double y : table.separators) {
    if (y < row.front().box.center_y() && y > row.front().box.center_y() - pitch) top = y;
  }
  return top;
}

// Whether a row has numbers, or begins as rows of lists do.
bool is_of_body(const std::vector<Line>& row) {
  return std::any_of(row.begin(), row.end(), [](const Line& line) {
    return holds_numbers(line) ||
           std::any_of(line.pieces.begin(), line.pieces.end(), [](const Piece& piece) {
             return text::leading_ordinal(piece.text).has_value();
           });
  });
}

// A word alone that begins where the one below it does, which is alone too: names of a list whose
// amounts are blank.
bool is_listed(const std::vector<Line>& row, const std::vector<Line>& next) {
  constexpr double kSameEdge = 1;  // points
  const auto alone = [](const std::vector<Line>& lines) {
    return lines.size() == 1 && lines.front().pieces.size() == 1;
  };
  return alone(row) && alone(next) &&
         std::abs(row.front().box.x0 - next.front().box.x0) < kSameEdge;
}

std::vector<std::vector<Line>>::const_iterator begin_of_body(
    const std::vector<std::vector<Line>>& rows) {
  const auto body = std::find_if(rows.begin(), rows.end(), is_of_body);
  for (auto row = rows.begin(); row != body && row + 1 != rows.end(); ++row) {
    if (is_listed(*row, *(row + 1))) return row;
  }
  return body;
}

// Whether words stand right above numbers, or below them, in several columns: in a row words and
// numbers have columns of their own, so one of the lines is of a header.
bool are_of_two_rows(const Line& a, const Line& b) {
  int columns = 0;
  for (const Piece& one : a.pieces) {
    for (const Piece& other : b.pieces) {
      const bool over = one.box.x0 < other.box.x1 && other.box.x0 < one.box.x1;
      columns += over && is_number(one.text) != is_number(other.text) ? 1 : 0;
    }
  }
  return columns >= 2;
}

}  // namespace

bool is_number(std::string_view s) {
  for (const std::string_view dash : {"-", "—", "——", "⸺", "－", "–"}) {
    if (s == dash) return true;
  }
  bool digit = false;
  for (const char c : s) {
    if (c >= '0' && c <= '9') {
      digit = true;
    } else if (c != ',' && c != '.' && c != '-' && c != '%' && c != ' ') {
      return false;
    }
  }
  return digit;
}

bool holds_numbers(const Line& line) {
  return std::any_of(line.pieces.begin(), line.pieces.end(), [&](const Piece& piece) {
    return is_number(piece.text) &&
           (line.pieces.size() > 1 || piece.text.find('.') != std::string::npos);
  });
}

double row_pitch(const std::vector<Line>& lines) {
  double pitch = 0;
  double size = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    size = std::max(size, lines[i].size);
    if (i == 0 || !holds_numbers(lines[i]) || !holds_numbers(lines[i - 1])) continue;
    const double apart = lines[i].box.center_y() - lines[i - 1].box.center_y();
    if (pitch == 0 || apart < pitch) pitch = apart;
  }
  return pitch > 0 ? pitch : kSomePitch * size;
}

std::vector<std::vector<Line>> rows_of(const LinesOfTable& table) {
  const std::vector<Line>& lines = table.lines;
  const double pitch = row_pitch(lines);
  struct Gap {
    double width = 0;
    std::size_t above = 0;  // index of the line above
  };
  std::vector<Gap> gaps;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const double from = lines[i].box.center_y();
    const double to = lines[i + 1].box.center_y();
    const bool parted = std::any_of(table.separators.begin(), table.separators.end(),
                                    [&](double y) { return from < y && y < to; });
    const double beside = kBeside * std::min(lines[i].size, lines[i + 1].size);
    if (!parted && !are_of_two_rows(lines[i], lines[i + 1]) &&
        to - from < std::max(kSameRow * pitch, beside))
      gaps.push_back({to - from, i});
  }
  std::stable_sort(gaps.begin(), gaps.end(),
                   [](const Gap& a, const Gap& b) { return a.width < b.width; });
  std::vector<std::size_t> row(lines.size());  // index of the first line of each line's row
  for (std::size_t i = 0; i < lines.size(); ++i) row[i] = i;
  for (const Gap& gap : gaps) {
    const auto has = [&](std::size_t of) {
      for (std::size_t i = 0; i < lines.size(); ++i) {
        if (row[i] == of && holds_numbers(lines[i])) return true;
      }
      return false;
    };
    const std::size_t above = row[gap.above];
    const std::size_t below = row[gap.above + 1];
    if (has(above) && has(below)) continue;
    std::replace(row.begin(), row.end(), below, above);
  }
  std::vector<std::vector<Line>> rows;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (row[i] == i) rows.emplace_back();
    rows.back().push_back(lines[i]);
  }
  return rows;
}

PageTable table_of(const LinesOfTable& lines, const Box& box, const std::vector<Span>& carried) {
  PageTable table{.box = box};
  const std::vector<std::vector<Line>> rows = rows_of(lines);
  const auto body = begin_of_body(rows);
  if (body == rows.end()) return table;
  const bool goes_on =
      body == rows.begin() && !carried.empty() && fit_columns(lines.lines, carried);
  std::vector<Span> columns = goes_on ? carried : columns_of(lines.lines);
  if (columns.empty() || (rows.size() < 2 && !goes_on)) return table;
  std::vector<Line> head;
  std::vector<Line> below;
  for (auto row = rows.begin(); row != rows.end(); ++row) {
    std::vector<Line>& lines_here = row < body ? head : below;
    lines_here.insert(lines_here.end(), row->begin(), row->end());
  }
  const double pitch = row_pitch(lines.lines);
  int r = add_header(head, below, {.pitch = pitch, .bottom = top_of(*body, lines, pitch)}, columns,
                     table);
  for (auto row = body; row != rows.end(); ++row, ++r) {
    for (Cell& cell : cells_of(*row, columns, r, table.boxes)) {
      table.cells.push_back(std::move(cell));
    }
  }
  // More numbers of columns than columns: some were not told apart.
  const bool lost = std::any_of(below.begin(), below.end(), [&](const Line& line) {
    return is_numbering(line) && line.pieces.size() > columns.size();
  });
  if (columns.size() < 2 || lost) table.cells.clear();
  if (lost || !table.cells.empty()) table.columns = std::move(columns);
  return table;
}

}  // namespace yiben::read
