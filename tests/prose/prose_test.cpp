// Sentences: what their numbers state, what holds them, and where they differ.
#include "prose/prose.h"

#include <algorithm>

#include "support/paper.h"

namespace yiben {
namespace {

using test::Lines;
using test::PaperBook;
using test::shipped_catalog;

// Two tables, one of them with last year's amounts, and `sentences` behind them.
const char* const tables = R"(云岭县档案馆2026年部门预算
部门收支总表
单位：万元
收入 | < | 支出 | <
项目 | 预算数 | 项目 | 预算数
一般公共预算拨款收入 | 386.40 | 一般公共服务支出 | 301.25
其他收入 | 12.00 | 社会保障和就业支出 | 97.15
本年收入合计 | 398.40 | 本年支出合计 | 398.40

一般公共预算支出表
单位：万元
科目编码 | 科目名称 | 2025年执行数 | 2026年预算数 | < | <
^ | ^ | ^ | 合计 | 基本支出 | 项目支出
 | 合计 | 350.00 | 386.40 | 206.40 | 180.00
20126 | 档案事务 | 262.00 | 289.25 | 109.25 | 180.00
2012604 | 档案馆 | 262.00 | 289.25 | 109.25 | 180.00
208 | 社会保障和就业支出 | 88.00 | 97.15 | 97.15 | 0.00
20805 | 行政事业单位养老支出 | 88.00 | 97.15 | 97.15 | 0.00
2080505 | 机关事业单位基本养老保险缴费支出 | 88.00 | 97.15 | 97.15 | 0.00

第三部分 情况说明
)";

struct Told {
  PaperBook paper;
  prose::Narrative narrative;

  explicit Told(const std::string& sentences) : paper(tables + sentences) {
    EXPECT_TRUE(paper.is_book);
    narrative = prose::bind(paper.book, shipped_catalog());
  }

  // "386.40 amount table" of each number.
  Lines statements() const {
    Lines lines;
    for (const prose::Statement& one : narrative.statements) {
      const Mention& mention = paper.book.mentions.at(static_cast<std::size_t>(one.mention));
      lines.push_back(mention.printed + (mention.percent ? "% " : " ") +
                      std::string(name_of(one.kind)) + " " + std::string(name_of(one.bond)));
    }
    return lines;
  }

  // "growth-differs 8.73%: 30.00 ÷ (386.40 − 30.00) = 8.42%" of each difference.
  Lines breaks() const {
    Lines lines;
    for (const prose::Break& one : narrative.breaks) {
      const auto& statement = narrative.statements.at(static_cast<std::size_t>(one.statement));
      const Mention& mention = paper.book.mentions.at(static_cast<std::size_t>(statement.mention));
      lines.push_back(one.rule + " " + mention.printed + (mention.percent ? "%" : "") + ": " +
                      one.arithmetic);
    }
    return lines;
  }
};

Lines breaks_of(const std::string& sentences) {
  return Told(sentences).breaks();
}

TEST(Statements, WordsAroundANumberSayWhatItIs) {
  const Told told(
      "2026年一般公共预算支出386.40万元，比2025年执行数增加36.40万元，增长10.40%。其中：基本支出206.40万元，占53.42%"
      "；2025年执行数350.00万元。另购置单价100万元以上的设备。");
  EXPECT_EQ(told.statements(),
            (Lines{"386.40 amount table", "36.40 change arithmetic", "10.40% growth arithmetic",
                   "206.40 amount table", "53.42% share arithmetic", "350.00 last table",
                   "100 limit none"}));
  EXPECT_EQ(told.narrative.counted, 7u);
  EXPECT_EQ(told.narrative.bound, 6u);
  EXPECT_TRUE(told.breaks().empty());
}

TEST(Statements, TheGlossaryStatesNothing) {
  EXPECT_TRUE(Told("第四部分 名词解释\n项目支出：如每年支出386.40万元。").statements().empty());
}

TEST(Statements, AParagraphThatIsCutGoesOn) {
  const Told told("2026年一般公共预算支出386.40万元，比2025年执行数增加\n36.40万元，增长10.40%。");
  EXPECT_EQ(told.statements(),
            (Lines{"386.40 amount table", "36.40 change arithmetic", "10.40% growth arithmetic"}));
}

TEST(Statements, MoneyCarriedOverIsNotLastYears) {
  EXPECT_EQ(Told("上年结转386.40万元。").statements(), Lines{"386.40 amount amount"});
}

TEST(Statements, SumsAndRepetitionHoldWhatNoTablePrints) {
  const Told told("政府采购预算50.55万元，其中：货物18.05万元、工程20.00万元、服务12.50万元。");
  EXPECT_EQ(told.statements(), (Lines{"50.55 amount sum", "18.05 amount sum", "20.00 amount sum",
                                      "12.50 amount sum"}));
}

TEST(Growth, FollowsFromAmountAndChange) {
  EXPECT_EQ(breaks_of("一般公共预算支出386.40万元，比上年增加30.00万元，增长8.73%。"),
            Lines{"growth-differs 8.73%: 30.00 ÷ (386.40 − 30.00) = 8.42%"});
  EXPECT_EQ(breaks_of("一般公共预算支出386.40万元。与上年相比减少了30.00万元，减少8.42%。"),
            Lines{"growth-differs 8.42%: 30.00 ÷ (386.40 + 30.00) = 7.20%"});
}

TEST(Growth, MayBeRoundedOrCutOff) {
  for (const char* rate : {"8.42%", "8.41%", "8.4%", "8%"}) {
    EXPECT_TRUE(breaks_of("一般公共预算支出386.40万元，比上年增加30.00万元，增长" +
                          std::string(rate) + "。")
                    .empty())
        << rate;
  }
}

TEST(Growth, IsNotAccusedWhereItCanBeReadInAnotherWay) {
  const Lines readings = {
      // Of what the reason names, which no table prints.
      "一般公共预算支出386.40万元，主要是工资增加30.00万元，增长20.00%。",
      "一般公共预算支出386.40万元，主要是经费增加30.00万元，增长20.00%。",
      // Of a part of what was named.
      "一般公共预算支出386.40万元，比上年基本支出增加30.00万元，增长20.00%。",
      // Of last year's amount, this year's is not said.
      "一般公共预算支出386.40万元，其中接待费比上年预算100.00万元减少10.00万元，下降10.00%。",
      // Not meant exactly.
      "一般公共预算支出386.40万元，比上年增加30.00万元，增长约9%。",
      "一般公共预算支出386.40万元，比上年增加30.00万元，增长9%左右。",
      // From nothing.
      "2025年执行数为0.00万元，2026年预算2.63万元，比2025年执行数增加100.00%。"};
  for (const std::string& reading : readings) EXPECT_EQ(breaks_of(reading), Lines{}) << reading;
}

TEST(Growth, AgainstLastYearsAmountOfTheSentence) {
  EXPECT_EQ(
      breaks_of("2025年执行数为77.99万元，2026年预算安排91.97万元，比2025年执行数增加17.66%。"),
      Lines{"growth-differs 17.66%: 91.97 ÷ 77.99 − 1 = 17.93%"});
}

TEST(Shares, OfOneWholeMustAllFit) {
  const std::string begin =
      "本年支出398.40万元，其中：甲类支出99.60万元，占25.00%；乙类支出159.36万元，占40.00%；丙类支出139.44万元，占";
  EXPECT_EQ(breaks_of(begin + "35.00%。"), Lines{});
  EXPECT_EQ(breaks_of(begin + "53.00%。"), Lines{"share-differs 53.00%: 139.44 ÷ 398.40 = 35.00%"});
}

TEST(Amounts, OneDigitFromWhatTheTablePrints) {
  EXPECT_EQ(breaks_of("2026年一般公共预算支出386.04万元。"),
            Lines{"amount-differs 386.04: 386.04 ≠ 386.40"});
  // One unit of the last place is rounding; another amount altogether may be about something else.
  EXPECT_EQ(breaks_of("2026年一般公共预算支出386.41万元。"), Lines{});
  EXPECT_EQ(breaks_of("2026年一般公共预算支出512.77万元。"),
            Lines{"amount-not-printed 512.77: 512.77 ≠ 386.40"});
}

// Amounts of other years and of other funds may look like those of the tables.
TEST(Amounts, OfAnotherYearOrFundAccuseNobody) {
  EXPECT_EQ(breaks_of("2024年一般公共预算支出386.04万元。"), Lines{});
  EXPECT_EQ(breaks_of("2023年、2024年一般公共预算支出分别为311.20万元、386.04万元。"), Lines{});
  EXPECT_EQ(breaks_of("政府性基金预算支出386.04万元。"), Lines{});
}

TEST(Amounts, TheSameItemSaysItRightBefore) {
  EXPECT_EQ(
      breaks_of(
          "社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位基本养老保险缴费支出（项）97.15万元。"
          "2026年预算安排120.50万元。"),
      Lines{"amount-differs 120.50: 120.50 ≠ 97.15"});
  // What follows names a part of it.
  EXPECT_EQ(breaks_of("机关事业单位基本养老保险缴费支出97.15万元，其中财政拨款90.50万元。"),
            Lines{});
}

// In final accounts a sentence says what was planned beside what was spent.
TEST(Amounts, PlannedAreNotWhatBecameOfThem) {
  const auto breaks = [](const std::string& sentence) {
    const PaperBook paper(
        "云岭县档案馆2024年部门决算\n支出决算表\n单位：万元\n科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出\n"
        " | 合计 | 446.11 | 446.11 | 0.00\n20126 | 档案事务 | 446.11 | 446.11 | 0.00\n"
        "2012604 | 档案馆 | 446.11 | 446.11 | 0.00\n\n第三部分 情况说明\n" +
        sentence);
    EXPECT_TRUE(paper.is_book);
    return prose::bind(paper.book, shipped_catalog()).breaks.size();
  };
  EXPECT_EQ(breaks("档案馆（项）446.11万元。2024年预算452.40万元。"), 0u);
  EXPECT_EQ(breaks("档案馆（项）446.11万元。2024年决算452.40万元。"), 1u);
}

TEST(LastYear, TheChangeLeadsElsewhere) {
  EXPECT_EQ(breaks_of("2026年一般公共预算支出386.40万元，比2025年执行数增加26.40万元。"),
            Lines{"last-year-differs 26.40: 386.40 − 26.40 = 360.00 ≠ 350.00"});
  // Another base than that of the table.
  EXPECT_EQ(breaks_of("2026年一般公共预算支出386.40万元，比2025年预算数增加26.40万元。"), Lines{});
}

TEST(Rounding, OnePercentageIsCutOffAmongRoundedOnes) {
  const std::string begin =
      "本年支出398.40万元，其中：甲类支出99.75万元，占25.04%；乙类支出159.51万元，占40.04%；丙类支出100.27万元，占";
  EXPECT_EQ(breaks_of(begin + "25.17%。"), Lines{});
  EXPECT_EQ(breaks_of(begin + "25.16%。"), Lines{"percentage-cut-off 25.16%: "});
}

TEST(Told, CountsTheSentencesThatSayAnAmountOfATable) {
  const Told told("2026年一般公共预算基本支出206.40万元。基本支出206.40万元。");
  ASSERT_EQ(told.narrative.stated.size(), 2u);
  EXPECT_EQ(told.narrative.stated[0].figures, told.narrative.stated[1].figures);
  EXPECT_EQ(told.narrative.stated[0].amount, (Interval{206'395'000, 206'405'000}));
}

TEST(Shares, OfAWholeThatIsDividedOverSeveralParagraphs) {
  const std::string begin =
      "二、支出情况\n2026年支出预算398.40万元，其中：\n甲类支出99.60万元，占25.00%；\n乙类支出298.80万元，占";
  EXPECT_EQ(breaks_of(begin + "75.00%；"), Lines{});
  EXPECT_EQ(breaks_of(begin + "57.00%；"), Lines{"share-differs 57.00%: 298.80 ÷ 398.40 = 75.00%"});
}

TEST(Shares, OfAWholeThatTheirWordsName) {
  EXPECT_EQ(breaks_of("其他收入12.00万元，占本年收入合计的3.01%。"), Lines{});
  EXPECT_EQ(breaks_of("其他收入12.00万元，占本年收入合计的3.31%。"),
            Lines{"share-differs 3.31%: 12.00 ÷ 398.40 = 3.01%"});
  // Of another amount that was said before.
  EXPECT_EQ(
      breaks_of("一般公共预算支出386.40万元。档案馆（项）289.25万元，占部门支出总额的74.86%。"),
      Lines{"share-of-another-whole 74.86%: 289.25 ÷ 398.40 = 72.60%"});
}

TEST(Completion, OfTheTwoAmountsBeforeIt) {
  const std::string amounts = "上年预算数为400.00万元，上年执行数为388.00万元，";
  EXPECT_EQ(breaks_of(amounts + "完成预算的97.00%。"), Lines{});
  EXPECT_EQ(breaks_of(amounts + "完成预算的79.00%。"),
            Lines{"completion-differs 79.00%: 388.00 ÷ 400.00 = 97.00%"});
  EXPECT_EQ(breaks_of("上年执行数为388.00万元，上年预算数为400.00万元，完成预算的79.00%。"),
            Lines{"completion-differs 79.00%: 388.00 ÷ 400.00 = 97.00%"});
  // Of another budget than the one before it.
  EXPECT_EQ(breaks_of(amounts + "完成调整预算的79.00%。"), Lines{});
}

TEST(Items, AnAccountAtTheHeadOfItsParagraph) {
  const std::string account =
      "1.一般公共服务支出（类）档案事务（款）档案馆（项）。主要用于馆藏保护。";
  EXPECT_EQ(breaks_of(account + "2026年预算数为289.25万元。"), Lines{});
  EXPECT_EQ(breaks_of(account + "2026年预算数为298.25万元。"),
            Lines{"amount-differs 298.25: 298.25 ≠ 289.25"});
  // Of which fund the account is, a heading says; else it may be of all, which no table prints.
  const std::string heading = "一、一般公共预算支出情况\n";
  EXPECT_EQ(breaks_of(heading + account + "2026年预算数为415.00万元。"),
            Lines{"amount-not-printed 415.00: 415.00 ≠ 289.25"});
  EXPECT_EQ(breaks_of(account + "2026年预算数为415.00万元。"), Lines{});
  // Only once: what is said behind may be of a part.
  EXPECT_EQ(breaks_of(account + "2026年预算数为289.25万元。扣除结转后预算数为415.00万元。"),
            Lines{});
  EXPECT_EQ(breaks_of("“一般公共服务支出（类）档案事务（款）档案馆（项）”科目298.25万元。"),
            Lines{"amount-differs 298.25: 298.25 ≠ 289.25"});
}

// Its row for one unit is a slip away from what both have, which no table prints.
TEST(Items, TheRowOfOneUnitIsNotAllOfThem) {
  const PaperBook paper(R"(云岭县档案馆2026年部门预算
部门收支总表
单位：万元
收入 | < | 支出 | <
项目 | 预算数 | 项目 | 预算数
一般公共预算拨款收入 | 399.40 | 一般公共服务支出 | 302.25
其他收入 | 0.00 | 社会保障和就业支出 | 97.15
本年收入合计 | 399.40 | 本年支出合计 | 399.40

一般公共预算支出表
单位：万元
科目编码 | < | < | 单位代码 | 科目名称 | 2026年预算数 | < | <
类 | 款 | 项 | ^ | ^ | 合计 | 基本支出 | 项目支出
 | | | | 合计 | 399.40 | 219.40 | 180.00
201 | 26 | 04 | 117001 | 档案馆 | 301.05 | 121.05 | 180.00
208 | 05 | 05 | 117001 | 机关事业单位基本养老保险缴费支出 | 97.15 | 97.15 | 0.00
201 | 26 | 04 | 117002 | 档案馆 | 0.20 | 0.20 | 0.00
201 | 26 | 99 | 117002 | 其他档案事务支出 | 1.00 | 1.00 | 0.00

第三部分 情况说明
一般公共服务支出（类）档案事务（款）档案馆（项）。2026年预算数为301.25万元。
)");
  ASSERT_TRUE(paper.is_book);
  Lines rules;
  for (const prose::Break& one : prose::bind(paper.book, shipped_catalog()).breaks) {
    rules.push_back(one.rule + " " + one.arithmetic);
  }
  EXPECT_EQ(rules, Lines{});
}

TEST(Amounts, OfFewDigitsMeanWhatTheirWordsName) {
  // A table prints 12.00, but of other revenue.
  EXPECT_EQ(breaks_of("一、一般公共预算支出情况\n档案事务支出12.00万元。"),
            Lines{"amount-not-printed 12.00: 12.00 ≠ 289.25"});
  EXPECT_EQ(breaks_of("其他收入12.00万元。"), Lines{});
}

TEST(Growth, AShareMayStandBetween) {
  const std::string begin = "2026年一般公共预算支出386.40万元，占本年支出合计的96.99%。";
  EXPECT_EQ(breaks_of(begin + "比2025年执行数增加36.40万元，增长10.40%。"), Lines{});
  EXPECT_EQ(breaks_of(begin + "比2025年执行数增加36.40万元，增长14.00%。"),
            Lines{"growth-differs 14.00%: 36.40 ÷ (386.40 − 36.40) = 10.40%"});
}

TEST(Sums, OfPartsThatAreAllOfIt) {
  const std::string begin = "政府采购预算50.55万元，其中：货物18.05万元、工程20.00万元、服务";
  EXPECT_EQ(breaks_of(begin + "12.50万元。"), Lines{});
  EXPECT_EQ(breaks_of(begin + "13.50万元。"),
            Lines{"sum-of-sentence-differs 50.55: 18.05 + 20.00 + 13.50 = 51.55 ≠ 50.55"});
  // The words say that something else is among them, or not what is divided.
  EXPECT_EQ(breaks_of(begin + "10.00万元、其他2.50万元。"), Lines{});
  EXPECT_EQ(breaks_of("接待50.55万元，其中：货物18.05万元、工程20.00万元、服务11.50万元。"),
            Lines{});
  // Whatever is divided, its parts are no more than it.
  EXPECT_EQ(breaks_of("接待50.55万元，其中：货物18.05万元、工程20.00万元、服务13.50万元。"),
            Lines{"sum-of-sentence-differs 18.05: 18.05 + 20.00 + 13.50 = 51.55 ≠ 50.55"});
}

TEST(Sums, OneNumberIsASlipOfWhatTheOthersLeave) {
  const std::string begin = "2026年支出预算398.40万元，其中：项目支出180.00万元，其他各类支出";
  EXPECT_EQ(breaks_of(begin + "218.40万元。"), Lines{});
  EXPECT_EQ(breaks_of(begin + "281.40万元。"),
            Lines{"sum-of-sentence-differs 281.40: 180.00 + 281.40 = 461.40 ≠ 398.40"});
  // A list may leave out what it likes.
  EXPECT_EQ(breaks_of(begin + "100.75万元。"), Lines{});
}

TEST(Sums, WhatATableExplainsIsSaidOnce) {
  EXPECT_EQ(
      breaks_of("2026年一般公共预算支出386.04万元，其中：基本支出206.40万元、项目支出180.00万元。"),
      Lines{"amount-differs 386.04: 386.04 ≠ 386.40"});
}

TEST(Told, ASlipOfWhatOtherSentencesSay) {
  const std::string begin = "租用库房支出57.44万元。租用库房支出57.44万元，按季支付。";
  EXPECT_EQ(breaks_of(begin + "租用库房支出54.74万元，已经签约。"),
            Lines{"amount-told-differently 54.74: 54.74 ≠ 57.44"});
  // Another amount may be another thing.
  EXPECT_EQ(breaks_of(begin + "租用库房支出31.20万元，已经签约。"), Lines{});
}

TEST(Told, ChangesOfOneAmountOfATable) {
  EXPECT_EQ(
      breaks_of(
          "档案馆（项）289.25万元，比上年预算增加10.00万元。另见：档案馆（项）289.25万元，比上年预算增加13.00万元。"),
      Lines{"change-told-differently 13.00: 13.00 ≠ 10.00"});
}

// The amount of all funds under the name of one is wrong, unless a table that was set apart from
// the others prints it for that fund: then these may be what was misread.
TEST(Amounts, OfATableSetApartAccuseNobody) {
  PaperBook paper(std::string(tables) + "2026年一般公共预算基本支出210.40万元。");
  Book& book = paper.book;
  const auto known = std::find_if(book.figures.begin(), book.figures.end(),
                                  [](const Figure& one) { return one.printed == "206.40"; });
  const Selection basic = known->selection;
  const auto print = [&](const Selection& selection) {
    Figure figure = *std::find_if(book.figures.begin(), book.figures.end(),
                                  [](const Figure& one) { return one.printed == "206.40"; });
    figure.printed = "210.40";
    figure.number.digits = 21040;
    figure.interval.low += 4'000'000;
    figure.interval.high += 4'000'000;
    figure.selection = selection;
    book.figures.push_back(figure);
  };
  print(basic.with(*book.cube.dimension("fund"), all_of_it));
  const auto breaks = [&] { return prose::bind(book, shipped_catalog()).breaks.size(); };
  EXPECT_EQ(breaks(), 1U);
  print(basic.with(*book.cube.dimension("scope"), 1));
  EXPECT_EQ(breaks(), 0U);
}

TEST(Funds, MoreThanTablesPrintOfThem) {
  EXPECT_EQ(breaks_of("涉及资金386.40万元，均为一般公共预算拨款。"), Lines{});
  EXPECT_EQ(breaks_of("涉及资金586.40万元，均为一般公共预算拨款。"),
            Lines{"amount-above-its-fund 586.40: 586.40 > 386.40"});
  // Nobody knows how much there is of a fund that no table prints.
  EXPECT_EQ(breaks_of("涉及资金586.40万元，均为政府性基金预算拨款。"), Lines{});
}

TEST(Equal, AgainstTheSentenceOrTheTable) {
  EXPECT_EQ(breaks_of("2025年执行数12.00万元，2026年预算安排15.00万元，与2025年执行数持平。"),
            Lines{"equal-amounts-differ 15.00: 15.00 ≠ 12.00"});
  EXPECT_EQ(breaks_of("2025年执行数15.00万元，2026年预算安排15.00万元，与2025年执行数持平。"),
            Lines{});
  EXPECT_EQ(breaks_of("档案馆（项）289.25万元，与2025年执行数持平。"),
            Lines{"last-year-differs 289.25: 289.25 ≠ 262.00"});
  // Another base than the table's, and "about".
  EXPECT_EQ(breaks_of("档案馆（项）289.25万元，与2025年预算数持平。"), Lines{});
  EXPECT_EQ(breaks_of("档案馆（项）289.25万元，与2025年执行数基本持平。"), Lines{});
}

}  // namespace
}  // namespace yiben
