// read/sheet: one sheet of a workbook to prose and grids.
#include "read/sheet/sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "read/sheet/segments.h"
#include "read/sheet/squares.h"
#include "text/text.h"

namespace yiben::read {

namespace {

constexpr int kSheetHeadingLevel = 2;
// At the end of a square whose text goes on in the next row, as write/xlsx sets it: a square holds
// only so much.
constexpr std::string_view kGoesOn = "\u2060";
// The name of a sheet says nothing new when so much of it stands in one of the first lines.
constexpr double kResembles = 0.75;
constexpr std::size_t kFirstLines = 4;

class SheetBlocks {
 public:
  SheetBlocks(const std::string& name, int number, const std::vector<SheetRow>& rows,
              Collector& out)
      : name_(name), number_(number), rows_(rows), out_(out) {}

  void add() {
    if (rows_.empty()) return;
    if (!is_named_in_text()) add_prose(rows_.front().sheet_row, name_, kSheetHeadingLevel);
    for (const SheetSegment& segment : segments_of(rows_)) {
      if (out_.failed()) return;
      if (segment.is_table) {
        add_grid(segment.begin, segment.end);
      } else {
        add_text(segment.begin, segment.end);
      }
    }
  }

 private:
  const SheetRow& row(int at) const { return rows_[static_cast<std::size_t>(at)]; }

  Place place(int sheet_row) const {
    Place place = out_.place(sheet_row + 1);
    place.page = number_;
    return place;
  }

  // Names that a program gave ("Sheet1", "工作表1") say nothing either.
  bool is_named_in_text() const {
    const std::string name = text::fold(name_);
    const std::size_t length = text::count_characters(name);
    if (length == 0 || name.starts_with("sheet") || name.starts_with("工作表")) return true;
    for (std::size_t i = 0; i < std::min(kFirstLines, rows_.size()); ++i) {
      for (const SheetEntry& entry : rows_[i].entries) {
        const std::string line = text::fold(entry.text);
        if (line.empty()) continue;
        const auto both = static_cast<double>(length + text::count_characters(line));
        // Twice the characters in common over both lengths, turned to the share of the name.
        const double share = text::similarity(name, line) * both / 2 / static_cast<double>(length);
        if (share >= kResembles) return true;
      }
    }
    return false;
  }

  void add_prose(int sheet_row, std::string_view lines, int heading_level = 0) {
    while (!lines.empty()) {
      const std::size_t end = std::min(lines.find('\n'), lines.size());
      std::string line(text::trim(lines.substr(0, end)));
      lines.remove_prefix(std::min(end + 1, lines.size()));
      if (line.empty()) continue;
      Place at = place(sheet_row);
      at.column = 1;
      if (!out_.add(Prose{.text = std::move(line), .place = at, .heading_level = heading_level})) {
        return;
      }
    }
  }

  void add_text(int begin, int end) {
    std::string open;
    int open_row = 0;
    for (int at = begin; at < end; ++at) {
      for (const SheetEntry& entry : row(at).entries) {
        if (open.empty()) open_row = row(at).sheet_row;
        open += entry.text;
        if (open.ends_with(kGoesOn)) {
          open.resize(open.size() - kGoesOn.size());
          continue;
        }
        add_prose(open_row, open);
        open.clear();
      }
    }
    add_prose(open_row, open);
  }

  // The columns in which a text begins, of those of the sheet.
  std::vector<int> columns_of(int begin, int end) const {
    std::vector<int> columns;
    for (int at = begin; at < end; ++at) {
      for (const SheetEntry& entry : row(at).entries) {
        if (!entry.text.empty()) columns.push_back(entry.column);
      }
    }
    std::sort(columns.begin(), columns.end());
    columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
    return columns;
  }

  void add_grid(int begin, int end) {
    const std::vector<int> columns = columns_of(begin, end);
    Place at = place(row(begin).sheet_row);
    at.table = out_.next_table();
    if (!fits(static_cast<std::size_t>(end - begin), columns.size(), at)) return;
    if (!out_.count_cells(static_cast<std::size_t>(end - begin) * columns.size(), at)) return;
    const auto index_of = [&](int column) {
      const auto found = std::lower_bound(columns.begin(), columns.end(), column);
      return static_cast<int>(found - columns.begin());
    };
    Grid grid;
    grid.place = at;
    for (int r = begin; r < end; ++r) {
      at.line = row(r).sheet_row + 1;
      int next = 0;  // the first column that is not filled yet
      for (const SheetEntry& entry : row(r).entries) {
        const int column = index_of(entry.column);
        const int behind = index_of(entry.last_column + 1);
        if (column == behind) continue;  // a blank one, between the columns with text
        fill(grid, r - begin, next, column, at);
        next = behind;
        add_cell(grid, r - begin, column, std::min(entry.last_row + 1, end) - r, behind - column,
                 entry.text, at);
      }
      fill(grid, r - begin, next, static_cast<int>(columns.size()), at);
    }
    out_.add(std::move(grid));
  }

  bool fits(std::size_t rows, std::size_t columns, const Place& at) {
    const bool too_high = rows > static_cast<std::size_t>(limits::max_grid_rows);
    const bool too_wide = columns > static_cast<std::size_t>(limits::max_grid_columns);
    if (!too_high && !too_wide) return true;
    return out_.fail(
        at, name_,
        fmt::format("the sheet has a table of more than {} {} (limit {})",
                    too_high ? limits::max_grid_rows : limits::max_grid_columns,
                    too_high ? "rows" : "columns", too_high ? "max_grid_rows" : "max_grid_columns"),
        "hide this sheet or copy the tables of the budget to a new workbook");
  }

  // Blank cells on the squares of a row that nothing covers.
  static void fill(Grid& grid, int row, int from, int to, const Place& at) {
    for (int column = from; column < to; ++column) {
      if (grid.at(row, column) == nullptr) add_cell(grid, row, column, 1, 1, "", at);
    }
  }

  static void add_cell(Grid& grid, int row, int column, int row_span, int column_span,
                       const std::string& text, Place at) {
    at.row = row + 1;
    at.column = column + 1;
    YIBEN_CHECK(grid.add({.row = row,
                          .column = column,
                          .row_span = row_span,
                          .column_span = column_span,
                          .text = text,
                          .place = at}));
  }

  const std::string& name_;
  int number_;
  const std::vector<SheetRow>& rows_;
  Collector& out_;
};

}  // namespace

void add_sheet(Sheet sheet, Collector& out) {
  const std::string name = cell_lines(sheet.name);
  const int number = sheet.number;
  const std::vector<SheetRow> rows = rows_of(std::move(sheet), out);
  if (!out.failed()) SheetBlocks(name, number, rows, out).add();
}

bool keep_cell(Sheet& sheet, SheetCell cell, std::size_t& text_bytes, Collector& out) {
  cell.text = cell_lines(cell.text);
  if (cell.text.empty()) return true;
  text_bytes += cell.text.size();
  Place place = out.place(cell.row + 1);
  place.page = sheet.number;
  if (text_bytes > limits::max_text_bytes) {
    return out.fail(place, "",
                    fmt::format("the cells of the workbook have more than {} MiB of text (limit "
                                "max_text_bytes)",
                                limits::max_text_bytes >> 20),
                    "copy the sheets of the budget to a new workbook");
  }
  if (sheet.cells.size() == limits::max_cells) {
    return out.count_cells(limits::max_cells + 1, place);
  }
  sheet.cells.push_back(std::move(cell));
  return true;
}

std::string cell_lines(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string line(text::trim(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty()) continue;
    std::replace(line.begin(), line.end(), '\t', ' ');
    if (!out.empty()) out += '\n';
    out += line;
  }
  return out;
}

}  // namespace yiben::read
