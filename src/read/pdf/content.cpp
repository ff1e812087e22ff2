// read/pdf: what stands on one page.
#include "read/pdf/content.h"

#include <algorithm>
#include <string>
#include <utility>

#include "read/pdf/rulings.h"
#include "text/text.h"

namespace yiben::read {

namespace {

constexpr std::size_t kFewGlyphs = 20;       // a scan may still bear a page number
constexpr double kMostOfPage = 0.5;          // of its area
constexpr double kUnreadableShare = 0.03;    // of the characters of a page
constexpr std::size_t kUnreadableLeast = 5;  // fewer are bullets and ornaments

bool is_scan(const DrawnPage& page) {
  double area = 0;
  for (const Box& image : page.images) area += image.width() * image.height();
  return page.glyphs.size() < kFewGlyphs && area > kMostOfPage * page.width * page.height;
}

void note_doubts(const DrawnPage& page, PageContent& content) {
  const Place place{.page = page.number};
  if (is_scan(page)) content.doubts.push_back({.what = "scanned-page", .place = place});
  const auto unreadable = static_cast<std::size_t>(
      std::count_if(page.glyphs.begin(), page.glyphs.end(),
                    [](const Glyph& glyph) { return !glyph.is_readable; }));
  if (unreadable < kUnreadableLeast) return;
  if (static_cast<double>(unreadable) < kUnreadableShare * static_cast<double>(page.glyphs.size()))
    return;
  std::string excerpt;
  for (const Glyph& glyph : page.glyphs) excerpt += glyph.text;
  content.doubts.push_back(
      {.what = "unreadable-text", .excerpt = text::excerpt(excerpt), .place = place});
}

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

PageTable table_with_text(const RuledTable& ruled, std::vector<std::vector<Glyph>> glyphs) {
  PageTable table{.box = ruled.box()};
  for (std::size_t i = 0; i < ruled.cells.size(); ++i) {
    const RuledCell& place = ruled.cells[i];
    Cell cell{.row = place.row,
              .column = place.column,
              .row_span = place.row_span,
              .column_span = place.column_span};
    const std::vector<Line> lines = lines_of(std::move(glyphs[i]));
    cell.from_image = !lines.empty();
    for (const Line& line : lines) {
      if (!cell.text.empty()) cell.text += '\n';
      cell.text += line.text(' ');
      cell.from_image = cell.from_image && line.is_hidden;
    }
    table.cells.push_back(std::move(cell));
  }
  return table;
}

}  // namespace

PageContent content_of(DrawnPage page) {
  set_upright(page);
  PageContent content{.number = page.number, .width = page.width, .height = page.height};
  note_doubts(page, content);
  const std::vector<RuledTable> tables = ruled_tables(page.rulings);
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
  for (std::size_t i = 0; i < tables.size(); ++i) {
    PageTable table = table_with_text(tables[i], std::move(inside[i]));
    const bool blank = std::all_of(table.cells.begin(), table.cells.end(),
                                   [](const Cell& cell) { return cell.text.empty(); });
    if (!blank) content.tables.push_back(std::move(table));
  }
  content.lines = lines_of(std::move(outside));
  return content;
}

}  // namespace yiben::read
