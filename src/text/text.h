// text: UTF-8 and the ways in which Chinese budget papers write the same words. Pure functions on
// strings. All but is_valid_utf8 and decode expect valid UTF-8, which is what the readers deliver;
// a malformed byte is taken for U+FFFD and is never read past.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/base.h"

namespace yiben::text {

bool is_valid_utf8(std::string_view bytes);

// Bytes of a text file to UTF-8 without byte-order mark and with "\n" line ends. Accepts UTF-8,
// UTF-16 with a mark, and GB18030 (what Chinese Windows programs save). Errors: bytes that are none
// of these (with the line of the first bad byte; UTF-8 with a few bad bytes is told from GB18030
// and not read as it), NUL bytes (a binary file, with the line), more than limits::max_text_bytes.
Result<std::string> decode(std::string_view bytes, const std::string& file);

// The code point at `position` and the position behind it; `position` < s.size().
struct CodePoint {
  char32_t value;
  std::size_t next;
};
CodePoint code_point_at(std::string_view s, std::size_t position);

// A Chinese character: of CJK Unified Ideographs, the block of all that are in use.
inline constexpr char32_t first_chinese = 0x4E00;
inline constexpr char32_t last_chinese = 0x9FFF;
constexpr bool is_chinese(char32_t c) {
  return c >= first_chinese && c <= last_chinese;
}

// Surrogates and values beyond U+10FFFF, which a web page may name, are appended as U+FFFD.
void append_code_point(std::string& s, char32_t value);

std::size_t count_characters(std::string_view s);
std::u32string characters_of(std::string_view s);

// The first `count` characters, with "…" where something was left off.
std::string excerpt(std::string_view s, std::size_t count = limits::max_excerpt_characters);

// Columns that a terminal needs: 2 for East Asian wide and full-width characters, 0 for combining
// marks, format and control characters, 1 for all others.
int display_width(std::string_view s);

// `pattern` with every {name} replaced by its operand. A name without operand stays as it is: a gap
// in the catalogue is seen, and nothing is lost.
std::string fill(std::string_view pattern, const std::map<std::string, std::string>& operands);

// Without white space at both ends (ASCII, U+00A0, U+2000–U+200B, U+3000, U+FEFF).
std::string_view trim(std::string_view s);

// Where `words` first stand in `s`, white space aside: begin and end in bytes, both 0 where they do
// not.
std::pair<std::size_t, std::size_t> find_words(std::string_view s, std::string_view words);

// The form in which labels, names and titles are compared. Folding twice changes nothing more.
//   * white space and what nobody sees are gone, inside too (U+00AD, U+200B, U+FEFF with them)
//   * full-width forms become ASCII, Latin letters a–z lower case
//   * （） ﹙﹚ become ()     〔〕【】〖〗 become []     《》 stay
//   * “”‘’「」『』 and ' become "     the dashes ‐ – — ― － − ─ become -     ： ∶ become :
//   * ， becomes ,     ； becomes ;     ． becomes .     ～ 〜 become ~     • ・ become ·
//   * 、 and 。 stay
//   * compatibility ideographs and radicals become the usual character (⻚ → 页, ⼈ → 人)
// fold("收 入（万元）") == "收入(万元)".
std::string fold(std::string_view s);

// The ordinal from 1 to 999 that a heading begins with: "一、", "（三）", "12.", "(2)", "1、",
// "1)", "第二部分", "第二章". White space may stand around its parts. A "." before a digit belongs
// to a number ("1.5万元", "1.2.3") unless a year follows ("1.2026年预算"). Nothing for "2026年",
// "3/11/2024", "12345政务", "第二年".
struct Ordinal {
  int number = 0;
  int level = 0;  // 0 第…部分 or 第…章, 1 一、, 一. or Ⅰ、, 2 （一）, 3 1、 or 1., 4 (1) or 1)
  std::string_view rest;  // what follows, trimmed
};
std::optional<Ordinal> leading_ordinal(std::string_view s);

// The whole of `s`: "三十" → 30, "十二" → 12, "一百零三" → 103, "〇" → 0, "二〇二六" → 2026, up to
// 千; digits and full-width digits too. At most nine characters. Nothing else, no white space
// either.
std::optional<int> chinese_number(std::string_view s);

// Four figures before "年", in digits or in Chinese numerals, of this century; the year is 0 and
// the position npos where there are none.
struct YearAt {
  int year = 0;
  std::size_t begin = std::string::npos;
  std::size_t end = std::string::npos;  // where "年" begins
};
YearAt find_year(std::string_view s, std::size_t from = 0);

// The numeral of 1 to 99: "十二"; digits for other numbers.
std::string in_chinese(int number);

// Levenshtein distance in characters; stops at `at_most` + 1. `at_most` is not negative. To bound
// the work, `at_most` counts up to limits::max_compared_characters, and texts that still are longer
// than that without their common beginning and end are too far apart: the answer is `at_most` + 1.
int edit_distance(std::string_view a, std::string_view b, int at_most);

// A digit of ASCII; fold turns the full-width ones into these.
constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// 1 for equal, 0 for nothing in common: twice the longest common subsequence of characters over
// both lengths. To bound the work, at most limits::max_compared_characters of each text are looked
// at after the common beginning and before the common end; what lies beyond counts as nothing in
// common.
double similarity(std::string_view a, std::string_view b);

// A regular expression of the catalogue (PCRE, UTF-8). The work of one search is bounded: a text on
// which it would take too long does not match.
class Pattern {
 public:
  struct Span {
    std::size_t begin = 0;  // bytes
    std::size_t end = 0;
  };
  // The whole match first, then the groups by number; an unused group is empty.
  using Match = std::vector<Span>;

  // Errors: what PCRE says of an expression that it cannot compile; `file` is where it stands.
  static Result<Pattern> compile(const std::string& expression, const std::string& file);

  // Translates the expression into code of the machine, which takes five times as long as compiling
  // it; the first search does so too, as many patterns are never searched for.
  void prepare() const;

  std::optional<Match> find(std::string_view s, std::size_t from = 0) const;
  bool matches(std::string_view s) const { return find(s).has_value(); }

  // Runs of characters of which everything that matches holds one. Empty where the expression does
  // not say so plainly.
  const std::vector<std::u32string>& needed() const;

 private:
  struct Compiled;
  std::shared_ptr<Compiled> compiled_;
};

// Which two characters follow each other in some texts: answers at once for most patterns that they
// match none of these texts, so that hundreds of patterns need not be searched for in thousands of
// texts.
class Pairs {
 public:
  void add(std::string_view s);
  // False: the pattern matches none of the texts that were added. True: it may match one.
  bool may_match(const Pattern& pattern) const;

 private:
  static constexpr std::size_t kinds = std::size_t{1} << 17;
  std::vector<bool> seen_ = std::vector<bool>(kinds);
};

}  // namespace yiben::text
