// How one number comes to stand for another.
#include "proof/causes.h"

#include <gtest/gtest.h>

namespace yiben::proof {
namespace {

std::string slip(std::int64_t printed, std::int64_t expected) {
  const std::vector<std::string> codes = slips({printed, 2}, {expected, 2});
  return codes.empty() ? "" : codes.front();
}

TEST(Causes, SlipsAreTold) {
  EXPECT_EQ(slip(3694, 3649), "digits-swapped");
  EXPECT_EQ(slip(1234, 12534), "digit-missing");
  EXPECT_EQ(slip(1234, 124), "digit-added");
  EXPECT_EQ(slip(1234, 12340), "point-moved");
  EXPECT_EQ(slip(1234, 12349), "point-moved");  // cut off
  EXPECT_EQ(slip(1235, 12349), "point-moved");  // rounded
  EXPECT_EQ(slip(1236, 12349), "");
  EXPECT_EQ(slip(12340000, 1234), "unit-confused");
  EXPECT_EQ(slip(-1234, 1234), "sign");
  EXPECT_EQ(slip(1234, 1284), "digit-mistyped");
  EXPECT_EQ(slip(1234, 4321), "");
  EXPECT_EQ(slip(1234, 1234), "");
}

TEST(Causes, NumbersThatPrintAnAmountInside) {
  const Unit unit = Unit::ten_thousand_yuan;
  EXPECT_EQ(numbers_in({10'000, 10'000}, unit, 2), (std::vector<Number>{{1, 2}}));
  EXPECT_EQ(numbers_in({9'000, 21'000}, unit, 2), (std::vector<Number>{{1, 2}, {2, 2}}));
  EXPECT_TRUE(numbers_in({0, 500'000}, unit, 2).empty());  // anything would fit
  EXPECT_TRUE(numbers_in({0, limits::max_fen}, unit, 2).empty());
  EXPECT_TRUE(numbers_in({1, 0}, unit, 2).empty());
}

}  // namespace
}  // namespace yiben::proof
