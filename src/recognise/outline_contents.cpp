// Contents: entries with their ordinals, until the body repeats one of them.
#include "recognise/outline_parts.h"

#include <array>

namespace yiben::outline {
namespace {

// Real contents have fewer than 150 entries; each is compared with all before it.
constexpr std::size_t max_entries = 500;
// Similarity from which two lines with one ordinal under one parent are the same entry.
constexpr double same_entry = 0.9;

// Cuts "……… 12" and ". . . ." from the end of an entry; digits only where a leader or a space
// stands before them, so that "预算表11" keeps its number.
std::string_view without_page_number(std::string_view s) {
  constexpr std::array<std::string_view, 9> leaders = {".", "…", "·", "•", "⋯", "‥", "_", "-", "—"};
  const auto cut_leaders = [&](std::string_view t) {
    t = text::trim(t);
    while (ends_with_any(t, leaders)) {
      for (const std::string_view leader : leaders) {
        if (t.ends_with(leader)) t.remove_suffix(leader.size());
      }
      t = text::trim(t);
    }
    return t;
  };
  const std::string_view whole = cut_leaders(s);
  std::string_view number_cut = whole;
  while (!number_cut.empty() && is_digit(number_cut.back())) number_cut.remove_suffix(1);
  const std::size_t digits = whole.size() - number_cut.size();
  const std::string_view entry = cut_leaders(number_cut);
  const bool is_page_number = digits > 0 && digits <= 4 && entry.size() < number_cut.size();
  return is_page_number ? entry : whole;
}

// Lines of a contents that was set with tabs came in as a grid: an ordinal in front, at most a page
// number behind.
std::vector<Line> contents_rows(const Grid& grid) {
  std::vector<Line> lines;
  for (int row = 0; row < grid.rows(); ++row) {
    if (grid.is_blank_row(row)) continue;
    Line line;
    for (int column = 0; column < grid.columns(); ++column) {
      const Cell* cell = grid.at(row, column);
      if (cell == nullptr || cell->row != row || cell->column != column || cell->text.empty()) {
        continue;
      }
      if (line.text.empty()) line.place = cell->place;
      line.text += (line.text.empty() ? "" : " ") + cell->text;
    }
    line.printed = line.text;
    line.text = without_list_mark(line.text);
    if (!line.ordinal() || is_sentence(line.text)) return {};
    lines.push_back(std::move(line));
  }
  return lines;
}

// The body has begun where a part comes a second time, or an entry under the same parent, or the
// very first entries.
bool repeats(const std::vector<Heading>& contents, const Tree& tree, const text::Ordinal& ordinal) {
  const int parent = tree.parent_for(ordinal.level);
  const std::string words = text::fold(without_page_number(ordinal.rest));
  bool first_of_level = true;
  for (std::size_t i = tree.first(); i < contents.size(); ++i) {
    const Heading& entry = contents[i];
    if (entry.level != ordinal.level) continue;
    const bool is_first = first_of_level;
    first_of_level = false;
    if (entry.number != ordinal.number) continue;
    if (entry.level == 0) return true;
    // Further down, entries of other parts may sound alike: 收支预算总表, 收支预算总体情况.
    const double likeness = text::similarity(text::fold(entry.text), words);
    if (is_first ? likeness >= same_heading : entry.parent == parent && likeness >= same_entry) {
      return true;
    }
  }
  return false;
}

// What the format says is a heading, as the name of a sheet, repeats numbered entries too.
bool repeats_unnumbered(const std::vector<Heading>& contents, const Tree& tree, const Line& line,
                        const std::string& words) {
  const bool heading = line.prose != nullptr && line.prose->heading_level > 0;
  return std::any_of(contents.begin() + static_cast<std::ptrdiff_t>(tree.first()), contents.end(),
                     [&](const Heading& entry) {
                       return (entry.number == 0 || heading) && text::fold(entry.text) == words;
                     });
}

// Adds one line of the contents; false where the body begins with it.
bool add_entry(const Line& line, std::vector<Heading>& contents, Tree& tree) {
  if (line.text.empty()) return true;
  // "一、主要职能。" is an entry all the same.
  std::string_view plain = without_page_number(line.text);
  if (plain.ends_with("。") && line.ordinal()) plain.remove_suffix(std::string_view("。").size());
  if (is_sentence(plain)) return false;
  const auto ordinal = line.ordinal();
  if (ordinal) {
    if (repeats(contents, tree, *ordinal)) return false;
    const auto entry = text::leading_ordinal(plain);
    if (!entry || entry->rest.empty()) return true;
    tree.add(line, entry->level, entry->number, entry->rest);
    return true;
  }
  const std::string_view words = without_page_number(line.text);
  if (repeats_unnumbered(contents, tree, line, text::fold(words))) return false;
  // Without an ordinal only a page number tells an entry from page furniture.
  if (words.size() < line.text.size() && !words.empty()) tree.add(line, 1, 0, words);
  return true;
}

// A web page that draws its contents by a script has none in its text: what follows the mark is a
// heading of the body, which comes once.
bool begins_body(const std::vector<Line>& lines, std::size_t at) {
  const Line& line = lines[at];
  if (line.prose == nullptr || line.prose->heading_level == 0 || !line.ordinal()) return false;
  const std::string words = text::fold(line.text);
  return std::none_of(lines.begin() + static_cast<std::ptrdiff_t>(at) + 1, lines.end(),
                      [&](const Line& other) { return text::fold(other.text) == words; });
}

}  // namespace

int Tree::parent_for(int level) const {
  for (auto i = open_.rbegin(); i != open_.rend(); ++i) {
    if (list_[static_cast<std::size_t>(*i)].level < level) return *i;
  }
  return -1;
}

void Tree::add(const Line& line, int level, int number, std::string_view words) {
  const int parent = parent_for(level);
  while (!open_.empty() && list_[static_cast<std::size_t>(open_.back())].level >= level) {
    open_.pop_back();
  }
  open_.push_back(static_cast<int>(list_.size()));
  list_.push_back({level, number, std::string(words), line.printed, line.place, parent});
}

const Heading* Tree::open_at(int level) const {
  for (const int i : open_) {
    const Heading& heading = list_[static_cast<std::size_t>(i)];
    if (heading.level == level) return &heading;
  }
  return nullptr;
}

std::string path_of(const std::vector<Heading>& list, int parent, int level, int number) {
  std::string path = std::to_string(level) + "." + std::to_string(number);
  while (parent >= 0) {
    const Heading& heading = list[static_cast<std::size_t>(parent)];
    path = std::to_string(heading.level) + "." + std::to_string(heading.number) + "/" + path;
    parent = heading.parent;
  }
  return path;
}

std::pair<std::size_t, std::size_t> read_contents(const std::vector<Line>& lines,
                                                  std::vector<Heading>& contents) {
  const auto is_mark = [](const Line& line) {
    const std::string words = text::fold(line.text);
    return words == "目录" || words == "目次";
  };
  const auto mark = std::find_if(lines.begin(), lines.end(), is_mark);
  if (mark == lines.end()) return {0, 0};
  Tree tree(contents);
  const auto begin = static_cast<std::size_t>(mark - lines.begin());
  std::size_t end = begin + 1;
  for (; end < lines.size() && contents.size() - tree.first() < max_entries; ++end) {
    const Line& line = lines[end];
    if (contents.size() == tree.first() && begins_body(lines, end)) break;
    if (line.grid == nullptr) {
      if (!is_mark(line) && !add_entry(line, contents, tree)) break;
      continue;
    }
    const std::vector<Line> rows = contents_rows(*line.grid);
    const bool is_contents =
        !rows.empty() && std::all_of(rows.begin(), rows.end(), [&](const Line& row) {
          return add_entry(row, contents, tree);
        });
    if (!is_contents) break;
  }
  return {begin, end};
}

}  // namespace yiben::outline
