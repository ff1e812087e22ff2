// read/pdf: lines to paragraphs, over the ends of lines and of pages.
#include "read/pdf/prose.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "read/pdf/beside.h"
#include "read/pdf/furniture.h"
#include "text/text.h"

namespace yiben::read {

namespace {

constexpr double kRagged = 2;      // em by which a full line may end before the margin
constexpr double kIndent = 1.2;    // em from which a line is indented
constexpr double kCentred = 6;     // em from which the first line of a paragraph is a title
constexpr double kSameSize = 0.1;  // share by which sizes of one paragraph differ
constexpr double kFilledIn = 8;    // em of the widest gap within running text
constexpr double kSpacing = 2.7;   // em between the middles of a paragraph's lines

struct Margins {
  double left = 0;
  double right = 0;
};

// The margins between which a page's running text stands; nothing where too few lines are full.
std::optional<Margins> margins_of(const PageContent& page) {
  const auto reaches = [](const Line& line, double x) {
    return line.box.x1 >= x - kRagged * line.size;
  };
  double right = 0;
  for (const Line& line : page.lines) right = std::max(right, line.box.x1);
  Margins margins{page.width, right};
  int full = 0;
  for (const Line& line : page.lines) {
    if (line.pieces.size() > 1 || !reaches(line, right)) continue;
    margins.left = std::min(margins.left, line.box.x0);
    ++full;
  }
  constexpr int kLeastFull = 3;
  if (full < kLeastFull || right < page.width / 2) return std::nullopt;
  return margins;
}

// The same for all pages: one with few full lines has those of the nearest earlier page of its
// width, or of the first later one.
std::vector<Margins> margins_of(const std::vector<PageContent>& pages) {
  std::vector<std::optional<Margins>> found;
  for (const PageContent& page : pages) found.push_back(margins_of(page));
  const auto borrow = [&](std::size_t i, std::size_t from) {
    if (!found[i] && found[from] && std::abs(pages[i].width - pages[from].width) < 1) {
      found[i] = found[from];
    }
  };
  for (std::size_t i = 1; i < pages.size(); ++i) borrow(i, i - 1);
  for (std::size_t i = pages.size(); i-- > 1;) borrow(i - 1, i);
  std::vector<Margins> margins;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    margins.push_back(found[i].value_or(Margins{pages[i].width * 0.1, pages[i].width * 0.9}));
  }
  return margins;
}

// The widest gap in a line, in em.
double widest_gap(const Line& line) {
  double gap = 0;
  for (std::size_t i = 1; i < line.pieces.size(); ++i) {
    gap = std::max(gap, line.pieces[i].box.x0 - line.pieces[i - 1].box.x1);
  }
  return line.size > 0 ? gap / line.size : 0;
}

bool ends_sentence(std::string_view text) {
  for (const std::string_view end : {"。", "！", "？", "；", "：", ":"}) {
    if (text.ends_with(end)) return true;
  }
  return false;
}

bool is_latin(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// How wide the number or Latin word is that a line begins with, in em, with the bracket that opens
// before it: it is never broken, so that the line above may end so much earlier. （208） is no
// ordinal.
double unbroken_em(std::string_view text) {
  constexpr double kDigit = 0.55;
  constexpr int kMostItems = 100;
  const auto ordinal = text::leading_ordinal(text);
  if (ordinal && ordinal->number < kMostItems) return 0;
  for (const std::string_view opening : {"（", "“", "("}) {
    if (text.starts_with(opening)) return 1 + unbroken_em(text.substr(opening.size()));
  }
  const std::size_t end = std::min(text.find_first_not_of("0123456789.,%-+ABCDEFGHIJKLMNOPQRSTUVW"
                                                          "XYZabcdefghijklmnopqrstuvwxyz"),
                                   text.size());
  return kDigit * static_cast<double>(end);
}

// A contents line: its text, leader dots, and a number.
bool is_entry(const std::string& text) {
  if (text.empty() || text.back() < '0' || text.back() > '9') return false;
  return text.find("……") != std::string::npos || text.find("....") != std::string::npos ||
         text.find("····") != std::string::npos || text.find('\t') != std::string::npos;
}

// "五、…" and below it "六、…", or "第一部分…" and below it "一、…": entries of a list, even where
// they fill the whole line.
bool is_next_item(std::string_view item, std::string_view line) {
  const auto above = text::leading_ordinal(item);
  const auto below = text::leading_ordinal(line);
  if (!above || !below) return false;
  if (above->level == below->level) return above->number + 1 == below->number;
  return above->level < below->level && below->number == 1;
}

Paragraph new_paragraph(const Line& line, int page) {
  Paragraph paragraph{.text = line.text('\t'), .page = page, .from_image = line.is_hidden};
  paragraph.lines.push_back({0, paragraph.text.size(), page, line.box});
  return paragraph;
}

// Gathers lines to paragraphs. Furniture that comes in between waits for the end of the paragraph.
class Gatherer {
 public:
  explicit Gatherer(std::vector<Placed>& out) : out_(out) {}

  void add(const Line& line, int page, const Margins& margins) {
    if (open_ && goes_on(line, page, margins)) {
      std::string& so_far = open_->text;
      // Gaps within running text are blanks to be filled in by hand, not columns.
      std::replace(so_far.begin(), so_far.end(), '\t', ' ');
      const std::string text = line.text(' ');
      if (is_latin(so_far.back()) && is_latin(text.front())) so_far += ' ';
      const std::size_t begin = so_far.size();
      so_far += text;
      open_->lines.push_back({begin, so_far.size(), page, line.box});
      open_->from_image = open_->from_image && line.is_hidden;
    } else {
      end();
      open_ = new_paragraph(line, page);
    }
    last_ = line;
    last_margins_ = margins;
    last_page_ = page;
  }

  void add_furniture(const Line& line, int page) {
    Paragraph furniture = new_paragraph(line, page);
    furniture.furniture = true;
    (open_ ? waiting_ : out_).emplace_back(std::move(furniture));
  }

  void end() {
    if (open_) out_.emplace_back(std::move(*open_));
    open_.reset();
    for (Placed& placed : waiting_) out_.push_back(std::move(placed));
    waiting_.clear();
  }

 private:
  bool goes_on(const Line& line, int page, const Margins& margins) const {
    const double size = std::max(line.size, last_.size);
    const std::string text = line.text('\t');
    const bool ended = ends_sentence(open_->text);
    if (std::abs(line.size - last_.size) > kSameSize * size) return false;
    const double ragged = (kRagged + unbroken_em(text)) * size;
    if (last_.box.x1 < last_margins_.right - ragged) return false;
    if (line.box.x0 > margins.left + kIndent * size) return false;
    if (line.box.x0 > last_margins_.left + kIndent * size) return false;
    if (ended && (line.pieces.size() > 1 || text::leading_ordinal(text))) return false;
    if (is_next_item(open_->text, text)) return false;
    // A title in the middle, above a line that begins at the margin, or at its left where the
    // titles of a page were taken for its full lines.
    const bool first = open_->lines.size() == 1;
    const double left = std::min(last_margins_.left, line.box.x0);
    if (first && last_.box.x0 > left + kCentred * size) return false;
    if (std::max(widest_gap(line), widest_gap(last_)) > kFilledIn) return false;
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
  const std::vector<PageFurniture> furniture = take_furniture(pages);
  join_beside(pages);
  const std::vector<Margins> all_margins = margins_of(pages);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    PageContent& page = pages[i];
    const Margins& margins = all_margins[i];
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
      out.emplace_back(PlacedTable{.page = page.number,
                                   .cells = std::move(table.cells),
                                   .boxes = std::move(table.boxes),
                                   .xs = std::move(table.xs)});
    }
    add_lines_above(page.height * 2);
    for (const Line& line : furniture[i].foot) gatherer.add_furniture(line, page.number);
  }
  gatherer.end();
  return out;
}

}  // namespace yiben::read
