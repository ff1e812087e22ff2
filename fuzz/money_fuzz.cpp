// Fuzzes the money folder: whatever a cell or a line holds, what is read from it must print and
// read back as the same number, and its interval must hold its value.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "money/money.h"

namespace {

using namespace yiben;

void check_number(const Number& number, Unit unit) {
  const std::optional<Interval> interval = interval_of(number, unit);
  const std::optional<Fen> value = fen_of(number, unit);
  if (!interval) return;
  YIBEN_CHECK(value && interval->contains(*value) && !interval->is_empty());
  const std::string printed = format(*value, unit, number.decimals);
  const CellValue again = parse_cell(printed);
  YIBEN_CHECK(again.kind == CellKind::number || again.kind == CellKind::too_big);

  WideFen parts = 1;
  for (int i = 0; i < number.decimals; ++i) parts *= 10;
  if (parts > fen_per_unit(unit)) return;  // finer than fen: the value is rounded
  YIBEN_CHECK(printed == to_string(number));
  YIBEN_CHECK(only_number_in(*interval, unit, number.decimals) == number);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view s(reinterpret_cast<const char*>(data), size);
  static_cast<void>(find_unit(s));
  static_cast<void>(parse_unit(s));
  const CellValue cell = parse_cell(s);
  if (cell.kind != CellKind::number) {
    YIBEN_CHECK(cell.number == Number{});
    return 0;
  }
  const CellValue again = parse_cell(to_string(cell.number));
  YIBEN_CHECK(again.kind == CellKind::number && again.number == cell.number);
  for (const Unit unit : {Unit::yuan, Unit::ten_thousand_yuan, Unit::hundred_million_yuan}) {
    check_number(cell.number, unit);
  }
  return 0;
}
