// read/pdf: what stands on one page.
#include "read/pdf/content.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "read/pdf/beside.h"
#include "read/pdf/columns.h"
#include "read/pdf/doubts.h"
#include "read/pdf/edge.h"
#include "read/pdf/hidden.h"
#include "read/pdf/overhang.h"
#include "read/pdf/overprint.h"
#include "read/pdf/rulings.h"
#include "read/pdf/split.h"
#include "read/pdf/wide_marks.h"

namespace yiben::read {

namespace {

constexpr int kRowsOfAFrame =
    3;  // lines between rows in a frame: its columns are those of the text
constexpr double kMarkSize = 1.8;             // of the size of the text: characters of a watermark
constexpr std::size_t kSquaresOfATable = 12;  // ruled ones without text; fewer are ornaments

// Index of the smallest table that holds the point, or -1.
int table_of(const std::vector<RuledTable>& tables, double x, double y) {
  int found = -1;
  double least = 0;
  for (std::size_t i = 0; i < tables.size(); ++i) {
    if (tables[i].cell_of(x, y) < 0) continue;
    const Box box = tables[i].box();
    const double area = box.width() * box.height();
    if (found >= 0 && area >= least) continue;
    found = static_cast<int>(i);
    least = area;
  }
  return found;
}

FilledTable fill(const RuledTable& ruled, std::vector<std::vector<Glyph>> glyphs) {
  FilledTable table{.columns = ruled.columns(), .cells = {}};
  for (std::size_t i = 0; i < ruled.cells.size(); ++i) {
    table.cells.push_back({.place = ruled.cells[i], .lines = lines_of(std::move(glyphs[i]))});
  }
  return table;
}

PageTable with_text(const FilledTable& filled, const Box& box) {
  PageTable table{.box = box};
  for (const FilledCell& from : filled.cells) {
    Cell cell{.row = from.place.row,
              .column = from.place.column,
              .row_span = from.place.row_span,
              .column_span = from.place.column_span};
    cell.from_image = !from.lines.empty();
    cell.overprinted = from.overprinted;
    std::optional<Box> around;
    for (const Line& line : from.lines) {
      if (!cell.text.empty()) cell.text += '\n';
      cell.text += line.text(' ');
      cell.from_image = cell.from_image && line.is_hidden;
      around = around ? united(*around, line.box) : line.box;
    }
    table.boxes.push_back(around.value_or(Box{}));
    table.cells.push_back(std::move(cell));
  }
  return table;
}

// For each cell of the tables whether characters are printed over its own, in it or from beside it,
// or digits of its number are cut off.
std::vector<std::vector<bool>> find_overprinted(
    const std::vector<std::vector<std::vector<Glyph>>>& inside, const std::vector<Glyph>& cut) {
  std::vector<SquareGlyph> glyphs;
  std::vector<std::pair<std::size_t, std::size_t>> squares;
  std::vector<std::vector<bool>> found(inside.size());
  for (std::size_t i = 0; i < inside.size(); ++i) {
    found[i].resize(inside[i].size());
    for (std::size_t cell = 0; cell < inside[i].size(); ++cell) {
      for (const Glyph& glyph : inside[i][cell]) glyphs.push_back({&glyph, squares.size()});
      found[i][cell] = is_cut_off(inside[i][cell], cut);
      squares.emplace_back(i, cell);
    }
  }
  for (const std::size_t square : overprinted_squares(glyphs)) {
    found[squares[square].first][squares[square].second] = true;
  }
  return found;
}

// Blank cells have the box of their squares, unless rows were split, which moved them.
void box_blank_cells(const RuledTable& ruled, PageTable& table) {
  if (table.cells.size() != ruled.cells.size()) return;
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    if (!table.cells[i].text.empty()) continue;
    const RuledCell& cell = ruled.cells[i];
    const auto row = static_cast<std::size_t>(cell.row);
    const auto column = static_cast<std::size_t>(cell.column);
    table.boxes[i] = {ruled.xs[column], ruled.ys[row],
                      ruled.xs[column + static_cast<std::size_t>(cell.column_span)],
                      ruled.ys[row + static_cast<std::size_t>(cell.row_span)]};
  }
}

// The lines of the rows and which rows have none at their ends, unless rows were split.
void note_rows(const RuledTable& ruled, const std::vector<Box>& rulings, PageTable& table) {
  constexpr std::size_t kMostRows = 1000;  // more are no page of a sheet
  if (table.cells.size() != ruled.cells.size() || ruled.ys.size() > kMostRows) return;
  table.ys = ruled.ys;
  const auto is_open = [&](double x, double y) {
    constexpr double kReach = 3;
    return std::none_of(rulings.begin(), rulings.end(), [&](const Box& box) {
      return box.height() > box.width() && std::abs(box.center_x() - x) <= kReach && box.y0 <= y &&
             y <= box.y1;
    });
  };
  for (std::size_t i = 0; i + 1 < ruled.ys.size(); ++i) {
    const double middle = (ruled.ys[i] + ruled.ys[i + 1]) / 2;
    table.open_left.push_back(is_open(ruled.xs.front(), middle));
    table.open_right.push_back(is_open(ruled.xs.back(), middle));
  }
}

bool is_blank(const PageTable& table) {
  return std::all_of(table.cells.begin(), table.cells.end(),
                     [](const Cell& cell) { return cell.text.empty(); });
}

// Blank rows of a table that fill its last page go on over the next.
bool goes_on_blank(const PageTable& table, const std::vector<PageContent>& before) {
  if (before.empty() || before.back().tables.empty()) return false;
  const std::vector<double>& xs = before.back().tables.back().xs;
  constexpr double kSamePlace = 2;
  return std::equal(xs.begin(), xs.end(), table.xs.begin(), table.xs.end(),
                    [](double a, double b) { return std::abs(a - b) <= kSamePlace; });
}

// Rulings that stand outside of the ruled tables.
std::vector<Box> free_rulings(const std::vector<Box>& rulings,
                              const std::vector<RuledTable>& tables) {
  std::vector<Box> free;
  std::copy_if(rulings.begin(), rulings.end(), std::back_inserter(free), [&](const Box& ruling) {
    return std::none_of(tables.begin(), tables.end(), [&](const RuledTable& table) {
      constexpr double kReach = 3;
      const Box box = table.box();
      return ruling.center_x() >= box.x0 - kReach && ruling.center_x() <= box.x1 + kReach &&
             ruling.center_y() >= box.y0 - kReach && ruling.center_y() <= box.y1 + kReach;
    });
  });
  return free;
}

// Letters that are drawn as outlines, below or above their text, have straight strokes: a table no
// larger than the character in it is a letter.
void erase_letters(const std::vector<Glyph>& glyphs, std::vector<RuledTable>& tables) {
  constexpr double kBeyond = 0.3;  // em by which a letter is larger than its box
  std::erase_if(tables, [&](const RuledTable& table) {
    const Box box = table.box();
    return std::any_of(glyphs.begin(), glyphs.end(), [&](const Glyph& glyph) {
      const double beyond = kBeyond * glyph.size;
      return box.x0 >= glyph.box.x0 - beyond && box.x1 <= glyph.box.x1 + beyond &&
             box.y0 >= glyph.box.y0 - beyond && box.y1 <= glyph.box.y1 + beyond;
    });
  });
}

// The columns of the table at the end of the page before.
std::vector<Span> carried_columns(const std::vector<PageContent>& before) {
  if (before.empty() || before.back().tables.empty()) return {};
  const PageTable& last = before.back().tables.back();
  const std::vector<Line>& lines = before.back().lines;
  const auto below = std::count_if(lines.begin(), lines.end(),
                                   [&](const Line& line) { return line.box.y0 > last.box.y1; });
  return below > 1 ? std::vector<Span>{} : last.columns;  // a line below may number the page
}

// Words across the page under or over its text, as a watermark set upright: characters within which
// others stand that are far smaller, and the rest of their line.
void erase_marks(std::vector<Glyph>& glyphs) {
  constexpr double kSameLine = 0.1;  // em
  const double usual = usual_size(glyphs);
  std::vector<Glyph> large = glyphs;
  std::erase_if(large, [&](const Glyph& glyph) { return glyph.size < kMarkSize * usual; });
  std::vector<Glyph> marks;
  for (const Glyph& glyph : large) {
    const bool covers = std::any_of(glyphs.begin(), glyphs.end(), [&](const Glyph& other) {
      const double x = other.box.center_x();
      const double y = other.box.center_y();
      return kMarkSize * other.size < glyph.size && glyph.box.x0 < x && x < glyph.box.x1 &&
             glyph.box.y0 < y && y < glyph.box.y1;
    });
    if (covers) marks.push_back(glyph);
  }
  if (marks.empty()) return;
  std::erase_if(glyphs, [&](const Glyph& glyph) {
    return std::any_of(marks.begin(), marks.end(), [&](const Glyph& mark) {
      return std::abs(mark.size - glyph.size) < kSameLine && mark.turn == glyph.turn &&
             std::abs(mark.box.center_y() - glyph.box.center_y()) < kSameLine * mark.size;
    });
  });
}

// What is far larger than the text of its page and higher than the square it falls into is written
// across the table, too, where the squares below it are blank.
void erase_marks_in_squares(const std::vector<RuledTable>& tables, std::vector<Glyph>& glyphs) {
  if (tables.empty()) return;
  constexpr double kHigher = 1.3;
  const double large = kMarkSize * usual_size(glyphs);
  std::erase_if(glyphs, [&](const Glyph& glyph) {
    if (glyph.size < large) return false;
    const double x = glyph.box.center_x();
    const double y = glyph.box.center_y();
    const int at = table_of(tables, x, y);
    if (at < 0) return false;
    const RuledTable& table = tables[static_cast<std::size_t>(at)];
    const RuledCell& cell = table.cells[static_cast<std::size_t>(table.cell_of(x, y))];
    const auto row = static_cast<std::size_t>(cell.row);
    const double height = table.ys[row + static_cast<std::size_t>(cell.row_span)] - table.ys[row];
    return glyph.size > kHigher * height;
  });
}

}  // namespace

PageContent content_of(DrawnPage page, const std::vector<PageContent>& before) {
  const int turn = set_upright(page);
  widen_marks(page);
  PageContent content{
      .number = page.number, .width = page.width, .height = page.height, .turn = turn};
  const std::vector<Glyph> at_edge = keep_to_page(page);
  const std::size_t glyphs = page.glyphs.size();
  note_unreadable(page, content);
  content.hidden = hidden_text(page);
  erase_marks(page.glyphs);
  std::vector<RuledTable> tables = ruled_tables(page.rulings);
  std::erase_if(tables, [&](const RuledTable& table) {
    return table.columns() == 1 && table.rows() >= kRowsOfAFrame &&
           !stands_beside(table.ys, before);
  });
  erase_letters(page.glyphs, tables);
  erase_marks_in_squares(tables, page.glyphs);
  std::vector<std::vector<std::vector<Glyph>>> inside(tables.size());
  for (std::size_t i = 0; i < tables.size(); ++i) inside[i].resize(tables[i].cells.size());
  std::vector<Glyph> outside;
  for (Glyph& glyph : page.glyphs) {
    const double x = glyph.box.center_x();
    const double y = glyph.box.center_y();
    const int table = table_of(tables, x, y);
    if (table < 0) {
      outside.push_back(std::move(glyph));
    } else {
      const auto i = static_cast<std::size_t>(table);
      inside[i][static_cast<std::size_t>(tables[i].cell_of(x, y))].push_back(std::move(glyph));
    }
  }
  for (std::size_t i = 0; i < tables.size(); ++i) take_back_overhang(tables[i], inside[i]);
  const std::vector<std::vector<bool>> overprinted =
      find_overprinted(inside, those_of_numbers(page.cut));
  for (std::size_t i = 0; i < tables.size(); ++i) {
    FilledTable filled = fill(tables[i], std::move(inside[i]));
    for (std::size_t cell = 0; cell < filled.cells.size(); ++cell) {
      filled.cells[cell].overprinted = overprinted[i][cell];
    }
    split_rows(filled);
    PageTable table = with_text(filled, tables[i].box());
    table.xs = tables[i].xs;
    box_blank_cells(tables[i], table);
    note_rows(tables[i], page.rulings, table);
    if (!is_blank(table)) {
      content.tables.push_back(std::move(table));
    } else if (table.cells.size() >= kSquaresOfATable && !goes_on_blank(table, before)) {
      content.doubts.push_back({.what = "table-without-text", .place = {.page = page.number}});
    }
  }
  const std::vector<Box> free = free_rulings(page.rulings, tables);
  for (PageTable& table : tables_by_columns(outside, free, carried_columns(before))) {
    if (!table.cells.empty()) {
      content.tables.push_back(std::move(table));
    } else {
      content.doubts.push_back({.what = "columns-not-told", .place = {.page = page.number}});
    }
  }
  std::stable_sort(content.tables.begin(), content.tables.end(),
                   [](const PageTable& a, const PageTable& b) { return a.box.y0 < b.box.y0; });
  content.lines = lines_of(std::move(outside));
  note_pictures(page, glyphs, content);
  note_edge(at_edge, content);
  return content;
}

}  // namespace yiben::read
