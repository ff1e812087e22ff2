// text: how alike two words are.
#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <vector>

#include "text/text.h"

namespace yiben::text {
namespace {

std::string repeated(const std::string& s, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += s;
  return out;
}

TEST(EditDistance, CountsCharactersNotBytes) {
  struct Case {
    std::string a;
    std::string b;
    int at_most;
    int expected;
  };
  const std::vector<Case> cases = {
      {"", "", 5, 0},
      {"收入", "收入", 0, 0},
      {"收入", "支入", 5, 1},
      {"收入总表", "收入预算总表", 5, 2},
      {"", "收入", 5, 2},
      {"kitten", "sitting", 5, 3},
      {"abcd", "badc", 5, 3},
      {"kitten", "sitting", 2, 3},  // stops one above
      {"kitten", "sitting", 1, 2},
      {"收入", "支出", 0, 1},
      {"", "一二三四五六", 3, 4},
      {"", "一二三", 3, 3},
      {"abc", "xyz", std::numeric_limits<int>::max(), 3},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(edit_distance(c.a, c.b, c.at_most), c.expected) << c.a << " " << c.b;
    EXPECT_EQ(edit_distance(c.b, c.a, c.at_most), c.expected) << c.b << " " << c.a;
  }
}

TEST(EditDistance, BoundsTheWork) {
  const std::string common = repeated("同", 5000);
  EXPECT_EQ(edit_distance(common + "甲" + common, common + "乙" + common, 3), 1);
  const std::string long_a = "头" + repeated("甲", limits::max_compared_characters) + "尾";
  const std::string long_b = "首" + repeated("甲", limits::max_compared_characters) + "末";
  EXPECT_EQ(edit_distance(long_a, long_b, 5), 6);  // 2 in truth, but not looked at
}

TEST(Similarity, IsTwiceTheCommonPartOverBoth) {
  struct Case {
    std::string a;
    std::string b;
    double expected;
  };
  const std::vector<Case> cases = {
      {"", "", 1},
      {"", "收入", 0},
      {"收入", "收入", 1},
      {"收入", "支出", 0},
      {"收入总表", "收入预算总表", 0.8},
      {"收入", "入收", 0.5},
      {"abcbdab", "bdcaba", 8.0 / 13},
      {"一二三四", "一x三y", 0.5},
  };
  for (const Case& c : cases) {
    EXPECT_DOUBLE_EQ(similarity(c.a, c.b), c.expected) << c.a << " " << c.b;
    EXPECT_DOUBLE_EQ(similarity(c.b, c.a), c.expected) << c.b << " " << c.a;
  }
}

TEST(Similarity, BoundsTheWork) {
  const std::string common = repeated("同", 5000);
  EXPECT_DOUBLE_EQ(similarity(common + "甲", common + "乙"), 10000.0 / 10002);
  // Nothing in the first thousand characters is common, so nothing counts.
  EXPECT_DOUBLE_EQ(similarity(repeated("甲", 2000) + "x", repeated("乙", 2000) + "甲"), 0);
}

}  // namespace
}  // namespace yiben::text
