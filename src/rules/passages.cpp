// Collecting the text of a book, and finding the way back.
#include "rules/passages.h"

#include <algorithm>
#include <set>
#include <utility>

#include "text/text.h"

namespace yiben::rules {
namespace {

// Characters on each side of what was found.
constexpr int context_characters = 14;

bool is_space(char32_t c) {
  return c <= U' ' || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x3000 || c == 0xFEFF;
}

// A character that a reader puts where it does not know better.
bool is_unknown(char32_t c) {
  return c == 0xFFFD || (c >= 0xE000 && c <= 0xF8FF);
}

// False where the text holds characters that were not understood.
bool fill(Passage& passage) {
  const std::string_view raw = passage.raw;
  passage.words.reserve(raw.size());
  passage.origin.reserve(raw.size());
  for (std::size_t at = 0; at < raw.size();) {
    const auto [value, next] = text::code_point_at(raw, at);
    if (is_unknown(value)) return false;
    if (!is_space(value)) {
      for (std::size_t i = at; i < next; ++i) {
        passage.words += raw[i];
        passage.origin.push_back(static_cast<std::uint32_t>(i));
      }
    }
    at = next;
  }
  return true;
}

class Collector {
 public:
  Collector(const Book& book, Text& text) : book_(book), text_(text) {}

  void collect() {
    for (const Heading& entry : book_.contents) add(Where::contents, entry.printed, entry.place);
    // Pages of a PDF have many paragraphs at one place.
    std::set<std::pair<Place, std::string>> headings;
    for (const Heading& heading : book_.headings) {
      headings.emplace(heading.place, without_spaces(heading.printed));
    }
    for (const Prose* prose : book_.narrative) {
      const std::string words = without_spaces(prose->text);
      // "1.……。" is a point of a list, whatever its number says.
      const bool is_sentence = words.ends_with("。") || words.ends_with("；");
      const bool is_heading = !is_sentence && headings.contains({prose->place, words});
      add_prose(is_heading ? Where::heading : Where::narrative, *prose);
    }
    for (const Prose* prose : book_.table_prose) add_prose(Where::caption, *prose);
    for (const Document* document : book_.documents) {
      for (const Block& block : document->blocks) {
        const auto* grid = std::get_if<Grid>(&block);
        if (grid == nullptr) continue;
        for (const Cell& cell : grid->cells()) {
          if (cell.is_sure()) add(Where::cell, cell.text, cell.place);
        }
      }
    }
    text_.indicators = indicators_of(book_);
    for (const GridIndicator& one : text_.indicators) {
      add_indicator(one, one.value);
      if (!one.other_value.empty() && one.other_value != one.value)
        add_indicator(one, one.other_value);
    }
  }

 private:
  void add(Where where, std::string_view raw, const Place& place, const Prose* prose = nullptr) {
    Passage passage;
    passage.where = where;
    passage.raw = raw;
    passage.place = place;
    passage.prose = prose;
    if (fill(passage) && !passage.words.empty()) text_.passages.push_back(std::move(passage));
  }

  void add_prose(Where where, const Prose& prose) {
    if (!prose.furniture && !prose.from_image) add(where, prose.text, prose.place, &prose);
  }

  void add_indicator(const GridIndicator& one, const std::string& value) {
    Passage passage;
    passage.where = Where::indicator;
    passage.raw = one.printed;
    passage.place = one.place;
    passage.indicator = &one;
    passage.words = one.level1 + "|" + one.level2 + "|" + one.level3 + "|" + value;
    text_.passages.push_back(std::move(passage));
  }

  const Book& book_;
  Text& text_;
};

}  // namespace

Text text_of(const Book& book) {
  Text text;
  Collector(book, text).collect();
  for (const Passage& passage : text.passages) text.pairs.add(passage.words);
  text.final_accounts = is_of_final_accounts(book);
  return text;
}

std::string_view last_character(std::string_view words) {
  std::size_t at = words.size();
  do --at;
  while (at > 0 && (static_cast<unsigned char>(words[at]) & 0xC0) == 0x80);
  return words.substr(at);
}

bool begins_in_chinese(std::string_view words) {
  if (words.empty()) return false;
  return text::is_chinese(text::code_point_at(words, 0).value);
}

std::string without_spaces(std::string_view s) {
  Passage passage;
  passage.raw = s;
  fill(passage);
  return passage.words;
}

Stretch sentence_at(const Passage& passage, std::size_t at) {
  static const std::string_view marks[] = {"。", "；", "！", "？"};
  const std::string_view words = passage.words;
  Stretch sentence{0, words.size()};
  for (const std::string_view mark : marks) {
    const std::size_t before = at == 0 ? words.npos : words.rfind(mark, at - 1);
    if (before != words.npos) sentence.begin = std::max(sentence.begin, before + mark.size());
    sentence.end = std::min(sentence.end, words.find(mark, at));
  }
  return sentence;
}

Evidence evidence_of(const Passage& passage, std::size_t begin, std::size_t end) {
  if (passage.origin.empty()) return {std::string(passage.raw), passage.place};
  const std::string_view raw = passage.raw;
  std::size_t from = passage.origin[std::min(begin, passage.origin.size() - 1)];
  std::size_t to = end == begin ? from : passage.origin[end - 1] + 1;
  const std::size_t found_at = from;
  const auto is_inside = [&](std::size_t i) {
    return (static_cast<unsigned char>(raw[i]) & 0xC0) == 0x80;
  };
  for (int i = 0; i < context_characters && from > 0; ++i) {
    do --from;
    while (from > 0 && is_inside(from));
  }
  for (int i = 0; i < context_characters && to < raw.size(); ++i) {
    do ++to;
    while (to < raw.size() && is_inside(to));
  }
  Evidence evidence{std::string(text::trim(raw.substr(from, to - from))), passage.place};
  // The lines of a cell are no part of its words.
  std::erase(evidence.printed, '\n');
  if (passage.prose != nullptr) evidence.place = place_in(*passage.prose, found_at);
  return evidence;
}

bool any_matches(const Text& text, const std::vector<text::Pattern>& patterns) {
  return std::any_of(patterns.begin(), patterns.end(), [&](const text::Pattern& pattern) {
    return text.pairs.may_match(pattern) &&
           std::any_of(text.passages.begin(), text.passages.end(),
                       [&](const Passage& passage) { return pattern.matches(passage.words); });
  });
}

}  // namespace yiben::rules
