// read/pdf: characters of a table that are printed over each other, or that are cut off.
#include "read/pdf/overprint.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace yiben::read {

namespace {

constexpr double kBeside = 0.35;    // share of the narrower one by which both stand side by side
constexpr double kOnDigit = 0.7;    // the same of letters and digits in one line of one square
constexpr double kBelow = 0.2;      // share of the lower one by which lines touch when set tightly
constexpr double kSameLine = 0.12;  // em between the middles of characters of one line
constexpr double kSameSpot = 0.25;  // em between two drawings of one character

// By how much of the smaller one two stretches cover each other.
double shared(double a0, double a1, double b0, double b1) {
  const double least = std::min(a1 - a0, b1 - b0);
  return least <= 0 ? 0 : (std::min(a1, b1) - std::max(a0, b0)) / least;
}

bool is_drawn_twice(const Glyph& a, const Glyph& b) {
  const double em = std::max(a.size, b.size);
  return a.text == b.text && std::abs(a.box.x0 - b.box.x0) <= kSameSpot * em &&
         std::abs(a.box.y0 - b.box.y0) <= kSameSpot * em;
}

// A character whose box may still be covered by others to its right.
struct Open {
  Box box;
  const Glyph* glyph = nullptr;
  std::size_t square = 0;
};

bool cover(const Open& a, const Open& b) {
  // Most of those above each other are in other lines, so that comes first.
  if (shared(a.box.y0, a.box.y1, b.box.y0, b.box.y1) < kBelow) return false;
  const double beside = shared(a.box.x0, a.box.x1, b.box.x0, b.box.x1);
  if (a.glyph->turn != b.glyph->turn || beside < kBeside) return false;
  const double em = std::max(a.glyph->size, b.glyph->size);
  const bool same_line = std::abs(a.box.center_y() - b.box.center_y()) <= kSameLine * em;
  // Within a square, what is set closely in one line is still read in order.
  const bool on_digit =
      a.glyph->text.size() == 1 && b.glyph->text.size() == 1 && beside >= kOnDigit;
  if (same_line && a.square == b.square && !on_digit) return false;
  return !is_drawn_twice(*a.glyph, *b.glyph);
}

// A character as amounts have.
bool is_of_number(const std::string& text) {
  return text.size() == 1 && std::string_view("0123456789.,-").find(text) != std::string_view::npos;
}

}  // namespace

std::vector<std::size_t> overprinted_squares(const std::vector<SquareGlyph>& glyphs) {
  constexpr std::size_t most_open = 2000;  // more above each other are no page
  std::vector<Open> boxes;
  boxes.reserve(glyphs.size());
  for (const SquareGlyph& one : glyphs) boxes.push_back({one.glyph->box, one.glyph, one.square});
  std::sort(boxes.begin(), boxes.end(),
            [](const Open& a, const Open& b) { return a.box.x0 < b.box.x0; });
  std::set<std::size_t> found;
  // From left to right, those whose boxes are still open.
  std::vector<Open> open;
  for (const Open& next : boxes) {
    std::erase_if(open, [&](const Open& one) { return one.box.x1 <= next.box.x0; });
    for (const Open& one : open) {
      if (!cover(one, next)) continue;
      found.insert(one.square);
      found.insert(next.square);
    }
    if (open.size() < most_open) open.push_back(next);
  }
  return {found.begin(), found.end()};
}

std::vector<Glyph> those_of_numbers(const std::vector<Glyph>& glyphs) {
  std::vector<Glyph> found;
  for (const Glyph& glyph : glyphs) {
    if (is_of_number(glyph.text)) found.push_back(glyph);
  }
  return found;
}

bool is_cut_off(const std::vector<Glyph>& shown, const std::vector<Glyph>& cut) {
  constexpr double touching = 0.1;  // em
  return std::any_of(shown.begin(), shown.end(), [&](const Glyph& glyph) {
    if (glyph.text.size() != 1) return false;
    const double near = touching * glyph.size;
    return std::any_of(cut.begin(), cut.end(), [&](const Glyph& other) {
      const bool beside = std::abs(other.box.x1 - glyph.box.x0) <= near ||
                          std::abs(glyph.box.x1 - other.box.x0) <= near;
      return beside && std::abs(other.box.y0 - glyph.box.y0) <= near;
    });
  });
}

}  // namespace yiben::read
