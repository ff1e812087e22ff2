// The text of a book as rules of words see it: paragraphs, headings, notes, cells and indicators,
// each without white space, and the way back to what is printed. Internal to rules.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "book/book.h"
#include "rules/indicators.h"
#include "text/text.h"

namespace yiben::rules {

// Which text it is.
enum class Where {
  narrative,  // a paragraph of the text
  heading,    // one that is a heading
  contents,   // an entry of the contents
  caption,    // a line between the tables: titles, notes, units
  cell,       // of a table
  indicator   // one line for each: "产出指标|数量指标|下乡人次|>=300次"
};

struct Passage {
  Where where = Where::narrative;
  std::string words;     // without white space
  std::string_view raw;  // as printed
  const Prose* prose = nullptr;
  const GridIndicator* indicator = nullptr;  // of Where::indicator
  Place place;
  std::vector<std::uint32_t> origin;  // of each byte of `words` in `raw`; empty: not to be found
};

// From begin to end of a sentence.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct Text {
  std::vector<Passage> passages;  // in the order of the documents, kind by kind
  std::vector<GridIndicator> indicators;
  text::Pairs pairs;            // of the words of all passages
  bool final_accounts = false;  // the book is about 决算
};

// Text that was read from pictures or holds characters that were not understood is left out: what
// looks like a slip there is more likely our reading.
Text text_of(const Book& book);

std::string without_spaces(std::string_view s);

// The last character of words that are not empty.
std::string_view last_character(std::string_view words);

// Whether the words begin with a Chinese character.
bool begins_in_chinese(std::string_view words);

// The sentence around a byte of Passage::words.
Stretch sentence_at(const Passage& passage, std::size_t at);

// What is printed there, with some characters on both sides, and where.
Evidence evidence_of(const Passage& passage, std::size_t begin, std::size_t end);

// Whether anything of that kind matches.
bool any_matches(const Text& text, const std::vector<text::Pattern>& patterns);

}  // namespace yiben::rules
