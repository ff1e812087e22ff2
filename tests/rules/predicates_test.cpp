// Predicates on books made by hand: what fixtures of text cannot bring about. And profiles.
#include "rules/rules.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "rules/sample.h"
#include "text/text.h"

namespace yiben {
namespace {

// A list of contents with pages, and headings on pages of a file that has two more in front.
TEST(ContentsPageWrong, OneEntryAgainstMany) {
  Sample sample("contents-page-wrong");
  const std::vector<std::string> titles = {"职责", "机构", "任务", "收支", "采购", "绩效"};
  for (std::size_t i = 0; i < titles.size(); ++i) {
    const int number = static_cast<int>(i) + 1;
    Heading entry = Sample::heading(1, number, titles[i]);
    entry.printed = titles[i] + "……" + std::to_string(number);
    sample.book.contents.push_back(entry);
    Heading heading = Sample::heading(1, number, titles[i]);
    heading.place = {.document = 1, .page = number + 2};
    sample.book.headings.push_back(heading);
  }
  EXPECT_TRUE(sample.check().empty());
  sample.book.headings[1].place.page = 5;
  const Finding finding = only(sample.check());
  EXPECT_EQ(finding.operands.at("printed"), "2");
  EXPECT_EQ(finding.operands.at("page"), "3");
  sample.book.headings[3].place.page = 9;
  EXPECT_TRUE(sample.check().empty()) << "two of six may be headings that were found wrongly";
}

TEST(BlankPage, OneInsideThePaper) {
  Sample sample("blank-page");
  sample.document.pages = 6;
  for (const int page : {1, 2, 4, 5, 6}) {
    Prose prose;
    prose.text = "字";
    prose.place = {.document = 1, .page = page};
    sample.document.blocks.emplace_back(prose);
  }
  EXPECT_EQ(only(sample.check()).operands.at("page"), "3");
  sample.document.doubts = {{"picture-page", "", {.document = 1, .page = 3}}};
  EXPECT_TRUE(sample.check().empty()) << "a picture is no blank";
  sample.document.doubts.clear();
  sample.document.blocks.erase(sample.document.blocks.begin() + 3);
  EXPECT_TRUE(sample.check().empty()) << "several blank pages are the backs of sheets";
}

TEST(TextHidden, AllPlacesAreOneFinding) {
  Sample sample("text-hidden");
  EXPECT_TRUE(sample.check().empty());
  sample.document.hidden = {{"对个人和家庭的补", "助", {.document = 1, .page = 3}},
                            {"本级年初预算安排的“三", "公”经费", {.document = 1, .page = 5}}};
  const Finding finding = only(sample.check());
  EXPECT_EQ(finding.operands.at("count"), "2");
  EXPECT_EQ(finding.operands.at("text"), "助");
  ASSERT_EQ(finding.evidence.size(), 2u);
  EXPECT_EQ(finding.evidence[1].place.page, 5);
}

TEST(Phrase, TextFromPicturesAccusesNobody) {
  Sample sample("phrase");
  RuleCase one;
  one.expression = "的的";
  one.find = *text::Pattern::compile(one.expression, "test");
  sample.text().cases = {one};
  sample.add_prose("没有的的支出");
  EXPECT_EQ(sample.check().size(), 1u);
  std::get<Prose>(sample.document.blocks[0]).from_image = true;
  EXPECT_TRUE(sample.check().empty());
  std::get<Prose>(sample.document.blocks[0]) = {};
  std::get<Prose>(sample.document.blocks[0]).text = "没有的\uE001的的支出";
  EXPECT_TRUE(sample.check().empty()) << "a character that was not understood";
}

TEST(Phrase, RepeatsAreOneFinding) {
  Sample sample("phrase");
  RuleCase one;
  one.expression = "。。";
  one.find = *text::Pattern::compile(one.expression, "test");
  one.unless = *text::Pattern::compile("例外", "test");
  sample.text().cases = {one};
  sample.add_prose("没 有。。也没有。 。");
  sample.add_prose("例外。。");
  std::get<Prose>(sample.document.blocks[0]).place.column = 1;
  const Finding finding = only(sample.check());
  EXPECT_EQ(finding.evidence.size(), 2u);
  EXPECT_EQ(finding.evidence[0].place.column, 4) << "spaces of the line count";
}

// A blank table leaves no book proven, so no fixture fires this rule alone.
TEST(TableEmptyButPrinted, MoneyStandsElsewhere) {
  Sample sample("table-empty-but-printed");
  RuleText& text = sample.text();
  text.patterns["titles"] = {*text::Pattern::compile("财政拨款收支.*表", "test")};
  text.patterns["labels"] = {*text::Pattern::compile("^财政拨款收入$", "test")};
  sample.add_form("a", "收支预算总表");
  sample.add_form("b", "财政拨款收支预算总表");
  sample.add_grid({"财政拨款收入"}, "a");
  sample.add_grid({"财政拨款收入"}, "b");
  for (Table& table : sample.book.tables) {
    table.panels[0].rows.push_back({.label = "财政拨款收入"});
    table.panels[0].columns.push_back({.path = "本年预算"});
  }
  Figure figure;
  figure.printed = "12.50";
  figure.number = {1250, 2};
  sample.book.figures = {figure};
  EXPECT_EQ(only(sample.check()).operands.at("amount"), "12.50");
  figure.table = 1;
  sample.book.figures.push_back(figure);
  EXPECT_TRUE(sample.check().empty()) << "the table is not empty";
}

TEST(TitleUnlikeItsSister, PartsOfOneTable) {
  Sample sample("title-unlike-its-sister");
  const auto titled = [&](const std::vector<std::string>& titles) {
    sample.book.tables.clear();
    for (const std::string& title : titles) sample.book.tables.push_back({.title = title});
    return sample.check();
  };
  EXPECT_TRUE(titled({"2026年支出决算表（一）", "2026年支出决算表（二）"}).empty());
  const Finding finding = only(titled({"2026年支出决算表（一）", "2026年决算表（二）"}));
  EXPECT_EQ(finding.operands.at("printed"), "2026年决算表（二）");
  EXPECT_TRUE(titled({"收入决算表（一）", "项目明细表（二）"}).empty()) << "another table";
  EXPECT_TRUE(titled({"支出决算表（一）", "决算表（三）"}).empty()) << "not the next part";
}

TEST(Rules, AProfileSwitchesOffAndLevels) {
  Sample sample("phrase");
  sample.catalog.rules["row-twice"] = RuleText{.id = "row-twice", .predicate = "row-twice"};
  sample.catalog.rules["amounts-contradict"] = RuleText{.id = "amounts-contradict"};
  const std::string good = "[rules]\n\"phrase\" = \"off\"\n\"row-twice\" = \"error\"\n";
  EXPECT_TRUE(rules::apply_profile(good, "p.toml", sample.catalog).empty());
  EXPECT_TRUE(sample.catalog.rules["phrase"].predicate.empty());
  EXPECT_EQ(sample.catalog.rules["row-twice"].severity, Severity::error);
  const std::string bad =
      "[rules]\n\"row-twise\" = \"off\"\n\"row-twice\" = \"loud\"\n"
      "\"amounts-contradict\" = \"off\"\n[more]\n";
  const Errors errors = rules::apply_profile(bad, "p.toml", sample.catalog);
  ASSERT_EQ(errors.size(), 4u);
  EXPECT_EQ(rules::apply_profile("[rules", "p.toml", sample.catalog).size(), 1u);
}

TEST(Rules, APredicateThatDoesNotExistIsAnError) {
  Sample sample("phrase");
  EXPECT_TRUE(rules::unknown_predicates(sample.catalog).empty());
  sample.text().predicate = "no-such-predicate";
  EXPECT_EQ(rules::unknown_predicates(sample.catalog).size(), 1u);
}

}  // namespace
}  // namespace yiben
