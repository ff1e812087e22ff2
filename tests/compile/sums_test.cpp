// Which facts lie inside a selection.
#include "compile/sums.h"

#include "compile/gardens.h"

namespace yiben::compiling {
namespace {

class SumsTest : public testing::Test {
 protected:
  Fen of(const std::vector<Coordinate>& select) {
    const Sums sums(source, cube);
    return sums.of(select);
  }

  Source source;
  Cube cube = test::catalog().cube;
};

TEST_F(SumsTest, MembersLieInTheirWholes) {
  source.facts = {{{{"nature", "personnel"}}, 1}, {{{"nature", "project"}}, 2}, {{}, 4}};
  EXPECT_EQ(of({{"nature", "basic"}}), 1);
  EXPECT_EQ(of({{"nature", "project"}}), 2);
  EXPECT_EQ(of({}), 7);
}

TEST_F(SumsTest, CodesAndPathsLieInTheirBeginnings) {
  source.facts = {{{{"function", "2010301"}}, 1}, {{{"project", "/甲/乙/丙"}}, 2}};
  EXPECT_EQ(of({{"function", "201"}}), 1);
  EXPECT_EQ(of({{"function", "20103"}}), 1);
  EXPECT_EQ(of({{"function", "202"}}), 0);
  EXPECT_EQ(of({{"project", "/甲/乙"}}), 2);
}

TEST_F(SumsTest, BranchesOfTheSourceCount) {
  source.tree = {{"unit", "东馆", "全馆"}};
  source.facts = {{{{"unit", "东馆"}}, 3}};
  EXPECT_EQ(of({{"unit", "全馆"}}), 3);
}

TEST_F(SumsTest, OneOfSeveralMembersIsEnough) {
  source.facts = {{{{"economic", "30101"}, {"economic", "工资"}}, 5}};
  EXPECT_EQ(of({{"economic", "301"}}), 5);
  EXPECT_EQ(of({{"economic", "工资"}}), 5);
}

TEST_F(SumsTest, OtherYearsAreNoPartOfThisOne) {
  source.facts = {{{{"side", "revenue"}}, 1}, {{{"side", "revenue"}, {"year", "last"}}, 2}};
  EXPECT_EQ(of({{"side", "revenue"}}), 1);
  EXPECT_EQ(of({{"side", "revenue"}, {"year", "last"}}), 2);
}

TEST_F(SumsTest, WhatTheCubeDoesNotTakeHoldsNothing) {
  source.facts = {{{{"side", "revenue"}}, 1}};
  EXPECT_EQ(of({{"side", "sideways"}}), 0);
  EXPECT_EQ(of({{"colour", "red"}}), 0);
  source.facts = {{{{"side", "sideways"}}, 1}};
  EXPECT_EQ(unknown_coordinates(source, cube, {}).size(), 1u);
}

TEST_F(SumsTest, SumsBeyondTheLimitStopThere) {
  source.facts.assign(20, {{}, limits::max_fen});
  EXPECT_EQ(of({}), limits::max_fen);
}

}  // namespace
}  // namespace yiben::compiling
