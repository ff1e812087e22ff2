// read/pdf: marks that are as wide on paper as the Chinese characters beside them.
#include "read/pdf/wide_marks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <vector>

#include "text/text.h"

namespace yiben::read {

namespace {

constexpr double kWhole = 0.9;     // of an em: the least advance of a full-width mark
constexpr double kAlike = 0.1;     // em by which the advances of neighbours differ
constexpr double kSameLine = 0.3;  // em between the middles of characters of one line

// Brackets are none of them: what is set tightly takes half a square for them, and none is seen.
struct Width {
  char narrow;
  std::string_view wide;
};

constexpr std::array<Width, 5> widths{
    {{',', "，"}, {':', "："}, {';', "；"}, {'!', "！"}, {'?', "？"}}};

std::string_view wide_form(std::string_view text) {
  if (text.size() != 1) return {};
  const auto* found = std::find_if(widths.begin(), widths.end(),
                                   [&](const Width& one) { return one.narrow == text[0]; });
  return found == widths.end() ? std::string_view() : found->wide;
}

bool in_one_line(const Glyph& a, const Glyph& b) {
  const double em = std::max(a.size, b.size);
  return a.turn == b.turn && std::abs(a.box.center_y() - b.box.center_y()) < kSameLine * em;
}

// Whether `other`, drawn just before or after, is a Chinese character of the same advance.
bool takes_the_square_of(const Glyph& mark, const Glyph& other) {
  return text::display_width(other.text) >= 2 && in_one_line(mark, other) &&
         std::abs(mark.box.width() - other.box.width()) < kAlike * mark.size;
}

// A font that does not say how wide it is has whole squares for all its characters; what is drawn
// next then stands nearer.
bool is_left_whole(const Glyph& mark, const Glyph& next) {
  if (!in_one_line(mark, next) || next.box.x0 < mark.box.x0) return true;
  return next.box.x0 - mark.box.x0 >= kWhole * mark.size;
}

}  // namespace

void widen_marks(DrawnPage& page) {
  std::vector<Glyph>& glyphs = page.glyphs;
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    Glyph& mark = glyphs[i];
    const std::string_view wide = wide_form(mark.text);
    if (wide.empty() || mark.turn != 0 || mark.box.width() < kWhole * mark.size) continue;
    const Glyph* before = i > 0 ? &glyphs[i - 1] : nullptr;
    const Glyph* after = i + 1 < glyphs.size() ? &glyphs[i + 1] : nullptr;
    const bool beside = (before != nullptr && takes_the_square_of(mark, *before)) ||
                        (after != nullptr && takes_the_square_of(mark, *after));
    if (beside && (after == nullptr || is_left_whole(mark, *after))) mark.text = wide;
  }
}

}  // namespace yiben::read
