// read/pdf: lines to paragraphs, over the ends of lines and of pages.
#include "read/pdf/prose.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "read/pdf/furniture.h"
#include "text/text.h"

namespace yiben::read {

namespace {

constexpr double kRagged = 2;      // em by which a full line may end before the margin
constexpr double kIndent = 1.2;    // em from which a line is indented
constexpr double kSameSize = 0.1;  // share by which sizes of one paragraph differ
constexpr double kSpacing = 2.7;   // em between the middles of a paragraph's lines

struct Margins {
  double left = 0;
  double right = 0;
};

Margins margins_of(const PageContent& page) {
  Margins margins{page.width, 0};
  for (const Line& line : page.lines) {
    if (line.pieces.size() > 1) continue;
    margins.left = std::min(margins.left, line.box.x0);
    margins.right = std::max(margins.right, line.box.x1);
  }
  // Where all lines are short nothing says how far a full one would go.
  if (margins.right < page.width / 2) margins.right = page.width * 0.9;
  return margins;
}

bool is_latin(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// A contents line: its text, leader dots, and a number.
bool is_entry(const std::string& text) {
  if (text.empty() || text.back() < '0' || text.back() > '9') return false;
  return text.find("……") != std::string::npos || text.find("....") != std::string::npos ||
         text.find("····") != std::string::npos || text.find('\t') != std::string::npos;
}

// Gathers lines to paragraphs. Furniture that comes in between waits for the end of the paragraph.
class Gatherer {
 public:
  explicit Gatherer(std::vector<Placed>& out) : out_(out) {}

  void add(const Line& line, int page, const Margins& margins) {
    std::string text = line.text('\t');
    if (open_ && goes_on(line, text, page, margins)) {
      std::string& so_far = open_->text;
      if (is_latin(so_far.back()) && is_latin(text.front())) so_far += ' ';
      so_far += text;
      open_->from_image = open_->from_image && line.is_hidden;
    } else {
      end();
      open_ = Paragraph{.text = std::move(text), .page = page, .from_image = line.is_hidden};
    }
    last_ = line;
    last_margins_ = margins;
    last_page_ = page;
  }

  void add_furniture(const Line& line, int page) {
    Paragraph furniture{
        .text = line.text('\t'), .page = page, .furniture = true, .from_image = line.is_hidden};
    (open_ ? waiting_ : out_).emplace_back(std::move(furniture));
  }

  void end() {
    if (open_) out_.emplace_back(std::move(*open_));
    open_.reset();
    for (Placed& placed : waiting_) out_.push_back(std::move(placed));
    waiting_.clear();
  }

 private:
  bool goes_on(const Line& line, const std::string& text, int page, const Margins& margins) const {
    const double size = std::max(line.size, last_.size);
    if (line.pieces.size() > 1 || last_.pieces.size() > 1) return false;
    if (std::abs(line.size - last_.size) > kSameSize * size) return false;
    if (last_.box.x1 < last_margins_.right - kRagged * size) return false;
    if (line.box.x0 > margins.left + kIndent * size) return false;
    if (is_entry(open_->text) || is_entry(text)) return false;
    if (page != last_page_) return true;
    return line.box.center_y() - last_.box.center_y() <= kSpacing * size;
  }

  std::vector<Placed>& out_;
  std::optional<Paragraph> open_;
  std::vector<Placed> waiting_;
  Line last_;
  Margins last_margins_;
  int last_page_ = 0;
};

}  // namespace

std::vector<Placed> in_reading_order(std::vector<PageContent> pages) {
  std::vector<Placed> out;
  Gatherer gatherer(out);
  std::vector<PageFurniture> furniture = take_furniture(pages);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    PageContent& page = pages[i];
    const Margins margins = margins_of(page);
    for (const Line& line : furniture[i].head) gatherer.add_furniture(line, page.number);
    std::size_t next = 0;
    const auto add_lines_above = [&](double y) {
      for (; next < page.lines.size() && page.lines[next].box.y0 < y; ++next) {
        gatherer.add(page.lines[next], page.number, margins);
      }
    };
    for (PageTable& table : page.tables) {
      add_lines_above(table.box.y0);
      gatherer.end();
      out.emplace_back(PlacedTable{.page = page.number, .cells = std::move(table.cells)});
    }
    add_lines_above(page.height * 2);
    for (const Line& line : furniture[i].foot) gatherer.add_furniture(line, page.number);
  }
  gatherer.end();
  return out;
}

}  // namespace yiben::read
