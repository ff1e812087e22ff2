// Rows that a page end cut in two: the row above it holds "1,203," and the first one below it
// "717.83". The second half has no key of its own and stands only under squares that are filled;
// that two of its pieces make one amount shows that the rows are one. So does a name: 商业服务业等
// above, and 支出 below without any amount.
#include "recognise/general/sheet.h"

#include <algorithm>
#include <optional>

#include "recognise/general/label.h"
#include "text/text.h"

namespace yiben::recognition {

namespace {

bool is_digits(std::string_view s) {
  return !s.empty() && std::all_of(s.begin(), s.end(), text::is_digit);
}

// The pieces make an amount with the decimals of the table, and the first one alone, which holds a
// point or a separator, makes none.
bool are_halves(std::string_view first, std::string_view rest, int decimals) {
  const CellValue alone = parse_cell(first);
  if (alone.kind == CellKind::number && alone.number.decimals >= decimals) return false;
  const std::string folded = text::fold(first);
  const bool marked =
      folded.find_first_of(".,") != std::string::npos || text::fold(rest).find_first_of(".,") == 0;
  const CellValue joined = parse_cell(folded + text::fold(rest));
  return marked && joined.kind == CellKind::number && joined.number.decimals == decimals;
}

// "213" above "02" is a code that wraps as words do; "211" is one of its own.
bool is_wrapped_code(std::string_view first, std::string_view rest) {
  constexpr std::size_t longest = 12, shortest_code = 3;
  return is_digits(first) && is_digits(rest) && rest.size() < shortest_code &&
         first.size() >= shortest_code && first.size() + rest.size() <= longest;
}

bool goes_on(std::string_view first, std::string_view rest) {
  const bool words =
      parse_cell(first).kind == CellKind::words && parse_cell(rest).kind == CellKind::words;
  return words || is_wrapped_code(first, rest);
}

bool is_name(const std::string& printed, const Catalog& catalog) {
  const std::string words = bare(printed).words;
  return !catalog.function_codes.named(words).empty() ||
         !catalog.economic_codes.named(words).empty() ||
         catalog.terms.read(words, catalog.cube).understood;
}

// Both together are a name, and the second begins none of its own.
bool make_a_name(const std::string& first, const std::string& rest, const Catalog& catalog) {
  const BareLabel below = bare(rest);
  if (below.level >= 0 || below.of_which || !is_name(first + rest, catalog)) return false;
  return bare(first).level >= 0 || !is_name(first, catalog);
}

class HalvedRow {
 public:
  HalvedRow(const Grid& grid, int row, int decimals, const Catalog& catalog)
      : grid_(grid), row_(row), decimals_(decimals), catalog_(catalog) {}

  bool is_one() const { return has_halves() || is_rest_of_name(); }

  // The rows put together; what stood below the page end is moved up and said to be.
  Grid joined(std::vector<Repair>& repairs) const {
    Grid grid;
    grid.place = grid_.place;
    grid.lines = grid_.lines;
    for (Cell cell : grid_.cells()) {
      if (cell.row == row_) continue;
      if (cell.row > row_) --cell.row;
      if (cell.row == row_ - 1) append_rest(cell, repairs);
      grid.add(std::move(cell));
    }
    return grid;
  }

 private:
  bool has_halves() const {
    bool halves = false;
    for (const Cell* cell : cells_of(row_)) {
      if (cell->text.empty()) continue;
      const Cell* above = grid_.at(row_ - 1, cell->column);
      if (!fits(*cell, above)) return false;
      if (are_halves(above->text, cell->text, decimals_)) {
        halves = true;
      } else if (!goes_on(above->text, cell->text)) {
        return false;
      }
    }
    return halves;
  }

  bool is_rest_of_name() const {
    bool name = false;
    bool numbered = false;  // （二十二）国有资本经营预算 above 支出 needs no amount to be a row
    for (const Cell* cell : cells_of(row_)) {
      if (cell->text.empty()) continue;
      const Cell* above = grid_.at(row_ - 1, cell->column);
      if (!fits(*cell, above) || parse_cell(cell->text).kind != CellKind::words) return false;
      name = name || make_a_name(above->text, cell->text, catalog_);
      numbered = numbered || bare(above->text).level >= 0;
    }
    return name && (numbered || holds_number(row_ - 1));
  }

  bool holds_number(int row) const {
    const std::vector<const Cell*> cells = cells_of(row);
    return std::any_of(cells.begin(), cells.end(), [](const Cell* cell) {
      return parse_cell(cell->text).kind == CellKind::number;
    });
  }

  std::vector<const Cell*> cells_of(int row) const {
    std::vector<const Cell*> cells;
    for (int column = 0; column < grid_.columns(); ++column) {
      const Cell* cell = grid_.at(row, column);
      if (cell != nullptr && cell->column == column) cells.push_back(cell);
    }
    return cells;
  }

  bool fits(const Cell& cell, const Cell* above) const {
    return above != nullptr && !above->text.empty() && cell.row == row_ && cell.row_span == 1 &&
           above->row == row_ - 1 && above->row_span == 1 && above->column == cell.column &&
           above->column_span == cell.column_span;
  }

  void append_rest(Cell& cell, std::vector<Repair>& repairs) const {
    const Cell* rest = grid_.at(row_, cell.column);
    if (rest == nullptr || rest->row != row_ || rest->text.empty()) return;
    const bool number =
        are_halves(cell.text, rest->text, decimals_) || is_wrapped_code(cell.text, rest->text);
    cell.text += (number ? "" : "\n") + rest->text;
    repairs.push_back({"joined-row", rest->text, rest->place});
  }

  const Grid& grid_;
  int row_;
  int decimals_;
  const Catalog& catalog_;
};

}  // namespace

void join_halved_rows(Sheet& sheet, const Catalog& catalog) {
  const std::optional<int> decimals =
      sheet.seams.empty() ? std::nullopt : usual_decimals(sheet.grid);
  if (!decimals) return;
  // From below, so that the rows above keep their numbers.
  for (auto seam = sheet.seams.rbegin(); seam != sheet.seams.rend(); ++seam) {
    if (*seam <= sheet.header_rows || *seam >= sheet.grid.rows()) continue;
    const HalvedRow row(sheet.grid, *seam, *decimals, catalog);
    if (row.is_one()) sheet.grid = row.joined(sheet.repairs);
  }
}

const Cell* merged_above(const Cell& cell, const Grid& grid, int last) {
  const Cell* above = cell.text.empty() ? grid.at(last, cell.column) : nullptr;
  const bool same = above != nullptr && above->column == cell.column &&
                    above->column_span == cell.column_span && above->row_span > 1;
  return same && parse_cell(above->text).kind == CellKind::words ? above : nullptr;
}

}  // namespace yiben::recognition
