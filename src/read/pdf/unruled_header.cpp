// read/pdf: the header of a table whose squares no lines part.
#include "read/pdf/unruled_header.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <string>

#include "text/text.h"

namespace yiben::read {

namespace {

constexpr double kSameRow = 0.92;    // of the pitch: lines of one cell stand nearer than rows
constexpr double kLower = 0.25;      // of the pitch by which squares begin below what spans them
constexpr double kLetterGap = 2.2;   // em between letters of one word that are set apart
constexpr double kSameMiddle = 0.7;  // em by which the middles of one cell's lines differ
constexpr double kSameLevel = 0.4;   // em by which cells of one level differ in height

// A cell of the header on its way: its words, and then its place.
struct Head {
  std::string text;
  Box box;
  Box last;  // its lowest line
  double size = 0;
  bool hidden = false;
  std::size_t first = 0;
  std::size_t end = 0;
  bool is_parent = false;
  int level = 0;  // of what stands above others; -1: the name of a column
};

bool is_letter(const Piece& piece) {
  return text::code_point_at(piece.text, 0).next == piece.text.size();
}

bool is_gutter_between(const Box& a, const Box& b, const std::vector<Span>& columns) {
  if (columns.empty()) return false;
  const std::size_t left = columns_under(a, columns).first;
  const std::size_t right = columns_under(b, columns).first;
  if (left == right) return false;
  const bool in_left = a.x0 < columns[left].to && columns[left].from < a.x1;
  const bool in_right = b.x0 < columns[right].to && columns[right].from < b.x1;
  return in_left && in_right;
}

// Letters of one word that are set apart become a piece again.
std::vector<Piece> words_of(const Line& line, const std::vector<Span>& columns) {
  std::vector<Piece> words;
  bool letters = false;
  for (const Piece& piece : line.pieces) {
    if (!words.empty() && letters && is_letter(piece) &&
        piece.box.x0 - words.back().box.x1 < kLetterGap * line.size &&
        !is_gutter_between(words.back().box, piece.box, columns)) {
      words.back().text += piece.text;
      words.back().box = united(words.back().box, piece.box);
      continue;
    }
    letters = is_letter(piece);
    words.push_back(piece);
  }
  return words;
}

bool continues(const Head& cell, const Piece& piece, double pitch) {
  const double down = piece.box.center_y() - cell.last.center_y();
  if (down < kSameLevel * cell.size || down > kSameRow * pitch) return false;
  const double em = cell.size;
  return std::abs(piece.box.center_x() - cell.box.center_x()) < kSameMiddle * em ||
         std::abs(piece.box.x0 - cell.box.x0) < kSameMiddle * em;
}

std::vector<Head> heads_of(const std::vector<Line>& lines, double pitch,
                           const std::vector<Span>& columns) {
  std::vector<Head> heads;
  for (const Line& line : lines) {
    for (Piece& piece : words_of(line, columns)) {
      const auto above = std::find_if(heads.rbegin(), heads.rend(), [&](const Head& head) {
        return continues(head, piece, pitch);
      });
      if (above == heads.rend()) {
        heads.push_back({.text = std::move(piece.text),
                         .box = piece.box,
                         .last = piece.box,
                         .size = line.size,
                         .hidden = line.is_hidden});
        continue;
      }
      above->text += '\n' + piece.text;
      above->box = united(above->box, piece.box);
      above->last = piece.box;
    }
  }
  return heads;
}

bool is_over(const Head& head, const Span& column) {
  return head.box.x0 < column.to && column.from < head.box.x1;
}

// Whether the square of a name lies below the middle of another cell. Names stand in the middle of
// their squares, which reach down to `bottom`.
bool is_below(const Head& name, const Head& head, const HeaderPlace& place) {
  return 2 * name.box.center_y() - place.bottom > head.box.center_y() + kLower * place.pitch;
}

// Marks the cells that stand above others: each name has one, the nearest of those it lies below.
void mark_parents(std::vector<Head>& heads, const HeaderPlace& place) {
  for (const Head& name : heads) {
    Head* parent = nullptr;
    double least = 0;
    for (Head& head : heads) {
      if (!is_below(name, head, place)) continue;
      const double apart = std::abs(name.box.center_x() - head.box.center_x());
      if (parent != nullptr && apart >= least) continue;
      parent = &head;
      least = apart;
    }
    if (parent != nullptr) parent->is_parent = true;
  }
}

bool is_named(const Span& column, const std::vector<Head>& heads, const Head& but) {
  return std::any_of(heads.begin(), heads.end(), [&](const Head& head) {
    return &head != &but && !head.is_parent && is_over(head, column);
  });
}

// The column without a name that stands next to a name without a column: names are set in the
// middle, and what stands below them at one side.
std::optional<std::size_t> column_beside(const Head& name, const std::vector<Head>& heads,
                                         const std::vector<Span>& columns) {
  std::optional<std::size_t> left;
  std::optional<std::size_t> right;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (columns[c].to <= name.box.x0) left = c;
    if (!right && columns[c].from >= name.box.x1) right = c;
  }
  const auto is_free = [&](const std::optional<std::size_t>& c) {
    if (!c || is_named(columns[*c], heads, name)) return false;
    const double from = std::min(columns[*c].from, name.box.x0);
    const double to = std::max(columns[*c].to, name.box.x1);
    return std::none_of(heads.begin(), heads.end(), [&](const Head& other) {
      return &other != &name && !other.is_parent && other.box.center_x() > from &&
             other.box.center_x() < to;
    });
  };
  if (!is_free(left)) left.reset();
  if (!is_free(right)) right.reset();
  if (!left || !right) return left ? left : right;
  return name.box.x0 - columns[*left].to < columns[*right].from - name.box.x1 ? left : right;
}

// Columns of which the header alone speaks; those that it names reach below their names.
void add_columns(const std::vector<Head>& heads, std::vector<Span>& columns) {
  for (const Head& head : heads) {
    const bool apart = std::none_of(columns.begin(), columns.end(),
                                    [&](const Span& column) { return is_over(head, column); });
    if (!apart || head.is_parent) continue;
    if (const std::optional<std::size_t> beside = column_beside(head, heads, columns)) {
      Span& column = columns[*beside];
      column = {std::min(column.from, head.box.x0), std::max(column.to, head.box.x1)};
      continue;
    }
    const Span alone{head.box.x0, head.box.x1};
    columns.insert(std::upper_bound(columns.begin(), columns.end(), alone,
                                    [](const Span& a, const Span& b) { return a.from < b.from; }),
                   alone);
  }
}

// Columns under one name of which no row has both are one: in it words stand at the left, and
// numbers at the right.
void join_columns(const std::vector<Head>& heads, const std::vector<Line>& body,
                  std::vector<Span>& columns) {
  for (const Head& head : heads) {
    if (head.is_parent) continue;
    for (std::size_t c = 0; c + 1 < columns.size();) {
      const Span& left = columns[c];
      const Span& right = columns[c + 1];
      const bool named = is_named(left, heads, head) || is_named(right, heads, head);
      if (!is_over(head, left) || !is_over(head, right) || named ||
          stand_beside(body, left, right)) {
        ++c;
        continue;
      }
      columns[c].to = right.to;
      columns.erase(columns.begin() + static_cast<std::ptrdiff_t>(c) + 1);
    }
  }
}

// A column reaches as far as its name does: numbers of columns stand below the middle of names.
void widen_columns(const std::vector<Head>& heads, std::vector<Span>& columns) {
  for (const Head& head : heads) {
    if (head.level >= 0 || head.end != head.first + 1) continue;
    const std::size_t c = head.first;
    const double from = c == 0 ? 0 : columns[c - 1].to;
    const double to = c + 1 == columns.size() ? head.box.x1 : columns[c + 1].from;
    columns[c].from = std::min(columns[c].from, std::max(from, head.box.x0));
    columns[c].to = std::max(columns[c].to, std::min(to, head.box.x1));
  }
}

// The lowest cell over each column names it.
std::vector<std::optional<std::size_t>> name_columns(std::vector<Head>& heads,
                                                     std::size_t columns) {
  std::vector<std::optional<std::size_t>> names(columns);
  for (std::size_t i = 0; i < heads.size(); ++i) {
    for (std::size_t c = heads[i].first; c < heads[i].end; ++c) {
      if (!names[c] || heads[*names[c]].box.center_y() < heads[i].box.center_y()) names[c] = i;
    }
  }
  for (const auto& name : names) {
    if (name) heads[*name].level = -1;
  }
  return names;
}

// The runs of columns whose names lie below a cell.
std::vector<std::pair<std::size_t, std::size_t>> runs_below(
    const Head& above, const HeaderPlace& place, const std::vector<Head>& heads,
    const std::vector<std::optional<std::size_t>>& names) {
  std::vector<std::pair<std::size_t, std::size_t>> runs;
  for (std::size_t c = 0; c < names.size(); ++c) {
    if (!names[c] || !is_below(heads[*names[c]], above, place)) continue;
    if (runs.empty() || runs.back().second != c) runs.emplace_back(c, c);
    runs.back().second = c + 1;
  }
  return runs;
}

// The run that lies nearest below a cell.
std::optional<std::size_t> run_under(const Head& head,
                                     const std::vector<std::pair<std::size_t, std::size_t>>& runs,
                                     const std::vector<Span>& columns) {
  std::optional<std::size_t> nearest;
  double least = 0;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const double from = columns[runs[i].first].from;
    const double to = columns[runs[i].second - 1].to;
    const double apart = std::max({from - head.box.center_x(), head.box.center_x() - to, 0.0});
    if (nearest && apart >= least) continue;
    nearest = i;
    least = apart;
  }
  return nearest;
}

// Parts the columns from `begin` to `end` among cells above them so that each stands over the
// middle of its own as nearly as can be.
void part_columns(const std::vector<Head*>& above, std::size_t begin, std::size_t end,
                  const std::vector<Span>& columns) {
  const std::size_t count = end - begin;
  if (above.empty() || above.size() > count) return;
  constexpr double kNever = std::numeric_limits<double>::max();
  std::vector<std::vector<double>> least(above.size() + 1, std::vector<double>(count + 1, kNever));
  std::vector<std::vector<std::size_t>> from(above.size() + 1, std::vector<std::size_t>(count + 1));
  least[0][0] = 0;
  for (std::size_t k = 1; k <= above.size(); ++k) {
    for (std::size_t j = k; j <= count; ++j) {
      for (std::size_t i = k - 1; i < j; ++i) {
        if (least[k - 1][i] == kNever) continue;
        const double middle = (columns[begin + i].from + columns[begin + j - 1].to) / 2;
        const double cost = least[k - 1][i] + std::abs(middle - above[k - 1]->box.center_x());
        if (cost < least[k][j]) {
          least[k][j] = cost;
          from[k][j] = i;
        }
      }
    }
  }
  std::size_t j = count;
  for (std::size_t k = above.size(); k > 0; --k) {
    const std::size_t i = from[k][j];
    above[k - 1]->first = begin + i;
    above[k - 1]->end = begin + j;
    j = i;
  }
}

// Puts what stands above names on levels and over its columns; how many levels there are.
int place_parents(std::vector<Head>& heads, const HeaderPlace& place,
                  const std::vector<Span>& columns,
                  const std::vector<std::optional<std::size_t>>& names) {
  std::vector<Head*> parents;
  for (Head& head : heads) {
    if (head.level >= 0) parents.push_back(&head);
  }
  std::stable_sort(parents.begin(), parents.end(), [](const Head* a, const Head* b) {
    return a->box.center_y() < b->box.center_y();
  });
  int level = 0;
  for (std::size_t i = 0; i < parents.size(); ++level) {
    const double y = parents[i]->box.center_y();
    std::vector<Head*> here;
    for (; i < parents.size() && parents[i]->box.center_y() - y < kSameLevel * parents[i]->size;
         ++i) {
      parents[i]->level = level;
      here.push_back(parents[i]);
    }
    std::stable_sort(here.begin(), here.end(),
                     [](const Head* a, const Head* b) { return a->box.x0 < b->box.x0; });
    const auto runs = runs_below(*here.front(), place, heads, names);
    std::vector<std::vector<Head*>> above(runs.size());
    for (Head* head : here) {
      if (const auto run = run_under(*head, runs, columns)) above[*run].push_back(head);
    }
    for (std::size_t run = 0; run < runs.size(); ++run) {
      part_columns(above[run], runs[run].first, runs[run].second, columns);
    }
  }
  return level;
}

// Adds a cell unless its place is taken: it is made narrower, or its words join the other's.
void add_cell(Cell cell, const Box& box, std::vector<std::vector<int>>& taken, PageTable& table) {
  const auto row = static_cast<std::size_t>(cell.row);
  const auto column = static_cast<std::size_t>(cell.column);
  if (const int other = taken[row][column]; other != 0) {
    table.cells[static_cast<std::size_t>(other - 1)].text += '\n' + cell.text;
    return;
  }
  const auto is_free = [&](std::size_t c) {
    for (std::size_t r = row; r < row + static_cast<std::size_t>(cell.row_span); ++r) {
      if (taken[r][c] != 0) return false;
    }
    return true;
  };
  int width = 1;
  while (width < cell.column_span && is_free(column + static_cast<std::size_t>(width))) ++width;
  cell.column_span = width;
  const int index = static_cast<int>(table.cells.size()) + 1;
  for (std::size_t r = row; r < row + static_cast<std::size_t>(cell.row_span); ++r) {
    for (std::size_t c = column; c < column + static_cast<std::size_t>(width); ++c) {
      taken[r][c] = index;
    }
  }
  table.cells.push_back(std::move(cell));
  table.boxes.push_back(box);
}

}  // namespace

int add_header(const std::vector<Line>& lines, const std::vector<Line>& body,
               const HeaderPlace& place, std::vector<Span>& columns, PageTable& table) {
  std::vector<Head> heads = heads_of(lines, place.pitch, columns);
  if (heads.empty()) return 0;
  mark_parents(heads, place);
  join_columns(heads, body, columns);
  add_columns(heads, columns);
  for (Head& head : heads) {
    const auto [first, last] = columns_under(head.box, columns);
    head.first = first;
    head.end = last + 1;
  }
  const auto names = name_columns(heads, columns.size());
  widen_columns(heads, columns);
  const int levels = place_parents(heads, place, columns, names);
  std::vector<std::vector<int>> taken(static_cast<std::size_t>(levels) + 1,
                                      std::vector<int>(columns.size()));
  std::stable_sort(heads.begin(), heads.end(), [](const Head& a, const Head& b) {
    return (a.level < 0 ? std::numeric_limits<int>::max() : a.level) <
           (b.level < 0 ? std::numeric_limits<int>::max() : b.level);
  });
  for (const Head& head : heads) {
    int row = head.level;
    if (row < 0) {
      row = levels;
      const auto is_free = [&](int r) {
        return taken[static_cast<std::size_t>(r)][head.first] == 0;
      };
      while (row > 0 && is_free(row) && is_free(row - 1)) --row;
    }
    add_cell({.row = row,
              .column = static_cast<int>(head.first),
              .row_span = head.level < 0 ? levels + 1 - row : 1,
              .column_span = static_cast<int>(head.end - head.first),
              .text = head.text,
              .from_image = head.hidden},
             head.box, taken, table);
  }
  return levels + 1;
}

}  // namespace yiben::read
