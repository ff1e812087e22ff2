// money: units and where they are stated.
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "money/money.h"

namespace yiben {
namespace {

constexpr std::optional<Unit> nothing = std::nullopt;

struct Case {
  std::string text;
  std::optional<Unit> expected;
};

TEST(Unit, HasANameAndAnAmount) {
  EXPECT_EQ(name_of(Unit::yuan), "元");
  EXPECT_EQ(name_of(Unit::hundred_yuan), "百元");
  EXPECT_EQ(name_of(Unit::thousand_yuan), "千元");
  EXPECT_EQ(name_of(Unit::ten_thousand_yuan), "万元");
  EXPECT_EQ(name_of(Unit::hundred_million_yuan), "亿元");
  EXPECT_EQ(fen_per_unit(Unit::yuan), 100);
  EXPECT_EQ(fen_per_unit(Unit::hundred_yuan), 100 * 100);
  EXPECT_EQ(fen_per_unit(Unit::thousand_yuan), 1000 * 100);
  EXPECT_EQ(fen_per_unit(Unit::ten_thousand_yuan), 10'000 * 100);
  EXPECT_EQ(fen_per_unit(Unit::hundred_million_yuan), 100'000'000LL * 100);
}

TEST(Unit, ParsesTheWholeText) {
  const std::vector<Case> cases = {
      {"元", Unit::yuan},
      {" 万 元 ", Unit::ten_thousand_yuan},
      {"人民币万元", Unit::ten_thousand_yuan},
      {"人民币元", Unit::yuan},
      {"千元", Unit::thousand_yuan},
      {"百元", Unit::hundred_yuan},
      {"亿元", Unit::hundred_million_yuan},
      {"", nothing},
      {"万", nothing},
      {"元/人", nothing},
      {"万元整", nothing},
      {"（万元）", nothing},
      {"单位：万元", nothing},
      {"美元", nothing},
  };
  for (const Case& c : cases) EXPECT_EQ(parse_unit(c.text), c.expected) << c.text;
}

TEST(Unit, IsFoundWhereALineStatesIt) {
  const std::vector<Case> cases = {
      {"单位：万元", Unit::ten_thousand_yuan},
      {"单位:元", Unit::yuan},
      {"单 位 ： 万 元", Unit::ten_thousand_yuan},
      {"\t\t\t单位：万元", Unit::ten_thousand_yuan},
      {"金额单位:元", Unit::yuan},
      {"（单位：万元）", Unit::ten_thousand_yuan},
      {"(金额单位：人民币元)", Unit::yuan},
      {"金额单位：万元 日期：2026年1月", Unit::ten_thousand_yuan},
      {"金额单位：元 日期：2026年1月", Unit::yuan},
      {"金额单位:万元日期:2026年1月", Unit::ten_thousand_yuan},  // folded already
      {"预算单位：延边州政务服务局 单位：万元", Unit::ten_thousand_yuan},
      {"编制单位：某某局（本级）  金额单位：千元", Unit::thousand_yuan},
      {"单位：万元（保留两位小数）", Unit::ten_thousand_yuan},
      {"单位：元、%", Unit::yuan},
      {"单位：辆、万元", Unit::ten_thousand_yuan},
      {"计量单位：人，台，万元", Unit::ten_thousand_yuan},
      {"本表单位均为万元", Unit::ten_thousand_yuan},
      {"以万元为单位", Unit::ten_thousand_yuan},
      {"以人民币元为单位", Unit::yuan},
      {"预算金额（万元）", Unit::ten_thousand_yuan},
      {"预算金额(人民币万元)", Unit::ten_thousand_yuan},
      {"预算金额[元]", Unit::yuan},
      {"总体资金情况（万元）：", Unit::ten_thousand_yuan},
      {"表一（单位 亿元）", Unit::hundred_million_yuan},
      {"单位：（万元）", Unit::ten_thousand_yuan},
      {"单位：万元 单位：万元", Unit::ten_thousand_yuan},
  };
  for (const Case& c : cases) EXPECT_EQ(find_unit(c.text), c.expected) << c.text;
}

TEST(Unit, IsNotFoundElsewhere) {
  const std::vector<Case> cases = {
      {"", nothing},
      {"万元", nothing},
      {"收入 19.89 万元", nothing},
      {"单位：延边朝鲜族自治州政务服务和数字化建设管理局", nothing},
      {"单位：元江县财政局", nothing},  // a name, not the unit
      {"填报单位：元氏县审计局", nothing},
      {"单位：元/人", nothing},  // a rate
      {"单位：元 / 人", nothing},
      {"单位：万元/年", nothing},
      {"单位：万元每年", nothing},
      {"单位：人、台", nothing},
      {"单位：美元", nothing},
      {"预算金额（万元/年）", nothing},
      {"比上年增加（5万元）", nothing},
      {"事业单位经营收入（万元以上）", nothing},
      {"单位：万元 单位：元", nothing},  // which?
      {"预算（万元） 决算（元）", nothing},
  };
  for (const Case& c : cases) EXPECT_EQ(find_unit(c.text), c.expected) << c.text;
}

TEST(Unit, IsSoughtInTimeProportionalToTheLine) {
  std::string hostile;
  for (int i = 0; i < 50'000; ++i) hostile += "单位:以(";
  EXPECT_EQ(find_unit(hostile + "元"), nothing);
}

}  // namespace
}  // namespace yiben
