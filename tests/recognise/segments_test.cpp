// Where one project's indicators end and the next one's begin, by the weights; and target values.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "recognise/parts.h"

namespace yiben::recognition {
namespace {

std::vector<WeightedLine> weights(const std::vector<int>& values) {
  std::vector<WeightedLine> lines;
  for (const int value : values) lines.push_back({Number{value, 0}, 0});
  return lines;
}

// "begin-end" of each project, "+" where two labels were joined.
std::string cut(const std::vector<int>& values, const std::vector<LabelLine>& labels) {
  std::string out;
  for (const Segment& segment : cut_by_weights(weights(values), labels, {90})) {
    if (!out.empty()) out += ' ';
    out += std::to_string(segment.begin) + "-" + std::to_string(segment.end);
    if (segment.label_count > 1) out += '+';
  }
  return out;
}

TEST(CutByWeights, LabelsInOrderStay) {
  EXPECT_EQ(cut({40, 50, 30, 30, 30}, {{0}, {2}}), "0-2 2-5");
}
TEST(CutByWeights, ALabelOneLineLateGoesBack) {
  EXPECT_EQ(cut({40, 50, 30, 30, 30}, {{0}, {3}}), "0-2 2-5");
}
TEST(CutByWeights, ALabelThreeLinesEarlyGoesForward) {
  EXPECT_EQ(cut({20, 20, 20, 30, 50, 40}, {{0}, {1}}), "0-4 4-6");
}
TEST(CutByWeights, ALabelBrokenAtAPageEndIsJoined) {
  EXPECT_EQ(cut({40, 20, 30, 90}, {{0}, {2, true}, {3}}), "0-3+ 3-4");
}
TEST(CutByWeights, SumsThatNeverFitStayAsPrinted) {
  EXPECT_EQ(cut({40, 31, 30, 30}, {{0}, {2}}), "0-2 2-4");
}
TEST(CutByWeights, NoLabelsGiveNoProjects) {
  EXPECT_EQ(cut({40, 50}, {}), "");
}

std::string target(const char* printed) {
  const Target target = parse_target(printed);
  EXPECT_EQ(target.printed, printed);
  return target.relation + "|" + target.value + "|" + target.unit;
}

TEST(ParseTarget, ReadsRelationValueAndUnit) {
  EXPECT_EQ(target(">=17个"), ">=|17|个");
  EXPECT_EQ(target("<=181万元"), "<=|181|万元");
  EXPECT_EQ(target("等于12月"), "=|12|月");
}
TEST(ParseTarget, WordsAloneHaveNoRelation) {
  EXPECT_EQ(target("完成"), "|完成|");
  EXPECT_EQ(target("前五名"), "|前五名|");
  EXPECT_EQ(target(""), "||");
}

}  // namespace
}  // namespace yiben::recognition
