// write/pdf: the contents.
#include "write/pdf/contents.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "write/pdf/style.h"

namespace yiben::write {

namespace {

constexpr double kHead = 64;     // points that the word 目录 takes above the entries
constexpr double kLeading = 24;  // points
constexpr double kLargest = 14;  // points
constexpr double kSmallest = 7;
constexpr double kStepIn = 1.5;   // em of the largest size by which a lower entry is set in
constexpr double kNumber = 2.5;   // em for the number of the page
constexpr double kLeastDots = 3;  // em

std::size_t entries_of(Setter& setter, const Document& document) {
  return static_cast<std::size_t>(
      std::count_if(document.blocks.begin(), document.blocks.end(), [&](const Block& block) {
        const auto* prose = std::get_if<Prose>(&block);
        return prose != nullptr && (prose->role == Role::heading || prose->role == Role::caption) &&
               !setter.set(style_of(*prose).face, prose->text).atoms.empty();
      }));
}

std::size_t entries_on_page(bool is_first) {
  return static_cast<std::size_t>((kPortrait.body_height() - (is_first ? kHead : 0)) / kLeading);
}

class Drawer {
 public:
  Drawer(Setter& setter, Sheet& sheet) : setter_(setter), sheet_(sheet) {}

  void head(const std::string& title) {
    const Style style = style_of({.heading_level = 1, .role = Role::heading});
    const SetText& text = setter_.set(style.face, title.empty() ? "目\u3000录" : title);
    const double width = text.width * style.size;
    const double x = kPortrait.left + (kPortrait.body_width() - width) / 2;
    sheet_.marks.emplace_back(Open{style.tag, ""});
    add(text, {0, text.atoms.size(), text.width, true}, x, kPortrait.top + kHead / 2, style.size);
    sheet_.marks.emplace_back(Close{style.tag});
  }

  // One line: an entry that is too long is set smaller, then cut.
  void entry(const Anchor& anchor, const std::string& page, double middle) {
    const Face face = anchor.level == 1 ? Face::plain : Face::text;
    const SetText& text = setter_.set(face, anchor.text);
    const SetText& number = setter_.set(Face::text, page);
    const double indent = kStepIn * (std::clamp(anchor.level, 1, 4) - 1) * kLargest;
    const double right = kPortrait.left + kPortrait.body_width();
    const double left = kPortrait.left + indent;
    const double needed = text.width + kNumber + kLeastDots;
    const double size = std::clamp((right - left) / needed, kSmallest, kLargest);
    constexpr double kRounding = 1e-6;  // em: an entry that just fits is not cut
    const double room = (right - left) / size - kNumber - kLeastDots + kRounding;
    const std::vector<SetLine> lines = lines_of(text, room);
    if (lines.empty()) return;
    sheet_.marks.emplace_back(Open{"TOCI", ""});
    sheet_.marks.emplace_back(Open{"Link", "dest='" + anchor.name + "'"});
    add(text, lines.front(), left, middle, size);
    const double from = left + (lines.front().width + 0.4) * size;
    dots(from, right - kNumber * size, middle, size);
    add(number, {0, number.atoms.size(), number.width, true}, right - number.width * size, middle,
        size);
    sheet_.marks.emplace_back(Close{"Link"});
    sheet_.marks.emplace_back(Close{"TOCI"});
  }

 private:
  // They end at one place in all entries; closely set, so that a reader takes them for leaders.
  void dots(double from, double to, double middle, double size) {
    const double step = setter_.set(Face::text, ".").width * size;
    const auto count = static_cast<std::size_t>(std::max(0.0, std::floor((to - from) / step)));
    std::string row;
    for (std::size_t i = 0; i < count; ++i) row += '.';
    const SetText& text = setter_.set(Face::text, row);
    add(text, {0, text.atoms.size(), text.width, true}, to - static_cast<double>(count) * step,
        middle, size);
  }

  void add(const SetText& text, const SetLine& line, double x, double middle, double size) {
    sheet_.marks.emplace_back(Text{&text, line, x, baseline(middle, size), size, 0});
  }

  Setter& setter_;
  Sheet& sheet_;
};

}  // namespace

std::size_t contents_pages(Setter& setter, const Document& document) {
  std::size_t pages = 1;
  for (std::size_t left = entries_of(setter, document), room = entries_on_page(true); left > room;
       room = entries_on_page(false)) {
    left -= room;
    ++pages;
  }
  return pages;
}

void draw_contents(Setter& setter, Pages& pages, const std::string& title, std::size_t first,
                   std::size_t covers) {
  Drawer(setter, pages.sheets[first]).head(title);
  std::size_t sheet = first;
  std::size_t used = 0;
  double y = kPortrait.top + kHead;
  for (const Anchor& anchor : pages.anchors) {
    if (used == entries_on_page(sheet == first)) {
      ++sheet;
      used = 0;
      y = kPortrait.top;
    }
    Drawer(setter, pages.sheets[sheet])
        .entry(anchor, std::to_string(anchor.sheet + 1 - covers), y + kLeading / 2);
    ++used;
    y += kLeading;
  }
}

}  // namespace yiben::write
