// text: bytes of a file to UTF-8.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "text/text.h"

namespace yiben::text {
namespace {

// "收入\n单位：万元" as Chinese Windows programs save it.
const std::string gb18030 = "\xCA\xD5\xC8\xEB\n\xB5\xA5\xCE\xBB\xA3\xBA\xCD\xF2\xD4\xAA";

std::string utf16(std::u16string_view s, bool is_big_endian) {
  std::string bytes;
  for (const char16_t unit : s) {
    const char high = static_cast<char>(unit >> 8);
    const char low = static_cast<char>(unit & 0xFF);
    bytes += is_big_endian ? high : low;
    bytes += is_big_endian ? low : high;
  }
  return bytes;
}

std::string decoded(std::string_view bytes) {
  const Result<std::string> result = decode(bytes, "a.txt");
  return result.ok() ? *result : "error: " + to_string(result.errors().at(0));
}

TEST(Decode, ReadsEachEncoding) {
  struct Case {
    std::string name;
    std::string bytes;
    std::string expected;
  };
  const std::vector<Case> cases = {
      {"empty", "", ""},
      {"UTF-8", "收入\n单位", "收入\n单位"},
      {"UTF-8 with a mark", "\xEF\xBB\xBF收入", "收入"},
      {"UTF-16, low byte first", utf16(u"\uFEFF收入𠀀\r\n", false), "收入𠀀\n"},
      {"UTF-16, high byte first", utf16(u"\uFEFF收入𠀀", true), "收入𠀀"},
      {"UTF-16, the last of all characters", "\xFF\xFE\xFF\xDB\xFF\xDF", "\U0010FFFF"},
      {"UTF-16, mark only", "\xFF\xFE", ""},
      {"GB18030", gb18030, "收入\n单位：万元"},
      {"GB18030 of four bytes", "\xCA\xD5\x95\x32\x82\x36", "收𠀀"},
      {"GB18030 with a mark", "\x84\x31\x95\x33\xCA\xD5\xC8\xEB", "收入"},
      {"line ends", "a\r\nb\rc\nd\r\n\r\ne\r", "a\nb\nc\nd\n\ne\n"},
  };
  for (const Case& c : cases) EXPECT_EQ(decoded(c.bytes), c.expected) << c.name;
}

TEST(Decode, NamesTheLineOfTheFirstBadByte) {
  const std::string utf8_remedy = "; save the file as UTF-8 text again";
  struct Case {
    std::string name;
    std::string bytes;
    std::string expected;
  };
  const std::vector<Case> cases = {
      {"neither", "a\nb\n\xFF\xFF\xFF",
       "error: a.txt:line 3: a byte that is not UTF-8, UTF-16 or GB18030" + utf8_remedy},
      {"every kind of line end", "a\rb\r\nc\n\nd\r\r\n\xFF\xFF\xFF",
       "error: a.txt:line 7: a byte that is not UTF-8, UTF-16 or GB18030" + utf8_remedy},
      {"GB18030 cut off", gb18030 + "\xCA",
       "error: a.txt:line 2: a byte that is not UTF-8, UTF-16 or GB18030" + utf8_remedy},
      // The bytes of damaged UTF-8 may all be GB18030; it must not come out as other characters.
      {"one byte of UTF-8 lost", "收入支出\r\n一般公共\xE6\x94预算\n",
       "error: a.txt:line 2: a byte that is not UTF-8" + utf8_remedy},
      {"UTF-8 mark, then others", "\xEF\xBB\xBF" + gb18030,
       "error: a.txt:line 1: a byte that is not UTF-8" + utf8_remedy},
      {"half a surrogate pair", utf16(u"\uFEFFa\n", false) + std::string("\x00\xD8\x41\x00", 4),
       "error: a.txt:line 2: a byte that is not UTF-16, as its mark says" + utf8_remedy},
      {"odd UTF-16", utf16(u"\uFEFFa", false) + "b",
       "error: a.txt:line 1: a byte that is not UTF-16, as its mark says" + utf8_remedy},
  };
  for (const Case& c : cases) EXPECT_EQ(decoded(c.bytes), c.expected) << c.name;
}

TEST(Decode, RefusesBinaryFiles) {
  const std::string expected =
      "error: a.txt:line 2: this is a binary file: it holds a NUL byte; give a text file";
  EXPECT_EQ(decoded(std::string("ab\n\0c", 5)), expected);
  EXPECT_EQ(decoded(std::string("ab\n\0c\xFF\xFE", 7)), expected);
  EXPECT_EQ(decoded(utf16(std::u16string_view(u"\uFEFF\n\0", 3), false)), expected);
  EXPECT_EQ(decoded(utf16(u"\n收入", true)).substr(0, 6), "error:");  // UTF-16 without a mark
}

TEST(Decode, RefusesWhatIsTooLong) {
  const std::string too_long = "limits::max_text_bytes";
  EXPECT_EQ(decoded(std::string(limits::max_text_bytes, 'x')).size(), limits::max_text_bytes);
  EXPECT_NE(decoded(std::string(limits::max_text_bytes + 1, 'x')).find(too_long),
            std::string::npos);
  EXPECT_NE(decoded(std::string(2 * limits::max_text_bytes + 4, 'x')).find(too_long),
            std::string::npos);
}

}  // namespace
}  // namespace yiben::text
