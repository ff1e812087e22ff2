// write/docx: how wide a text is and how many lines it takes.
#include "write/docx/measure.h"

#include <algorithm>

#include "text/text.h"

namespace yiben::write::word {

namespace {

constexpr int kSquare = 100;
constexpr int kDigit = 64;
constexpr int kLetter = 66;
constexpr int kWideLetter = 98;
constexpr int kSpace = 34;
// No text is wider, nor has more lines, as far as anybody cares; so that no sum can overflow.
constexpr int kWidest = 1'000'000;
constexpr int kMostLines = 10'000;

int character_width(char32_t c, std::string_view bytes) {
  if (c >= 0x80) return text::display_width(bytes) == 0 ? 0 : kSquare;
  if (c == U' ' || c == U',' || c == U'.') return kSpace;
  if (c == U'W' || c == U'M' || c == U'm' || c == U'@' || c == U'%') return kWideLetter;
  return c >= U'A' && c != U'[' && c != U']' ? kLetter : kDigit;
}

// A piece of text that stays on one line, or a line break of zero width.
struct Word {
  int width = 0;
  bool one_character = false;
  bool space = false;
  bool line_break = false;
};

template <typename Visit>
void each_word(std::string_view text, Visit visit) {
  Word word;
  const auto flush = [&] {
    if (word.width > 0) visit(word);
    word = {};
  };
  for (std::size_t i = 0; i < text.size();) {
    const text::CodePoint c = text::code_point_at(text, i);
    const int width = character_width(c.value, text.substr(i, c.next - i));
    i = c.next;
    if (c.value > U' ' && c.value < 0x80) {
      word.width = std::min(word.width + width, kWidest);
      continue;
    }
    flush();
    visit(Word{.width = width,
               .one_character = true,
               .space = c.value == U' ',
               .line_break = c.value == U'\n'});
  }
  flush();
}

}  // namespace

int width_of(std::string_view text) {
  int widest = 0;
  int line = 0;
  each_word(text, [&](const Word& word) {
    line = word.line_break ? 0 : std::min(line + word.width, kWidest);
    widest = std::max(widest, line);
  });
  return widest;
}

int widest_word(std::string_view text) {
  int widest = 0;
  each_word(text, [&](const Word& word) {
    if (!word.space && !word.line_break) widest = std::max(widest, word.width);
  });
  return widest;
}

int twips_of(int hundredths, int half_points) {
  return std::min(hundredths, kWidest) * half_points / 100 * kTwipsPerHalfPoint;
}

int lines_of(std::string_view text, int width, int half_points, int first_indent) {
  int lines = 1;
  int used = first_indent;
  each_word(text, [&](const Word& word) {
    if (lines >= kMostLines) return;
    if (word.line_break) {
      ++lines;
      used = 0;
      return;
    }
    int own = twips_of(word.width, half_points);
    if (used + own > width && used > 0 && !word.space) {
      ++lines;
      used = 0;
    }
    // A word that is longer than the line is broken within.
    if (own > width && width > 0 && !word.one_character) {
      lines += (own - 1) / width;
      own = own % width;
    }
    used += own;
  });
  return std::min(lines, kMostLines);
}

}  // namespace yiben::write::word
