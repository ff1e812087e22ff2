// money: exact amounts. An amount is a whole number of fen; what a paper prints is an interval of
// amounts, because it was rounded. No floating-point number may stand in this folder.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/base.h"

namespace yiben {

using Fen = std::int64_t;

// Sums of products of amounts are taken in 128 bits, so that nothing within limits::max_fen can
// overflow.
__extension__ using WideFen = __int128;

enum class Unit { yuan, hundred_yuan, thousand_yuan, ten_thousand_yuan, hundred_million_yuan };

Fen fen_per_unit(Unit unit);          // 100 for yuan, 1'000'000 for ten_thousand_yuan
std::string_view name_of(Unit unit);  // "元", "百元", "千元", "万元", "亿元"

// "万元", "人民币万元", "元": the whole of `s`, white space aside.
std::optional<Unit> parse_unit(std::string_view s);

// The unit that a line states: behind 单位 and a colon or 为, anywhere in the line ("金额单位：万元
// 日期…", "（单位：人民币元）"), in a list too ("单位：辆、万元"); as "以万元为单位"; or else alone
// in brackets ("预算金额（万元）"). Nothing for a rate ("单位：元/人"), for a name
// ("单位：延边州…局", "单位：元江县…局"), and where two statements contradict each other.
std::optional<Unit> find_unit(std::string_view s);

// A number as printed: value = digits / 10^decimals, with 0 to limits::max_number_digits decimals.
// "1,272.70" has digits 127270 and decimals 2.
struct Number {
  std::int64_t digits = 0;  // signed
  int decimals = 0;

  auto operator<=>(const Number&) const = default;
};

// What stands in a cell that could hold an amount. Blank and dash are not zero: they state no
// amount.
enum class CellKind {
  blank,    // nothing but white space
  dash,     // "-", "—", "——", "－", "/", "--": an author's "nothing here"
  number,   // see Number
  too_big,  // a number, but with more significant digits or places than limits::max_number_digits
  words     // anything else
};

struct CellValue {
  CellKind kind = CellKind::blank;
  Number number;  // only for CellKind::number
};

// The whole of `s` as a cell. A number is made of
//   * digits, full-width too; a point ("." or "．") with digits behind it, before it perhaps none
//   * thousands separators ("," or "，"), then all groups are of three: "1,23" is words
//   * a sign in front: "+", "-", "－", "−", "–", "▲", "△", or brackets around: "(1,234.50)". An em
//     dash is no sign, and two signs are none.
//   * the sign of the yuan in front, once ("¥", "￥"), before or behind the sign: "¥1,234.00",
//     "-¥5", "(¥5)"; it is passed over, before a dash too. Other currencies are words.
// White space inside a number (often it was wrapped in its cell) is passed over only where the
// number can then be read in one way:
//   * beside a point or a separator, and behind a sign: "42,575,058.\n26"
//   * inside a group that a separator began and that lacks digits: "42,575,0\n58.26"
//   * as thousands separator before a number with a point and no other separators: "1 272.76"
// Other digits with white space between them are words, since they may be two numbers: "20 30",
// "1 272", "0.5 6". Words too: percentages, "1.2.3", "1e5", "12元".
CellValue parse_cell(std::string_view s);

// Closed interval of amounts.
struct Interval {
  Fen low = 0;
  Fen high = 0;

  auto operator<=>(const Interval&) const = default;
  bool contains(Fen amount) const { return low <= amount && amount <= high; }
  bool is_empty() const { return low > high; }
};

Interval intersect(const Interval& a, const Interval& b);  // empty when they do not meet

// The amounts that print as `number` in `unit` when rounded half up (or half to even: the ends are
// closed). Half a unit of the last printed place to both sides; whole fen only, so that 12.34 元 is
// [1234, 1234]. A number printed more finely than fen gives the fen on both sides of it, or the one
// that it names. Nothing when an amount is beyond limits::max_fen.
std::optional<Interval> interval_of(const Number& number, Unit unit);

// The printed value itself in fen, rounded half away from zero where it is finer than fen. Nothing
// when it is beyond limits::max_fen.
std::optional<Fen> fen_of(const Number& number, Unit unit);

// `amount` in `unit` with `decimals` places (0 to limits::max_number_digits), rounded half away
// from zero at the last, without separators; never "-0.00". format(19'890'000, 万元, 2) == "19.89".
std::string format(Fen amount, Unit unit, int decimals);

// The only number with `decimals` places whose interval holds all of `interval`. Nothing where none
// does (amounts in it print differently), where two do (a single amount on a tie), and where
// `interval` is empty. Where the places are finer than fen, a single amount gives its exact print.
// Used for the expected value of a wrong figure.
std::optional<Number> only_number_in(const Interval& interval, Unit unit, int decimals);

std::string to_string(const Number& number);  // "1272.70", "-0.05"; no separators

// One digit other, missing or too many, two neighbours swapped, or the point moved: as a slip of
// the hand leaves a number. Only for numbers of so many digits; signs count for nothing.
bool is_slip(std::int64_t printed_digits, std::int64_t meant_digits, std::size_t least_digits);
// The same of digits as they are printed: codes, amounts without their marks.
bool is_slip(std::string_view printed, std::string_view meant, std::size_t least_digits);

// Percentages against amounts. What is printed was rounded or cut off, so every amount is an
// interval, and so is the percentage that they give.

// All that numerator / denominator can be. Only for denominator.low > 0 and numerator.low >= 0.
struct Ratio {
  Interval numerator;
  Interval denominator;
};

// How a printed percentage relates to what the amounts give.
enum class Match {
  fits,     // rounded
  cut_off,  // its further places were cut off; no amounts inside the intervals round to it
  near,     // within one unit of its last place, as where shares are made to add up to 100
  differs
};

// Nothing where the ratio has no meaning: a denominator that may be 0 or less.
std::optional<Match> compare(const Number& percent, const Ratio& ratio);

// True where no amounts of the ratio give the percentage by cutting off: it was rounded up.
bool is_rounded_up(const Number& percent, const Ratio& ratio);

// |change| against last year's amount, both from this year's: change / (amount - direction ×
// change).
std::optional<Ratio> growth_from_change(const Interval& amount, const Interval& change,
                                        int direction);

// |amount - last| / last, for one direction; nothing where it may go either way.
std::optional<Ratio> growth_from_last(const Interval& amount, const Interval& last);

// The middle of the ratio as a percentage with these decimals, rounded: "10.09%". For messages.
std::string percentage(const Ratio& ratio, int decimals);

// Where all of the ratio prints as one percentage.
std::optional<Number> only_percentage(const Ratio& ratio, int decimals);

// a + b, a - b, the amount without its sign.
Interval plus(const Interval& a, const Interval& b);
Interval minus(const Interval& a, const Interval& b);
Interval magnitude(const Interval& a);

bool meet(const Interval& a, const Interval& b);

}  // namespace yiben
