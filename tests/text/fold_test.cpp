// text: the form in which words are compared.
#include <gtest/gtest.h>

#include <cstdint>
#include <sstream>
#include <string>
#include <vector>

#include "text/text.h"

namespace yiben::text {
namespace {

std::string name(char32_t value) {
  std::ostringstream out;
  out << "U+" << std::hex << static_cast<std::uint32_t>(value);
  return out.str();
}

TEST(Fold, WritesTheSameWordsTheSameWay) {
  struct Case {
    std::string text;
    std::string expected;
  };
  const std::vector<Case> cases = {
      {"", ""},
      {"收 入（万元）", "收入(万元)"},
      {"收\u3000入\n（ 万元 ）", "收入(万元)"},
      {"\uFEFF收\u200B入\u00AD\u00A0", "收入"},
      {"ＡＢｃ１２３％＋＝", "abc123%+="},
      {"Excel", "excel"},
      {"单位：万元", "单位:万元"},
      {"单位∶万元", "单位:万元"},
      {"甲，乙；丙．丁", "甲,乙;丙.丁"},
      {"甲、乙。", "甲、乙。"},
      {"“三公”经费", "\"三公\"经费"},
      {"‘三公’经费", "\"三公\"经费"},
      {"「三公」『经费』", "\"三公\"\"经费\""},
      {"'三公'＇经费＂", "\"三公\"\"经费\""},
      {"—–－―‐‑−─", "--------"},
      {"财预〔2021〕1号", "财预[2021]1号"},
      {"【注】［注］〖注〗[注]", "[注][注][注][注]"},
      {"《办法》", "《办法》"},
      {"﹙一﹚，﹐：﹕", "(一),,::"},
      {"2024～2026〜", "2024~2026~"},
      {"阿·依•古丽・", "阿·依·古丽·"},
      {"￥1￠", "¥1¢"},
      {"车\uF902\u8ECA", "车車車"},      // compatibility ideograph U+F902 is 車
      {"\u2F08\u2F12\u2F24", "人力大"},  // Kangxi radicals, as some PDF fonts give them
      {"\u2EDA\u2ED3\u2ECB", "页长车"},  // radicals supplement, likewise
      {"\u2F3E\u2FAD", "户青"},          // drawn as 户 and 青
      {"\u2E3A", "-"},                   // —— in one
      {"\U0002F800", "丽"},              // compatibility supplement, beyond the first plane
      {"𠀀é", "𠀀é"},                    // untouched
  };
  for (const Case& c : cases) EXPECT_EQ(fold(c.text), c.expected) << c.text;
}

TEST(Fold, KeepsApartWhatMeansDifferentThings) {
  EXPECT_NE(fold("(一)"), fold("[一]"));
  EXPECT_NE(fold("、"), fold("，"));
  EXPECT_NE(fold("一"), fold("—"));
  EXPECT_NE(fold("〈办法〉"), fold("《办法》"));
}

TEST(Fold, OfEveryCharacterIsValidAndSettled) {
  for (char32_t value = 1; value <= 0x10FFFF; ++value) {
    if (value >= 0xD800 && value <= 0xDFFF) continue;
    std::string s;
    append_code_point(s, value);
    const std::string once = fold(s);
    ASSERT_TRUE(is_valid_utf8(once)) << name(value);
    ASSERT_EQ(fold(once), once) << name(value);
    ASSERT_LE(count_characters(once), 1u) << name(value);
  }
}

TEST(Fold, OfMalformedTextIsValid) {
  // Without the space the bytes would make a character that nobody wrote.
  EXPECT_EQ(fold("\xE6 \x94 \xB6"), "\uFFFD\uFFFD\uFFFD");
}

TEST(Fold, LeavesNoCompatibilityIdeographWithAnEquivalent) {
  // These twelve of the block are unified ideographs in their own right; the others have one.
  const std::u32string own =
      U"\uFA0E\uFA0F\uFA11\uFA13\uFA14\uFA1F\uFA21\uFA23\uFA24\uFA27\uFA28"
      U"\uFA29";
  for (char32_t value = 0xF900; value <= 0xFA6D; ++value) {
    std::string s;
    append_code_point(s, value);
    EXPECT_EQ(fold(s) == s, own.find(value) != std::u32string::npos) << name(value);
  }
  for (char32_t value = 0x2F00; value <= 0x2FD5; ++value) {
    std::string s;
    append_code_point(s, value);
    EXPECT_NE(fold(s), s) << name(value);
  }
}

}  // namespace
}  // namespace yiben::text
