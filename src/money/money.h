// money: exact amounts. An amount is a whole number of fen; what a paper prints is an interval of amounts, because it
// was rounded. No floating-point number may stand in this folder.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/base.h"

namespace yiben {

using Fen = std::int64_t;

// Sums of products of amounts are taken in 128 bits, so that nothing within limits::max_fen can overflow.
__extension__ using WideFen = __int128;

enum class Unit { yuan, hundred_yuan, thousand_yuan, ten_thousand_yuan, hundred_million_yuan };

Fen fen_per_unit(Unit unit);              // 100 for yuan, 1'000'000 for ten_thousand_yuan
std::string_view name_of(Unit unit);      // "元", "百元", "千元", "万元", "亿元"

// "万元", "人民币万元", "元": the whole of `s`, spaces aside.
std::optional<Unit> parse_unit(std::string_view s);

// The unit that a line such as "单位：万元", "金额单位:元", "（单位：万元）" or "预算金额（万元）" states.
std::optional<Unit> find_unit(std::string_view s);

// A number as printed: value = digits / 10^decimals. "1,272.70" has digits 127270 and decimals 2.
struct Number {
  std::int64_t digits = 0;  // signed
  int decimals = 0;

  auto operator<=>(const Number&) const = default;
};

// What stands in a cell that could hold an amount. Blank and dash are not zero: they state no amount.
enum class CellKind {
  blank,    // nothing but white space
  dash,     // "-", "—", "－", "/", "--": an author's "nothing here"
  number,   // see Number
  too_big,  // digits, but more than limits::max_number_digits or beyond limits::max_fen
  words     // anything else
};

struct CellValue {
  CellKind kind = CellKind::blank;
  Number number;  // only for CellKind::number
};

// The whole of `s` as a cell: full-width digits, thousands separators ("," or "，" in groups of three), a sign ("-",
// "－", "−", "▲", or brackets around), spaces and line breaks inside a number (a number wrapped in its cell:
// "42,575,058.\n26"). A percentage is words here.
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

// The amounts that print as `number` in `unit` when rounded half up (or half to even: the ends are closed). Half a unit
// of the last printed place to both sides; whole fen only, so that 12.34 元 is [1234, 1234]. A number printed more finely
// than fen gives the fen on both sides of it. Nothing when the amounts are beyond limits::max_fen.
std::optional<Interval> interval_of(const Number& number, Unit unit);

// The printed value itself in fen, rounded half away from zero where it is finer than fen.
std::optional<Fen> fen_of(const Number& number, Unit unit);

// `amount` in `unit` with `decimals` places, rounded half away from zero at the last: format(19'890'000, 万元, 2) ==
// "19.89".
std::string format(Fen amount, Unit unit, int decimals);

// The only number with `decimals` places whose interval holds all of `interval`'s amounts that could print so; nothing
// when several printed values would do. Used for the expected value of a wrong figure.
std::optional<Number> only_number_in(const Interval& interval, Unit unit, int decimals);

std::string to_string(const Number& number);  // "1272.70", no separators

}  // namespace yiben
