// text: Chinese numerals and the ordinals of headings.
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "text/text.h"

namespace yiben::text {
namespace {

TEST(ChineseNumber, ReadsWholeNumerals) {
  struct Case {
    std::string text;
    int expected;
  };
  const std::vector<Case> cases = {
      {"〇", 0},
      {"零", 0},
      {"一", 1},
      {"九", 9},
      {"十", 10},
      {"十二", 12},
      {"三十", 30},
      {"三十一", 31},
      {"一百", 100},
      {"一百零三", 103},
      {"一百一十", 110},
      {"二百三十四", 234},
      {"两千", 2000},
      {"一千零五", 1005},
      {"一千零五十", 1050},
      {"九千九百九十九", 9999},
      {"二〇二六", 2026},
      {"二○二六", 2026},
      {"二零二六", 2026},
      {"0", 0},
      {"12", 12},
      {"２０２６", 2026},
      {"123456789", 123456789},
  };
  for (const Case& c : cases) EXPECT_EQ(chinese_number(c.text), c.expected) << c.text;
}

TEST(ChineseNumber, ReadsNothingElse) {
  const std::vector<std::string> others = {
      "",         " ",      "一 ",    "a",          "百",         "零十",     "十百",
      "二十三十", "一百二", "一百十", "十零",       "一百零二十", "一千五十", "一百零零五",
      "1十",      "一2",    "2万",    "1234567890", "-1",         "1.5",      "第一",
  };
  for (const std::string& s : others) {
    EXPECT_EQ(chinese_number(s), std::nullopt) << s;
  }
}

TEST(LeadingOrdinal, ReadsTheOrdinalAndTheRest) {
  struct Case {
    std::string text;
    int number;
    int level;
    std::string rest;
  };
  const std::vector<Case> cases = {
      {"第一部分 部门概况", 1, 0, "部门概况"},
      {"第二章 预算表格", 2, 0, "预算表格"},
      {"第3篇：情况说明", 3, 0, "情况说明"},
      {"Ⅱ．收入预算", 2, 1, "收入预算"},
      {"第十二部分：名词解释", 12, 0, "名词解释"},
      {"第2部分", 2, 0, ""},
      {" 第 三 部 分 报表", 3, 0, "报表"},
      {"一、部门职责", 1, 1, "部门职责"},
      {"二十三、其他支出", 23, 1, "其他支出"},
      {"二 、机构设置", 2, 1, "机构设置"},
      {"三．机构", 3, 1, "机构"},
      {"（一）收入", 1, 2, "收入"},
      {"(一)收入", 1, 2, "收入"},
      {"（ 八 ） 其他 ", 8, 2, "其他"},
      {"（二）、支出", 2, 2, "支出"},
      {"1、基本支出", 1, 3, "基本支出"},
      {"1.基本支出", 1, 3, "基本支出"},
      {"1．基本支出", 1, 3, "基本支出"},
      {"１２．基本支出", 12, 3, "基本支出"},
      {"12.", 12, 3, ""},
      {"９９９．", 999, 3, ""},
      {"1. 2026年预算", 1, 3, "2026年预算"},
      {"1.2026年预算", 1, 3, "2026年预算"},
      {"（1）人员经费", 1, 4, "人员经费"},
      {"(12) 人员经费", 12, 4, "人员经费"},
      {"3）公用经费", 3, 4, "公用经费"},
  };
  for (const Case& c : cases) {
    const std::optional<Ordinal> found = leading_ordinal(c.text);
    ASSERT_TRUE(found) << c.text;
    EXPECT_EQ(found->number, c.number) << c.text;
    EXPECT_EQ(found->level, c.level) << c.text;
    EXPECT_EQ(found->rest, c.rest) << c.text;
  }
}

TEST(LeadingOrdinal, IsNotSeenInOtherNumbers) {
  const std::vector<std::string> others = {
      "",           "收入",     "12345政务服务", "2026年",
      "3/11/2024",  "1.5万元",  "1.2.3 目标",    "0.00",
      "0、",        "1000、",   "1,272.70",      "（2026）",
      "(603001)",   "()",       "（收入）",      "第二年 总则",
      "第一，",     "一是加强", "三公经费",      "2026、",
      "一",         "1",        "（一",          "一）",
      "二〇二六、", "1-2",      "100%",
  };
  for (const std::string& s : others) EXPECT_FALSE(leading_ordinal(s)) << s;
}

TEST(InChinese, IsTheReverseOfReading) {
  EXPECT_EQ(text::in_chinese(10), "十");
  EXPECT_EQ(text::in_chinese(30), "三十");
  for (int number = 1; number < 100; ++number) {
    EXPECT_EQ(text::chinese_number(text::in_chinese(number)), number);
  }
  EXPECT_EQ(text::in_chinese(0), "0");
  EXPECT_EQ(text::in_chinese(100), "100");
}

TEST(Year, IsFourFiguresBeforeTheWord) {
  EXPECT_EQ(find_year("市园林局2026年部门预算").year, 2026);
  EXPECT_EQ(find_year("二〇二六年二月").year, 2026);
  EXPECT_EQ(find_year("2025年和2026年", 8).year, 2026);
  EXPECT_EQ(find_year("1998年").year, 0);
  EXPECT_EQ(find_year("今年").begin, std::string::npos);
}

}  // namespace
}  // namespace yiben::text
