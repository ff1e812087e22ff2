// read/xlsx: the XML of one worksheet to a sheet.
#include "read/xlsx/worksheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "read/sheet/number_format.h"

namespace yiben::read {

namespace {

constexpr int kMaxRows = 1'048'576;
constexpr int kMaxColumns = 16'384;
constexpr int kLetters = 26;

class WorksheetReader {
 public:
  WorksheetReader(const Workbook& workbook, Sheet& sheet, std::size_t& text_bytes, Collector& out)
      : workbook_(workbook), sheet_(sheet), text_bytes_(text_bytes), out_(out) {}

  bool read(pugi::xml_node root) {
    for (const pugi::xml_node view : child_of(root, "sheetViews").children()) {
      const std::string_view zeros = attribute_of(view, "showZeros");
      hides_zeros_ = zeros == "0" || zeros == "false";
    }
    read_hidden_columns(child_of(root, "cols"));
    for (const pugi::xml_node row : child_of(root, "sheetData").children()) {
      if (local_name(row.name()) == "row" && !read_row(row)) return false;
    }
    sheet_.merges = merged_ranges(root);
    return true;
  }

 private:
  void read_hidden_columns(pugi::xml_node columns) {
    for (const pugi::xml_node column : columns.children()) {
      if (!is_on(attribute_of(column, "hidden"))) continue;
      const int first = whole_number(attribute_of(column, "min"), 0);
      const int last = whole_number(attribute_of(column, "max"), 0);
      if (first < 1 || last < first) continue;
      sheet_.hidden_columns.push_back({.column = first - 1, .last_column = last - 1});
    }
  }

  // Rows and cells without a reference follow the one before.
  bool read_row(pugi::xml_node node) {
    row_ = whole_number(attribute_of(node, "r"), row_ + 2) - 1;
    if (row_ < 0 || row_ >= kMaxRows) return damaged(attribute_of(node, "r"));
    if (is_on(attribute_of(node, "hidden"))) sheet_.hidden_rows.push_back(row_);
    int column = -1;
    for (const pugi::xml_node child : node.children()) {
      if (local_name(child.name()) != "c") continue;
      SheetCell cell{.row = row_, .column = column + 1, .text = {}};
      const std::string_view reference = attribute_of(child, "r");
      if (!reference.empty()) {
        const auto square = square_of(reference);
        if (!square) return damaged(reference);
        cell = *square;
      }
      column = cell.column;
      if (column >= kMaxColumns) return damaged("");
      if (!read_cell(child, cell)) return false;
    }
    return true;
  }

  bool read_cell(pugi::xml_node node, SheetCell& cell) {
    const std::string_view type = attribute_of(node, "t");
    const std::string_view value = child_of(node, "v").text().get();
    if (type == "inlineStr") {
      cell.text = text_of_runs(child_of(node, "is"));
    } else if (value.empty()) {
      return true;
    } else if (type == "s") {
      const auto index = static_cast<std::size_t>(whole_number(value, -1));
      if (index >= workbook_.texts.size()) return damaged(value);
      cell.text = workbook_.texts[index];
    } else if (type == "b") {
      cell.text = value == "0" ? "FALSE" : "TRUE";
    } else if (type == "str" || type == "e" || type == "d") {
      cell.text = clean_text(value);
    } else {
      cell.text = number(value, attribute_of(node, "s"));
    }
    return keep_cell(sheet_, std::move(cell), text_bytes_, out_);
  }

  std::string number(std::string_view value, std::string_view style) const {
    const auto index = static_cast<std::size_t>(whole_number(style, 0));
    const std::string_view code =
        index < workbook_.formats.size() ? std::string_view(workbook_.formats[index]) : "";
    if (hides_zeros_ && show_number(value, "General") == "0") return "";
    return clean_text(show_number(value, code, workbook_.is_1904));
  }

  Place place() const {
    Place place = out_.place(row_ + 1);
    place.page = sheet_.number;
    return place;
  }

  bool damaged(std::string_view excerpt) {
    return out_.fail(place(), clean_text(excerpt),
                     fmt::format("the sheet \"{}\" is damaged: a cell has no place or no text",
                                 cell_lines(sheet_.name)),
                     "open the workbook in its program and save it again");
  }

  const Workbook& workbook_;
  Sheet& sheet_;
  std::size_t& text_bytes_;
  Collector& out_;
  bool hides_zeros_ = false;
  int row_ = -1;
};

}  // namespace

std::optional<SheetCell> square_of(std::string_view reference) {
  int column = 0;
  std::size_t i = 0;
  for (; i < reference.size() && column <= kMaxColumns; ++i) {
    const char letter = reference[i];
    if (letter == '$') continue;
    if (letter < 'A' || letter > 'Z') break;
    column = column * kLetters + (letter - 'A' + 1);
  }
  if (i < reference.size() && reference[i] == '$') ++i;
  const int row = whole_number(reference.substr(i), 0);
  if (column < 1 || column > kMaxColumns || row < 1 || row > kMaxRows) return std::nullopt;
  return SheetCell{.row = row - 1, .column = column - 1, .text = {}};
}

std::vector<SheetRange> merged_ranges(pugi::xml_node root) {
  std::vector<SheetRange> ranges;
  for (const pugi::xml_node merge : child_of(root, "mergeCells").children()) {
    const std::string_view range = attribute_of(merge, "ref");
    const std::size_t colon = std::min(range.find(':'), range.size());
    const auto from = square_of(range.substr(0, colon));
    const auto to = square_of(range.substr(std::min(colon + 1, range.size())));
    if (!from || !to || to->row < from->row || to->column < from->column) continue;
    ranges.push_back({from->row, from->column, to->row, to->column});
  }
  return ranges;
}

bool read_worksheet(pugi::xml_node root, const Workbook& workbook, Sheet& sheet,
                    std::size_t& text_bytes, Collector& out) {
  return WorksheetReader(workbook, sheet, text_bytes, out).read(root);
}

}  // namespace yiben::read
