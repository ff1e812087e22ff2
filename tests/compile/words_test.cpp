// Words of a derived book: what pages left in them, and the amounts and shares that facts print.
#include "compile/gardens.h"
#include "compile/page_traces.h"
#include "compile/sentence_amount.h"

namespace yiben::compiling {
namespace {

TEST(PageTraces, LinesAsWideAsTheirColumnAreJoined) {
  EXPECT_EQ(without_breaks("保证数字阅览平台全年\n可用，并按读者意见改\n进检索。"),
            "保证数字阅览平台全年可用，并按读者意见改进检索。");
  EXPECT_EQ(without_breaks("11000024T0000\n02767669-政务\n服务资源许可\n服务"),
            "11000024T000002767669-政务服务资源许可服务");
  EXPECT_EQ(without_breaks("a wide line of words\nand more of them"),
            "a wide line of words and more of them");
}

TEST(PageTraces, LinesThatWereEndedOnPurposeStay) {
  for (const char* const words :
       {"征集入藏文献一百八十册；\n完成入库登记和编目工作", "其中：\n一般公共预算拨款收入",
        "完成征集和编目的全部工作\n2.整理口述史录音一百小时", "合计\n一般公共预算拨款收入和结转"}) {
    EXPECT_EQ(without_breaks(words), words);
  }
}

TEST(PageTraces, WhatAPageHasOnItsEdge) {
  for (const char* const line : {"11/11 PAGE", "3/11/2024", "Page 3 of 9", "第3页/共9页"}) {
    EXPECT_TRUE(is_page_trace(line)) << line;
  }
  for (const char* const line : {"2026年2月13日", "2026", "预算11表", "1/3以上", "/", "page"}) {
    EXPECT_FALSE(is_page_trace(line)) << line;
  }
}

class SentenceAmounts : public testing::Test {
 protected:
  SentenceAmounts() {
    source_.facts = {{{{"side", "expenditure"}, {"nature", "personnel"}}, 1'000},
                     {{{"side", "expenditure"}, {"nature", "operating"}}, 500}};
  }

  // What the notation prints, or what is wrong with it.
  std::string printed(std::string_view words) {
    const Sums sums(source_, cube_);
    const auto amount = sentence_amount(words);
    if (!amount) return "unread";
    const std::string again = to_text(*amount).value_or("}");
    EXPECT_EQ(sentence_amount(again.substr(0, again.size() - 1))->select, amount->select);
    return print(*amount, sums).value_or("nothing");
  }

  Cube cube_ = test::catalog().cube;
  Source source_;
};

TEST_F(SentenceAmounts, ASumAndAShare) {
  EXPECT_EQ(printed("{=元,2 side=expenditure"), "15.00");
  EXPECT_EQ(printed("{=%,2 side=expenditure; nature=personnel / side=expenditure"), "66.67");
  EXPECT_EQ(printed("{=%,.1 nature=operating / "), "33.3");
  EXPECT_EQ(printed("{=%,0 side=expenditure / side=expenditure"), "100");
}

TEST_F(SentenceAmounts, WhatCannotBeSaid) {
  EXPECT_EQ(printed("{=%,2 side=expenditure / side=revenue"), "nothing");
  EXPECT_EQ(printed("{=元,2 side=nowhere"), "nothing");
  EXPECT_EQ(printed("{=%,2 side=expenditure"), "unread");
  EXPECT_EQ(printed("{=斤,2 side=expenditure"), "unread");
  SentenceAmount share{.is_share = true, .select = {{"project", "甲 / 乙"}}, .whole = {}};
  EXPECT_FALSE(to_text(share));
}

}  // namespace
}  // namespace yiben::compiling
