// write/html: what the blocks of a document become on the page.
#include "write/html/outline.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "text/text.h"

namespace yiben::write::web {

namespace {

// The title of the page is <h1>, so that six levels leave five.
constexpr int kMaxLevel = 5;

bool is_heading(const Prose& prose) {
  return prose.role == Role::heading || (prose.role == Role::body && prose.heading_level > 0);
}

bool stands_above_table(const Prose& prose) {
  return prose.role == Role::label || prose.role == Role::caption || prose.role == Role::unit;
}

// Page numbers and running heads mean nothing where there are no pages.
bool is_shown(const Prose& prose) {
  return !prose.furniture && !text::trim(prose.text).empty();
}

class Outliner {
 public:
  explicit Outliner(const Document& document) : document_(document) {}

  Outline run() {
    for (const Block& block : document_.blocks) {
      if (const auto* grid = std::get_if<Grid>(&block)) {
        if (grid->rows() > 0) add_table(*grid);
      } else if (is_shown(std::get<Prose>(block))) {
        add_prose(std::get<Prose>(block));
      }
    }
    flush();
    out_.title = title();
    return std::move(out_);
  }

 private:
  void add_prose(const Prose& prose) {
    if (stands_above_table(prose)) {
      waiting_.push_back(&prose);
      return;
    }
    flush();
    if (is_heading(prose)) {
      add_heading(prose);
    } else if (prose.role == Role::contents) {
      add_contents(prose);
    } else if ((prose.role == Role::title || prose.role == Role::subtitle) && at_the_top()) {
      out_.cover.push_back(&prose);
    } else {
      out_.parts.push_back({.kind = Part::Kind::prose, .prose = &prose});
    }
  }

  bool at_the_top() const { return out_.parts.empty() && out_.contents == nullptr; }

  // Only the first place of the contents has a list; a page needs no second one.
  void add_contents(const Prose& prose) {
    if (at_the_top()) {
      out_.contents = &prose;
    } else if (out_.contents != nullptr || out_.has_contents_below) {
      out_.parts.push_back({.kind = Part::Kind::prose, .prose = &prose});
    } else {
      out_.has_contents_below = true;
      out_.parts.push_back({.kind = Part::Kind::contents, .prose = &prose});
    }
  }

  // A heading is one level below the nearest of a higher one: a document may begin with 一、 or go
  // from 第一部分 to （一）, and a page must not jump.
  void add_heading(const Prose& prose) {
    while (!above_.empty() && above_.back() >= prose.heading_level) above_.pop_back();
    above_.push_back(prose.heading_level);
    level_ = std::min(static_cast<int>(above_.size()), kMaxLevel);
    const std::string id = fmt::format("s{}", ++headings_);
    out_.parts.push_back({.kind = Part::Kind::heading, .prose = &prose, .id = id, .level = level_});
    out_.entries.push_back({.level = level_, .id = id, .text = prose.text});
  }

  void add_table(const Grid& grid) {
    TablePart table{.number = ++tables_, .above = std::exchange(waiting_, {}), .grid = &grid};
    std::string name;
    for (const Role role : {Role::label, Role::caption}) {
      for (const Prose* prose : table.above) {
        if (prose->role != role) continue;
        if (!name.empty()) name += ' ';
        name += prose->text;
      }
    }
    if (!name.empty()) {
      out_.entries.push_back(
          {.level = level_ + 1, .id = fmt::format("t{}", tables_), .text = name});
    }
    out_.parts.push_back({.kind = Part::Kind::table, .table = std::move(table)});
  }

  // What waited for a table that did not come is a line of its own.
  void flush() {
    for (const Prose* prose : std::exchange(waiting_, {})) {
      out_.parts.push_back({.kind = Part::Kind::prose, .prose = prose});
    }
  }

  std::string title() const {
    if (!text::trim(document_.title).empty()) return document_.title;
    for (const Prose* prose : out_.cover) {
      if (prose->role == Role::title) return prose->text;
    }
    return text::trim(document_.entity).empty() ? "部门预算" : document_.entity;
  }

  const Document& document_;
  Outline out_;
  std::vector<const Prose*> waiting_;
  int headings_ = 0;
  int tables_ = 0;
  int level_ = 0;
  std::vector<int> above_;  // levels, as the document has them, of the headings that are open
};

}  // namespace

Outline outline_of(const Document& document) {
  return Outliner(document).run();
}

}  // namespace yiben::write::web
