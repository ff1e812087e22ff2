// money: printed numbers as intervals of amounts, and amounts as printed numbers.
#include <gtest/gtest.h>

#include <limits>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "money/money.h"

namespace yiben {
namespace {

constexpr Unit yuan = Unit::yuan;
constexpr Unit wan = Unit::ten_thousand_yuan;
constexpr Unit yi = Unit::hundred_million_yuan;
constexpr Unit all_units[] = {yuan, Unit::hundred_yuan, Unit::thousand_yuan, wan, yi};

// How tests show what has no value.
std::string shown(const std::optional<Interval>& interval) {
  if (!interval) return "nothing";
  return "[" + std::to_string(interval->low) + ", " + std::to_string(interval->high) + "]";
}

TEST(Interval, OfAPrintedNumberIsHalfAPlaceToBothSides) {
  struct Case {
    Number number;
    Unit unit;
    std::string expected;
  };
  const std::vector<Case> cases = {
      {{1989, 2}, wan, "[19885000, 19895000]"},     // 19.89 万元: 198850 to 198950 元
      {{-1989, 2}, wan, "[-19895000, -19885000]"},  // the mirror
      {{0, 2}, wan, "[-5000, 5000]"},
      {{1, 0}, yi, "[5000000000, 15000000000]"},
      {{12, 0}, yuan, "[1150, 1250]"},
      {{123, 1}, yuan, "[1225, 1235]"},
      {{1234, 2}, yuan, "[1234, 1234]"},  // half a fen to both sides holds one whole fen
      {{-1234, 2}, yuan, "[-1234, -1234]"},
      {{32380090089, 6}, wan, "[32380090089, 32380090089]"},
      {{123456, 5}, wan, "[1234555, 1234565]"},
      // Finer than fen.
      {{12340, 3}, yuan, "[1234, 1234]"},
      {{12341, 3}, yuan, "[1234, 1235]"},
      {{12349, 3}, yuan, "[1234, 1235]"},
      {{-12341, 3}, yuan, "[-1235, -1234]"},
      {{1, 18}, yuan, "[0, 1]"},
      {{-1, 18}, yuan, "[-1, 0]"},
      // At the limit of amounts.
      {{limits::max_fen / 100, 0}, yuan, "nothing"},  // its upper half passes the limit
      {{limits::max_fen, 2}, yuan, "[1000000000000000000, 1000000000000000000]"},
      {{limits::max_fen + 1, 2}, yuan, "nothing"},
      {{-limits::max_fen - 1, 2}, yuan, "nothing"},
      {{999'999'999'999'999'999, 0}, yi, "nothing"},
      {{std::numeric_limits<std::int64_t>::max(), 0}, yi, "nothing"},
      {{std::numeric_limits<std::int64_t>::min(), 0}, yi, "nothing"},
      // Places that no parser makes.
      {{1, 19}, yuan, "nothing"},
      {{1, -1}, yuan, "nothing"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(shown(interval_of(c.number, c.unit)), c.expected)
        << c.number.digits << " with " << c.number.decimals << " places in " << name_of(c.unit);
  }
}

TEST(Interval, IntersectsAndKnowsWhenItIsEmpty) {
  const Interval a{10, 20};
  EXPECT_EQ(intersect(a, {15, 30}), (Interval{15, 20}));
  EXPECT_EQ(intersect(a, {20, 30}), (Interval{20, 20}));
  EXPECT_EQ(intersect({0, 100}, a), a);
  EXPECT_TRUE(intersect(a, {21, 30}).is_empty());
  EXPECT_FALSE((Interval{20, 20}).is_empty());
  EXPECT_TRUE(a.contains(10) && a.contains(20) && !a.contains(9) && !a.contains(21));
}

TEST(FenOf, IsThePrintedValue) {
  EXPECT_EQ(fen_of({1989, 2}, wan), 19'890'000);
  EXPECT_EQ(fen_of({-5, 1}, yuan), -50);
  EXPECT_EQ(fen_of({12344, 3}, yuan), 1234);
  EXPECT_EQ(fen_of({12345, 3}, yuan), 1235);  // half away from zero
  EXPECT_EQ(fen_of({-12345, 3}, yuan), -1235);
  EXPECT_EQ(fen_of({limits::max_fen / 100, 0}, yuan), limits::max_fen);
  EXPECT_EQ(fen_of({limits::max_fen / 100 + 1, 0}, yuan), std::nullopt);
  EXPECT_EQ(fen_of({1, 19}, yuan), std::nullopt);
  EXPECT_EQ(fen_of({1, -1}, yuan), std::nullopt);
}

TEST(Format, RoundsHalfAwayFromZero) {
  struct Case {
    Fen amount;
    Unit unit;
    int decimals;
    std::string expected;
  };
  const std::vector<Case> cases = {
      {19'890'000, wan, 2, "19.89"},
      {19'885'000, wan, 2, "19.89"},
      {19'884'999, wan, 2, "19.88"},
      {-19'885'000, wan, 2, "-19.89"},
      {-4'999, wan, 2, "0.00"},
      {-5'000, wan, 2, "-0.01"},
      {0, wan, 2, "0.00"},
      {5, yuan, 2, "0.05"},
      {-5, yuan, 2, "-0.05"},
      {150, yuan, 0, "2"},
      {149, yuan, 0, "1"},
      {1234, yuan, 5, "12.34000"},
      {limits::max_fen, yuan, 0, "10000000000000000"},
      {limits::max_fen, yuan, 18, "10000000000000000.000000000000000000"},
      {std::numeric_limits<Fen>::min(), yuan, 2, "-92233720368547758.08"},
  };
  for (const Case& c : cases) EXPECT_EQ(format(c.amount, c.unit, c.decimals), c.expected);
}

TEST(Number, IsWrittenWithItsPlaces) {
  EXPECT_EQ(to_string(Number{127270, 2}), "1272.70");
  EXPECT_EQ(to_string(Number{5, 2}), "0.05");
  EXPECT_EQ(to_string(Number{-5, 3}), "-0.005");
  EXPECT_EQ(to_string(Number{0, 0}), "0");
  EXPECT_EQ(to_string(Number{std::numeric_limits<std::int64_t>::min(), 0}), "-9223372036854775808");
}

TEST(OnlyNumberIn, IsTheOneThatHoldsTheWholeInterval) {
  struct Case {
    Interval interval;
    Unit unit;
    int decimals;
    std::string expected;
  };
  const std::vector<Case> cases = {
      {{19'890'000, 19'890'000}, wan, 2, "19.89"},
      {{19'885'000, 19'895'000}, wan, 2, "19.89"},  // all of its interval
      {{19'885'000, 19'885'001}, wan, 2, "19.89"},
      {{19'894'999, 19'895'000}, wan, 2, "19.89"},
      {{19'885'000, 19'885'000}, wan, 2, "nothing"},  // a tie: 19.88 or 19.89
      {{19'884'999, 19'885'001}, wan, 2, "nothing"},  // prints as either
      {{10'000'000, 30'000'000}, wan, 2, "nothing"},
      {{-19'895'000, -19'885'001}, wan, 2, "-19.89"},
      {{-19'895'000, -19'895'000}, wan, 2, "nothing"},
      {{-1, 1}, wan, 2, "0.00"},
      {{1234, 1234}, yuan, 2, "12.34"},
      {{1234, 1235}, yuan, 2, "nothing"},
      {{1234, 1234}, yuan, 4, "12.3400"},  // finer than fen
      {{1234, 1235}, yuan, 4, "nothing"},
      {{5, 4}, yuan, 2, "nothing"},  // empty
      {{1234, 1234}, yuan, -1, "nothing"},
      {{1234, 1234}, yuan, 19, "nothing"},
      {{limits::max_fen, limits::max_fen}, yuan, 18, "nothing"},  // no Number holds it
  };
  for (const Case& c : cases) {
    const std::optional<Number> found = only_number_in(c.interval, c.unit, c.decimals);
    EXPECT_EQ(found ? to_string(*found) : "nothing", c.expected)
        << shown(c.interval) << " " << name_of(c.unit) << " " << c.decimals;
  }
}

TEST(Interval, AgreesWithFormatForEveryAmountInIt) {
  for (const Unit unit : all_units) {
    for (const Fen digits : {-207, -10, -1, 0, 1, 9, 10, 123}) {
      // The places at which a half is at most 500 fen, so that every amount can be tried.
      for (int decimals = 0; decimals <= 8; ++decimals) {
        Fen place = fen_per_unit(unit);
        for (int i = 0; i < decimals; ++i) place /= 10;
        if (place < 1 || place > 1000) continue;
        const Number number{digits, decimals};
        const std::string printed = to_string(number);
        const std::optional<Interval> interval = interval_of(number, unit);
        ASSERT_TRUE(interval);
        for (Fen amount = interval->low; amount <= interval->high; ++amount) {
          // Half away from zero carries a tie away from the number at the end far from zero.
          const Fen from_value = amount - digits * place;
          const bool is_tie = 2 * from_value == place || 2 * from_value == -place;
          const bool is_carried = is_tie && (from_value > 0 ? digits >= 0 : digits <= 0);
          EXPECT_EQ(format(amount, unit, decimals) == printed, !is_carried)
              << amount << " fen in " << name_of(unit) << " as " << printed;
        }
        EXPECT_NE(format(interval->low - 1, unit, decimals), printed);
        EXPECT_NE(format(interval->high + 1, unit, decimals), printed);
      }
    }
  }
}

TEST(Interval, HoldsThePrintedValueAndLeadsBackToIt) {
  std::mt19937_64 random(20260102);
  for (int i = 0; i < 50'000; ++i) {
    std::int64_t digits = static_cast<std::int64_t>(random() % 1'000'000'000'000'000);
    for (auto cut = random() % 15; cut > 0; --cut) digits /= 10;
    if (random() % 2 == 0) digits = -digits;
    const Number number{digits, static_cast<int>(random() % 9)};
    const Unit unit = all_units[random() % 5];
    const std::optional<Interval> interval = interval_of(number, unit);
    const std::optional<Fen> value = fen_of(number, unit);
    if (!interval) continue;
    ASSERT_TRUE(value);
    ASSERT_TRUE(interval->contains(*value)) << to_string(number) << name_of(unit);
    Fen parts = 1;
    for (int place = 0; place < number.decimals; ++place) parts *= 10;
    if (parts > fen_per_unit(unit)) continue;  // finer than fen: the value is not exact
    ASSERT_EQ(format(*value, unit, number.decimals), to_string(number));
    ASSERT_EQ(only_number_in(*interval, unit, number.decimals), number);
    ASSERT_EQ(only_number_in({*value, *value}, unit, number.decimals), number);
    // The mirror of a number has the mirror of its interval.
    const std::optional<Interval> mirror = interval_of({-digits, number.decimals}, unit);
    ASSERT_TRUE(mirror);
    ASSERT_EQ(*mirror, (Interval{-interval->high, -interval->low}));
  }
}

}  // namespace
}  // namespace yiben
