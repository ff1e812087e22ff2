// text: UTF-8 and the ways in which Chinese budget papers write the same words. Pure functions on strings.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/base.h"

namespace yiben::text {

bool is_valid_utf8(std::string_view bytes);

// Bytes of a text file to UTF-8 without byte-order mark and with "\n" line ends. Accepts UTF-8, UTF-16 with a mark, and
// GB18030 (what Chinese Windows programs save). Errors: bytes that are none of these (with the line of the first bad
// byte), NUL bytes (a binary file), more than limits::max_text_bytes.
Result<std::string> decode(std::string_view bytes, const std::string& file);

// The code point at `position` and the position behind it. `s` is valid UTF-8 and `position` < s.size().
struct CodePoint {
  char32_t value;
  std::size_t next;
};
CodePoint code_point_at(std::string_view s, std::size_t position);
void append_code_point(std::string& s, char32_t value);

std::size_t count_characters(std::string_view s);

// The first `count` characters, with "…" where something was left off.
std::string excerpt(std::string_view s, std::size_t count = limits::max_excerpt_characters);

// Columns that a terminal needs: 2 for East Asian wide and full-width characters, 0 for combining marks.
int display_width(std::string_view s);

// Without white space at both ends (ASCII, U+00A0, U+2000–U+200B, U+3000, U+FEFF).
std::string_view trim(std::string_view s);

// The form in which labels, names and titles are compared: full-width forms to ASCII, all white space gone, brackets,
// quotes, colons, commas and dashes of one kind unified, CJK compatibility ideographs and radicals to the usual
// character, Latin letters to lower case. fold("收 入（万元）") == "收入(万元)".
std::string fold(std::string_view s);

// The ordinal that a heading begins with: "一、", "（三）", "12.", "(2)", "1、", "第二部分".
struct Ordinal {
  int number = 0;
  int level = 0;          // 0 第…部分, 1 一、, 2 （一）, 3 1、 or 1., 4 (1)
  std::string_view rest;  // what follows, trimmed
};
std::optional<Ordinal> leading_ordinal(std::string_view s);

// "三十" → 30, "十二" → 12, "〇" → 0, "二〇二六" → 2026; digits and full-width digits too. Nothing else.
std::optional<int> chinese_number(std::string_view s);

// Levenshtein distance in characters; stops at `at_most` + 1.
int edit_distance(std::string_view a, std::string_view b, int at_most);

// 1 for equal, 0 for nothing in common: twice the longest common subsequence of characters over both lengths.
double similarity(std::string_view a, std::string_view b);

}  // namespace yiben::text
