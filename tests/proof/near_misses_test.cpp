// Relations that only words suggest and figures deny: where the amounts are hardly two, that is
// said.
#include "proof/proof.h"
#include "support/paper.h"

namespace yiben {
namespace {

using test::Lines;
using test::PaperBook;

// A book where 公共安全支出 is `first` in one table and 1,994.64 in the other, 卫生健康支出 `last`
// in one and 13.00 in the other.
PaperBook paper_with(const std::string& first, const std::string& last = "13.00") {
  return PaperBook(R"(财政拨款收支总表
单位：万元
收入 | 预算数 | 支出 | 预算数
一般公共预算拨款收入 | 2,800.00 | 公共安全支出 | )" +
                   first + R"(
 | | 社会保障和就业支出 | 510.80
 | | 住房保障支出 | 294.56
 | | 一般公共服务支出 | 11.00
 | | 教育支出 | 12.00
 | | 卫生健康支出 | )" +
                   last + R"(

一般公共预算支出表
单位：万元
科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
204 | 公共安全支出 | 1,994.64 | 1,706.38 | 288.26
208 | 社会保障和就业支出 | 510.80 | 500.80 | 10.00
221 | 住房保障支出 | 294.56 | 294.56 | 0.00
201 | 一般公共服务支出 | 11.00 | 11.00 | 0.00
205 | 教育支出 | 12.00 | 12.00 | 0.00
210 | 卫生健康支出 | 13.00 | 13.00 | 0.00)");
}

Lines said_of(const std::string& first, const std::string& last = "13.00") {
  const PaperBook paper = paper_with(first, last);
  System system = derive(paper.book);
  const std::vector<Identity> dropped = drop_disproven(paper.book, system);
  Lines all;
  for (const Finding& finding : near_misses(dropped, paper.book, system)) {
    all.push_back(finding.operands.at("first") + " " + finding.operands.at("second"));
  }
  return all;
}

TEST(NearMisses, AFewUnitsOfTheLastPlace) {
  EXPECT_EQ(said_of("1,994.62"), Lines{"1,994.62 1,994.64"});
}

TEST(NearMisses, DigitsSwappedOrAPointMoved) {
  EXPECT_EQ(said_of("1,949.64"), Lines{"1,949.64 1,994.64"});
  EXPECT_EQ(said_of("199.46"), Lines{"199.46 1,994.64"});
}

// Where the tables print the same in all their other rows.
TEST(NearMisses, FewDigitsAmongEqualAmounts) {
  EXPECT_EQ(said_of("1,994.64", "12.98"), Lines{"12.98 13.00"});
  EXPECT_EQ(said_of("1,994.64", "11.98"), Lines{});
}

// They leave the proof open, however many others hold each of the two.
TEST(NearMisses, NothingSettlesTheDoubt) {
  const PaperBook paper = paper_with("1,994.62");
  System system = derive(paper.book);
  const std::vector<Identity> dropped = drop_disproven(paper.book, system);
  const std::vector<Doubt> doubts = doubts_about(dropped, paper.book, system);
  ASSERT_FALSE(doubts.empty());
  EXPECT_TRUE(doubts.front().figures.empty());
}

// What the doubts about 基本支出 `basic` leave open, which another table divides.
std::vector<bool> open_with(const std::string& basic) {
  const PaperBook paper(R"(部门支出总表
项目 | 预算数 | 备注
基本支出 | )" + basic + R"( |
项目支出 | 40.00 |

基本支出明细表
项目 | 预算数 | 备注
人员经费 | 20.00 |
公用经费 | 10.00 | )");
  System system = derive(paper.book);
  std::vector<bool> open;
  for (const Doubt& doubt : doubts_about(drop_disproven(paper.book, system), paper.book, system)) {
    open.push_back(doubt.figures.empty());
  }
  return open;
}

TEST(NearMisses, ASumOfSeveralThatOnlyJustFails) {
  EXPECT_EQ(open_with("30.00"), std::vector<bool>());
  EXPECT_EQ(open_with("30.03"), std::vector<bool>{true});
  EXPECT_EQ(open_with("35.00"), std::vector<bool>{false});
}

TEST(NearMisses, AnotherAmountIsOfAnotherScope) {
  EXPECT_EQ(said_of("1,894.64"), Lines{});
  EXPECT_EQ(said_of("1,994.64"), Lines{});
}

}  // namespace
}  // namespace yiben
