// What a family needs of facts and sheets, and what is no mistake.
#include "compile/compile.h"

#include "compile/gardens.h"

namespace yiben {
namespace {

using test::errors_of;
using test::gardens;
using test::layout_of;
using test::says;
using test::small;

// What is wrong with the second fact of small() when one of its coordinates says something else, or
// nothing.
std::string wrong_with(const std::string& dimension, const std::string& member) {
  Source source = small();
  std::vector<Coordinate>& at = source.facts[1].at;
  std::erase_if(at, [&](const Coordinate& one) { return one.first == dimension; });
  if (!member.empty()) at.emplace_back(dimension, member);
  return test::all_of(errors_of(source));
}

TEST(Demands, FactsNameAMemberOfWhateverDividesThem) {
  for (const char* dimension : {"side", "fund", "origin", "nature", "function", "economic"}) {
    EXPECT_NE(wrong_with(dimension, "").find(std::string(dimension) + " is missing"),
              std::string::npos)
        << dimension;
  }
  EXPECT_NE(wrong_with("nature", "basic").find("nature 'basic' is a sum of several"),
            std::string::npos);
  EXPECT_NE(wrong_with("function", "201").find("201 has others below it"), std::string::npos);
  EXPECT_NE(wrong_with("economic", "301").find("301 has others below it"), std::string::npos);
  EXPECT_NE(wrong_with("economic", "30188").find("in no classification"), std::string::npos);
  EXPECT_NE(wrong_with("nature", "paid_to_superior").find("no row or column of 支出预算总表"),
            std::string::npos);
  EXPECT_NE(wrong_with("side", "surplus_distributed").find("no table of jilin-2026 prints"),
            std::string::npos);
}

TEST(Demands, WhatRestsOnWrongFactsIsNotJudged) {
  Source source = small();
  source.facts[0].amount += 1;
  const auto errors_in_doubt = [&](const Doubtful& doubtful) {
    const auto layout = layout_by_forms(source, test::catalog(), test::jilin(), doubtful);
    return layout.ok() ? std::string() : test::all_of(layout.errors());
  };
  EXPECT_NE(errors_in_doubt({}).find("must be the same"), std::string::npos);
  EXPECT_NE(errors_in_doubt({"economic"}).find("must be the same"), std::string::npos);
  EXPECT_EQ(errors_in_doubt({"amount"}), "");
  EXPECT_EQ(errors_in_doubt({"fund"}), "");
}

TEST(Demands, SentencesCountTheProjectsThatTheTableLists) {
  Source source = gardens();
  EXPECT_TRUE(says(layout_of(source), "有一级项目2个，二级项目8个"));
  Record more = source.sheets["projects"].front();
  more.fields["level2"] = "没有钱的项目";
  source.sheets["projects"].push_back(more);
  EXPECT_NE(test::all_of(errors_of(source)).find("a project without facts of this year"),
            std::string::npos);
}

TEST(Demands, WhatNothingPrintsIsAWarning) {
  Source source = gardens();
  EXPECT_TRUE(warnings_of(source, test::catalog(), test::jilin()).empty());
  source.sheets["reasons"].push_back({99, {{"select", "side=revenue"}, {"reason", "无"}}});
  source.sheets.erase("functions");
  const std::string words = test::all_of(warnings_of(source, test::catalog(), test::jilin()));
  EXPECT_NE(words.find("reasons.csv:line 99"), std::string::npos);
  EXPECT_NE(words.find("functions.md: the sheet has no rows"), std::string::npos);
}

}  // namespace
}  // namespace yiben
