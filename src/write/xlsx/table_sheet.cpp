// write/xlsx: the sheet of one table: label, caption and unit above it, notes below.
#include "write/xlsx/table_sheet.h"

#include <xlsxwriter/utility.h>

#include <algorithm>
#include <array>
#include <numeric>

#include "write/xlsx/measure.h"
#include "write/xlsx/number.h"
#include "write/xlsx/safe_text.h"

namespace yiben::write::workbook {

namespace {

constexpr int kTablePt = 10;
constexpr int kCaptionPt = 16;
constexpr int kSmallPt = 10;
// Where there is no table, the lines above it are as wide as this.
constexpr double kLineDigits = 60;
// A higher head would leave no room for the rows below it.
constexpr double kMaxFrozenHeight = 240;
constexpr int kA4 = 9;
// Inches.
constexpr double kSide = 0.7;
constexpr double kTop = 0.9;
constexpr double kBottom = 0.9;

lxw_row_t row_of(int row) {
  return static_cast<lxw_row_t>(row);
}

lxw_col_t column_of(int column) {
  return static_cast<lxw_col_t>(column);
}

class TableWriter {
 public:
  TableWriter(lxw_worksheet* sheet, Styles& styles, const TableSheet& table, const Squares& squares,
              const std::vector<std::string>& formulas)
      : sheet_(sheet),
        styles_(styles),
        table_(table),
        grid_(*table.grid),
        numbers_(squares.numbers),
        formulas_(formulas),
        first_row_(squares.first_row) {}

  void write() {
    digits_ = column_digits(grid_);
    if (digits_.empty()) digits_.push_back(kLineDigits);
    for (std::size_t c = 0; c < digits_.size(); ++c) {
      const auto column = static_cast<lxw_col_t>(c);
      worksheet_set_column(sheet_, column, column, column_width(digits_[c], kTablePt), nullptr);
    }
    for (const Prose* prose : table_.above) write_line(*prose);
    YIBEN_CHECK(first_row_ == row_);
    write_grid();
    row_ += grid_.rows();
    for (const Prose* prose : table_.below) write_line(*prose);
    set_print();
  }

 private:
  static Style style_of(const Prose& prose) {
    switch (prose.role) {
      case Role::caption:
        return {.size_pt = kCaptionPt, .bold = true, .align = Align::center};
      case Role::label:
        return {.font = Font::hei, .size_pt = kSmallPt};
      case Role::unit:
        return {.size_pt = kSmallPt, .align = Align::right};
      default:
        return {.font = Font::fang_song, .size_pt = kSmallPt, .top = true};
    }
  }

  // A line over the width of the table.
  void write_line(const Prose& prose) {
    const Style style = style_of(prose);
    const std::string text = cell_text(prose.text);
    const double width = std::accumulate(digits_.begin(), digits_.end(), 0.0);
    const double room = width * kTablePt / style.size_pt - 2;
    const double height = height_of(lines_of(text, room), style.size_pt);
    worksheet_set_row(sheet_, row_of(row_), std::min(height, kMaxRowHeight), nullptr);
    cover(row_, 0, 1, static_cast<int>(digits_.size()), styles_.of(style));
    worksheet_write_string(sheet_, row_of(row_), 0, text.c_str(), styles_.of(style));
    ++row_;
  }

  // Merges the squares of a cell.
  void cover(int row, int column, int rows, int columns, lxw_format* format) {
    if (rows == 1 && columns == 1) return;
    worksheet_merge_range(sheet_, row_of(row), column_of(column), row_of(row + rows - 1),
                          column_of(column + columns - 1), "", format);
  }

  void write_grid() {
    const std::vector<Cell>& cells = grid_.cells();
    groups_ = std::any_of(numbers_.begin(), numbers_.end(),
                          [](const auto& number) { return number && number->grouped; });
    const std::vector<double> heights = row_heights(grid_, digits_, kTablePt);
    for (std::size_t r = 0; r < heights.size(); ++r) {
      worksheet_set_row(sheet_, row_of(first_row_ + static_cast<int>(r)), heights[r], nullptr);
      head_height_ += static_cast<int>(r) < grid_.header_rows ? heights[r] : 0;
    }
    for (int row = 0; row < grid_.rows(); ++row) {
      for (int column = 0; column < grid_.columns(); ++column) {
        if (grid_.at(row, column) != nullptr) continue;
        worksheet_write_blank(sheet_, row_of(first_row_ + row), column_of(column),
                              styles_.of({.size_pt = kTablePt, .border = true}));
      }
    }
    for (std::size_t i = 0; i < cells.size(); ++i) write_cell(cells[i], numbers_[i], formulas_[i]);
  }

  Style style_of(const Cell& cell) const {
    if (cell.row < grid_.header_rows) {
      return {.font = Font::hei,
              .size_pt = kTablePt,
              .align = Align::center,
              .border = true,
              .fill = true};
    }
    const Align align = cell.amount ? Align::right : Align::left;
    return {.size_pt = kTablePt,
            .align = align,
            .indent = cell.amount ? 0 : std::max(0, cell.indent),
            .border = true};
  }

  void write_cell(const Cell& cell, const std::optional<PrintedNumber>& number,
                  const std::string& formula) {
    Style style = style_of(cell);
    if (number) style.number_format = number_format(*number, groups_);
    lxw_format* format = styles_.of(style);
    const int row = first_row_ + cell.row;
    cover(row, cell.column, cell.row_span, cell.column_span, format);
    const lxw_row_t at = row_of(row);
    const lxw_col_t column = column_of(cell.column);
    if (!formula.empty()) {
      worksheet_write_formula_num(sheet_, at, column, ("=" + formula).c_str(), format,
                                  nearest_value(*number));
    } else if (number) {
      worksheet_write_number(sheet_, at, column, nearest_value(*number), format);
    } else {
      worksheet_write_string(sheet_, at, column, cell_text(cell.text).c_str(), format);
    }
  }

  void set_print() {
    set_page(sheet_, grid_.wide);
    if (row_ == 0) return;
    const lxw_row_t last_row = row_of(row_ - 1);
    const lxw_col_t last_column = column_of(static_cast<int>(digits_.size()) - 1);
    worksheet_print_area(sheet_, 0, 0, last_row, last_column);
    const int head = std::min(grid_.header_rows, grid_.rows());
    if (head > 0 && head < grid_.rows() && head_height_ <= kMaxFrozenHeight) {
      worksheet_repeat_rows(sheet_, row_of(first_row_), row_of(first_row_ + head - 1));
      worksheet_freeze_panes(sheet_, row_of(first_row_ + head), 0);
    }
    // Codes are texts of digits, and a total adds up only some of the squares beside it.
    std::array<char, LXW_MAX_CELL_RANGE_LENGTH> range{};
    lxw_rowcol_to_range(range.data(), 0, 0, last_row, last_column);
    worksheet_ignore_errors(sheet_, LXW_IGNORE_NUMBER_STORED_AS_TEXT, range.data());
    worksheet_ignore_errors(sheet_, LXW_IGNORE_FORMULA_RANGE, range.data());
    worksheet_ignore_errors(sheet_, LXW_IGNORE_FORMULA_DIFFERS, range.data());
  }

  lxw_worksheet* sheet_;
  Styles& styles_;
  const TableSheet& table_;
  const Grid& grid_;
  const std::vector<std::optional<PrintedNumber>>& numbers_;
  const std::vector<std::string>& formulas_;
  int first_row_;  // of the grid
  std::vector<double> digits_;
  int row_ = 0;
  double head_height_ = 0;
  bool groups_ = false;
};

}  // namespace

Squares squares_of(const TableSheet& table) {
  Squares squares{.grid = table.grid,
                  .sheet = table.name,
                  .first_row = static_cast<int>(table.above.size()),
                  .numbers = {}};
  for (const Cell& cell : table.grid->cells()) {
    squares.numbers.push_back(cell.amount ? printed_number(cell.text) : std::nullopt);
  }
  return squares;
}

void write_table(lxw_worksheet* sheet, Styles& styles, const TableSheet& table,
                 const Squares& squares, const std::vector<std::string>& formulas) {
  TableWriter(sheet, styles, table, squares, formulas).write();
}

void set_page(lxw_worksheet* sheet, bool landscape) {
  worksheet_set_paper(sheet, kA4);
  if (landscape) worksheet_set_landscape(sheet);
  worksheet_set_margins(sheet, kSide, kSide, kTop, kBottom);
  worksheet_fit_to_pages(sheet, 1, 0);
  worksheet_center_horizontally(sheet);
  worksheet_set_footer(sheet, "&C— &P —");
}

}  // namespace yiben::write::workbook
