// read/pdf: characters to lines of text, by where they stand.
#include "read/pdf/lines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

#include "text/text.h"

namespace yiben::read {

namespace {

constexpr double kNarrowSpace = 0.2;  // em; a space between letters or digits
constexpr double kSquareGap = 0.15;   // em; between two squares of a narrow table
constexpr double kWideSpace = 0.8;    // em; a space beside Chinese characters
constexpr double kSameLine = 0.4;     // em; how far the middles of one line's characters lie apart
constexpr double kSameSpot = 0.6;  // share of its width by which a second drawing covers the first

// Characters are put in order by reference: they are many, and too large to be moved about.
struct Placed {
  double at = 0;
  const Glyph* glyph = nullptr;
};

void put_in_order(std::vector<Placed>& glyphs) {
  std::stable_sort(glyphs.begin(), glyphs.end(),
                   [](const Placed& a, const Placed& b) { return a.at < b.at; });
}

struct OpenLine {
  std::vector<Placed> glyphs;  // by their left edge
  double middle = 0;
  double size = 0;
};

bool is_wide(const Glyph& glyph) {
  return text::display_width(glyph.text) >= 2;
}

bool is_drawn_again(const Glyph& before, const Glyph& glyph) {
  if (before.text != glyph.text) return false;
  const double shared =
      std::min(before.box.x1, glyph.box.x1) - std::max(before.box.x0, glyph.box.x0);
  return shared > kSameSpot * std::min(before.box.width(), glyph.box.width());
}

// "1,234.56" and "-9,876.54": the text ends in a whole amount with decimals.
bool ends_in_amount(std::string_view s) {
  const std::size_t decimals = s.size() - (s.find_last_not_of("0123456789") + 1);
  return decimals >= 2 && s.size() > decimals + 1 && s[s.size() - decimals - 1] == '.' &&
         text::is_digit(s[s.size() - decimals - 2]);
}

// "2010301": digits alone.
bool is_code(std::string_view s) {
  return s.size() >= 2 && std::all_of(s.begin(), s.end(), text::is_digit);
}

// Whether a square ends between a text and the character after its gap. Sentences put gaps between
// numbers and words too, rows of a table only between squares; in neither two numbers are one.
bool ends_square(std::string_view text, const Glyph& next, Squares squares) {
  const bool word = squares == Squares::known && is_wide(next);
  const bool number = text::is_digit(next.text.front()) || next.text == "-" || next.text == "—";
  return (ends_in_amount(text) && (number || word)) || (is_code(text) && word && next.text != "年");
}

Line line_of(std::vector<Placed> glyphs, double wide_gap, Squares squares) {
  put_in_order(glyphs);
  Line line{.is_hidden = true};
  const Glyph* before = nullptr;
  for (const Placed& placed : glyphs) {
    const Glyph& glyph = *placed.glyph;
    if (before != nullptr && is_drawn_again(*before, glyph)) continue;
    line.size = std::max(line.size, glyph.size);
    line.is_hidden = line.is_hidden && glyph.hidden;
    const double em = before == nullptr ? 0 : std::max(before->size, glyph.size);
    const double gap = before == nullptr ? 0 : glyph.box.x0 - before->box.x1;
    const bool next_square = squares != Squares::none && before != nullptr &&
                             gap > kSquareGap * em &&
                             ends_square(line.pieces.back().text, glyph, squares);
    if (before == nullptr || gap > wide_gap * em || next_square) {
      line.pieces.push_back({.text = glyph.text, .box = glyph.box});
    } else {
      Piece& piece = line.pieces.back();
      const bool narrow = !is_wide(*before) && !is_wide(glyph);
      if (gap > (narrow ? kNarrowSpace : kWideSpace) * em) piece.text += ' ';
      piece.text += glyph.text;
      piece.box = united(piece.box, glyph.box);
    }
    before = &glyph;
  }
  line.box = line.pieces.front().box;
  for (const Piece& piece : line.pieces) line.box = united(line.box, piece.box);
  return line;
}

Box turned(const Box& box, int turn, double width, double height) {
  switch (turn) {
    case 1:
      return {box.y0, width - box.x1, box.y1, width - box.x0};
    case 2:
      return {width - box.x1, height - box.y1, width - box.x0, height - box.y0};
    case 3:
      return {height - box.y1, box.x0, height - box.y0, box.x1};
    default:
      return box;
  }
}

std::vector<Line> upright_lines(const std::vector<Glyph>& glyphs, double wide_gap,
                                Squares squares) {
  std::vector<Placed> downwards;
  downwards.reserve(glyphs.size());
  for (const Glyph& glyph : glyphs) downwards.push_back({glyph.box.center_y(), &glyph});
  put_in_order(downwards);
  std::vector<OpenLine> open;
  for (const auto& [middle, placed] : downwards) {
    const Glyph& glyph = *placed;
    if (open.empty() ||
        middle - open.back().middle > kSameLine * std::max(open.back().size, glyph.size)) {
      open.push_back({.middle = middle});
    }
    OpenLine& line = open.back();
    const auto count = static_cast<double>(line.glyphs.size());
    line.middle = (line.middle * count + middle) / (count + 1);
    line.size = std::max(line.size, glyph.size);
    line.glyphs.push_back({glyph.box.x0, &glyph});
  }
  std::vector<Line> lines;
  lines.reserve(open.size());
  for (OpenLine& line : open) lines.push_back(line_of(std::move(line.glyphs), wide_gap, squares));
  return lines;
}

}  // namespace

std::string Line::text(char between) const {
  std::string out;
  for (const Piece& piece : pieces) {
    if (!out.empty()) out += between;
    out += piece.text;
  }
  return out;
}

std::vector<Line> lines_of(std::vector<Glyph> glyphs, double wide_gap, Squares squares) {
  std::array<std::vector<Glyph>, 4> by_turn;
  for (Glyph& glyph : glyphs) {
    by_turn[static_cast<std::size_t>(glyph.turn)].push_back(std::move(glyph));
  }
  std::vector<Line> lines = upright_lines(by_turn[0], wide_gap, squares);
  for (const int turn : {1, 2, 3}) {
    std::vector<Glyph>& group = by_turn[static_cast<std::size_t>(turn)];
    for (Glyph& glyph : group) glyph.box = turned(glyph.box, turn, 0, 0);
    for (Line& line : upright_lines(group, wide_gap, squares)) {
      line.box = turned(line.box, 4 - turn, 0, 0);
      for (Piece& piece : line.pieces) piece.box = turned(piece.box, 4 - turn, 0, 0);
      lines.push_back(std::move(line));
    }
  }
  return lines;
}

int set_upright(DrawnPage& page) {
  std::array<std::size_t, 4> count{};
  for (const Glyph& glyph : page.glyphs) ++count[static_cast<std::size_t>(glyph.turn)];
  const int turn = static_cast<int>(std::max_element(count.begin(), count.end()) - count.begin());
  if (turn == 0) return 0;
  for (Glyph& glyph : page.glyphs) {
    glyph.box = turned(glyph.box, turn, page.width, page.height);
    glyph.turn = (glyph.turn - turn + 4) % 4;
  }
  for (Glyph& glyph : page.cut) glyph.box = turned(glyph.box, turn, page.width, page.height);
  for (Box& box : page.rulings) box = turned(box, turn, page.width, page.height);
  for (Box& box : page.pictures) box = turned(box, turn, page.width, page.height);
  if (turn != 2) std::swap(page.width, page.height);
  return turn;
}

Box turned_back(const Box& box, int turn, double width, double height) {
  return turned(box, (4 - turn) % 4, width, height);
}

Box united(const Box& a, const Box& b) {
  return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

}  // namespace yiben::read
