// The words of a compiled book: amounts, shares, changes, what is not there, reasons, glossary.
#include "compile/narrative.h"

#include "compile/gardens.h"
#include "compile/names.h"
#include "compile/slots.h"

namespace yiben::compiling {
namespace {

constexpr Fen ten_thousand_yuan = 1'000'000;

// Operating expenses of this year and last; nothing of last year where `before` is negative.
Source two_years(Fen now, Fen before, const std::string& reason = "") {
  Source source;
  source.entity = "云岭县档案馆";
  source.year = 2026;
  const std::vector<Coordinate> at{
      {"side", "expenditure"}, {"fund", "general"}, {"nature", "operating"}};
  source.facts.push_back({at, now});
  source.facts.back().at.emplace_back("origin", "current");
  if (before >= 0) {
    source.facts.push_back({at, before});
    source.facts.back().at.emplace_back("year", "last");
  }
  if (!reason.empty()) {
    for (const std::string_view select :
         {"side=expenditure", "fund=general; side=expenditure; nature=operating"}) {
      source.sheets["reasons"].push_back(
          {2, {{"select", std::string(select)}, {"reason", reason}}});
    }
  }
  return source;
}

Result<Narrated> notes_of(const Source& source) {
  return narrative_blocks(source, test::catalog(), test::jilin(), "notes", {});
}

// The paragraphs as they are printed.
std::string told(const Source& source, const std::string& part = "notes",
                 const Layout& before = {}) {
  const auto blocks = narrative_blocks(source, test::catalog(), test::jilin(), part, before);
  if (!blocks) return test::all_of(blocks.errors());
  const test::Renderer renderer(source);
  std::string text;
  for (const LayoutBlock& block : blocks->blocks) text += renderer.words_of(block.text) + "\n";
  return text;
}

void expect_said(const std::string& text, const std::string& words) {
  EXPECT_NE(text.find(words), std::string::npos) << text;
}

TEST(Percent, IsExactAndRoundedHalfUp) {
  EXPECT_EQ(percent(1, 3), "33.33%");
  EXPECT_EQ(percent(2, 3), "66.67%");
  EXPECT_EQ(percent(1, 20'000), "0.01%");  // 0.005 % is half
  EXPECT_EQ(percent(1, 20'001), "0.00%");
  EXPECT_EQ(percent(5, 5), "100.00%");
  EXPECT_EQ(percent(-1, 4), "-25.00%");
  EXPECT_EQ(percent(0, 0), "0.00%");
  EXPECT_EQ(percent(limits::max_fen, limits::max_fen), "100.00%");
}

TEST(Narrative, AChangeHasItsDirectionRateAndReason) {
  expect_said(told(two_years(12 * ten_thousand_yuan, 10 * ten_thousand_yuan, "人员增加")),
              "机关运行经费财政拨款预算12.00万元，比2025年预算增加2.00万元，增长20.00%，"
              "主要原因是人员增加。");
  expect_said(told(two_years(9 * ten_thousand_yuan, 12 * ten_thousand_yuan, "压缩开支")),
              "比2025年预算减少3.00万元，下降25.00%，主要原因是压缩开支。");
}

TEST(Narrative, WhatPrintsAlikeIsNoChange) {
  const Fen now = 10 * ten_thousand_yuan;
  expect_said(told(two_years(now, now)), "与2025年预算持平。");
  expect_said(told(two_years(now + 4'999, now)), "与2025年预算持平。");
}

TEST(Narrative, FromNothingThereIsNoRate) {
  expect_said(told(two_years(ten_thousand_yuan, 0, "新设机构")),
              "比2025年预算增加1.00万元，主要原因是新设机构。");
}

TEST(Narrative, NothingIsComparedWhereLastYearIsUnknown) {
  const std::string text = told(two_years(ten_thousand_yuan, -1));
  expect_said(text, "机关运行经费财政拨款预算1.00万元。");
  EXPECT_EQ(text.find("2025年预算"), std::string::npos);
}

TEST(Narrative, AChangeBelowATenthNeedsNoReason) {
  EXPECT_TRUE(notes_of(two_years(1'099'999 * 10, 10 * ten_thousand_yuan)));
}

TEST(Narrative, AllMissingReasonsAreSaidAtOnce) {
  const auto blocks = notes_of(two_years(11 * ten_thousand_yuan, 10 * ten_thousand_yuan));
  ASSERT_FALSE(blocks);
  ASSERT_EQ(blocks.errors().size(), 2u) << test::all_of(blocks.errors());
  const Error& error = blocks.errors().back();
  EXPECT_EQ(error.file, "reasons.csv");
  EXPECT_EQ(error.what, "no reason for a change from 10.00 to 11.00 万元");
  EXPECT_EQ(error.excerpt, "side=expenditure; fund=general; nature=operating");
  EXPECT_NE(error.remedy.find(error.excerpt), std::string::npos);
}

TEST(Narrative, AReasonForNoSelectionIsAnError) {
  Source source = two_years(ten_thousand_yuan, -1);
  source.sheets["reasons"] = {{7, {{"select", "side"}, {"reason", "因为"}}}};
  const auto blocks = notes_of(source);
  ASSERT_FALSE(blocks);
  EXPECT_EQ(blocks.errors().front().place.line, 7);
  source.sheets["reasons"] = {{8, {{"select", "side=sideways"}, {"reason", "因为"}}}};
  const auto misspelt = notes_of(source);
  ASSERT_FALSE(misspelt);
  EXPECT_EQ(misspelt.errors().front().place.line, 8);
}

TEST(Narrative, SaysWhatIsNotThere) {
  const std::string text = told(two_years(ten_thousand_yuan, -1));
  expect_said(text, "本部门无政府性基金预算拨款，也无使用政府性基金预算拨款安排的支出。");
  expect_said(text, "本部门无国有资本经营预算拨款，也无使用国有资本经营预算拨款安排的支出。");
  expect_said(text, "本部门无财政拨款安排的委托业务费。");
  expect_said(text, "本部门无项目支出。");
}

TEST(Narrative, ListsMembersWithMoneyAndTheirShares) {
  const std::string text = told(test::gardens());
  expect_said(text, "其中：基本支出712.39万元，占46.86%；项目支出807.98万元，占53.14%。");
  expect_said(text, "货物预算18.54万元，工程预算244.20万元，服务预算311.00万元");
  expect_said(text, "车辆3辆，本年计划更新1辆；房屋2180平方米；");
}

TEST(Narrative, AmountsStaySlotsUntilTheFactsAreSummed) {
  const auto blocks = notes_of(two_years(ten_thousand_yuan, -1));
  ASSERT_TRUE(blocks);
  const bool found =
      std::any_of(blocks->blocks.begin(), blocks->blocks.end(), [](const LayoutBlock& block) {
        return block.text.find("{=万元,2 side=expenditure; fund=general; nature=operating}万元") !=
               std::string::npos;
      });
  EXPECT_TRUE(found);
}

TEST(Narrative, OverviewCountsStaffAndNumbersItsItems) {
  const std::string text = told(test::gardens(), "overview");
  expect_said(text, "本部门核定编制34名，其中：行政编制30名，工勤编制4名。");
  expect_said(text, "（五）公众服务科：");
}

TEST(Narrative, TheGlossaryExplainsOnlyWhatTheBookSays) {
  Layout before;
  before.blocks.push_back({Role::body, 0, "基本支出和项目支出", -1});
  Source source = two_years(ten_thousand_yuan, -1);
  source.sheets["glossary"] = {{2, {{"term", "基本支出"}, {"explanation", "本单位的说法。"}}}};
  EXPECT_EQ(told(source, "glossary", before),
            "（一）基本支出：本单位的说法。\n"
            "（二）项目支出：在基本支出以外，为特定任务或者目标安排的支出。\n");
}

TEST(Narrative, ASlotThatMeansNothingIsAnErrorOfTheNarrative) {
  Family family = test::jilin();
  family.narrative.parts = {{"notes", "", 1, PartKind::prose, {{"甲", 2, {{"{nothing}"}}}}}};
  const auto blocks = narrative_blocks(test::gardens(), test::catalog(), family, "notes", {});
  ASSERT_FALSE(blocks);
  EXPECT_EQ(blocks.errors().front().what, "'nothing' means nothing here");
}

}  // namespace
}  // namespace yiben::compiling
