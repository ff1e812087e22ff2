// read/pdf: the columns of a table whose squares no lines part.
#include "read/pdf/unruled.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "text/text.h"

namespace yiben::read {

namespace {

constexpr double kNarrowGap = 0.15;    // em between two columns
constexpr std::size_t kManyLines = 4;  // from which one word over two columns is the exception

// Where at least `least` of the spans, which ascend, lie over each other.
std::vector<Span> covered(const std::vector<Span>& spans, int least) {
  std::vector<std::pair<double, int>> ends;
  for (const Span& span : spans) {
    ends.emplace_back(span.from, 1);
    ends.emplace_back(span.to, -1);
  }
  std::sort(ends.begin(), ends.end());
  std::vector<Span> out;
  int depth = 0;
  for (const auto& [at, step] : ends) {
    if (step > 0 && depth + 1 == least) out.push_back({at, at});
    if (step < 0 && depth == least) out.back().to = at;
    depth += step;
  }
  return out;
}

std::vector<Span> joined(const std::vector<Span>& spans, double gap) {
  std::vector<Span> out;
  for (const Span& span : spans) {
    if (!out.empty() && span.from < out.back().to + gap) {
      out.back().to = std::max(out.back().to, span.to);
    } else {
      out.push_back(span);
    }
  }
  return out;
}

bool overlap(const Box& box, const Span& span) {
  return box.x0 < span.to && span.from < box.x1;
}

bool is_bridged(const std::vector<Line>& lines, const Span& left, const Span& right) {
  return std::any_of(lines.begin(), lines.end(), [&](const Line& line) {
    return std::any_of(line.pieces.begin(), line.pieces.end(), [&](const Piece& piece) {
      return piece.box.x0 < right.from && piece.box.x1 > left.to;
    });
  });
}

// The only piece over a column, and the line that has it; nothing where there are several.
std::optional<std::pair<const Line*, const Piece*>> only_piece(const std::vector<Line>& lines,
                                                               const Span& column) {
  std::optional<std::pair<const Line*, const Piece*>> only;
  for (const Line& line : lines) {
    for (const Piece& piece : line.pieces) {
      if (!overlap(piece.box, column)) continue;
      if (only) return std::nullopt;
      only = {&line, &piece};
    }
  }
  return only;
}

// A word alone between two columns, where its line has nothing and others have both, stands in a
// square merged of them: it is no column.
void drop_merged(const std::vector<Line>& lines, std::vector<Span>& columns) {
  for (std::size_t c = 1; c + 1 < columns.size(); ++c) {
    const auto only = only_piece(lines, columns[c]);
    if (!only || is_number(only->second->text)) continue;
    const auto& pieces = only->first->pieces;
    const bool beside = std::any_of(pieces.begin(), pieces.end(), [&](const Piece& piece) {
      return overlap(piece.box, columns[c - 1]) || overlap(piece.box, columns[c + 1]);
    });
    if (beside) continue;
    if (!stand_beside(lines, columns[c - 1], columns[c + 1])) continue;
    columns.erase(columns.begin() + static_cast<std::ptrdiff_t>(c));
    --c;
  }
}

}  // namespace

bool is_count(const Piece& piece) {
  return piece.text.size() <= 2 &&
         std::all_of(piece.text.begin(), piece.text.end(), text::is_digit);
}

bool is_numbering(const Line& line) {
  int next = 0;
  int count = 0;
  for (const Piece& piece : line.pieces) {
    if (!is_count(piece)) continue;
    const int number = std::stoi(piece.text);
    if (count > 0 && number != next) return false;
    next = number + 1;
    ++count;
  }
  return count >= 2 && static_cast<std::size_t>(count) + 2 >= line.pieces.size();
}

bool stand_beside(const std::vector<Line>& lines, const Span& left, const Span& right) {
  return std::any_of(lines.begin(), lines.end(), [&](const Line& line) {
    bool in_left = false;
    bool in_right = false;
    for (const Piece& piece : line.pieces) {
      const bool l = overlap(piece.box, left);
      const bool r = overlap(piece.box, right);
      if (l && r) return false;
      in_left = in_left || l;
      in_right = in_right || r;
    }
    return in_left && in_right;
  });
}

std::pair<std::size_t, std::size_t> columns_under(const Box& box,
                                                  const std::vector<Span>& columns) {
  std::optional<std::size_t> first;
  std::size_t last = 0;
  std::size_t nearest = 0;
  double least = 1e9;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const double middle = columns[i].middle();
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

std::vector<Span> columns_of(const std::vector<Line>& lines) {
  std::vector<Span> spans;
  std::vector<Line> full;
  double size = 0;
  for (const Line& line : lines) {
    if (line.pieces.size() < 2 || !holds_numbers(line) || is_numbering(line)) continue;
    full.push_back(line);
    for (const Piece& piece : line.pieces) spans.push_back({piece.box.x0, piece.box.x1});
    size = std::max(size, line.size);
  }
  const int least = full.size() >= kManyLines ? 2 : 1;
  std::vector<Span> columns;
  for (const Span& span : joined(covered(spans, least), kNarrowGap * size)) {
    if (!columns.empty() && is_bridged(full, columns.back(), span) &&
        !stand_beside(full, columns.back(), span)) {
      columns.back().to = span.to;
    } else {
      columns.push_back(span);
    }
  }
  // Numbers that one line alone has beside the columns of the others are a column too.
  if (least > 1) {
    for (const Span& span : joined(covered(spans, 1), kNarrowGap * size)) {
      const bool apart = std::none_of(columns.begin(), columns.end(), [&](const Span& column) {
        return span.from < column.to && column.from < span.to;
      });
      if (apart) columns.push_back(span);
    }
    std::sort(columns.begin(), columns.end(),
              [](const Span& a, const Span& b) { return a.from < b.from; });
  }
  drop_merged(full, columns);
  return columns;
}

bool fit_columns(const std::vector<Line>& lines, const std::vector<Span>& columns) {
  return std::all_of(lines.begin(), lines.end(), [&](const Line& line) {
    std::vector<std::size_t> taken;
    for (const Piece& piece : line.pieces) {
      const std::size_t column = columns_under(piece.box, columns).first;
      const Span& span = columns[column];
      const double reach = line.size;
      if (piece.box.x0 > span.to + reach || piece.box.x1 < span.from - reach) return false;
      if (is_number(piece.text)) taken.push_back(column);
    }
    return std::adjacent_find(taken.begin(), taken.end()) == taken.end();
  });
}

}  // namespace yiben::read
