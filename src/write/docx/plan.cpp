// write/docx: on which page each block stands.
#include "write/docx/plan.h"

#include <algorithm>

#include "write/docx/measure.h"
#include "write/docx/styles.h"
#include "write/text/plain.h"

namespace yiben::write::word {

namespace {

// Room that the dots and the number take on a line of the contents.
constexpr int kNumberWidth = 900;
// The title stands in the upper third of the cover, what follows at the foot.
constexpr int kAboveCover = 3600;
constexpr int kAboveLast = 4400;
// The line that follows a heading on its page.
constexpr int kNextLine = 560;

const Prose* prose_at(const Document& document, std::size_t at) {
  return at < document.blocks.size() ? std::get_if<Prose>(&document.blocks[at]) : nullptr;
}

bool has_role(const Document& document, std::size_t at, Role role) {
  const Prose* prose = prose_at(document, at);
  return prose != nullptr && prose->role == role;
}

class Planner {
 public:
  Planner(const Document& document, const plain::Contents& contents)
      : document_(document), contents_(contents) {
    plan_.blocks.resize(document.blocks.size());
  }

  Plan plan() && {
    std::size_t at = plan_cover();
    while (at < document_.blocks.size()) at = plan_group(at);
    return std::move(plan_);
  }

 private:
  // Titles and subtitles at the beginning.
  std::size_t plan_cover() {
    std::size_t end = 0;
    while (has_role(document_, end, Role::title) || has_role(document_, end, Role::subtitle)) ++end;
    if (end == 0) return 0;
    plan_.cover = true;
    plan_.blocks[0].before = kAboveCover;
    if (end > 2) plan_.blocks[end - 1].before = kAboveLast;
    page_ended_ = true;
    return end;
  }

  // Headings, with what stands above a table, and the table with its notes: they are kept together.
  // Or one other block. Returns where the next begins.
  std::size_t plan_group(std::size_t begin) {
    std::size_t end = begin;
    while (leads(end) && (end == begin || !begins_part(end))) ++end;
    const auto* grid =
        end < document_.blocks.size() ? std::get_if<Grid>(&document_.blocks[end]) : nullptr;
    const bool landscape = grid != nullptr && grid->wide;
    std::size_t notes_end = end + 1;
    while (has_role(document_, notes_end, Role::note)) ++notes_end;
    int need = 2 * kThinLine;
    const PageShape& shape = page_shape(landscape);
    for (std::size_t i = begin; i < (grid != nullptr ? notes_end : end); ++i) {
      need += height_of(i, shape.text_width());
    }
    if (grid != nullptr) {
      const int room = std::max(shape.text_height() - need, shape.text_height() / 2);
      plan_.blocks[end].table = lay_out(*grid, shape.text_width(), room);
      need += plan_.blocks[end].table->height;
    }
    turn(begin, landscape);
    if (begins_part(begin) || has_role(document_, begin, Role::contents)) page_ended_ = true;
    if (grid != nullptr && y_ + need > height() && y_ > 0) page_ended_ = true;
    if (page_ended_ && begin > 0) start_page(begin);
    page_ended_ = false;
    // Word moves headings to the page of what follows.
    if (grid == nullptr && end > begin && y_ + need + kNextLine > height()) next_page();
    for (std::size_t i = begin; i < end; ++i) place_lines(i);
    if (grid != nullptr) {
      place_table(end);
    } else if (end < document_.blocks.size() && !leads(end)) {
      place_lines(end);
    } else {
      return end;
    }
    for (++end; has_role(document_, end, Role::note); ++end) {
      plan_.blocks[end].landscape = landscape;
      place_lines(end);
    }
    return end;
  }

  bool begins_part(std::size_t at) const {
    const Prose* prose = prose_at(document_, at);
    return prose != nullptr && plain::heading_level(*prose) == 1;
  }

  // Whether the block is kept with the next one.
  bool leads(std::size_t at) const {
    const Prose* prose = prose_at(document_, at);
    return prose != nullptr && (prose->furniture || style_of(*prose).keep_next);
  }

  void turn(std::size_t begin, bool landscape) {
    section_begins_ = begin > 0 && landscape != landscape_;
    if (section_begins_) page_ended_ = true;
    landscape_ = landscape;
  }

  void start_page(std::size_t at) {
    next_page();
    plan_.blocks[at].new_page = !section_begins_;
  }

  void next_page() {
    ++page_;
    y_ = 0;
  }

  int width() const { return page_shape(landscape_).text_width(); }
  int height() const { return page_shape(landscape_).text_height(); }

  // Of paragraphs only.
  int height_of(std::size_t at, int width) const {
    const Prose* prose = prose_at(document_, at);
    if (prose == nullptr || prose->furniture) return 0;
    const Style& style = style_of(*prose);
    const int lines = lines_of(plain::paragraph(prose->text), width - style.left, style.half_points,
                               style.first_line);
    return style.before + lines * style.line + style.after;
  }

  void place_lines(std::size_t at) {
    BlockPlan& plan = plan_.blocks[at];
    plan.landscape = landscape_;
    const Prose* prose = prose_at(document_, at);
    if (prose == nullptr || prose->furniture || plain::paragraph(prose->text).empty()) {
      if (prose == nullptr || prose->role != Role::contents) return;
    }
    const Style& style = style_of(*prose);
    int left = height_of(at, width()) - style.before - style.after;
    y_ += style.before;
    if (y_ + style.line > height()) next_page();
    plan.page = page_;
    for (; left > 0; left -= style.line) place(style.line);
    y_ += style.after;
    if (prose->role == Role::contents) place_contents();
  }

  void place(int line) {
    if (y_ + line > height()) next_page();
    y_ += line;
  }

  void place_contents() {
    for (const plain::Entry& entry : contents_.entries) {
      const Style& style = style_of_contents_line(entry.level);
      int lines = lines_of(entry.text, width() - style.left - kNumberWidth, style.half_points);
      for (; lines > 0; --lines) place(style.line);
    }
    page_ended_ = true;
  }

  void place_table(std::size_t at) {
    BlockPlan& plan = plan_.blocks[at];
    plan.landscape = landscape_;
    plan.page = page_;
    const TableLayout& table = *plan.table;
    for (std::size_t row = 0; row < table.row_heights.size(); ++row) {
      const int own = table.row_heights[row];
      if (y_ + own > height() && y_ > table.header_height) {
        next_page();
        y_ = table.header_height;
      }
      y_ += own;
    }
    y_ += kThinLine;
  }

  const Document& document_;
  const plain::Contents& contents_;
  Plan plan_;
  bool landscape_ = false;
  bool section_begins_ = false;
  bool page_ended_ = false;  // what comes next begins a page
  int page_ = 1;
  int y_ = 0;
};

}  // namespace

Plan plan_of(const Document& document, const plain::Contents& contents) {
  return Planner(document, contents).plan();
}

}  // namespace yiben::write::word
