// Faults of one cause that become one finding.
#include "rules/rules.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "rules/sample.h"
#include "text/text.h"

namespace yiben {
namespace {

RuleCase find(const std::string& expression) {
  RuleCase one;
  one.expression = expression;
  one.find = *text::Pattern::compile(expression, "test");
  return one;
}

// Each of the sentences is a paragraph.
Sample sample_of(const std::vector<std::string>& sentences) {
  Sample sample("phrase");
  sample.text().cases = {find("(甲|乙).")};
  for (const std::string& sentence : sentences) sample.add_prose(sentence);
  return sample;
}

TEST(Several, StayApartWhereTheRuleDoesNotSaySo) {
  EXPECT_EQ(sample_of({"甲子", "乙丑", "甲寅"}).check().size(), 3u);
}

TEST(Several, BecomeOneWithAllPlacesAndParts) {
  Sample sample = sample_of({"甲子", "乙丑", "甲寅", "甲子"});
  sample.text().several = {"{items}", "{items}", "{phrase}", "{phrase}", {}};
  const Finding finding = only(sample.check());
  EXPECT_EQ(finding.evidence.size(), 4u);
  ASSERT_EQ(finding.parts.size(), 3u);
  EXPECT_EQ(finding.parts[0].operands.at("phrase"), "甲子");
  EXPECT_EQ(finding.parts[0].at.place, finding.evidence[0].place);
  EXPECT_EQ(finding.operands.at("count"), "3");
  EXPECT_FALSE(finding.operands.contains("phrase")) << "what differs is of the parts";
  EXPECT_EQ(finding.operands.at("second"), "") << "what all have alike is of all";
}

TEST(Several, OneFaultHasNoParts) {
  Sample sample = sample_of({"甲子", "甲子"});
  sample.text().several = {"{items}", "{items}", "{phrase}", "{phrase}", {}};
  const Finding finding = only(sample.check());
  EXPECT_TRUE(finding.parts.empty());
  EXPECT_EQ(finding.operands.at("phrase"), "甲子");
  EXPECT_EQ(finding.evidence.size(), 2u);
}

TEST(Several, OnlyThoseWithOneCause) {
  Sample sample = sample_of({"甲子", "乙丑", "甲寅"});
  sample.text().several = {"{items}", "{items}", "{phrase}", "{phrase}", {"first"}};
  const std::vector<Finding> findings = sample.check();
  ASSERT_EQ(findings.size(), 2u);
  EXPECT_EQ(findings[0].parts.size(), 2u);
  EXPECT_TRUE(findings[1].parts.empty());
}

}  // namespace
}  // namespace yiben
