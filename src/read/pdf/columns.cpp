// read/pdf: tables without upright rulings.
#include "read/pdf/columns.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "read/pdf/rulings.h"

namespace yiben::read {

namespace {

constexpr double kColumnGap = 1;     // em between the texts of two columns
constexpr double kSameEnd = 6;       // points by which rulings of one table end apart
constexpr double kRowSpacing = 3.5;  // em between the lines of an unruled table
constexpr std::size_t kLeastRulings = 3;
constexpr std::size_t kMostRulings = 2000;  // more are a drawing
constexpr double kLeastWidth = 100;         // points; shorter ones underline words
constexpr std::size_t kLeastRows = 3;
constexpr std::size_t kLeastColumns = 3;  // without rulings

struct Span {
  double from = 0;
  double to = 0;
};

bool is_number(std::string_view s) {
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

// The columns that the pieces of `lines` leave, from left to right.
std::vector<Span> columns_of(const std::vector<Line>& lines) {
  std::vector<Span> spans;
  double size = 0;
  for (const Line& line : lines) {
    for (const Piece& piece : line.pieces) spans.push_back({piece.box.x0, piece.box.x1});
    size = std::max(size, line.size);
  }
  std::sort(spans.begin(), spans.end(),
            [](const Span& a, const Span& b) { return a.from < b.from; });
  std::vector<Span> columns;
  for (const Span& span : spans) {
    if (!columns.empty() && span.from < columns.back().to + size / 3) {
      columns.back().to = std::max(columns.back().to, span.to);
    } else {
      columns.push_back(span);
    }
  }
  return columns;
}

// First and last of the columns that a piece stands over.
std::pair<std::size_t, std::size_t> columns_under(const Box& box,
                                                  const std::vector<Span>& columns) {
  std::optional<std::size_t> first;
  std::size_t last = 0;
  std::size_t nearest = 0;
  double least = 1e9;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const double middle = (columns[i].from + columns[i].to) / 2;
    if (box.x0 <= middle && middle <= box.x1) {
      if (!first) first = i;
      last = i;
    }
    const double apart = std::max({columns[i].from - box.x1, box.x0 - columns[i].to, 0.0}) +
                         std::abs(box.center_x() - middle) * 1e-3;
    if (apart < least) {
      least = apart;
      nearest = i;
    }
  }
  return first ? std::pair{*first, last} : std::pair{nearest, nearest};
}

struct Row {
  std::vector<Line> lines;
};

// Rows of lines to a table. Pieces that meet in one column of one row are lines of its cell; one
// over several columns is a cell that spans them, unless its place is taken.
PageTable table_of(const std::vector<Row>& rows, const std::vector<Span>& columns, const Box& box) {
  PageTable table{.box = box};
  for (std::size_t r = 0; r < rows.size(); ++r) {
    std::vector<Cell> cells(columns.size());
    std::vector<Box> boxes(columns.size());
    std::vector<bool> hidden(columns.size(), true);
    for (const Line& line : rows[r].lines) {
      for (const Piece& piece : line.pieces) {
        auto [first, last] = columns_under(piece.box, columns);
        Cell& cell = cells[first];
        boxes[first] = cell.text.empty() ? piece.box : united(boxes[first], piece.box);
        if (!cell.text.empty()) cell.text += '\n';
        cell.text += piece.text;
        cell.column_span = std::max(cell.column_span, static_cast<int>(last - first) + 1);
        hidden[first] = hidden[first] && line.is_hidden;
      }
    }
    for (std::size_t c = 0; c < columns.size();) {
      Cell& cell = cells[c];
      cell.row = static_cast<int>(r);
      cell.column = static_cast<int>(c);
      cell.from_image = hidden[c] && !cell.text.empty();
      std::size_t end = c + 1;
      const std::size_t wanted = c + static_cast<std::size_t>(cell.column_span);
      while (end < wanted && cells[end].text.empty()) ++end;
      cell.column_span = static_cast<int>(end - c);
      table.cells.push_back(std::move(cell));
      table.boxes.push_back(boxes[c]);
      c = end;
    }
  }
  return table;
}

bool is_inside(const Glyph& glyph, const Box& box) {
  const double x = glyph.box.center_x();
  const double y = glyph.box.center_y();
  return box.x0 <= x && x <= box.x1 && box.y0 <= y && y <= box.y1;
}

std::vector<Glyph> glyphs_in(const std::vector<Glyph>& glyphs, const Box& box) {
  std::vector<Glyph> inside;
  std::copy_if(glyphs.begin(), glyphs.end(), std::back_inserter(inside),
               [&](const Glyph& glyph) { return is_inside(glyph, box); });
  return inside;
}

void remove_in(std::vector<Glyph>& glyphs, const Box& box) {
  std::erase_if(glyphs, [&](const Glyph& glyph) { return is_inside(glyph, box); });
}

std::vector<Line> full_lines(const std::vector<Line>& lines) {
  std::size_t most = 0;
  for (const Line& line : lines) most = std::max(most, line.pieces.size());
  std::vector<Line> full;
  std::copy_if(lines.begin(), lines.end(), std::back_inserter(full), [most](const Line& line) {
    return line.pieces.size() >= 2 && line.pieces.size() * 2 >= most;
  });
  return full;
}

// Horizontal rulings of one length, from top to bottom.
std::vector<std::vector<Box>> ladders(const std::vector<Box>& across) {
  std::vector<std::vector<Box>> groups;
  if (across.size() > kMostRulings) return groups;
  for (const Box& box : across) {
    if (box.width() < kLeastWidth) continue;
    const auto it = std::find_if(groups.begin(), groups.end(), [&](const std::vector<Box>& group) {
      return std::abs(group.front().x0 - box.x0) < kSameEnd &&
             std::abs(group.front().x1 - box.x1) < kSameEnd;
    });
    if (it == groups.end()) {
      groups.push_back({box});
    } else {
      it->push_back(box);
    }
  }
  std::erase_if(groups, [](const auto& group) { return group.size() < kLeastRulings; });
  return groups;
}

std::size_t count_numbers(const std::vector<Line>& lines) {
  std::size_t count = 0;
  for (const Line& line : lines) {
    for (const Piece& piece : line.pieces) count += is_number(piece.text) ? 1u : 0u;
  }
  return count;
}

// Whether the lines between two rulings are one row, of which one column is wrapped.
bool is_wrapped(const std::vector<Line>& lines) {
  return std::count_if(lines.begin(), lines.end(),
                       [](const Line& line) { return line.pieces.size() > 1; }) <= 1;
}

std::optional<PageTable> table_between(const std::vector<Box>& ladder,
                                       const std::vector<Glyph>& glyphs) {
  const Box box{ladder.front().x0, ladder.front().y0, ladder.front().x1, ladder.back().y1};
  std::vector<Row> rows;
  std::vector<Line> all;
  const std::vector<Glyph> inside = glyphs_in(glyphs, box);
  for (std::size_t i = 0; i + 1 < ladder.size(); ++i) {
    const Box band{box.x0, ladder[i].center_y(), box.x1, ladder[i + 1].center_y()};
    std::vector<Line> lines = lines_of(glyphs_in(inside, band), kColumnGap);
    all.insert(all.end(), lines.begin(), lines.end());
    if (lines.empty()) continue;
    if (is_wrapped(lines)) {
      rows.push_back({std::move(lines)});
    } else {
      for (Line& line : lines) rows.push_back({{std::move(line)}});
    }
  }
  const std::vector<Span> columns = columns_of(full_lines(all));
  if (rows.size() < 2 || columns.size() < 2 || count_numbers(all) < 2) return std::nullopt;
  return table_of(rows, columns, box);
}

// Lines from `begin` on that stand below each other and have several columns.
std::size_t end_of_block(const std::vector<Line>& lines, std::size_t begin) {
  std::size_t end = begin;
  while (end < lines.size() && lines[end].pieces.size() >= 2) {
    if (end > begin && lines[end].box.center_y() - lines[end - 1].box.center_y() >
                           kRowSpacing * std::max(lines[end].size, lines[end - 1].size)) {
      break;
    }
    ++end;
  }
  return end;
}

std::optional<PageTable> table_in(const std::vector<Line>& block) {
  if (block.size() < kLeastRows) return std::nullopt;
  const std::vector<Span> columns = columns_of(full_lines(block));
  if (columns.size() < kLeastColumns) return std::nullopt;
  std::size_t full = 0;
  std::vector<std::size_t> numbers(columns.size());
  for (const Line& line : block) {
    full += line.pieces.size() >= kLeastColumns ? 1u : 0u;
    for (const Piece& piece : line.pieces) {
      if (is_number(piece.text)) ++numbers[columns_under(piece.box, columns).first];
    }
  }
  if (full < kLeastRows) return std::nullopt;
  if (*std::max_element(numbers.begin(), numbers.end()) < kLeastRows) return std::nullopt;
  std::vector<Row> rows;
  Box box = block.front().box;
  for (const Line& line : block) {
    rows.push_back({{line}});
    box = {std::min(box.x0, line.box.x0), box.y0, std::max(box.x1, line.box.x1), line.box.y1};
  }
  return table_of(rows, columns, box);
}

}  // namespace

std::vector<PageTable> tables_by_columns(std::vector<Glyph>& glyphs,
                                         const std::vector<Box>& rulings) {
  std::vector<PageTable> tables;
  for (const std::vector<Box>& ladder : ladders(lines_across(rulings))) {
    if (std::optional<PageTable> table = table_between(ladder, glyphs)) {
      remove_in(glyphs, table->box);
      tables.push_back(std::move(*table));
    }
  }
  const std::vector<Line> lines = lines_of(glyphs, kColumnGap);
  for (std::size_t begin = 0; begin < lines.size();) {
    // A line such as "部门：…   单位：万元" stands above a table, not in it.
    if (lines[begin].text(' ').find("：") != std::string::npos) {
      ++begin;
      continue;
    }
    const std::size_t end = end_of_block(lines, begin);
    const std::vector<Line> block(lines.begin() + static_cast<std::ptrdiff_t>(begin),
                                  lines.begin() + static_cast<std::ptrdiff_t>(end));
    if (std::optional<PageTable> table = table_in(block)) {
      remove_in(glyphs, table->box);
      tables.push_back(std::move(*table));
    }
    begin = std::max(end, begin + 1);
  }
  return tables;
}

}  // namespace yiben::read
