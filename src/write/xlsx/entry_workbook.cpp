// write/xlsx: workbooks for people to fill in.
#include "write/xlsx/sheets.h"

#include <fmt/format.h>
#include <xlsxwriter.h>
// GCC says so by a macro, clang by a feature.
#ifdef __SANITIZE_ADDRESS__
#define YIBEN_LEAKS_ARE_SOUGHT
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define YIBEN_LEAKS_ARE_SOUGHT
#endif
#endif
#ifdef YIBEN_LEAKS_ARE_SOUGHT
#include <sanitizer/lsan_interface.h>
#endif

#include <algorithm>
#include <array>

#include "text/text.h"
#include "write/xlsx/measure.h"
#include "write/xlsx/number.h"
#include "write/xlsx/safe_text.h"
#include "write/xlsx/styles.h"
#include "write/xlsx/table_sheet.h"
#include "write/xlsx/workbook_file.h"

namespace yiben::write {

namespace {

using workbook::Align;
using workbook::Font;
using workbook::Style;
using workbook::Styles;

constexpr int kBodyPt = 11;
constexpr int kHelpPt = 9;
// A longer text shows its beginning.
constexpr int kMaxLines = 12;
constexpr lxw_row_t kLastRow = 1'048'575;

// An escape makes a text less than twice as long: most are short enough by their bytes.
bool fits(std::string_view text) {
  return text.size() * 2 <= limits::max_workbook_cell_units ||
         workbook::utf16_units(workbook::escaped(text)) <= limits::max_workbook_cell_units;
}

Errors faults_of(const std::vector<EntrySheet>& sheets, const std::string& path) {
  Errors errors;
  for (const EntrySheet& sheet : sheets) {
    if (sheet.rows.size() > static_cast<std::size_t>(limits::max_workbook_rows)) {
      errors.push_back({.file = path,
                        .excerpt = sheet.name,
                        .what = fmt::format("a sheet of {} rows (limit max_workbook_rows, {})",
                                            sheet.rows.size(), limits::max_workbook_rows),
                        .remedy = "keep it as a folder of CSV files"});
      continue;
    }
    for (std::size_t r = 0; r < sheet.rows.size(); ++r) {
      for (const EntryField& field : sheet.rows[r]) {
        if (fits(field.text)) continue;
        errors.push_back({.file = path,
                          .place = {.row = static_cast<int>(r) + 1},
                          .excerpt = text::excerpt(field.text),
                          .what = fmt::format("a text of the sheet \"{}\" is longer than the {} "
                                              "characters that a square holds (limit "
                                              "max_workbook_cell_units)",
                                              sheet.name, limits::max_workbook_cell_units),
                          .remedy = "divide it, or keep it as a folder of CSV files"});
      }
    }
  }
  return errors;
}

class EntrySheetWriter {
 public:
  EntrySheetWriter(lxw_worksheet* sheet, Styles& styles, const EntrySheet& about)
      : sheet_(sheet), styles_(styles), about_(about) {}

  void write() {
    for (std::size_t c = 0; c < about_.columns.size(); ++c) {
      const auto column = static_cast<lxw_col_t>(c);
      worksheet_set_column(sheet_, column, column,
                           workbook::column_width(about_.columns[c].width, kBodyPt),
                           styles_.of(body_style(c)));
    }
    for (std::size_t r = 0; r < about_.rows.size(); ++r) {
      set_height(r);
      write_row(r);
    }
    for (const EntryCheck& check : about_.checks) add_check(check);
    const auto head = static_cast<lxw_row_t>(about_.head_rows);
    worksheet_freeze_panes(sheet_, head, 0);
    workbook::set_page(sheet_, true);
    if (about_.rows.size() > static_cast<std::size_t>(about_.head_rows)) {
      worksheet_repeat_rows(sheet_, 0, head - 1);
    }
    // Codes are texts of digits.
    std::array<char, LXW_MAX_CELL_RANGE_LENGTH> range{};
    const std::size_t columns = std::max<std::size_t>(1, about_.columns.size());
    lxw_rowcol_to_range(range.data(), 0, 0, kLastRow, static_cast<lxw_col_t>(columns - 1));
    worksheet_ignore_errors(sheet_, LXW_IGNORE_NUMBER_STORED_AS_TEXT, range.data());
  }

 private:
  Style body_style(std::size_t column) const {
    Style style{.size_pt = kBodyPt, .top = true};
    if (column < about_.columns.size()) style.number_format = about_.columns[column].format;
    const bool words = style.number_format.empty() || style.number_format == "@";
    if (!words) style.align = Align::right;
    return style;
  }

  Style style_of(std::size_t row, std::size_t column) const {
    if (row >= static_cast<std::size_t>(about_.head_rows)) {
      Style style = body_style(column);
      style.border = about_.ruled;
      return style;
    }
    if (row == 0) {
      return {.font = Font::hei, .size_pt = kBodyPt, .border = true, .fill = true};
    }
    return {.size_pt = kHelpPt, .top = true, .border = true, .faint = true};
  }

  // Lines of the highest square of a row.
  int lines_in(std::size_t row, int size_pt) const {
    int lines = 1;
    for (std::size_t c = 0; c < about_.rows[row].size(); ++c) {
      constexpr double margin = 1;
      const double room = about_.columns[c].width * double{kBodyPt} / size_pt - margin;
      lines = std::max(lines, workbook::lines_of(about_.rows[row][c].text, room));
    }
    return lines;
  }

  // Some programs leave the height of a row with wrapped words to the file.
  void set_height(std::size_t row) {
    const bool is_help = row > 0 && row < static_cast<std::size_t>(about_.head_rows);
    const int size_pt = is_help ? kHelpPt : kBodyPt;
    const int lines = std::min(lines_in(row, size_pt), kMaxLines);
    if (lines == 1) return;
    worksheet_set_row(sheet_, static_cast<lxw_row_t>(row),
                      std::min(workbook::height_of(lines, size_pt), workbook::kMaxRowHeight),
                      nullptr);
  }

  void write_row(std::size_t r) {
    const auto row = static_cast<lxw_row_t>(r);
    for (std::size_t c = 0; c < about_.rows[r].size(); ++c) {
      const auto column = static_cast<lxw_col_t>(c);
      const EntryField& field = about_.rows[r][c];
      lxw_format* format = styles_.of(style_of(r, c));
      if (field.text.empty() && field.formula.empty()) {
        if (about_.ruled) worksheet_write_blank(sheet_, row, column, format);
        continue;
      }
      const auto number = field.number ? workbook::printed_number(field.text) : std::nullopt;
      if (!field.formula.empty()) {
        worksheet_write_formula_str(sheet_, row, column, field.formula.c_str(), format,
                                    field.text.c_str());
      } else if (number && !number->percent) {
        worksheet_write_number(sheet_, row, column, workbook::nearest_value(*number), format);
      } else {
        const std::string text = workbook::escaped(field.text);
        const lxw_error failed = worksheet_write_string(sheet_, row, column, text.c_str(), format);
        YIBEN_CHECK(failed == LXW_NO_ERROR);
      }
    }
  }

  void add_check(const EntryCheck& check) {
    lxw_data_validation rule{};
    std::string list = check.list;
    std::string message = text::excerpt(check.message, kMaxMessage);
    rule.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
    rule.value_formula = list.data();
    if (check.kind != EntryCheck::Kind::list) {
      const bool whole = check.kind == EntryCheck::Kind::integer;
      rule.validate = whole ? LXW_VALIDATION_TYPE_INTEGER : LXW_VALIDATION_TYPE_DECIMAL;
      rule.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
      // Limits are whole and far below 2^53.
      rule.minimum_number = check.at_least ? static_cast<double>(*check.at_least) : -kLargest;
      rule.maximum_number = check.at_most ? static_cast<double>(*check.at_most) : kLargest;
    }
    rule.ignore_blank = LXW_VALIDATION_ON;
    rule.dropdown = LXW_VALIDATION_ON;
    rule.error_type =
        check.strict ? LXW_VALIDATION_ERROR_TYPE_STOP : LXW_VALIDATION_ERROR_TYPE_WARNING;
    rule.error_message = message.data();
    const auto column = static_cast<lxw_col_t>(check.column);
    const lxw_row_t last = check.last_row == 0 ? kLastRow : static_cast<lxw_row_t>(check.last_row);
#ifdef YIBEN_LEAKS_ARE_SOUGHT
    // libxlsxwriter 1.1.4 never frees the formula of a list: theirs, and no leak of ours.
    const __lsan::ScopedDisabler theirs;
#endif
    const lxw_error failed = worksheet_data_validation_range(
        sheet_, static_cast<lxw_row_t>(check.row), column, last, column, &rule);
    YIBEN_CHECK(failed == LXW_NO_ERROR);
  }

  static constexpr std::size_t kMaxMessage = 200;  // of Excel's 255
  static constexpr double kLargest = 1e15;

  lxw_worksheet* sheet_;
  Styles& styles_;
  const EntrySheet& about_;
};

}  // namespace

Result<std::string> entry_workbook_bytes(const std::vector<EntrySheet>& sheets,
                                         const std::string& path) {
  if (const Errors errors = faults_of(sheets, path); !errors.empty()) return errors;
  workbook::WorkbookFile file(path, "", "");
  if (file.book() != nullptr) {
    Styles styles(file.book());
    for (const EntrySheet& about : sheets) {
      lxw_worksheet* sheet = workbook_add_worksheet(file.book(), about.name.c_str());
      YIBEN_CHECK(sheet != nullptr);
      EntrySheetWriter(sheet, styles, about).write();
    }
  }
  return std::move(file).bytes();
}

}  // namespace yiben::write
