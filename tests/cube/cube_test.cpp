// The cube from its text: dimensions, parts, coordinates; every error of a broken file at once.
#include "cube/cube.h"

#include <gtest/gtest.h>

namespace yiben {
namespace {

constexpr std::string_view small_cube = R"(
[[dimension]]
name = "fund"
members = ["appropriation", "general", "state_capital", "own"]
[dimension.parts]
all = ["appropriation", "own"]
appropriation = ["general", "state_capital"]

[[dimension]]
name = "function"
open = true
)";

Cube parse(std::string_view toml) {
  Result<Cube> cube = Cube::parse(toml, "cube.toml");
  EXPECT_TRUE(cube.ok());
  return std::move(cube).value();
}

TEST(Cube, DividesAWholeIntoItsParts) {
  const Cube cube = parse(small_cube);
  const Node appropriation = *cube.find(0, "appropriation");
  EXPECT_EQ(cube.parts(0, all_of_it).size(), 2u);
  EXPECT_EQ(cube.parts(0, appropriation).size(), 2u);
  EXPECT_EQ(cube.whole(0, *cube.find(0, "general")), appropriation);
  EXPECT_EQ(cube.whole(0, all_of_it), std::nullopt);
}

TEST(Cube, CoordinatesAndDescriptionAreInverses) {
  Cube cube = parse(small_cube);
  const Result<Coordinates> read = cube.coordinates("fund=general function=20103", "form.toml", {});
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(cube.describe(narrow(Selection(), *read)), "fund=general function=20103");
}

TEST(Cube, OnlyOpenDimensionsTakeNewMembers) {
  Cube cube = parse(small_cube);
  EXPECT_FALSE(cube.intern(0, "lottery").has_value());
  EXPECT_TRUE(cube.intern(1, "20103").has_value());
  EXPECT_EQ(cube.intern(1, "20103"), cube.find(1, "20103"));
}

TEST(Cube, AnUnknownMemberIsAnErrorWithItsLine) {
  Cube cube = parse(small_cube);
  const Result<Coordinates> read = cube.coordinates("fund=lottery", "form.toml", {.line = 7});
  ASSERT_FALSE(read.ok());
  EXPECT_EQ(read.errors().front().place.line, 7);
  EXPECT_NE(read.errors().front().what.find("lottery"), std::string::npos);
}

TEST(Cube, TransfersNameBothSides) {
  const std::string transfer = std::string(small_cube) + R"(
[[transfer]]
income = "fund=own"
outgo = "function=20103"
alike = ["fund"]
)";
  const Cube cube = parse(transfer);
  ASSERT_EQ(cube.transfers().size(), 1u);
  EXPECT_EQ(cube.transfers()[0].income, (Coordinates{{0, *cube.find(0, "own")}}));
  EXPECT_EQ(cube.transfers()[0].alike, (std::vector<int>{0}));
  const Result<Cube> broken = Cube::parse(
      transfer + "[[transfer]]\nincome = \"fund=lottery\"\nalike = [\"side\"]\n", "cube.toml");
  ASSERT_FALSE(broken.ok());
  EXPECT_EQ(broken.errors().size(), 3u);
}

TEST(Cube, EveryErrorOfAFileIsReported) {
  const Result<Cube> cube = Cube::parse(R"([[dimension]]
name = "fund"
members = ["general"]
[dimension.parts]
all = ["general", "lottery"]
nothing = ["general"]

[[balance]]
dimension = "side"
)",
                                        "cube.toml");
  ASSERT_FALSE(cube.ok());
  std::vector<int> lines;
  for (const Error& error : cube.errors()) lines.push_back(error.place.line);
  EXPECT_EQ(lines, (std::vector<int>{5, 6, 8}));
}

}  // namespace
}  // namespace yiben
