// Rules on books made by hand: what text fixtures cannot bring about, and where a rule must keep
// silent.
#include "rules/rules.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "rules/sample.h"
#include "text/text.h"

namespace yiben {
namespace {

Indicator indicator(const std::string& weight, std::int64_t digits, int decimals = 0) {
  Indicator indicator;
  indicator.weight_printed = weight;
  if (!weight.empty()) indicator.weight = Number{digits, decimals};
  return indicator;
}

TEST(Rules, ARuleWithoutItsFileIsSwitchedOff) {
  Sample sample("no-such-rule");
  sample.add_prose("此处不得直接删除");
  EXPECT_TRUE(sample.check().empty());
}

TEST(WeightsNotTheTotal, AddsDecimalsExactly) {
  Sample sample("weights-not-the-total");
  Project project;
  project.name = "甲";
  project.indicators = {indicator("40.5", 405, 1), indicator("39.5", 395, 1), indicator("10", 10)};
  sample.book.projects = {project};
  EXPECT_TRUE(sample.check().empty());
  sample.book.projects[0].indicators[0] = indicator("40.4", 404, 1);
  const Finding finding = only(sample.check());
  EXPECT_EQ(finding.operands.at("sum"), "89.9");
  EXPECT_EQ(finding.operands.at("weights"), "40.4+39.5+10");
  EXPECT_EQ(finding.evidence.size(), 3u);
}

TEST(WeightsNotTheTotal, ABlankWeightIsADoubtAndNoZero) {
  Sample sample("weights-not-the-total");
  Project project;
  project.indicators = {indicator("40", 40), indicator("", 0)};
  sample.book.projects = {project, Project{}};
  EXPECT_TRUE(sample.check().empty());
}

TEST(WeightsNotTheTotal, ATableThatWasCutAccusesNobody) {
  Sample sample("weights-not-the-total");
  Project project;
  project.indicators = {indicator("40", 40)};
  sample.book.projects = {project};
  sample.add_form("targets", "项目支出绩效目标表").kind = FormKind::performance;
  sample.book.doubts = {{"table-cut", "收支预算总表", {}}};
  EXPECT_EQ(sample.check().size(), 1u) << "another table";
  sample.book.doubts = {{"table-cut", "项目支出绩效目标表", {}}};
  EXPECT_TRUE(sample.check().empty());
}

TEST(HeadingDiffers, PairsByWordsBeforeByOrdinal) {
  Sample sample("heading-differs-from-contents");
  sample.book.contents = {Sample::heading(0, 1, "说明"), Sample::heading(1, 1, "收入", 0),
                          Sample::heading(1, 2, "支出", 0), Sample::heading(1, 3, "其他事项", 0)};
  // The body leaves one out, so that the next ones moved up; only the last reads otherwise.
  sample.book.headings = {Sample::heading(0, 1, "云岭县档案馆说明"),
                          Sample::heading(1, 1, "支 出", 0), Sample::heading(1, 3, "其它事项", 0)};
  EXPECT_EQ(only(sample.check()).operands.at("heading"), "其它事项");
}

TEST(HeadingDiffers, NothingInCommonIsNoPair) {
  Sample sample("heading-differs-from-contents");
  sample.book.contents = {Sample::heading(1, 1, "主要职能")};
  sample.book.headings = {Sample::heading(1, 1, "办公室")};
  EXPECT_TRUE(sample.check().empty());
}

TEST(HeadingDiffers, ATitleMayHaveADepartmentInFront) {
  Sample sample("heading-differs-from-contents");
  sample.add_form("a", "收支预算总表");
  sample.add_grid({"合计"}, "a");
  sample.book.contents = {Sample::heading(1, 1, "收支预算总表")};
  sample.book.tables[0].title = "云岭县文化局收支预算总表";
  EXPECT_TRUE(sample.check().empty());
  sample.book.tables[0].title = "收支总预算表";
  EXPECT_EQ(only(sample.check()).operands.at("contents"), "收支预算总表");
}

TEST(TableMissing, NeedsContentsAndNoUnreadGrid) {
  Sample sample("table-missing");
  sample.add_form("a", "收支预算总表");
  sample.add_form("b", "项目支出预算表");
  sample.add_grid({"合计"}, "a");
  EXPECT_TRUE(sample.check().empty()) << "without contents";
  sample.book.contents = {Sample::heading(1, 1, "收支预算总表"),
                          Sample::heading(1, 2, "项目支出预算表")};
  EXPECT_EQ(only(sample.check()).operands.at("number"), "2");
  sample.book.contents[1].text = "项目明细表";
  EXPECT_TRUE(sample.check().empty()) << "the contents name a table that the family does not know";
  sample.book.contents.pop_back();
  EXPECT_EQ(sample.check().size(), 1u) << "neither the contents nor the body have it";
  sample.add_grid({"项目", "金额", "备注", "甲", "1", ""}, "", 3);
  EXPECT_TRUE(sample.check().empty()) << "an unread grid may be it";
}

TEST(TableMissing, ATitleInTheBodyIsADoubtAboutReading) {
  Sample sample("table-missing");
  sample.add_form("a", "收支预算总表");
  sample.book.contents = {Sample::heading(1, 1, "收支预算总表")};
  EXPECT_EQ(sample.check().size(), 1u);
  sample.add_prose("云岭县档案馆 收支预算总表");
  EXPECT_TRUE(sample.check().empty());
}

TEST(SectionMissing, AnyLineThatSaysItWillDo) {
  Sample sample("section-missing");
  sample.family.sections = {{"名词解释"}};
  sample.book.contents = {Sample::heading(0, 2, "名词解释")};
  EXPECT_TRUE(sample.check().empty()) << "without headings nothing is known";
  sample.book.headings = {Sample::heading(0, 1, "概况")};
  EXPECT_EQ(only(sample.check()).evidence.at(0).printed, "名词解释");
  sample.book.headings.push_back(Sample::heading(0, 2, "有关词语"));
  EXPECT_TRUE(sample.check().empty()) << "stands where the contents announce it";
  sample.book.headings.pop_back();
  sample.add_prose("名词解释");
  EXPECT_TRUE(sample.check().empty());
}

TEST(TableNumberDiffers, OneFindingForAllPieces) {
  Sample sample("table-number-differs");
  sample.text().words["label_prefixes"] = {"预算", "公开"};
  sample.add_form("a", "收支预算总表");
  sample.add_form("b", "项目支出预算表");
  sample.add_prose("（公开01表）");
  sample.add_grid({"合计"}, "a");
  sample.add_prose("预算表 1");
  sample.add_grid({"合计"}, "b");
  sample.add_prose("表一");
  sample.add_grid({"合计"});
  sample.book.tables[1].pieces.push_back({.document = 1, .line = 6, .table = 3, .row = 1});
  sample.book.contents = {Sample::heading(1, 1, "收支预算总表"),
                          Sample::heading(1, 2, "项目支出预算表")};
  const Finding finding = only(sample.check());
  EXPECT_EQ(finding.operands.at("label"), "预算表 1");
  EXPECT_EQ(finding.operands.at("number"), "2");
  ASSERT_EQ(finding.evidence.size(), 3u);
  EXPECT_EQ(finding.evidence[1].printed, "表一");
}

TEST(TableNumberDiffers, WithoutContentsTheFamilyNeedsAMajority) {
  Sample sample("table-number-differs");
  for (const char* id : {"a", "b", "c"}) sample.add_form(id, std::string(id) + "表");
  sample.add_grid({"表2"}, "a");
  sample.add_grid({"表3"}, "b");
  sample.add_grid({"表3"}, "c");
  EXPECT_TRUE(sample.check().empty());
}

TEST(TemplateTextLeft, BlanksOfLettersButNoAddresses) {
  Sample sample("template-text-left");
  sample.text().words["blanks"] = {"××"};
  for (const char* words : {"见 www.xxgk.cn", "XXL 号", "长×宽", "注：含上年结转。", "xx.gov.cn",
                            "网址 http://a.cn/xx"}) {
    sample.add_prose(words);
  }
  EXPECT_TRUE(sample.check().empty());
  for (const char* words : {"增加XX万元", "２０ＸＸ年", "XXX局部门预算", "支出（xx）", "共××人"}) {
    sample.add_prose(words);
  }
  sample.add_grid({"XX项目"});
  EXPECT_EQ(sample.check().size(), 6u);
}

TEST(ProjectNamesDiffer, EachSpellingOnce) {
  Sample sample("project-names-differ");
  Project project;
  project.name = "热线（一期）运行费";
  project.names = {{"热线（一期）运行费", "projects", {.line = 1}},
                   {"热线 (一期) 运行费", "commissioned", {.line = 2}}};
  sample.book.projects = {project};
  EXPECT_TRUE(sample.check().empty());
  sample.book.projects[0].names.push_back({"热线运行费", "performance", {.line = 3}});
  const Finding finding = only(sample.check());
  EXPECT_EQ(finding.operands.at("count"), "2");
  EXPECT_EQ(finding.evidence.at(1).place.line, 3);
}

TEST(CodeNameDiffers, OnlySureNamesAccuse) {
  Sample sample("code-name-differs");
  sample.catalog.function_codes.add({"201", "一般公共服务支出", "printed in 67 budgets"});
  sample.catalog.function_codes.add({"202", "外交支出", "older edition"});
  sample.add_form("a", "支出预算总表", Axis::function_codes);
  sample.add_grid({"合计"}, "a");
  const auto with_row = [&](const std::string& code, const std::string& label) {
    Row row;
    row.code = code;
    row.label = label;
    sample.book.tables[0].panels[0].rows = {row};
    return sample.check().size();
  };
  EXPECT_EQ(with_row("201", "一般公共服务"), 1u);
  EXPECT_EQ(with_row("201", "一般公共服务 支出"), 0u);
  EXPECT_EQ(with_row("201", "一般公共服务支出（本级）"), 0u);
  EXPECT_EQ(with_row("202", "外交"), 0u);
  EXPECT_EQ(with_row("299", "其他支出"), 0u);
}

class YearNotTheBooks : public testing::Test {
 protected:
  YearNotTheBooks() : sample_("year-not-the-books") {
    sample_.text().words["budget"] = {"预算", "收支"};
    sample_.text().words["other_years"] = {"比", "执行", "规划"};
  }
  std::size_t heading(const std::string& words) {
    sample_.book.headings = {Sample::heading(1, 1, words)};
    return sample_.check().size();
  }
  std::size_t furniture(const std::string& words) {
    sample_.document.blocks.clear();
    sample_.add_prose(words);
    return sample_.check().size();
  }
  Sample sample_;
};

TEST_F(YearNotTheBooks, Headings) {
  EXPECT_EQ(heading("2025年收支预算情况"), 1u);
  EXPECT_EQ(heading("2024 年度预算表"), 1u);
  EXPECT_EQ(heading("2026年收支预算情况"), 0u);
  EXPECT_EQ(heading("2026年预算与2025年预算"), 0u);
  EXPECT_EQ(heading("预算比2025年增加"), 0u);
  EXPECT_EQ(heading("2025年预算执行情况"), 0u);
  EXPECT_EQ(heading("2024-2028年收支预算"), 0u);
  EXPECT_EQ(heading("2024年至2028年收支预算"), 0u);
  EXPECT_EQ(heading("《2018年预算法》"), 0u);
  EXPECT_EQ(heading("2024年机构改革"), 0u);
}

TEST_F(YearNotTheBooks, Furniture) {
  EXPECT_EQ(furniture("3/11/2024"), 1u);
  EXPECT_EQ(furniture("2023年1月5日"), 1u);
  EXPECT_EQ(furniture("2025-12-30"), 0u);
  EXPECT_EQ(furniture("2026.2.13"), 0u);
  EXPECT_EQ(furniture("11/11"), 0u);
  EXPECT_EQ(furniture("2224012051328"), 0u);
  EXPECT_EQ(furniture("31/31/31"), 0u);
  EXPECT_EQ(furniture("〔2024〕22号"), 0u);
}

TEST_F(YearNotTheBooks, HeadersOfTables) {
  sample_.add_form("a", "支出表");
  sample_.add_grid({"2025年预算数", "2026年预算数", "1.00", "2.00"}, "a", 2);
  Row row;
  row.place = {.document = 1, .table = 1, .row = 2};
  sample_.book.tables[0].panels[0].rows = {row};
  EXPECT_TRUE(sample_.check().empty()) << "the year before beside the book's";
  sample_.book.year = 2027;
  EXPECT_EQ(sample_.check().size(), 1u) << "the year before is right";
  sample_.book.year = 2028;
  EXPECT_EQ(sample_.check().size(), 2u);
}

}  // namespace
}  // namespace yiben
