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
#include "read/pdf/unruled.h"

namespace yiben::read {

namespace {

constexpr double kSameEnd = 6;       // points by which rulings of one table end apart
constexpr double kRowSpacing = 3.5;  // em between the lines of an unruled table
constexpr double kHeaderRow = 1.5;   // pitches of the rows: a row of the header is no higher
constexpr std::size_t kLeastRulings = 3;
constexpr std::size_t kMostRulings = 2000;  // more are a drawing
constexpr double kLeastWidth = 100;         // points; shorter ones underline words
constexpr std::size_t kLeastRows = 3;
constexpr std::size_t kLeastColumns = 3;  // without rulings
constexpr double kApart = 1;              // em between columns, more than in a sentence
constexpr double kWideText = 0.6;         // of the page's width: running text, or a note
constexpr double kTitleSize = 1.15;       // times the size of what stands below a title
constexpr double kHeadSpacing = 1.5;      // em between the words of a header

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

// What stands above a table.
bool says_unit(const Line& line) {
  return line.text(' ').find("单位：") != std::string::npos;
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

// Rows that are ruled below only have no line above the header: it begins a row above the lines
// that part its labels from what stands below them.
std::vector<Box> with_header(std::vector<Box> ladder, const std::vector<Box>& across) {
  double pitch = 0;
  for (std::size_t i = 1; i < ladder.size(); ++i) {
    const double apart = ladder[i].center_y() - ladder[i - 1].center_y();
    if (pitch == 0 || apart < pitch) pitch = apart;
  }
  const Box front = ladder.front();
  double top = front.center_y();
  for (auto box = across.rbegin(); box != across.rend(); ++box) {
    const double above = top - box->center_y();
    const bool is_inside = box->x0 > front.x0 - kSameEnd && box->x1 < front.x1 + kSameEnd;
    // A line of the whole width ends the table above.
    const bool is_part = is_inside && box->width() < front.width() - kSameEnd;
    if (is_part && above > 0 && above < kHeaderRow * pitch) top = box->center_y();
  }
  if (top == front.center_y()) return ladder;
  const double begin = top - pitch;
  ladder.insert(ladder.begin(), Box{front.x0, begin, front.x1, begin});
  return ladder;
}

// Whether a title or a unit of money stands between two rulings: there a table ends, and the next
// begins.
bool stands_between(const Box& above, const Box& below, const std::vector<Glyph>& glyphs,
                    double size) {
  const Box band{above.x0, above.center_y(), above.x1, below.center_y()};
  const std::vector<Line> lines = lines_of(glyphs_in(glyphs, band), kColumnGap);
  return std::any_of(lines.begin(), lines.end(), [size](const Line& line) {
    return says_unit(line) || (line.pieces.size() == 1 && line.size > kTitleSize * size);
  });
}

// The ladders of the tables that stand below each other.
std::vector<std::vector<Box>> parted(const std::vector<Box>& ladder,
                                     const std::vector<Glyph>& glyphs) {
  const Box box{ladder.front().x0, ladder.front().y0, ladder.front().x1, ladder.back().y1};
  const std::vector<Glyph> inside = glyphs_in(glyphs, box);
  const double size = usual_size(inside);
  std::vector<std::vector<Box>> parts{{ladder.front()}};
  for (std::size_t i = 1; i < ladder.size(); ++i) {
    if (stands_between(ladder[i - 1], ladder[i], inside, size)) parts.emplace_back();
    parts.back().push_back(ladder[i]);
  }
  std::erase_if(parts, [](const auto& part) { return part.size() < kLeastRulings; });
  return parts;
}

std::size_t count_numbers(const std::vector<Line>& lines) {
  std::size_t count = 0;
  for (const Line& line : lines) {
    for (const Piece& piece : line.pieces) count += is_number(piece.text) ? 1u : 0u;
  }
  return count;
}

std::optional<PageTable> table_between(const std::vector<Box>& ladder,
                                       const std::vector<Glyph>& glyphs,
                                       const std::vector<Span>& carried) {
  const Box box{ladder.front().x0, ladder.front().y0, ladder.front().x1, ladder.back().y1};
  LinesOfTable lines;
  for (const Box& ruling : ladder) lines.separators.push_back(ruling.center_y());
  lines.lines = lines_of(glyphs_in(glyphs, box), kColumnGap, Squares::known);
  if (count_numbers(lines.lines) < 2) return std::nullopt;
  PageTable table = table_of(lines, box, carried);
  if (table.columns.empty()) return std::nullopt;
  return table;
}

// Lines from `begin` on that stand below each other: rows, and between them words of narrow cells.
std::size_t end_of_block(const std::vector<Line>& lines, std::size_t begin, double page_width) {
  std::size_t end = begin;
  std::size_t last = begin;  // behind the last line of several columns
  for (; end < lines.size() && !says_unit(lines[end]); ++end) {
    const Line& line = lines[end];
    const bool several = line.pieces.size() >= 2;
    const double size = std::max(line.size, end > begin ? lines[end - 1].size : 0);
    const double down = end > begin ? line.box.center_y() - lines[end - 1].box.center_y() : 0;
    if (down > kRowSpacing * size) break;
    if (!several &&
        (line.box.width() > kWideText * page_width || line.size > kTitleSize * lines[begin].size)) {
      break;
    }
    if (several || (end > begin && last == end && down < line.size)) last = end + 1;
  }
  return last;
}

// The first line of the block's header: above lines of several columns words of one cell may stand.
std::size_t begin_of_block(const std::vector<Line>& lines, std::size_t least, std::size_t begin) {
  while (begin > least) {
    const Line& line = lines[begin - 1];
    const double down = lines[begin].box.center_y() - line.box.center_y();
    if (line.pieces.size() > 1 || says_unit(line) || down > kHeadSpacing * line.size ||
        line.size > kTitleSize * lines[begin].size) {
      break;
    }
    --begin;
  }
  return begin;
}

bool has_decimals(const Piece& piece) {
  const std::size_t point = piece.text.find('.');
  return is_number(piece.text) && point != std::string::npos && point + 1 < piece.text.size();
}

bool has_amounts(const std::vector<Line>& block) {
  return std::any_of(block.begin(), block.end(), [](const Line& line) {
    return std::any_of(line.pieces.begin(), line.pieces.end(), has_decimals);
  });
}

// The pieces of a line that stand apart as columns do, and not as words and numbers in a sentence.
std::vector<Piece> pieces_apart(const Line& line) {
  std::vector<Piece> apart;
  for (const Piece& piece : line.pieces) {
    if (apart.empty() || piece.box.x0 - apart.back().box.x1 > kApart * line.size) {
      apart.push_back(piece);
    } else {
      apart.back().text += piece.text;
      apart.back().box = united(apart.back().box, piece.box);
    }
  }
  return apart;
}

// Leader dots before the number of a page.
bool is_leader(const Piece& piece) {
  return piece.text.ends_with("……") || piece.text.ends_with("...");
}

// Running text: a sentence over most of the block, or in most of its lines ends of sentences or the
// dots of contents.
bool is_running_text(const std::vector<Line>& block) {
  Box box = block.front().box;
  for (const Line& line : block) box = united(box, line.box);
  std::size_t ends = 0;
  for (const Line& line : block) {
    bool end = false;
    for (const Piece& piece : pieces_apart(line)) {
      const bool sentence = piece.text.find("。") != std::string::npos;
      if (sentence && piece.box.width() > kWideText * box.width()) return true;
      end = end || sentence || is_leader(piece);
    }
    ends += end ? 1u : 0u;
  }
  return ends * 2 > block.size();
}

// Whether a block is a table: several lines of numbers below each other, or one of several amounts.
bool is_table(const std::vector<Line>& block) {
  std::size_t full = 0;
  std::size_t rows = 0;
  std::size_t amounts = 0;
  for (const Line& line : block) {
    const std::vector<Piece> apart = pieces_apart(line);
    full += apart.size() >= kLeastColumns ? 1u : 0u;
    if (apart.size() < 2) continue;
    rows += holds_numbers(line) ? 1u : 0u;
    amounts += static_cast<std::size_t>(
        std::count_if(line.pieces.begin(), line.pieces.end(), has_decimals));
  }
  return (full >= kLeastRows && rows >= kLeastRows) ||
         (block.size() >= kLeastRows && amounts >= kLeastRows) ||
         (block.size() >= 2 && full >= 2 && amounts >= 2);
}

std::optional<PageTable> table_in(const std::vector<Line>& block, const std::vector<Glyph>& glyphs,
                                  const std::vector<Span>& carried) {
  if (is_running_text(block)) return std::nullopt;
  const bool goes_on = !carried.empty() && has_amounts(block) && fit_columns(block, carried);
  if (!goes_on && !is_table(block)) return std::nullopt;
  Box box = block.front().box;
  for (const Line& line : block) box = united(box, line.box);
  std::vector<Line> lines = lines_of(glyphs_in(glyphs, box), kColumnGap, Squares::known);
  PageTable table = table_of({.lines = std::move(lines), .separators = {}}, box, carried);
  if (table.columns.empty()) return std::nullopt;
  return table;
}

}  // namespace

double usual_size(const std::vector<Glyph>& glyphs) {
  std::vector<double> sizes;
  for (const Glyph& glyph : glyphs) sizes.push_back(glyph.size);
  if (sizes.empty()) return 0;
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  return *middle;
}

std::vector<PageTable> tables_by_columns(std::vector<Glyph>& glyphs,
                                         const std::vector<Box>& rulings,
                                         const std::vector<Span>& carried) {
  std::vector<PageTable> tables;
  const std::vector<Box> across = lines_across(rulings);
  for (const std::vector<Box>& ladder : ladders(across)) {
    for (const std::vector<Box>& whole : parted(ladder, glyphs)) {
      const std::vector<Box> part = with_header(whole, across);
      std::optional<PageTable> table =
          table_between(part, glyphs, tables.empty() ? carried : std::vector<Span>{});
      if (!table) continue;
      if (!table->cells.empty()) remove_in(glyphs, table->box);
      tables.push_back(std::move(*table));
    }
  }
  const std::vector<Line> lines = lines_of(glyphs, kColumnGap, Squares::possible);
  double page_width = 0;
  for (const Line& line : lines) page_width = std::max(page_width, line.box.x1);
  std::size_t least = 0;  // behind the table before
  for (std::size_t begin = 0; begin < lines.size();) {
    // A line such as "部门：…   单位：万元" stands above a table, not in it.
    if (lines[begin].pieces.size() < 2 || lines[begin].text(' ').find("：") != std::string::npos) {
      ++begin;
      continue;
    }
    const std::size_t end = end_of_block(lines, begin, page_width);
    const std::size_t first = begin_of_block(lines, least, begin);
    std::optional<PageTable> table = table_in({lines.begin() + static_cast<std::ptrdiff_t>(first),
                                               lines.begin() + static_cast<std::ptrdiff_t>(end)},
                                              glyphs, first <= 1 ? carried : std::vector<Span>{});
    if (table) {
      if (!table->cells.empty()) remove_in(glyphs, table->box);
      tables.push_back(std::move(*table));
      least = end;
    }
    begin = std::max(end, begin + 1);
  }
  return tables;
}

}  // namespace yiben::read
