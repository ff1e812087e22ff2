// write/docx: a table.
#include "write/docx/table.h"

#include <algorithm>
#include <numeric>
#include <string>

#include "write/docx/measure.h"
#include "write/docx/runs.h"
#include "write/docx/styles.h"
#include "write/text/plain.h"

namespace yiben::write::word {

namespace {

class TableWriter {
 public:
  TableWriter(const Grid& grid, const TableLayout& layout) : grid_(grid), layout_(layout) {}

  void write(pugi::xml_node parent, std::string_view caption, int page_height) {
    const pugi::xml_node table = add(parent, "w:tbl");
    add_properties(table, caption);
    const pugi::xml_node columns = add(table, "w:tblGrid");
    for (const int width : layout_.widths) {
      add(columns, "w:gridCol", {{"w:w", std::to_string(width)}});
    }
    // Of a table in which no row has two cells the reader would think that it only frames text.
    // The right part of a cell that goes on to the right is a cell for it and none for the eye.
    const bool frames = only_frames();
    if (frames) add(columns, "w:gridCol", {{"w:w", "0"}});
    for (int row = 0; row < grid_.rows(); ++row) add_row(table, row, frames, page_height);
  }

 private:
  void add_properties(pugi::xml_node table, std::string_view caption) {
    const pugi::xml_node properties = add(table, "w:tblPr");
    add_value(properties, "w:tblStyle", "BudgetTable");
    const int width = std::accumulate(layout_.widths.begin(), layout_.widths.end(), 0);
    add(properties, "w:tblW", {{"w:w", std::to_string(width)}, {"w:type", "dxa"}});
    add_value(properties, "w:jc", "center");
    add(properties, "w:tblLayout", {{"w:type", "fixed"}});
    const pugi::xml_node margins = add(properties, "w:tblCellMar");
    for (const char* side : {"w:left", "w:right"}) {
      add(margins, side, {{"w:w", std::to_string(layout_.padding)}, {"w:type", "dxa"}});
    }
    if (!caption.empty()) add_value(properties, "w:tblCaption", caption);
  }

  bool only_frames() const {
    for (int row = 0; row < grid_.rows(); ++row) {
      const Cell* first = grid_.at(row, 0);
      if (first == nullptr ? grid_.columns() > 1 : first->column_span < grid_.columns()) {
        return false;
      }
    }
    return true;
  }

  void add_row(pugi::xml_node table, int row, bool frames, int page_height) {
    const pugi::xml_node node = add(table, "w:tr");
    const pugi::xml_node properties = add(node, "w:trPr");
    const int height = layout_.row_heights[static_cast<std::size_t>(row)];
    // A row that is higher than a page has to be split.
    if (height < page_height / 2) add(properties, "w:cantSplit");
    add(properties, "w:trHeight",
        {{"w:val", std::to_string(std::min(height, page_height))}, {"w:hRule", "atLeast"}});
    if (row < layout_.header_rows) add(properties, "w:tblHeader");
    for (int column = 0; column < grid_.columns();) {
      const Cell* cell = grid_.at(row, column);
      const int span = cell == nullptr ? 1 : cell->column_span;
      add_cell(node, cell, row, column, frames ? "restart" : "");
      column += span;
    }
    if (frames) {
      const pugi::xml_node right = add(node, "w:tc");
      const pugi::xml_node about = add(right, "w:tcPr");
      add(about, "w:tcW", {{"w:w", "0"}, {"w:type", "dxa"}});
      add_value(about, "w:hMerge", "continue");
      add_paragraph(right, cell_style_id(CellUse::text, layout_.half_points));
    }
  }

  // A merged cell is written in each of its rows: once with its text, then going on.
  void add_cell(pugi::xml_node row_node, const Cell* cell, int row, int column,
                std::string_view across) {
    const int span = cell == nullptr ? 1 : cell->column_span;
    const auto first = layout_.widths.begin() + column;
    const pugi::xml_node node = add(row_node, "w:tc");
    const pugi::xml_node properties = add(node, "w:tcPr");
    add(properties, "w:tcW",
        {{"w:w", std::to_string(std::accumulate(first, first + span, 0))}, {"w:type", "dxa"}});
    if (span > 1) add_value(properties, "w:gridSpan", span);
    if (!across.empty()) add_value(properties, "w:hMerge", across);
    const bool begins = cell != nullptr && cell->row == row;
    if (cell != nullptr && cell->row_span > 1) {
      add_value(properties, "w:vMerge", begins ? "restart" : "continue");
    }
    add_value(properties, "w:vAlign", "center");
    add_lines(node, begins ? cell : nullptr, row < grid_.header_rows);
  }

  void add_lines(pugi::xml_node node, const Cell* cell, bool header) {
    CellUse use = header ? CellUse::header : CellUse::text;
    if (!header && cell != nullptr && cell->amount) use = CellUse::amount;
    const std::string style = cell_style_id(use, layout_.half_points);
    const std::string text = cell == nullptr ? "" : plain::cell_lines(cell->text);
    for (std::size_t begin = 0; begin <= text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      const pugi::xml_node paragraph = add_paragraph(node, style);
      if (cell != nullptr && cell->indent > 0 && use == CellUse::text) {
        const int left = twips_of(cell->indent * kIndent, layout_.half_points);
        add(paragraph.child("w:pPr"), "w:ind", {{"w:left", std::to_string(left)}});
      }
      add_text(paragraph, std::string_view(text).substr(begin, end - begin));
      begin = end + 1;
    }
  }

  const Grid& grid_;
  const TableLayout& layout_;
};

}  // namespace

void add_table(pugi::xml_node parent, const Grid& grid, const TableLayout& layout,
               std::string_view caption, int page_height) {
  TableWriter(grid, layout).write(parent, caption, page_height);
}

}  // namespace yiben::write::word
