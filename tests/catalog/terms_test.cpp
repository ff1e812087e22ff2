// The words of labels: how labels made of them are read, what titles say, and the errors of a
// broken terms.toml.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "catalog/catalog.h"
#include "support/paths.h"
#include "text/text.h"

namespace yiben {
namespace {

const Catalog& shipped() {
  static const Catalog catalog = Catalog::load(YIBEN_SOURCE_DIR "/catalog").value();
  return catalog;
}

std::string described(const Coordinates& select) {
  return shipped().cube.describe(narrow(Selection(), select));
}

// What a label selects, or "?" where its words are not all known.
std::string select_of(std::string_view label) {
  const Meaning meaning = shipped().terms.read(text::fold(label), shipped().cube);
  return meaning.understood ? described(meaning.select) : "?";
}

TermRole role_of(std::string_view label) {
  return shipped().terms.read(text::fold(label), shipped().cube).role;
}

std::string mentioned(std::string_view title) {
  return described(shipped().terms.mentioned(text::fold(title), shipped().cube));
}

TEST(Terms, LabelsAreComposedOfWords) {
  EXPECT_EQ(select_of("收入"), "side=revenue");
  EXPECT_EQ(select_of("政府性基金预算拨款支出"), "side=expenditure fund=government_fund");
  EXPECT_EQ(select_of("财政专户管理资金"), "fund=special_account");
  EXPECT_EQ(select_of("上年结转资金"), "origin=carried_over");
  EXPECT_EQ(select_of("公务接待费"), "economic=30217");
  EXPECT_EQ(select_of("“三公”经费"), "economic=three_public");
}

TEST(Terms, OfTwoMembersOfOneDimensionTheInnerOneStays) {
  EXPECT_EQ(select_of("一般公共预算财政拨款收入"), "side=revenue fund=general");
  EXPECT_EQ(select_of("财政拨款一般公共预算收入"), "side=revenue fund=general");
}

TEST(Terms, WordsThatExcludeEachOtherAreNotUnderstood) {
  EXPECT_EQ(select_of("收入支出"), "?");
}

TEST(Terms, ALabelWithOneUnknownWordIsNotUnderstood) {
  EXPECT_EQ(select_of("彩票收入"), "?");
  EXPECT_EQ(select_of("收入彩票"), "?");
  EXPECT_EQ(select_of(""), "?");
}

TEST(Terms, WhiteSpaceAndFullWidthBracketsDoNotMatter) {
  EXPECT_EQ(select_of("基 本 支 出"), select_of("基本支出"));
  EXPECT_EQ(select_of("因公出国（境）费"), "economic=30212");
}

TEST(Terms, WordsThatAddNothingAreUnderstoodAndSelectNothing) {
  EXPECT_EQ(select_of("金额"), "");
  EXPECT_EQ(role_of("金额"), TermRole::narrows);
}

TEST(Terms, HaveRoles) {
  EXPECT_EQ(role_of("合 计"), TermRole::total);
  EXPECT_EQ(role_of("收入总计"), TermRole::total);
  EXPECT_EQ(select_of("收入总计"), "side=revenue");
  EXPECT_EQ(role_of("其中："), TermRole::of_which);
  EXPECT_EQ(role_of("科目编码"), TermRole::code);
  EXPECT_EQ(role_of("款"), TermRole::code);
  EXPECT_EQ(role_of("科目名称"), TermRole::name);
  EXPECT_EQ(role_of("序号"), TermRole::index);
  EXPECT_EQ(role_of("增长率"), TermRole::ratio);
  EXPECT_EQ(role_of("数量"), TermRole::quantity);
  EXPECT_EQ(role_of("备注"), TermRole::text);
  EXPECT_EQ(role_of("收入"), TermRole::narrows);
}

TEST(Terms, ATitleSaysWhatItsKnownWordsSay) {
  EXPECT_EQ(mentioned("某市某局一般公共预算支出明细一览"), "side=expenditure fund=general");
  EXPECT_EQ(mentioned("部门收入总表"), "side=revenue");
}

TEST(Terms, WordsOfATitleThatContradictEachOtherSayNothing) {
  EXPECT_EQ(mentioned("财政拨款收入支出总表"), "fund=appropriation");
}

TEST(Terms, TitlesSpeakOfMoneyAndEndLikeTables) {
  const Terms& terms = shipped().terms;
  EXPECT_TRUE(terms.is_title("部门收支总表"));
  EXPECT_TRUE(terms.is_title("项目支出情况"));
  EXPECT_FALSE(terms.is_title("人员花名册"));
  EXPECT_FALSE(terms.is_title("值班安排表"));
  EXPECT_TRUE(terms.has_subject("预算说明"));
  EXPECT_FALSE(terms.has_subject("表三"));
}

TEST(Terms, SomeTablesHaveMoneyOfTheirOwn) {
  EXPECT_TRUE(shipped().terms.is_apart("政府采购预算表"));
  EXPECT_FALSE(shipped().terms.is_apart("部门收支总表"));
}

TEST(Terms, CountsAndSecrecyHaveWords) {
  EXPECT_TRUE(shipped().terms.is_count("辆"));
  EXPECT_FALSE(shipped().terms.is_count("万元"));
  EXPECT_TRUE(shipped().terms.is_withheld("涉密事项除外"));
  EXPECT_FALSE(shipped().terms.is_withheld("全部公开"));
}

// The catalogue with other words.
Result<Catalog> load_with(const std::string& name, const std::string& terms) {
  namespace fs = std::filesystem;
  const fs::path folder = test::scratch("yiben-terms-" + name);
  fs::remove_all(folder);
  fs::copy(YIBEN_SOURCE_DIR "/catalog", folder, fs::copy_options::recursive);
  std::ofstream(folder / "terms.toml") << terms;
  Result<Catalog> loaded = Catalog::load(folder.string());
  fs::remove_all(folder);
  return loaded;
}

TEST(Terms, EveryMistakeIsReportedWithItsLine) {
  const Result<Catalog> loaded = load_with("mistakes", R"([[term]]
words = ["收入"]
select = "side=revenue"

[[term]]
words = ["红利"]
role = "bonus"

[[term]]
words = ["彩票"]
select = "fund=lottery"

[[term]]
words = ["天气"]
select = "weather=rain"
)");
  ASSERT_FALSE(loaded.ok());
  ASSERT_EQ(loaded.errors().size(), 3u);
  EXPECT_EQ(loaded.errors()[0].place.line, 5);
  EXPECT_EQ(loaded.errors()[0].what, "unknown role 'bonus'");
  EXPECT_EQ(loaded.errors()[1].place.line, 9);
  EXPECT_NE(loaded.errors()[1].what.find("lottery"), std::string::npos);
  EXPECT_EQ(loaded.errors()[2].place.line, 13);
  EXPECT_NE(loaded.errors()[2].what.find("weather"), std::string::npos);
  for (const Error& error : loaded.errors()) EXPECT_TRUE(error.file.ends_with("terms.toml"));
}

TEST(Terms, BrokenTomlIsAnErrorWithItsLine) {
  const Result<Catalog> loaded = load_with("syntax", "[[term]]\nwords = [\"收入\"\nselect = 3\n");
  ASSERT_FALSE(loaded.ok());
  ASSERT_EQ(loaded.errors().size(), 1u);
  EXPECT_GE(loaded.errors()[0].place.line, 2);
  EXPECT_TRUE(loaded.errors()[0].file.ends_with("terms.toml"));
}

TEST(Terms, AWordListedTwiceKeepsItsFirstMeaning) {
  const Result<Catalog> loaded = load_with("twice", R"([[term]]
words = ["收入"]
select = "side=revenue"

[[term]]
words = ["收入"]
select = "side=expenditure"
)");
  ASSERT_TRUE(loaded.ok());
  const Meaning meaning = loaded->terms.read("收入", loaded->cube);
  EXPECT_EQ(loaded->cube.describe(narrow(Selection(), meaning.select)), "side=revenue");
}

}  // namespace
}  // namespace yiben
