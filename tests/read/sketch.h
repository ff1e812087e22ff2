// Pages drawn by hand, and what is read in them.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "read/pdf/content.h"
#include "read/pdf/drawn.h"
#include "read/pdf/prose.h"
#include "show.h"
#include "text/text.h"

namespace yiben::read {

// A page of 400 × 600 points, drawn by hand; y grows downwards.
class Sketch {
 public:
  Sketch() : page_{.number = 1, .width = 400, .height = 600} {}

  Sketch& text(double x, double y, std::string_view text, double size = 10) {
    for (std::size_t i = 0; i < text.size();) {
      const std::size_t next = text::code_point_at(text, i).next;
      const std::string one(text.substr(i, next - i));
      const double width = text::display_width(one) >= 2 ? size : size / 2;
      if (one != " ") page_.glyphs.push_back({one, {x, y, x + width, y + size}, size});
      x += width;
      i = next;
    }
    return *this;
  }

  Sketch& across(double y, double x0, double x1) {
    page_.rulings.push_back({x0, y, x1, y + 0.5});
    return *this;
  }

  Sketch& upright(double x, double y0, double y1) {
    page_.rulings.push_back({x, y0, x + 0.5, y1});
    return *this;
  }

  // All lines of a grid.
  Sketch& grid(const std::vector<double>& xs, const std::vector<double>& ys) {
    for (const double y : ys) across(y, xs.front(), xs.back());
    for (const double x : xs) upright(x, ys.front(), ys.back());
    return *this;
  }

  DrawnPage page() const { return page_; }

 private:
  DrawnPage page_;
};

inline std::string show_table(const std::vector<Cell>& cells) {
  Grid grid;
  for (const Cell& cell : cells) grid.add(cell);
  std::string out;
  for (int row = 0; row < grid.rows(); ++row) out += show_row(grid, row);
  return out;
}

inline std::string show(const Sketch& sketch) {
  std::string out;
  for (Placed& placed : in_reading_order({content_of(sketch.page())})) {
    if (const auto* paragraph = std::get_if<Paragraph>(&placed)) {
      out += (paragraph->furniture ? "~" : "") + paragraph->text + "\n";
    } else {
      out += show_table(std::get<PlacedTable>(placed).cells);
    }
  }
  return out;
}

}  // namespace yiben::read
