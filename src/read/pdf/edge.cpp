// read/pdf: tables that run over the edge of their page.
#include "read/pdf/edge.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "read/pdf/rulings.h"
#include "text/text.h"

namespace yiben::read {

namespace {

constexpr double kReach = 1;      // points from the edge that are as good as on it
constexpr double kNextRow = 3.5;  // em between a table and its next row beyond the edge

struct Size {
  double width = 0;
  double height = 0;
};

// Left, right, above, below.
using Sides = std::array<bool, 4>;

bool any(const Sides& sides) {
  return std::any_of(sides.begin(), sides.end(), [](bool side) { return side; });
}

// Over which edges the middle of a box lies.
Sides beyond(const Box& box, const Size& page) {
  return {box.center_x() < 0, box.center_x() > page.width, box.center_y() < 0,
          box.center_y() > page.height};
}

// Which edges a box on the page touches or crosses.
Sides touched(const Box& box, const Size& page) {
  const bool across = box.x1 > 0 && box.x0 < page.width;
  const bool along = box.y1 > 0 && box.y0 < page.height;
  return {along && box.x0 < kReach && box.x1 > -kReach,
          along && box.x1 > page.width - kReach && box.x0 < page.width + kReach,
          across && box.y0 < kReach && box.y1 > -kReach,
          across && box.y1 > page.height - kReach && box.y0 < page.height + kReach};
}

// Which edges run through a table, and not just along it.
Sides crossed(const Box& box, const Size& page) {
  return {box.x0 < -kReach && box.x1 > kReach,
          box.x0 < page.width - kReach && box.x1 > page.width + kReach,
          box.y0 < -kReach && box.y1 > kReach,
          box.y0 < page.height - kReach && box.y1 > page.height + kReach};
}

void add(Sides& sides, const Sides& more) {
  for (std::size_t i = 0; i < sides.size(); ++i) sides[i] = sides[i] || more[i];
}

// The edges over which a line of text or a table goes on.
Sides cutting_edges(const DrawnPage& page, const Size& size) {
  Sides sides{};
  for (const Glyph& glyph : page.glyphs) add(sides, touched(glyph.box, size));
  for (const RuledTable& table : ruled_tables(page.rulings)) add(sides, crossed(table.box(), size));
  return sides;
}

// Whether a character at the edge or beyond stands in a row of the table, or where its next row
// would.
bool is_beside(const Glyph& glyph, const Box& table, const Size& page) {
  const Box& box = glyph.box;
  const bool in_row = box.y1 > table.y0 && box.y0 < table.y1;
  const bool in_column = box.x1 > table.x0 && box.x0 < table.x1;
  const bool at_side = box.x0 < kReach || box.x1 > page.width - kReach;
  const bool is_next =
      box.y0 < table.y1 + kNextRow * glyph.size && box.y1 > table.y0 - kNextRow * glyph.size;
  return at_side ? in_row : in_column && is_next;
}

std::string words_of(const PageTable& table) {
  const auto found = std::find_if(table.cells.begin(), table.cells.end(),
                                  [](const Cell& cell) { return !cell.text.empty(); });
  return found == table.cells.end() ? "" : found->text;
}

}  // namespace

std::vector<Glyph> keep_to_page(DrawnPage& page) {
  const Size size{page.width, page.height};
  std::vector<Glyph> at_edge;
  for (const Glyph& glyph : page.glyphs) {
    if (any(beyond(glyph.box, size)) || any(touched(glyph.box, size))) at_edge.push_back(glyph);
  }
  const auto lies_beyond = [&](const Box& box) { return any(beyond(box, size)); };
  if (at_edge.empty() && std::none_of(page.rulings.begin(), page.rulings.end(), lies_beyond)) {
    return at_edge;
  }
  const Sides cut = cutting_edges(page, size);
  const auto is_apart = [&](const Box& box) {
    const Sides sides = beyond(box, size);
    for (std::size_t i = 0; i < sides.size(); ++i) {
      if (sides[i] && !cut[i]) return true;
    }
    return false;
  };
  std::erase_if(page.glyphs, [&](const Glyph& glyph) { return is_apart(glyph.box); });
  std::erase_if(page.rulings, is_apart);
  return at_edge;
}

void note_edge(const std::vector<Glyph>& at_edge, PageContent& content) {
  const Size size{content.width, content.height};
  const PageTable* cut = nullptr;
  std::string excerpt;
  for (const PageTable& table : content.tables) {
    const bool reaches = any(touched(table.box, size)) || any(crossed(table.box, size));
    std::string beside;
    for (const Glyph& glyph : at_edge) {
      if (is_beside(glyph, table.box, size)) beside += glyph.text;
    }
    if (!reaches && beside.empty()) continue;
    if (cut == nullptr) cut = &table;
    if (excerpt.empty()) excerpt = std::move(beside);
  }
  if (cut == nullptr) return;
  if (excerpt.empty()) excerpt = words_of(*cut);
  content.doubts.push_back({.what = "over-page-edge",
                            .excerpt = text::excerpt(excerpt),
                            .place = {.page = content.number}});
}

}  // namespace yiben::read
