// read/pdf: sheets whose columns go on over another page.
#include "read/pdf/beside.h"

#include "read/pdf/heights.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

namespace yiben::read {

namespace {

constexpr double kAtEdge = 6;         // points from the edge of a table
constexpr double kMostOfWidth = 0.6;  // a line of more of the width of its table is a sentence
constexpr int kMostKeys = 4;          // columns that are printed again on every page

std::vector<const Line*> lines_above(const PageContent& page) {
  std::vector<const Line*> above;
  for (const Line& line : page.lines) {
    if (line.box.y1 <= page.tables.front().box.y0 + kSameHeight) above.push_back(&line);
  }
  return above;
}

std::vector<const Line*> lines_below(const PageContent& page) {
  std::vector<const Line*> below;
  for (const Line& line : page.lines) {
    if (line.box.y0 >= page.tables.front().box.y1 - kSameHeight) below.push_back(&line);
  }
  return below;
}

const Line* at_height(const std::vector<const Line*>& lines, double y) {
  const auto it = std::find_if(lines.begin(), lines.end(), [&](const Line* line) {
    return std::abs(line->box.center_y() - y) <= line->box.height() / 2;
  });
  return it == lines.end() ? nullptr : *it;
}

// Both lines are one that a page end cuts.
bool is_cut(const Line& left, const Line& right, const PageTable& a, const PageTable& b) {
  return left.box.x1 >= a.box.x1 - left.size && right.box.x0 <= b.box.x0 + right.size;
}

// 编制单位：… at the left ends of both: each is the left part of a sheet of its own.
bool is_said_again(const Line& left, const Line& right, const PageTable& a, const PageTable& b) {
  const bool at_left_ends = left.box.x0 <= a.box.x0 + kAtEdge && right.box.x0 <= b.box.x0 + kAtEdge;
  return at_left_ends && left.pieces.front().text == right.pieces.front().text;
}

// Whether the lines above the right part can be those of the sheet of the left one. A title that
// stands over each of two tables stands at the same place over both.
bool captions_fit(const PageContent& left, const PageContent& right) {
  const PageTable& a = left.tables.front();
  const PageTable& b = right.tables.front();
  const auto above_left = lines_above(left);
  const auto above_right = lines_above(right);
  // So many rows at the same heights, below one line that is no title: 单位：万元, which the page
  // sets to the left.
  const bool is_rest =
      above_right.size() == 1 && above_left.size() > 1 && b.ys.size() >= kManyLines;
  std::size_t met = 0, cut = 0;
  for (const Line* line : above_right) {
    if (line->box.width() > kMostOfWidth * std::max(a.box.width(), b.box.width())) return false;
    const Line* other = at_height(above_left, line->box.center_y());
    if (other == nullptr) continue;
    if (is_said_again(*other, *line, a, b)) return false;
    if (is_cut(*other, *line, a, b)) {
      ++cut;
      continue;
    }
    ++met;
    const bool at_ends = other->box.x0 <= a.box.x0 + kAtEdge &&
                         other->box.x1 < a.box.x1 - kAtEdge && line->box.x1 >= b.box.x1 - kAtEdge &&
                         line->box.x0 > b.box.x0 + kAtEdge;
    const bool narrow = b.box.width() < line->box.width() * 2;
    if (!at_ends && !narrow && !is_rest) return false;
  }
  return met < above_left.size() && above_right.size() - met - cut <= 1;
}

// Rows in the lines of both tables.
std::vector<double> rows_of_both(const PageTable& a, const PageTable& b) {
  return a.ys.size() >= b.ys.size() ? a.ys : b.ys;
}

std::vector<int> rows_in(const std::vector<double>& ys, const std::vector<double>& all) {
  std::vector<int> rows;
  for (const double y : ys) {
    const auto it = std::lower_bound(all.begin(), all.end(), y - kSameHeight);
    rows.push_back(static_cast<int>(it - all.begin()));
  }
  return rows;
}

void set_rows(PageTable& table, const std::vector<double>& all) {
  const std::vector<int> rows = rows_in(table.ys, all);
  for (Cell& cell : table.cells) {
    const int end = rows[static_cast<std::size_t>(cell.row + cell.row_span)];
    cell.row = rows[static_cast<std::size_t>(cell.row)];
    cell.row_span = end - cell.row;
  }
  const auto in_all = [&](const std::vector<bool>& open) {
    std::vector<bool> out(all.size() - 1);
    for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
      for (int row = rows[i]; row < rows[i + 1]; ++row)
        out[static_cast<std::size_t>(row)] = open[i];
    }
    return out;
  };
  table.open_left = in_all(table.open_left);
  table.open_right = in_all(table.open_right);
  table.ys = all;
}

const Cell* cell_at(const PageTable& table, int row, int column) {
  const auto it = std::find_if(table.cells.begin(), table.cells.end(), [&](const Cell& cell) {
    return cell.row <= row && row < cell.row + cell.row_span && cell.column <= column &&
           column < cell.column + cell.column_span;
  });
  return it == table.cells.end() ? nullptr : &*it;
}

// Squares of other widths break their lines elsewhere.
std::string without_breaks(std::string text) {
  std::erase(text, '\n');
  return text;
}

// How many columns at the left of both say the same in all rows, and something in some.
int repeated_keys(const PageTable& a, const PageTable& b) {
  const int columns = static_cast<int>(std::min(a.xs.size(), b.xs.size())) - 1;
  int keys = 0;
  for (; keys < std::min(columns, kMostKeys); ++keys) {
    bool says_something = false;
    for (int row = 0; row + 1 < static_cast<int>(a.ys.size()); ++row) {
      const Cell* left = cell_at(a, row, keys);
      const Cell* right = cell_at(b, row, keys);
      if (left == nullptr || right == nullptr) return keys;
      if (without_breaks(left->text) != without_breaks(right->text)) return keys;
      says_something = says_something || !left->text.empty();
    }
    if (!says_something) return keys;
  }
  return keys < static_cast<int>(b.xs.size()) - 1 ? keys : 0;
}

void take_columns(PageTable& table, int count) {
  for (std::size_t i = table.cells.size(); i-- > 0;) {
    Cell& cell = table.cells[i];
    const int end = cell.column + cell.column_span - count;
    if (end <= 0) {
      table.cells.erase(table.cells.begin() + static_cast<std::ptrdiff_t>(i));
      table.boxes.erase(table.boxes.begin() + static_cast<std::ptrdiff_t>(i));
      continue;
    }
    cell.column = std::max(0, cell.column - count);
    cell.column_span = end - cell.column;
  }
  table.xs.erase(table.xs.begin(), table.xs.begin() + count);
}

// True where the page end between both tables cuts squares: some rows have no line there, and
// others have one.
bool cuts_squares(const PageTable& a, const PageTable& b) {
  const auto some = [](const std::vector<bool>& open) {
    const auto count = static_cast<std::size_t>(std::count(open.begin(), open.end(), true));
    return count > 0 && count < open.size();
  };
  return some(a.open_right) && some(b.open_left);
}

// Blank columns at the right, as wide as those of `b`.
void append_blank(PageTable& a, const PageTable& b) {
  const int columns = static_cast<int>(a.xs.size()) - 1;
  const double shift = a.xs.back() - b.xs.front();
  for (std::size_t i = 1; i < b.xs.size(); ++i) a.xs.push_back(b.xs[i] + shift);
  for (int row = 0; row + 1 < static_cast<int>(a.ys.size()); ++row) {
    for (int column = columns; column + 1 < static_cast<int>(a.xs.size()); ++column) {
      a.cells.push_back({.row = row, .column = column});
      a.boxes.emplace_back();
    }
  }
  a.box.x1 = a.xs.back();
}

// The left half of the square that the page end before `right` cut.
Cell* other_half(PageTable& a, const PageTable& b, const Cell& right) {
  const auto row = static_cast<std::size_t>(right.row);
  if (right.column != 0 || !a.open_right[row] || !b.open_left[row]) return nullptr;
  const int columns = static_cast<int>(a.xs.size()) - 1;
  const auto it = std::find_if(a.cells.begin(), a.cells.end(), [&](const Cell& cell) {
    return cell.row == right.row && cell.row_span == right.row_span &&
           cell.column + cell.column_span == columns;
  });
  return it == a.cells.end() ? nullptr : &*it;
}

void append(PageTable& a, PageTable b, int page) {
  const std::vector<double> all = rows_of_both(a, b);
  set_rows(a, all);
  set_rows(b, all);
  if (const int keys = repeated_keys(a, b); keys > 0) {
    take_columns(b, keys);
    b.open_left.assign(b.open_left.size(), false);
  }
  const int columns = static_cast<int>(a.xs.size()) - 1;
  const bool cuts = cuts_squares(a, b);
  std::vector<std::size_t> whole;
  for (std::size_t i = 0; i < b.cells.size(); ++i) {
    Cell* left = cuts ? other_half(a, b, b.cells[i]) : nullptr;
    if (left == nullptr) {
      whole.push_back(i);
      continue;
    }
    left->text += b.cells[i].text;
    left->column_span += b.cells[i].column_span;
  }
  for (const std::size_t i : whole) {
    Cell& cell = a.cells.emplace_back(std::move(b.cells[i]));
    cell.column += columns;
    if (cell.place.page == 0) cell.place.page = page;
    a.boxes.push_back(b.boxes[i]);
  }
  const double shift = a.xs.back() - b.xs.front();
  for (std::size_t i = 1; i < b.xs.size(); ++i) a.xs.push_back(b.xs[i] + shift);
  a.box.x1 = a.xs.back();
  a.open_right = b.open_right;
}

// What is written above the right part is written above the whole.
void move_captions(PageContent& left, PageContent& right, double shift) {
  const PageTable& a = left.tables.front();
  const PageTable& b = right.tables.front();
  std::vector<Line> moved;
  for (const Line* line : lines_above(right)) moved.push_back(*line);
  std::erase_if(right.lines,
                [&](const Line& line) { return line.box.y1 <= b.box.y0 + kSameHeight; });
  for (Line& line : moved) {
    const auto other = std::find_if(left.lines.begin(), left.lines.end(), [&](const Line& known) {
      return std::abs(known.box.center_y() - line.box.center_y()) <= known.box.height() / 2;
    });
    const bool cut = other != left.lines.end() && is_cut(*other, line, a, b);
    line.box.x0 += shift;
    line.box.x1 += shift;
    for (Piece& piece : line.pieces) {
      piece.box.x0 += shift;
      piece.box.x1 += shift;
    }
    if (other == left.lines.end()) {
      const auto below = std::find_if(left.lines.begin(), left.lines.end(), [&](const Line& known) {
        return known.box.y0 > line.box.y0;
      });
      left.lines.insert(below, std::move(line));
      continue;
    }
    if (cut) {
      other->pieces.back().text += line.pieces.front().text;
      line.pieces.erase(line.pieces.begin());
    }
    other->pieces.insert(other->pieces.end(), std::make_move_iterator(line.pieces.begin()),
                         std::make_move_iterator(line.pieces.end()));
    other->box.x1 = line.box.x1;
  }
}

class Joiner {
 public:
  explicit Joiner(std::vector<PageContent>& pages) : pages_(pages), shown_(pages.size()) {}

  void join() {
    for (std::size_t i = 1; i < pages_.size(); ++i) {
      if (const auto left = left_of(i)) put_beside(*left, i);
    }
    for (std::size_t i = 1; i < pages_.size(); ++i) widen(i);
  }

 private:
  // The table of a page with one, as it was printed: what was joined to it is not part of it.
  const PageTable* printed(std::size_t page) const {
    if (shown_[page]) return &*shown_[page];
    const std::vector<PageTable>& tables = pages_[page].tables;
    return tables.size() == 1 && !tables.front().ys.empty() ? &tables.front() : nullptr;
  }

  std::optional<std::size_t> left_of(std::size_t right) const {
    const PageTable* b = printed(right);
    if (b == nullptr) return std::nullopt;
    for (std::size_t back = 1; back <= std::min(right, kPagesBeside); ++back) {
      const std::size_t left = right - back;
      if (pages_[left].tables.empty()) continue;  // it was put beside another
      const PageTable* a = printed(left);
      if (a == nullptr || pages_[left].height != pages_[right].height) return std::nullopt;
      if (same_rows(a->ys, b->ys) &&
          (captions_fit(pages_[left], pages_[right]) || are_further_rows(left, right))) {
        return left;
      }
    }
    return std::nullopt;
  }

  // Both without captions, in the columns of a pair that was joined before.
  bool are_further_rows(std::size_t left, std::size_t right) const {
    if (!lines_above(pages_[left]).empty() || !lines_above(pages_[right]).empty()) return false;
    return std::any_of(pairs_.begin(), pairs_.end(), [&](const auto& pair) {
      return pair.first + kPagesBeside >= left &&
             same_columns(*printed(pair.first), *printed(left)) &&
             same_columns(pair.second, *printed(right));
    });
  }

  void put_beside(std::size_t left, std::size_t right) {
    PageTable& a = pages_[left].tables.front();
    PageTable b = pages_[right].tables.front();
    if (!shown_[left]) shown_[left] = a;
    pairs_.emplace_back(left, b);
    move_captions(pages_[left], pages_[right], a.xs.back() - b.xs.front());
    append(a, std::move(b), pages_[right].number);
    pages_[right].tables.clear();
  }

  // Further rows of a left part, beside which nothing is printed because nothing stands there.
  void widen(std::size_t page) {
    const PageTable* rows = shown_[page] ? nullptr : printed(page);
    if (rows == nullptr || rows->cells.empty() || !lines_above(pages_[page]).empty()) return;
    const PageTable own = *rows;
    for (const auto& [left, right] : pairs_) {
      const bool near = left < page && left + kPagesBeside >= page;
      const bool same = near && lines_below(pages_[left]).empty() &&
                        same_columns(*printed(left), own) && are_rows_of_one(left, page);
      if (same) append_blank(pages_[page].tables.front(), right);
    }
  }

  // No page between them has a table of its own.
  bool are_rows_of_one(std::size_t left, std::size_t page) const {
    for (std::size_t between = left + 1; between < page; ++between) {
      const PageTable* other = printed(between);
      const bool goes_on = other != nullptr && lines_above(pages_[between]).empty() &&
                           same_columns(*printed(left), *other);
      if (!pages_[between].tables.empty() && !goes_on) return false;
    }
    return true;
  }

  std::vector<PageContent>& pages_;
  std::vector<std::optional<PageTable>> shown_;  // left parts before anything was joined to them
  std::vector<std::pair<std::size_t, PageTable>> pairs_;
};

}  // namespace

bool stands_beside(const std::vector<double>& ys, const std::vector<PageContent>& before) {
  const std::size_t count = std::min(before.size(), kPagesBeside);
  return std::any_of(before.end() - static_cast<std::ptrdiff_t>(count), before.end(),
                     [&](const PageContent& page) {
                       return page.tables.size() == 1 && same_rows(page.tables.front().ys, ys);
                     });
}

void join_beside(std::vector<PageContent>& pages) {
  Joiner(pages).join();
}

}  // namespace yiben::read
