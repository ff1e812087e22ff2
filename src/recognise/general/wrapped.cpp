// Amounts that were broken over two lines of a narrow square where white space may as well part two
// numbers: 11,021,356.0 and 4 below it. In a table whose amounts have two decimals these are none:
// they are one amount.
#include "recognise/general/sheet.h"

#include <algorithm>
#include <map>
#include <optional>

#include "recognise/general/label.h"
#include "text/text.h"

namespace yiben::recognition {

namespace {

constexpr int kLeastAmounts = 3;  // that show how many decimals a table prints
constexpr int kMostOdd = 10;      // of so many amounts one may have other decimals

}  // namespace

std::optional<int> usual_decimals(const Grid& grid) {
  std::map<int, int> count;
  int amounts = 0, whole = 0;
  for (const Cell& cell : grid.cells()) {
    const bool broken = is_broken_number(cell.text);
    const CellValue value = parse_cell(broken ? text::fold(cell.text) : cell.text);
    if (value.kind != CellKind::number) continue;
    // 0.00 stands beside amounts of four decimals, too.
    if (value.number.digits == 0 && value.number.decimals > 0) continue;
    if (value.number.decimals == 0) {
      // Whole yuan are known from codes and counts by their separators.
      whole += cell.text.find(',') != std::string::npos ? 1 : 0;
      continue;
    }
    ++count[value.number.decimals];
    ++amounts;
  }
  if (amounts == 0 && whole >= kLeastAmounts) return 0;
  for (const auto& [decimals, times] : count) {
    if (times >= kLeastAmounts && (amounts - times) * kMostOdd <= amounts) return decimals;
  }
  return std::nullopt;
}

namespace {

// The amount of a broken square; nothing where its pieces may be amounts of their own.
std::optional<std::string> mended(std::string_view printed, int decimals) {
  const std::size_t end = printed.find('\n');
  if (end == std::string_view::npos || !is_broken_number(printed)) return std::nullopt;
  const CellValue first = parse_cell(printed.substr(0, end));
  if (first.kind == CellKind::number && first.number.decimals >= decimals) return std::nullopt;
  std::string joined = text::fold(printed);
  const CellValue value = parse_cell(joined);
  if (value.kind != CellKind::number) return std::nullopt;
  if (value.number.digits != 0 && value.number.decimals != decimals) return std::nullopt;
  return joined;
}

}  // namespace

void join_wrapped_amounts(Sheet& sheet) {
  const auto& cells = sheet.grid.cells();
  const bool wrapped = std::any_of(cells.begin(), cells.end(), [](const Cell& cell) {
    return cell.text.find('\n') != std::string::npos && is_broken_number(cell.text);
  });
  const std::optional<int> decimals = wrapped ? usual_decimals(sheet.grid) : std::nullopt;
  if (!decimals) return;
  Grid grid;
  grid.place = sheet.grid.place;
  grid.lines = sheet.grid.lines;
  for (Cell cell : cells) {
    if (std::optional<std::string> amount = mended(cell.text, *decimals)) cell.text = *amount;
    grid.add(std::move(cell));
  }
  sheet.grid = std::move(grid);
}

}  // namespace yiben::recognition
