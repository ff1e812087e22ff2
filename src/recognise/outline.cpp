// The body: which of its lines are headings, which belong to tables; and the whole put together.
#include "recognise/outline.h"

#include <array>
#include <map>
#include <set>

#include "recognise/outline_parts.h"

namespace yiben {
namespace {

using outline::Line;
using outline::Tree;

constexpr std::size_t max_heading_characters = 40;

// The entries of the contents, by their ordinals from the top and by their own words.
class Expected {
 public:
  explicit Expected(const std::vector<Heading>& contents) {
    for (const Heading& heading : contents) {
      paths_.insert(outline::path_of(contents, heading.parent, heading.level, heading.number));
      entries_.insert(entry(heading.level, heading.number, heading.text));
    }
  }

  // The contents have an entry at this place, or this very entry elsewhere.
  bool has(const std::string& path, const text::Ordinal& ordinal) const {
    return paths_.contains(path) ||
           entries_.contains(entry(ordinal.level, ordinal.number, ordinal.rest));
  }

 private:
  static std::string entry(int level, int number, std::string_view words) {
    return outline::path_of({}, -1, level, number) + " " + text::fold(words);
  }

  std::set<std::string> paths_;
  std::set<std::string> entries_;
};

// "1.5 万元" begins with no ordinal; "1. 2026 年…" does.
bool is_part_of_a_number(const text::Ordinal& ordinal) {
  if (ordinal.level < 3 || ordinal.rest.empty() || !outline::is_digit(ordinal.rest.front())) {
    return false;
  }
  return text::find_year(text::fold(ordinal.rest)).begin != 0;
}

bool is_heading_shaped(const Line& line, const text::Ordinal& ordinal) {
  if (ordinal.rest.empty() || outline::is_sentence(line.text)) return false;
  if (text::count_characters(ordinal.rest) > max_heading_characters) return false;
  if (is_part_of_a_number(ordinal)) return false;
  // Titles of tables are found with their tables; a part may be named after its tables.
  return ordinal.level == 0 || !text::fold(ordinal.rest).ends_with("表");
}

// Walks the body of one document and keeps, for each level, what the last line with an ordinal was.
class HeadingReader {
 public:
  HeadingReader(const std::vector<Line>& lines, std::size_t begin, const Expected& expected,
                std::vector<Heading>& headings)
      : lines_(lines), begin_(begin), expected_(expected), headings_(headings), tree_(headings) {}

  std::vector<bool> read() {
    std::vector<bool> is_heading(lines_.size(), false);
    for (std::size_t i = begin_; i < lines_.size(); ++i) {
      const auto ordinal = lines_[i].ordinal();
      if (!ordinal) continue;
      is_heading[i] = is_heading_at(i, *ordinal);
      items_.erase(items_.upper_bound(ordinal->level), items_.end());
      items_[ordinal->level] = {ordinal->number, is_heading[i]};
      if (is_heading[i] && !is_running_header(*ordinal)) {
        tree_.add(lines_[i], ordinal->level, ordinal->number, ordinal->rest);
      }
    }
    return is_heading;
  }

 private:
  struct Item {
    int number = 0;
    bool heading = false;
  };

  bool is_heading_at(std::size_t i, const text::Ordinal& ordinal) const {
    if (!is_heading_shaped(lines_[i], ordinal)) return false;
    if (ordinal.level == 0) return true;
    const std::string path =
        outline::path_of(headings_, tree_.parent_for(ordinal.level), ordinal.level, ordinal.number);
    if (expected_.has(path, ordinal)) return true;
    // The first piece of a sentence that a page end broke looks short; its elder siblings tell that
    // it is a list.
    const auto sibling = items_.find(ordinal.level);
    const bool in_a_list = sibling != items_.end() && !sibling->second.heading &&
                           sibling->second.number + 1 == ordinal.number;
    return !in_a_list && opens_something(i, ordinal.level);
  }

  // A heading stands above text, a table or a deeper heading; an item of a list above its next
  // sibling.
  bool opens_something(std::size_t i, int level) const {
    for (std::size_t next = i + 1; next < lines_.size(); ++next) {
      if (lines_[next].grid == nullptr && lines_[next].text.empty()) continue;
      const auto ordinal = lines_[next].ordinal();
      return !ordinal || ordinal->level > level;
    }
    return true;
  }

  // The name of a part printed again at the head of a page.
  bool is_running_header(const text::Ordinal& ordinal) const {
    const Heading* open = tree_.open_at(ordinal.level);
    return open != nullptr && open->number == ordinal.number &&
           text::fold(open->text) == text::fold(ordinal.rest);
  }

  const std::vector<Line>& lines_;
  std::size_t begin_;
  const Expected& expected_;
  std::vector<Heading>& headings_;
  Tree tree_;
  std::map<int, Item> items_;
};

bool is_note(std::string_view s) {
  constexpr std::array<std::string_view, 4> notes = {"注", "备注", "说明:", "附注"};
  return outline::starts_with_any(text::fold(s), notes);
}

// Around a grid, lines that are neither headings nor sentences are its captions and the furniture
// of its pages; notes follow it.
std::vector<bool> lines_of_tables(const std::vector<Line>& lines, std::size_t begin,
                                  const std::vector<bool>& is_heading) {
  std::vector<bool> of_table(lines.size(), false);
  const auto is_caption = [&](std::size_t i) {
    return lines[i].grid == nullptr && !is_heading[i] && !outline::is_sentence(lines[i].text);
  };
  for (std::size_t i = begin; i < lines.size(); ++i) {
    if (lines[i].grid == nullptr) continue;
    for (std::size_t above = i; above > begin && is_caption(above - 1); --above) {
      of_table[above - 1] = true;
    }
    for (std::size_t below = i + 1; below < lines.size(); ++below) {
      const bool note = lines[below].grid == nullptr && is_note(lines[below].text);
      if (!note && !is_caption(below)) break;
      of_table[below] = true;
    }
  }
  return of_table;
}

void add_document(const Document& document, Outline& outline) {
  const std::vector<Line> lines = outline::lines_of(document);
  const std::size_t entries = outline.contents.size();
  const auto [contents_begin, contents_end] = outline::read_contents(lines, outline.contents);
  const bool has_contents = outline.contents.size() > entries || contents_end > 0;
  const std::size_t title_end =
      outline::read_cover(lines, has_contents ? contents_begin : lines.size(), outline);
  // 上海市普陀区2026年部门预算 names the region alone.
  const std::string named = outline::find_labelled_entity(lines);
  const bool region = !outline.entity.empty() && named.starts_with(outline.entity);
  if (outline.entity.empty() || region) outline.entity = named;

  const std::size_t begin = has_contents ? contents_end : title_end;
  const Expected expected(outline.contents);
  const std::vector<bool> is_heading =
      HeadingReader(lines, begin, expected, outline.headings).read();
  const std::vector<bool> of_table = lines_of_tables(lines, begin, is_heading);
  for (std::size_t i = begin; i < lines.size(); ++i) {
    if (lines[i].prose == nullptr) continue;
    (of_table[i] ? outline.table_prose : outline.narrative).push_back(lines[i].prose);
  }
}

// How often headings and captions name each year.
std::map<int, int> years_named(const Outline& outline) {
  std::map<int, int> count;
  const auto add = [&](std::string_view words) {
    const std::string folded = text::fold(words);
    const text::YearAt found = text::find_year(folded);
    if (found.year != 0) ++count[found.year];
  };
  for (const Heading& heading : outline.contents) add(heading.text);
  for (const Heading& heading : outline.headings) add(heading.text);
  for (const Prose* prose : outline.table_prose) add(prose->text);
  return count;
}

// The year of the title, unless many headings and captions agree on another and none names that;
// without one the year that most of them name; the later one of two.
int year_of(const Outline& outline) {
  constexpr int many = 5;
  const std::map<int, int> count = years_named(outline);
  int best = 0;
  int most = 0;
  for (const auto& [year, times] : count) {
    if (times < most) continue;
    best = year;
    most = times;
  }
  const bool outvoted = count.size() == 1 && most >= many && best != outline.year;
  return outline.year == 0 || outvoted ? best : outline.year;
}

}  // namespace

Outline outline_of(const std::vector<Document>& documents) {
  Outline outline;
  for (const Document& document : documents) add_document(document, outline);
  outline.year = year_of(outline);
  return outline;
}

}  // namespace yiben
