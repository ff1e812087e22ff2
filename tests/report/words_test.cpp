// report: frame words and operands.
#include <gtest/gtest.h>

#include <regex>

#include "report/words.h"
#include "support/paths.h"

namespace yiben::report {
namespace {

TEST(Words, ExistInBothLanguages) {
  for (int i = 0; i <= static_cast<int>(Word::list_comma); ++i) {
    EXPECT_FALSE(word(static_cast<Word>(i), true).empty()) << i;
    EXPECT_FALSE(word(static_cast<Word>(i), false).empty()) << i;
  }
}

TEST(Fill, PutsOperandsIntoTheirPlaces) {
  const std::map<std::string, std::string> operands = {{"a", "1"}, {"b", "{a}"}};
  EXPECT_EQ(fill("", operands), "");
  EXPECT_EQ(fill("{a}+{a}={b}", operands), "1+1={a}");
  EXPECT_EQ(fill("{unknown} stays", operands), "{unknown} stays");
  EXPECT_EQ(fill("an open { stays, {a} not", operands), "an open { stays, 1 not");
}

TEST(NameOfCode, FallsBackToTheCode) {
  EXPECT_EQ(name_of_code("unknown-row", false), "a row was not recognised");
  EXPECT_EQ(name_of_code("unknown-row", true), "未识别的行");
  EXPECT_EQ(name_of_code("something-new", true), "something-new");
}

TEST(MissingInWords, KeepsTheExcerpt) {
  EXPECT_EQ(missing_in_words("missing-table: 收支预算总表", false),
            "a table is missing (收支预算总表)");
  EXPECT_EQ(missing_in_words("solver-limit", true), "求解达到上限");
}

// A code that recognition or proof learns must get its words here, or as a reason in the catalogue;
// so the sources are searched.
TEST(NameOfCode, KnowsEveryCodeOfRecognitionAndProof) {
  const std::regex code(R"re((push_back\(|Doubt|Repair|\.what = )\{?"([a-z]+(-[a-z]+)+)")re");
  const Catalog catalog = Catalog::load(catalog_folder()).value();
  int count = 0;
  for (const char* folder : {"recognise", "proof"}) {
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(test::source_dir() / "src" / folder)) {
      if (!entry.is_regular_file()) continue;
      const std::string source = test::read_file(entry.path());
      for (std::sregex_iterator found(source.begin(), source.end(), code), end; found != end;
           ++found) {
        const std::string name = (*found)[2];
        const bool has_words = name_of_code(name, false) != name || catalog.reasons.contains(name);
        EXPECT_TRUE(has_words) << name << " in " << entry.path();
        ++count;
      }
    }
  }
  EXPECT_GE(count, 5);
}

TEST(MessageOf, SeveralFaultsAreItemsOfOneSentence) {
  Catalog catalog;
  RuleText rule;
  rule.message_zh = rule.message_en = "one";
  rule.several = {"{count}：{items}", "{count}: {items}", "“{name}”", "{name}", {}};
  catalog.rules["a-rule"] = rule;
  Finding finding{.rule = "a-rule", .operands = {{"count", "2"}}};
  EXPECT_EQ(message_of(finding, catalog, false), "one");
  finding.parts = {{{{"name", "a"}}, {}}, {{{"name", "b"}}, {}}, {{{"name", "a"}}, {}}};
  EXPECT_EQ(message_of(finding, catalog, true), "2：“a”；“b”");
  EXPECT_EQ(message_of(finding, catalog, false), "2: a; b");
}

TEST(MessageOf, WhatAProofLacksIsSaidOnceAndInWords) {
  Catalog catalog;
  RuleText rule;
  rule.message_zh = rule.message_en = "{reason}";
  catalog.rules["not-proven"] = rule;
  const Finding finding{.rule = "not-proven",
                        .operands = {{"reason", "scanned-page; scanned-page; no-figures"}}};
  EXPECT_EQ(message_of(finding, catalog, false),
            "a scanned page without text (2 times); no figure was read");
}

}  // namespace
}  // namespace yiben::report
