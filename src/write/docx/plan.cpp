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
constexpr int kBelowTable = 200;

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
  // Or the headings and one other block.
  struct Together {
    std::size_t begin = 0;
    std::size_t end = 0;  // of what leads to the table or the other block
    const Grid* grid = nullptr;
    int need = 0;  // height of all that is kept together
  };

  Together gather(std::size_t begin) {
    Together group{.begin = begin, .end = begin};
    while (leads(group.end) && (group.end == begin || !begins_part(group.end))) ++group.end;
    if (group.end < document_.blocks.size()) {
      group.grid = std::get_if<Grid>(&document_.blocks[group.end]);
    }
    const PageShape& shape = page_shape(group.grid != nullptr && group.grid->wide);
    std::size_t last = group.end;
    if (group.grid != nullptr) {
      ++last;
      while (has_role(document_, last, Role::note)) ++last;
    }
    for (std::size_t i = begin; i < last; ++i) group.need += height_of(i, shape.text_width());
    if (group.grid == nullptr) {
      group.need += kNextLine;
      return group;
    }
    group.need += 2 * kThinLine;
    const int room = std::max(shape.text_height() - group.need, shape.text_height() / 2);
    TableLayout table = lay_out(*group.grid, shape.text_width(), room);
    group.need += table.height;
    plan_.blocks[group.end].table = std::move(table);
    return group;
  }

  // Returns where the next group begins.
  std::size_t plan_group(std::size_t begin) {
    const Together group = gather(begin);
    turn(begin, group.grid != nullptr && group.grid->wide);
    if (begins_part(begin) || has_role(document_, begin, Role::contents)) page_ended_ = true;
    const int gap = gap_above(begin);
    if (group.grid != nullptr && y_ > 0 && y_ + gap + group.need > height()) page_ended_ = true;
    if (page_ended_ && begin > 0) {
      start_page(begin);
    } else if (gap > 0) {
      plan_.blocks[begin].before = gap;
      y_ += gap;
    }
    page_ended_ = false;
    // Word moves headings to the page of what follows.
    if (group.end > begin && y_ + group.need > height() && y_ > 0) next_page();
    std::size_t at = begin;
    for (; at < group.end; ++at) place_lines(at);
    if (group.grid != nullptr) {
      place_table(at);
    } else if (at < document_.blocks.size() && !leads(at)) {
      place_lines(at);
    } else {
      return at;
    }
    for (++at; has_role(document_, at, Role::note); ++at) place_lines(at);
    return at;
  }

  // What follows a table and its notes stands off from them.
  int gap_above(std::size_t at) const {
    const Prose* prose = prose_at(document_, at);
    const bool after = at > 0 && (prose_at(document_, at - 1) == nullptr ||
                                  has_role(document_, at - 1, Role::note));
    return after && prose != nullptr ? style_of(*prose).before + kBelowTable : 0;
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
      for (; y_ > height(); y_ += table.header_height - height()) ++page_;
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
