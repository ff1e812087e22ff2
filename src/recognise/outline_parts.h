// Parts of outline that its files share: the lines of a document, the tree of headings, contents,
// cover.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "recognise/outline.h"
#include "text/text.h"

namespace yiben::outline {

// Similarity from which two lines name one thing.
inline constexpr double same_heading = 0.6;

bool starts_with_any(std::string_view s, const auto& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return s.starts_with(word); });
}
bool ends_with_any(std::string_view s, const auto& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return s.ends_with(word); });
}
inline bool contains(std::string_view s, std::string_view word) {
  return s.find(word) != s.npos;
}
using text::is_digit;

// What a line of the document says, whether it stood in a paragraph or in the row of a grid.
struct Line {
  std::string text;  // trimmed, without list mark; joined where a heading runs over two lines
  std::string printed;
  Place place;
  const Prose* prose = nullptr;  // nullptr for a grid
  const Grid* grid = nullptr;
  std::optional<text::Ordinal> ordinal() const { return text::leading_ordinal(text); }
};

// One for each block, in the same order.
std::vector<Line> lines_of(const Document& document);

// Prose that says something, or a piece of it, rather than naming something.
bool is_sentence(std::string_view s);

std::string without_spaces(std::string_view s);

// "- 一、主要职能" is a list item of a converted file; the mark is no part of the line.
std::string_view without_list_mark(std::string_view s);

// Headings in the order of the book, each under the last one of a smaller level. Appends to a list
// that may already hold those of an earlier document.
class Tree {
 public:
  explicit Tree(std::vector<Heading>& list) : list_(list), first_(list.size()) {}

  void add(const Line& line, int level, int number, std::string_view words);
  int parent_for(int level) const;
  const Heading* open_at(int level) const;  // the last one, if nothing closed it
  std::size_t first() const { return first_; }

 private:
  std::vector<Heading>& list_;
  std::vector<int> open_;
  std::size_t first_;
};

// "0.3/1.10/2.6": the ordinals of a heading of this level and number under `parent`, from the top.
std::string path_of(const std::vector<Heading>& list, int parent, int level, int number);

// Appends the entries. [first, second) are the lines of the contents, "目录" first; both 0 where
// there is none.
std::pair<std::size_t, std::size_t> read_contents(const std::vector<Line>& lines,
                                                  std::vector<Heading>& contents);

// Title, entity and year from the lines before `end`, where they name a book. Index behind the last
// line of the title, 0 where there is none.
std::size_t read_cover(const std::vector<Line>& lines, std::size_t end, Outline& outline);

// The first "预算单位：…" or its like; empty where there is none.
std::string find_labelled_entity(const std::vector<Line>& lines);

}  // namespace yiben::outline
