// Coordinates as text and back: what a CSV field or a sentence of the layout holds.
#include <gtest/gtest.h>

#include "source/source.h"

namespace yiben {
namespace {

std::vector<Coordinate> there_and_back(const std::vector<Coordinate>& coordinates) {
  const auto read = coordinates_of(to_text(coordinates), "facts.csv", {});
  return read ? *read : std::vector<Coordinate>{};
}

TEST(Coordinates, AnyMemberComesBack) {
  const std::vector<Coordinate> all{
      {"side", "expenditure"}, {"row", "甲; 乙=丙, {丁} 50%"}, {"row", "两\n行"}, {"unit", "101"}};
  EXPECT_EQ(there_and_back(all), all);
}

TEST(Coordinates, AMemberWithoutANameComesBack) {
  const std::vector<Coordinate> all{{"side", "expenditure"}, {"row", ""}};
  EXPECT_EQ(to_text(all), "side=expenditure; row=%");
  EXPECT_EQ(there_and_back(all), all);
}

TEST(Coordinates, WithoutASignIsAnError) {
  const auto read = coordinates_of("side", "facts.csv", {.line = 3});
  ASSERT_FALSE(read);
  EXPECT_EQ(to_string(read.errors().front()).substr(0, 17), "facts.csv:line 3:");
}

TEST(Styles, AnyStyleComesBack) {
  for (const std::string_view text : {".2", ",.2", ".6g", ",.2gb—", ".2b", ".0 元", ",.2b- 万元"}) {
    AmountStyle style;
    EXPECT_TRUE(parse_style(text, style)) << text;
    EXPECT_EQ(to_text(style), text);
  }
}

TEST(Styles, WhatIsNoneIsRefused) {
  AmountStyle style;
  for (const std::string_view text : {"", "2", ".", ".x", ".2x", ".2 斤", ".99"}) {
    EXPECT_FALSE(parse_style(text, style)) << text;
  }
}

}  // namespace
}  // namespace yiben
