// money: what stands in a cell.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "money/money.h"

namespace yiben {
namespace {

constexpr std::int64_t eighteen_nines = 999'999'999'999'999'999;

TEST(ParseCell, ReadsNumbers) {
  struct Case {
    std::string text;
    std::int64_t digits;
    int decimals;
  };
  const std::vector<Case> cases = {
      {"0", 0, 0},
      {"0.00", 0, 2},
      {"1272.76", 127276, 2},
      {"1,272.70", 127270, 2},
      {"32,380.090089", 32380090089, 6},
      {"87,267,272.44", 8726727244, 2},
      {"1，272．76", 127276, 2},
      {"１２３４５６７８９０．７６", 123456789076, 2},
      {".50", 50, 2},
      {"007", 7, 0},
      {"20103", 20103, 0},
      // Signs.
      {"+5", 5, 0},
      {"-5", -5, 0},
      {"- 5", -5, 0},
      {"－5.10", -510, 2},
      {"−5", -5, 0},
      {"–5", -5, 0},
      {"▲1,000", -1000, 0},
      {"△ 3.5", -35, 1},
      {"(1,234.50)", -123450, 2},
      {"（ 12 ）", -12, 0},
      {"-0.00", 0, 2},
      // White space around and inside.
      {"1272.76\n", 127276, 2},
      {"\u3000 1272.76\u00A0", 127276, 2},
      {"42,575,058.\n26", 4257505826, 2},
      {"42,575,058\n.26", 4257505826, 2},
      {"42,\n575,058.26", 4257505826, 2},
      {"42,575,0\n58.26", 4257505826, 2},
      {"42,5 7 5", 42575, 0},
      {"1 272.76", 127276, 2},
      {"12 345 678 .9", 123456789, 1},
      // As large as can be.
      {"999999999999999999", eighteen_nines, 0},
      {"0,999,999,999,999,999.999", eighteen_nines, 3},
      {"-9999999999999999.99", -eighteen_nines, 2},
      {"0.000000000000000001", 1, 18},
      {"000000000000000000000000000001", 1, 0},
  };
  for (const Case& c : cases) {
    const CellValue value = parse_cell(c.text);
    EXPECT_EQ(value.kind, CellKind::number) << c.text;
    EXPECT_EQ(value.number.digits, c.digits) << c.text;
    EXPECT_EQ(value.number.decimals, c.decimals) << c.text;
  }
}

TEST(ParseCell, PassesOverTheSignOfTheYuan) {
  struct Case {
    std::string text;
    std::int64_t digits;
    int decimals;
  };
  const std::vector<Case> cases = {
      {"¥1,234.00", 123400, 2}, {"￥5", 5, 0},       {"¥ 42,575,058.\n26", 4257505826, 2},
      {"¥1 272.76", 127276, 2}, {"-¥5", -5, 0},      {"¥-5", -5, 0},
      {"(¥5.0)", -50, 1},       {"￥(5.0)", -50, 1}, {"+￥ 5", 5, 0},
      {" ¥　5 ", 5, 0},
  };
  for (const Case& c : cases) {
    const CellValue value = parse_cell(c.text);
    EXPECT_EQ(value.kind, CellKind::number) << c.text;
    EXPECT_EQ(value.number.digits, c.digits) << c.text;
    EXPECT_EQ(value.number.decimals, c.decimals) << c.text;
  }
  // How a workbook prints nothing in a format of accountants.
  EXPECT_EQ(parse_cell("¥ -").kind, CellKind::dash);
  EXPECT_EQ(parse_cell("￥—").kind, CellKind::dash);
}

TEST(ParseCell, TellsWhatIsNoNumber) {
  struct Group {
    CellKind kind;
    std::vector<std::string> texts;
  };
  const std::vector<Group> groups = {
      {CellKind::blank, {"", " ", "\n\t", "\u3000", "\u00A0\u200B\uFEFF"}},
      {CellKind::dash,
       {"-", "—", "——", "－", "--", "---", "–", "- -", " — ", "/", "／", "─", "\u2E3A"}},
      {CellKind::words,
       {
           "无",
           "合计",
           "12元",
           "12%",
           "12％",
           "1e5",
           "0x10",
           "０x",
           "1:2",
           "*",
           "2026年",
           "3/11/2024",
           "11/11",
           ">=90",
           // Currencies that are none, or stand where they do not belong.
           "¥",
           "￥ ",
           "¥¥5",
           "¥-¥5",
           "5¥",
           "5 ¥",
           "1¥000",
           "$5",
           "€5",
           "¥5元",
           "¥合计",
           "NaN",
           "inf",
           // Separators and points where they do not belong.
           "1,23",
           "1,2345",
           "1234,567",
           ",123",
           "123,",
           "1,,234",
           "1.2.3",
           "1.234,5",
           "5.",
           ".",
           ",",
           "1.,5",
           // Signs that are none.
           "5-",
           "--5",
           "+-5",
           "(-5)",
           "(5",
           "5)",
           "()",
           "((5))",
           "+",
           "▲",
           "—5",
           "-(5)",
           "(+5)",
           // White space between what may be two numbers.
           "20 30",
           "1 272",
           "20 300",
           "0.5 6",
           "1,272.7\n6",
           "1.00 2.00",
           "1,234 567",
           "4 2,575",
           "1,2 345.00",
           "1234 567.00",
           "12 34.00",
           "1 2345.00",
           "12.5 000",
           "1,000 200.00",
       }},
      {CellKind::too_big,
       {"1000000000000000000", "1,000,000,000,000,000,000", "0.1234567890123456789",
        "0.0000000000000000001", "-1234567890123456789", "(12345678901234567890)",
        std::string(400, '9'), "0." + std::string(400, '0')}},
  };
  for (const Group& group : groups) {
    for (const std::string& s : group.texts) {
      const CellValue value = parse_cell(s);
      EXPECT_EQ(value.kind, group.kind) << '"' << s << '"';
      EXPECT_EQ(value.number, Number{}) << '"' << s << '"';
    }
  }
}

// A number with thousands separators, as tables print it.
std::string separated(const Number& number) {
  std::string s = to_string(number);
  const std::size_t point = std::min(s.find('.'), s.size());
  const std::size_t begin = s.starts_with('-') ? 1 : 0;
  for (std::size_t i = point; i > begin + 3; i -= 3) s.insert(i - 3, ",");
  return s;
}

TEST(ParseCell, ReadsWhatToStringWrites) {
  std::mt19937_64 random(20260101);
  for (int i = 0; i < 20'000; ++i) {
    std::int64_t digits = static_cast<std::int64_t>(random() % 1'000'000'000'000'000'000);
    for (auto cut = random() % 18; cut > 0; --cut) digits /= 10;
    if (random() % 2 == 0) digits = -digits;
    const Number number{digits, static_cast<int>(random() % 19)};
    for (const std::string& s : {to_string(number), separated(number)}) {
      const CellValue value = parse_cell(s);
      ASSERT_EQ(value.kind, CellKind::number) << s;
      ASSERT_EQ(value.number, number) << s;
    }
  }
}

TEST(ParseCell, TakesTimeInProportionToItsLength) {
  const std::size_t length = 1 << 20;
  std::string spaced;
  for (std::size_t i = 0; i < length; ++i) spaced += i % 2 == 0 ? "1" : " ";
  EXPECT_EQ(parse_cell(spaced).kind, CellKind::words);
  EXPECT_EQ(parse_cell(std::string(length, '7')).kind, CellKind::too_big);
  EXPECT_EQ(parse_cell(std::string(length, ',')).kind, CellKind::words);
  EXPECT_EQ(parse_cell(std::string(length, '-')).kind, CellKind::dash);
}

}  // namespace
}  // namespace yiben
