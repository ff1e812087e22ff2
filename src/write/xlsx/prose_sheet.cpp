// write/xlsx: the sheets of the contents and of the prose. They have one column, so that each text
// is a paragraph for whoever reads the sheet.
#include "write/xlsx/prose_sheet.h"

#include <algorithm>
#include <cmath>

#include "write/xlsx/measure.h"
#include "write/xlsx/safe_text.h"
#include "write/xlsx/table_sheet.h"

namespace yiben::write::workbook {

namespace {

constexpr int kBodyPt = 12;
constexpr int kHeadingPt = 14;
constexpr int kTitlePt = 22;
constexpr int kContentsPt = 16;
// The width of the column, in digits of the body.
constexpr double kColumnDigits = 80;
constexpr double kMargin = 3;
// A second, blank column is printed: LibreOffice does not shrink a page of one column to fit, and
// where it lacks the standard font of Excel all columns are a quarter too wide.
constexpr lxw_col_t kLastColumn = 1;
constexpr double kMarginWidth = 0.5;
// Two characters, as Chinese papers set in the first line.
constexpr std::string_view kFirstLine = "　　";
// Excel has at most 65,530 links in a sheet.
constexpr std::size_t kMaxLinks = 65'000;

Style style_of(const Prose& prose) {
  switch (prose.role) {
    case Role::title:
      return {.size_pt = kTitlePt, .bold = true, .align = Align::center};
    case Role::subtitle:
      return {.font = Font::kai, .size_pt = kHeadingPt, .align = Align::center};
    case Role::heading:
      if (prose.heading_level <= 1) {
        return {.font = Font::hei, .size_pt = kHeadingPt + 2, .align = Align::center};
      }
      if (prose.heading_level == 2) return {.font = Font::hei, .size_pt = kHeadingPt};
      return {.font = Font::kai, .size_pt = kHeadingPt, .bold = true};
    default:
      return {.font = Font::fang_song, .size_pt = kBodyPt, .top = true};
  }
}

double height_for(const std::string& text, const Style& style) {
  const double room = kColumnDigits * kBodyPt / style.size_pt - kMargin - 2 * style.indent;
  return height_of(lines_of(text, room), style.size_pt);
}

std::string text_for(const Prose& prose, const Plan& plan) {
  const std::string text = cell_text(prose.text);
  const bool set_in = prose.role != Role::heading && !plan.going_on.contains(&prose);
  return set_in ? std::string(kFirstLine) + text : text;
}

// A row is at most 409 points high; longer texts get several, merged.
int rows_for(double height) {
  return std::max(1, static_cast<int>(std::ceil(height / kMaxRowHeight)));
}

// The number of rows that the text takes.
int write_rows(lxw_worksheet* sheet, int row, const std::string& text, const Style& style,
               Styles& styles, double more_height = 0) {
  const double height = height_for(text, style) + more_height;
  const int rows = rows_for(height);
  for (int i = 0; i < rows; ++i) {
    worksheet_set_row(sheet, static_cast<lxw_row_t>(row + i), height / rows, nullptr);
  }
  const auto at = static_cast<lxw_row_t>(row);
  lxw_format* format = styles.of(style);
  if (rows > 1) {
    worksheet_merge_range(sheet, at, 0, at + static_cast<lxw_row_t>(rows - 1), 0, "", format);
  }
  worksheet_write_string(sheet, at, 0, text.c_str(), format);
  return rows;
}

void set_column(lxw_worksheet* sheet) {
  worksheet_set_column(sheet, 0, 0, column_width(kColumnDigits, kBodyPt), nullptr);
  worksheet_set_column(sheet, kLastColumn, kLastColumn, kMarginWidth, nullptr);
  worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
  set_page(sheet, false);
}

void set_print_area(lxw_worksheet* sheet, int rows) {
  if (rows == 0) return;
  worksheet_print_area(sheet, 0, 0, static_cast<lxw_row_t>(rows - 1), kLastColumn);
}

}  // namespace

std::vector<int> prose_rows(const Plan& plan) {
  std::vector<int> rows{0};
  for (const Prose* prose : plan.prose) {
    rows.push_back(rows.back() + rows_for(height_for(text_for(*prose, plan), style_of(*prose))));
  }
  return rows;
}

void write_prose(lxw_worksheet* sheet, Styles& styles, const Plan& plan,
                 const std::vector<int>& rows) {
  set_column(sheet);
  for (std::size_t i = 0; i < plan.prose.size(); ++i) {
    write_rows(sheet, rows[i], text_for(*plan.prose[i], plan), style_of(*plan.prose[i]), styles);
  }
  set_print_area(sheet, rows.back());
}

void write_contents(lxw_worksheet* sheet, Styles& styles, const Plan& plan,
                    const std::vector<int>& rows) {
  constexpr double kCoverRoom = 24;
  set_column(sheet);
  int row = 0;
  for (const Prose* prose : plan.cover) {
    const Style style = style_of(*prose);
    row += write_rows(sheet, row, cell_text(prose->text), style, styles,
                      prose->role == Role::title ? kCoverRoom : 0);
  }
  if (plan.contents.empty()) {
    set_print_area(sheet, row);
    return;
  }
  row += write_rows(sheet, row, cell_text(plan.contents_title),
                    {.font = Font::hei, .size_pt = kContentsPt, .align = Align::center}, styles,
                    kCoverRoom);
  for (std::size_t i = 0; i < plan.contents.size(); ++i) {
    const ContentsLine& line = plan.contents[i];
    const bool linked = i < kMaxLinks;
    const Style style{.font = line.indent == 0 ? Font::hei : Font::fang_song,
                      .size_pt = kBodyPt,
                      .indent = 2 * line.indent,
                      .link = linked};
    const std::string text = cell_text(line.text);
    const int rows_taken = write_rows(sheet, row, text, style, styles);
    if (linked) {
      const std::string& name = line.is_table ? plan.tables[line.index].name : plan.prose_name;
      const int target = line.is_table ? 1 : rows[line.index] + 1;
      const std::string url = "internal:'" + name + "'!A" + std::to_string(target);
      worksheet_write_url_opt(sheet, static_cast<lxw_row_t>(row), 0, url.c_str(), styles.of(style),
                              text.c_str(), nullptr);
    }
    row += rows_taken;
  }
  set_print_area(sheet, row);
}

}  // namespace yiben::write::workbook
