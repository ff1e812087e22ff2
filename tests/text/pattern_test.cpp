// Patterns of the catalogue: what they find, and that no text can hold them up.
#include <gtest/gtest.h>

#include <string>

#include "text/text.h"

namespace yiben {
namespace {

text::Pattern pattern(const std::string& expression) {
  const Result<text::Pattern> compiled = text::Pattern::compile(expression, "rule.toml");
  EXPECT_TRUE(compiled) << expression;
  return compiled ? *compiled : text::Pattern{};
}

TEST(Pattern, FindsBytesAndGroups) {
  const text::Pattern year = pattern(R"(比(20\d\d)年(度)?预算)");
  const std::string words = "支出比2026年预算增加";
  const auto match = year.find(words);
  ASSERT_TRUE(match);
  EXPECT_EQ(words.substr(0, match->at(0).begin), "支出");
  EXPECT_EQ(words.substr(match->at(1).begin, match->at(1).end - match->at(1).begin), "2026");
  EXPECT_FALSE(year.find(words, match->at(0).end));
  EXPECT_FALSE(year.find(words, words.size() + 1));
}

TEST(Pattern, AnEmptyOneMatchesNothing) {
  EXPECT_FALSE(text::Pattern{}.matches("字"));
}

using Runs = std::vector<std::u32string>;

TEST(Pattern, KnowsWhatEveryMatchHolds) {
  EXPECT_EQ(pattern("拔款(?!子)").needed(), Runs{U"拔款"});
  EXPECT_EQ(pattern(R"((?<!师)公会经费\d+)").needed(), Runs{U"公会经费"});
  EXPECT_EQ(pattern("预算数*表头{2}").needed(), Runs{U"预算"});
  EXPECT_EQ(pattern("预算(?:决算|结转)?收入").needed(), Runs{U"预算"});
  EXPECT_EQ(pattern(R"(预\(算\)收支)").needed(), Runs{U"收支"});
  EXPECT_EQ(pattern("预算+收入支").needed(), Runs{U"收入支"});
}

TEST(Pattern, NeedsOneOfSeveralRuns) {
  EXPECT_EQ(pattern("一[班搬]公共预算?").needed(), (Runs{U"一班公共预", U"一搬公共预"}));
  EXPECT_EQ(pattern("预算(决|结转)收入").needed(), (Runs{U"预算决收入", U"预算结转收入"}));
  EXPECT_EQ(pattern("预算|决算").needed(), (Runs{U"预算", U"决算"}));
  EXPECT_EQ(pattern(R"((?:增加|减少)\d+万)").needed(), (Runs{U"增加", U"减少"}));
  EXPECT_EQ(pattern(R"((?:增加\d|减少)万元)").needed(), (Runs{U"万元"}));
}

TEST(Pattern, KnowsNotWhatItNeeds) {
  for (const char* unknown : {"(?x)预 算", R"(\Q预算|决算\E)", "(预算)?", "[预算]+", R"(\d{4})",
                              "预算|", "预算|.", "(?=预算)", "[^预算]款", "算{0,2}"}) {
    EXPECT_EQ(pattern(unknown).needed(), Runs{}) << unknown;
  }
}

TEST(Pattern, IsNotSearchedForWhereItsCharactersDoNotMeet) {
  text::Pairs pairs;
  pairs.add("财政预算");
  pairs.add("拨款收入");
  EXPECT_TRUE(pairs.may_match(pattern("政预算(?!数)")));
  EXPECT_TRUE(pairs.may_match(pattern("没有|拨款")));
  EXPECT_FALSE(pairs.may_match(pattern("算拨")));
  EXPECT_FALSE(pairs.may_match(pattern("预算收")));
}

TEST(Pattern, SaysWhatCannotBeCompiled) {
  const Result<text::Pattern> broken = text::Pattern::compile("(预算", "rule.toml");
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.errors().front().file, "rule.toml");
  EXPECT_EQ(broken.errors().front().excerpt, "(预算");
}

TEST(Pattern, BrokenTextDoesNotMatchAndHarmsNothing) {
  const text::Pattern any = pattern("算.");
  EXPECT_FALSE(any.matches("\xE7\xAE"));
  EXPECT_TRUE(any.matches("\xFF算数"));
}

TEST(Pattern, GivesUpWhereItWouldTakeTooLong) {
  const text::Pattern slow = pattern("(?:a+)+b");
  EXPECT_FALSE(slow.matches(std::string(5000, 'a')));
}

}  // namespace
}  // namespace yiben
