// write/pdf: a document on its pages.
#include "write/pdf/pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "write/pdf/contents.h"
#include "write/pdf/style.h"
#include "write/pdf/table.h"

namespace yiben::write {

namespace {

constexpr double kCoverTitle = 0.27;  // of the page, above the title
constexpr double kCoverFoot = 0.74;   // above the last line of the cover
constexpr double kBetweenTables = 18;
constexpr double kBelowTable = 6;
constexpr double kPageNumber = 14;  // points: 四号
constexpr double kBelowBody = 22;   // points from the text to the middle of the page number
constexpr double kRounding = 1e-6;

bool is_blank(const Grid& grid) {
  return grid.rows() == 0 || grid.columns() == 0;
}

class Flow {
 public:
  // Page numbers and running heads of another document are not its text.
  Flow(Setter& setter, const Document& document) : setter_(setter), document_(document) {
    for (const Block& block : document.blocks) {
      const auto* prose = std::get_if<Prose>(&block);
      if (prose == nullptr || !prose->furniture) blocks_.push_back(&block);
    }
  }

  Pages run() {
    std::size_t next = cover();
    while (next < blocks_.size()) next = group(next);
    if (pages_.sheets.empty()) turn(kPortrait);
    fill_contents();
    number();
    return std::move(pages_);
  }

 private:
  const Prose* prose_at(std::size_t index) const {
    return index < blocks_.size() ? std::get_if<Prose>(blocks_[index]) : nullptr;
  }

  // A paragraph with its lines; `size` fits it into one line where the style allows that.
  struct Laid {
    const Prose* prose = nullptr;
    Style style;
    const SetText* text = nullptr;
    std::vector<SetLine> lines;

    double height() const {
      return style.above + static_cast<double>(lines.size()) * style.leading + style.below;
    }
  };

  Laid lay(const Prose& prose, double width) {
    Laid laid{.prose = &prose, .style = style_of(prose)};
    Style& style = laid.style;
    laid.text = &setter_.set(style.face, prose.text);
    while (style.size > style.least_size && laid.text->width * style.size > width) {
      style.size = std::max(style.least_size, style.size - 0.5);
    }
    laid.lines = lines_of(*laid.text, width / style.size, style.indent);
    // Over several lines a text is set from margin to margin: in the middle, each line would look
    // like a text of its own.
    if (laid.lines.size() > 1 && style.align == Align::middle) style.align = Align::left;
    return laid;
  }

  Sheet& sheet() { return pages_.sheets.back(); }
  double room() const { return shape_.top + shape_.body_height() - y_; }
  bool is_fresh() const { return y_ <= shape_.top; }

  void turn(const Shape& shape) {
    shape_ = shape;
    const double foot = shape.height - shape.bottom + kBelowBody;
    pages_.sheets.push_back({.width = shape.width, .height = shape.height, .foot = foot});
    y_ = shape.top;
  }

  // A page of this shape; the last one where nothing stands on it or `may_share`.
  void want(const Shape& shape, bool may_share) {
    if (!pages_.sheets.empty() && shape_ == shape && (may_share || is_fresh())) return;
    turn(shape);
  }

  // The title and what stands with it at the beginning. Its last line, the date, stands lower.
  std::size_t cover() {
    std::size_t end = 0;
    bool has_title = false;
    for (const Prose* prose = prose_at(0);
         prose != nullptr && (prose->role == Role::title || prose->role == Role::subtitle);
         prose = prose_at(++end)) {
      has_title = has_title || prose->role == Role::title;
    }
    if (!has_title) return 0;
    turn(kPortrait);
    y_ = kCoverTitle * shape_.height;
    for (std::size_t i = 0; i < end; ++i) {
      const Prose& prose = *prose_at(i);
      if (i >= 2 && i + 1 == end && prose.role == Role::subtitle) {
        y_ = std::max(y_, kCoverFoot * shape_.height - style_of(prose).leading);
      }
      put(lay(prose, shape_.body_width()));
    }
    covers_ = pages_.sheets.size();
    y_ = shape_.height;
    return end;
  }

  // Headings, captions and units with what they stand above: a paragraph or a table.
  std::size_t group(std::size_t begin) {
    std::size_t end = begin;
    const Prose* prose = prose_at(end);
    while (prose != nullptr && prose->role != Role::body && prose->role != Role::note &&
           prose->role != Role::contents) {
      if (end > begin && is_part(*prose)) break;
      prose = prose_at(++end);
    }
    const std::size_t count = blocks_.size();
    if (end < count && std::holds_alternative<Grid>(*blocks_[end])) {
      table(begin, end);
      return end + 1;
    }
    if (end < count && prose->role == Role::contents && end == begin) {
      contents(*prose);
      return end + 1;
    }
    const bool is_note = prose_at(begin)->role == Role::note;
    const Shape shape = is_note && !pages_.sheets.empty() ? shape_ : kPortrait;
    want(shape, !is_part(*prose_at(begin)));
    std::vector<Laid> heads;
    double height = 0;
    for (std::size_t i = begin; i < end; ++i) {
      heads.push_back(lay(*prose_at(i), shape_.body_width()));
      height += heads.back().height();
    }
    std::optional<Laid> text;
    if (end < count && prose->role != Role::contents && (end == begin || !is_part(*prose))) {
      text = lay(*prose, shape_.body_width());
      const std::size_t lines = heads.empty() ? 1 : least_lines(text->lines.size());
      height += text->style.leading * static_cast<double>(lines);
    }
    if (height > room() && !is_fresh()) turn(shape_);
    for (const Laid& head : heads) put(head);
    if (text) put(*text);
    return text ? end + 1 : end;
  }

  static bool is_part(const Prose& prose) {
    return prose.role == Role::heading && prose.heading_level <= 1;
  }

  void table(std::size_t begin, std::size_t end) {
    const Grid& grid = std::get<Grid>(*blocks_[end]);
    std::optional<Table> table;
    if (!is_blank(grid)) table.emplace(setter_, grid);
    const Shape shape = table ? table->shape() : kPortrait;
    std::vector<Laid> heads;
    double height = table ? table->height() : 0;
    for (std::size_t i = begin; i < end; ++i) {
      heads.push_back(lay(*prose_at(i), shape.body_width()));
      height += heads.back().height();
    }
    const bool is_part_head = end > begin && is_part(*heads.front().prose);
    want(shape, !is_part_head);
    if (!is_fresh()) y_ += kBetweenTables;
    // Notes stand on the page on which their table ends, where both find room on one.
    const double with_notes = height + notes_height(end + 1, shape);
    const bool turns =
        height > room() || (with_notes > room() && with_notes <= shape.body_height());
    if (turns && !is_fresh()) turn(shape);
    for (const Laid& head : heads) put(head);
    if (!table) return;
    if (table->height() > room() && room() < shape_.body_height() / 2) turn(shape);
    const std::vector<Slice> slices = table->slices(room(), shape_.body_height());
    for (std::size_t i = 0; i < slices.size(); ++i) {
      if (i > 0) turn(shape);
      table->draw(slices[i], i + 1 == slices.size(), y_, sheet().marks);
      for (const RowPart& part : slices[i]) y_ += part.height;
    }
    y_ += kBelowTable;
  }

  double notes_height(std::size_t begin, const Shape& shape) {
    double height = 0;
    for (const Prose* note = prose_at(begin); note != nullptr && note->role == Role::note;
         note = prose_at(++begin)) {
      height += (height > 0 ? 0 : kBelowTable) + lay(*note, shape.body_width()).height();
    }
    return height;
  }

  // So many lines of a paragraph begin a page together: of three, parted, one would be alone.
  static std::size_t least_lines(std::size_t count) { return count <= 3 ? count : 2; }

  // Sets a paragraph from here on, over as many pages as it takes; neither its first nor its last
  // line stands alone.
  void put(const Laid& laid) {
    const Style& style = laid.style;
    if (!is_fresh()) y_ += style.above;
    const bool is_anchor = laid.prose->role == Role::heading || laid.prose->role == Role::caption;
    const std::size_t count = laid.lines.size();
    const double least = style.leading * static_cast<double>(least_lines(count));
    if (room() + kRounding < least && !is_fresh()) turn(shape_);
    for (std::size_t i = 0; i < count;) {
      auto fits = static_cast<std::size_t>(std::max(1.0, (room() + kRounding) / style.leading));
      if (fits + 1 == count - i && fits > 2) --fits;
      if (is_anchor && i == 0) anchor(*laid.prose);
      sheet().marks.emplace_back(Open{style.tag, ""});
      for (; fits > 0 && i < count; --fits, ++i) {
        put_line(laid, i);
        y_ += style.leading;
      }
      sheet().marks.emplace_back(Close{style.tag});
      if (i < count) turn(shape_);
    }
    y_ += style.below;
  }

  void put_line(const Laid& laid, std::size_t index) {
    const Style& style = laid.style;
    const SetLine& line = laid.lines[index];
    const double indent = index == 0 ? style.indent * style.size : 0;
    const double width = shape_.body_width() - indent;
    Text text{laid.text, line, shape_.left + indent, 0, style.size, 0};
    const double free = width - line.width * style.size;
    if (style.align == Align::middle) text.x += free / 2;
    if (style.align == Align::right) text.x += std::max(0.0, free);
    text.spread = spread_of(*laid.text, line, width / style.size);
    text.y = baseline(y_ + style.leading / 2, style.size);
    sheet().marks.emplace_back(text);
  }

  void anchor(const Prose& prose) {
    Anchor anchor{.level = std::clamp(prose.heading_level, 1, 6), .text = plain_text(prose.text)};
    if (prose.role == Role::caption) {
      anchor.level = heading_level_ + 1;
    } else {
      heading_level_ = anchor.level;
    }
    anchor.name = "a" + std::to_string(pages_.anchors.size() + 1);
    anchor.sheet = pages_.sheets.size() - 1;
    sheet().marks.emplace_back(Open{
        "cairo.dest", fmt::format("name='{}' x={:.2f} y={:.2f}", anchor.name, shape_.left, y_)});
    sheet().marks.emplace_back(Close{"cairo.dest"});
    pages_.anchors.push_back(std::move(anchor));
  }

  // The pages of the contents are left blank until all others are known.
  void contents(const Prose& prose) {
    const std::size_t first = pages_.sheets.size();
    const std::size_t count = contents_pages(setter_, document_);
    for (std::size_t i = 0; i < count; ++i) turn(kPortrait);
    y_ = shape_.height;
    contents_.push_back({first, prose.text});
  }

  void fill_contents() {
    for (const auto& [first, title] : contents_) {
      draw_contents(setter_, pages_, title, first, covers_);
    }
  }

  void number() {
    for (std::size_t i = 0; i < covers_; ++i) pages_.sheets[i].label = "封面";
    for (std::size_t i = covers_; i < pages_.sheets.size(); ++i) {
      Sheet& sheet = pages_.sheets[i];
      sheet.label = std::to_string(i + 1 - covers_);
      const SetText& text = setter_.set(Face::text, "— " + sheet.label + " —");
      sheet.marks.emplace_back(Text{&text,
                                    {0, text.atoms.size(), text.width, true},
                                    (sheet.width - text.width * kPageNumber) / 2,
                                    baseline(sheet.foot, kPageNumber),
                                    kPageNumber,
                                    0});
    }
  }

  Setter& setter_;
  const Document& document_;
  std::vector<const Block*> blocks_;
  Pages pages_;
  Shape shape_ = kPortrait;
  double y_ = 0;
  int heading_level_ = 0;
  std::size_t covers_ = 0;
  std::vector<std::pair<std::size_t, std::string>> contents_;  // first sheet and title
};

}  // namespace

Pages pages_of(Setter& setter, const Document& document) {
  return Flow(setter, document).run();
}

}  // namespace yiben::write
