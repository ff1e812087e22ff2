// read/pdf: words of which the drawing shows only a part.
#include "read/pdf/hidden.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "text/text.h"

namespace yiben::read {

namespace {

constexpr double kSameLine = 0.15;       // em by which characters of a line stand higher or lower
constexpr double kBeside = 0.35;         // em between characters of one word
constexpr double kSameSize = 0.05;       // of the size
constexpr std::size_t kMostShown = 12;   // characters of the line that are told, on each side
constexpr std::size_t kMostHidden = 50;  // of a page

// Characters of one line that stand beside each other, from left to right.
struct Run {
  std::vector<const Glyph*> glyphs;
  bool in_part = false;

  const Glyph& first() const { return *glyphs.front(); }
  const Glyph& last() const { return *glyphs.back(); }
  std::string text() const {
    std::string text;
    for (const Glyph* glyph : glyphs) text += glyph->text;
    return text;
  }
};

bool in_one_line(const Glyph& a, const Glyph& b) {
  const double em = std::max(a.size, b.size);
  return std::abs(a.size - b.size) <= kSameSize * em &&
         std::abs(a.box.y1 - b.box.y1) <= kSameLine * em;
}

// `b` is the next character to the right.
bool follows(const Glyph& a, const Glyph& b) {
  const double gap = b.box.x0 - a.box.x1;
  return in_one_line(a, b) && std::abs(gap) <= kBeside * std::max(a.size, b.size);
}

bool is_chinese(const Glyph& glyph) {
  return glyph.is_readable && text::is_chinese(text::code_point_at(glyph.text, 0).value);
}

// In the order of drawing, which is that of reading within a word.
std::vector<Run> runs_of(const std::vector<Glyph>& glyphs) {
  std::vector<Run> runs;
  for (const Glyph& glyph : glyphs) {
    if (runs.empty() || !follows(runs.back().last(), glyph)) runs.emplace_back();
    runs.back().glyphs.push_back(&glyph);
    runs.back().in_part = runs.back().in_part || glyph.in_part;
  }
  std::erase_if(runs, [](const Run& run) {
    return std::none_of(run.glyphs.begin(), run.glyphs.end(),
                        [](const Glyph* glyph) { return is_chinese(*glyph); });
  });
  return runs;
}

// The shown characters by height, so that those of a line are found.
class Shown {
 public:
  explicit Shown(const std::vector<Glyph>& glyphs) {
    for (const Glyph& glyph : glyphs) by_height_.push_back(&glyph);
    std::sort(by_height_.begin(), by_height_.end(),
              [](const Glyph* a, const Glyph* b) { return a->box.y1 < b->box.y1; });
  }

  // Those of the line of `glyph`.
  std::vector<const Glyph*> of_line(const Glyph& glyph) const {
    const double reach = kSameLine * (1 + kSameSize) * glyph.size;
    const auto lower = [](const Glyph* one, double y) { return one->box.y1 < y; };
    const auto first =
        std::lower_bound(by_height_.begin(), by_height_.end(), glyph.box.y1 - reach, lower);
    const auto last = std::lower_bound(first, by_height_.end(), glyph.box.y1 + reach, lower);
    return {first, last};
  }

 private:
  std::vector<const Glyph*> by_height_;
};

// The same characters are shown at that very place: they were drawn twice.
bool is_shown(const Run& run, const std::vector<const Glyph*>& line) {
  return std::any_of(line.begin(), line.end(), [&](const Glyph* glyph) {
    return glyph->text == run.first().text && in_one_line(*glyph, run.first()) &&
           std::abs(glyph->box.x0 - run.first().box.x0) <= kBeside * glyph->size;
  });
}

// What is shown of the line of the run and touches it, from left to right.
std::string beside(const Run& run, const std::vector<const Glyph*>& line) {
  std::string before;
  std::string after;
  const Glyph* left = &run.first();
  const Glyph* right = &run.last();
  for (std::size_t i = 0; i < kMostShown; ++i) {
    const auto last = std::find_if(line.begin(), line.end(), [&](const Glyph* glyph) {
      return glyph != left && follows(*glyph, *left);
    });
    const auto next = std::find_if(line.begin(), line.end(), [&](const Glyph* glyph) {
      return glyph != right && follows(*right, *glyph);
    });
    if (last != line.end()) before.insert(0, (left = *last)->text);
    if (next != line.end()) after += (right = *next)->text;
    if (last == line.end() && next == line.end()) break;
  }
  return before + after;
}

}  // namespace

std::vector<HiddenText> hidden_text(const DrawnPage& page) {
  std::vector<HiddenText> hidden;
  const std::vector<Run> runs = runs_of(page.cut);
  if (runs.empty()) return hidden;
  const Shown glyphs(page.glyphs);
  for (const Run& run : runs) {
    if (hidden.size() == kMostHidden) break;
    const std::vector<const Glyph*> line = glyphs.of_line(run.first());
    if (is_shown(run, line)) continue;
    std::string shown = beside(run, line);
    if (shown.empty() && !run.in_part) continue;
    const std::string cut = text::excerpt(run.text());
    hidden.push_back({shown.empty() ? cut : shown, cut, {.page = page.number}});
  }
  return hidden;
}

}  // namespace yiben::read
