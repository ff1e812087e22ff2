// money: numbers that differ as a slip of the hand makes them differ.
#include <gtest/gtest.h>

#include "money/money.h"

namespace yiben {
namespace {

TEST(Slip, OneDigitOrTwoNeighbours) {
  EXPECT_TRUE(is_slip("30130", "30103", 2));
  EXPECT_TRUE(is_slip("30208", "30108", 2));
  EXPECT_TRUE(is_slip("3010", "30103", 2));
  EXPECT_TRUE(is_slip(123456, 1234560, 3));
  EXPECT_FALSE(is_slip("30103", "30103", 2));
  EXPECT_FALSE(is_slip("30301", "30103", 2));
  EXPECT_FALSE(is_slip("12", "13", 3));
}

TEST(Slip, SignsOfNumbersCountForNothing) {
  EXPECT_TRUE(is_slip(-12345, 12354, 3));
  EXPECT_FALSE(is_slip(-12345, 12345, 3));
}

}  // namespace
}  // namespace yiben
