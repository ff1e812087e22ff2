// text: code points, counting, excerpts, terminal width, trimming.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "text/text.h"

namespace yiben::text {
namespace {

TEST(Utf8, IsValidOnlyWhereEverySequenceIs) {
  const std::vector<std::string> valid = {
      "",
      "plain",
      "收入",
      "\xC2\x80",          // U+0080, the least of two bytes
      "\xE0\xA0\x80",      // U+0800, the least of three
      "\xED\x9F\xBF",      // U+D7FF, before the surrogates
      "\xEE\x80\x80",      // U+E000, behind them
      "\xF0\x90\x80\x80",  // U+10000, the least of four
      "\xF4\x8F\xBF\xBF",  // U+10FFFF, the last
      std::string("eight bytes and more, then 元"),
  };
  for (const std::string& s : valid) EXPECT_TRUE(is_valid_utf8(s)) << s;
  const std::vector<std::string> broken = {
      "\x80",              // a continuation byte alone
      "\xC0\xAF",          // overlong "/"
      "\xC1\xBF",          // overlong
      "\xE0\x9F\xBF",      // overlong
      "\xF0\x8F\xBF\xBF",  // overlong
      "\xED\xA0\x80",      // the surrogate U+D800
      "\xF4\x90\x80\x80",  // U+110000
      "\xF5\x80\x80\x80",
      "\xFF",      // no such lead
      "\xE6\x94",  // cut off
      "\xE6\x94x",
      "long enough \xE6 text",  // a continuation byte is missing
      "\xF0\x90\x80x",
  };
  for (const std::string& s : broken) EXPECT_FALSE(is_valid_utf8(s)) << testing::PrintToString(s);
}

TEST(Utf8, CodePointsGoInAndComeOut) {
  for (char32_t value = 0; value <= 0x10FFFF; value += value < 0x3000 ? 1 : 97) {
    if (value >= 0xD800 && value <= 0xDFFF) continue;
    std::string s = "x";
    append_code_point(s, value);
    ASSERT_TRUE(is_valid_utf8(s));
    const CodePoint read = code_point_at(s, 1);
    ASSERT_EQ(read.value, value);
    ASSERT_EQ(read.next, s.size());
  }
}

TEST(Utf8, WhatIsNoCharacterBecomesTheReplacement) {
  for (const char32_t value : {char32_t{0xD800}, char32_t{0xDFFF}, char32_t{0x110000}}) {
    std::string s;
    append_code_point(s, value);
    EXPECT_EQ(s, "\xEF\xBF\xBD");
  }
  const CodePoint read = code_point_at("\xE6\x94", 0);
  EXPECT_EQ(read.value, char32_t{0xFFFD});
  EXPECT_EQ(read.next, 1u);
}

TEST(Utf8, ReadingPastTheEndIsOurOwnFault) {
  EXPECT_DEATH(static_cast<void>(code_point_at("", 0)), "position < s.size");
}

TEST(Utf8, CountsAndWidths) {
  struct Case {
    std::string text;
    std::size_t characters;
    int width;
  };
  const std::vector<Case> cases = {
      {"", 0, 0},
      {"abc", 3, 3},
      {"收入", 2, 4},
      {"收 入（万元）", 7, 13},
      {"ｱ", 1, 1},        // half-width
      {"Ａ", 1, 2},       // full-width
      {"e\u0301", 2, 1},  // a combining mark
      {"\u200B\uFEFF", 2, 0},
      {"“—", 2, 2},  // ambiguous: narrow
      {"𠀀", 1, 2},  // beyond the first plane
      {"·é", 2, 2},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(count_characters(c.text), c.characters) << c.text;
    EXPECT_EQ(display_width(c.text), c.width) << c.text;
  }
}

TEST(Utf8, ExcerptsEndWithAnEllipsisWhereSomethingIsLeftOff) {
  EXPECT_EQ(excerpt("一般公共预算", 6), "一般公共预算");
  EXPECT_EQ(excerpt("一般公共预算", 4), "一般公共…");
  EXPECT_EQ(excerpt("一", 0), "…");
  EXPECT_EQ(excerpt("", 0), "");
  std::string long_text;
  for (int i = 0; i < 100; ++i) long_text += "字";
  EXPECT_EQ(count_characters(excerpt(long_text)), limits::max_excerpt_characters + 1);
}

TEST(Utf8, TrimTakesWhiteSpaceOffBothEnds) {
  struct Case {
    std::string text;
    std::string expected;
  };
  const std::vector<Case> cases = {
      {"", ""},         {" \t\r\n\v\f", ""},
      {" a b ", "a b"}, {"\u3000\u00A0收 入\u200B\uFEFF\u2000", "收 入"},
      {"。", "。"},     {"\u2010-\u2010", "\u2010-\u2010"},  // just behind the spaces
  };
  for (const Case& c : cases) EXPECT_EQ(trim(c.text), c.expected);
}

}  // namespace
}  // namespace yiben::text
