// write/html: one grid as <table>.
#include "write/html/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "page/rows.h"
#include "text/text.h"
#include "write/html/markup.h"

namespace yiben::write::web {

namespace {

constexpr int kMaxIndent = 8;    // classes i1 to i8 of the style
constexpr int kManyColumns = 8;  // from here on letters are smaller on paper
constexpr int kVeryManyColumns = 14;

// A run of rows without a cell that reaches in or out: <tbody>, or <thead> for the first.
struct RowGroup {
  int begin = 0;
  int end = 0;
  bool head = false;
};

class TableWriter {
 public:
  explicit TableWriter(const Grid& grid) : grid_(grid) {
    crossed_.resize(static_cast<std::size_t>(grid.rows()) + 1);
    last_column_.resize(static_cast<std::size_t>(grid.rows()), -1);
    for (const Cell& cell : grid.cells()) {
      for (int row = cell.row + 1; row < cell.row + cell.row_span; ++row) {
        crossed_[static_cast<std::size_t>(row)] = true;
      }
      int& last = last_column_[static_cast<std::size_t>(cell.row)];
      last = std::max(last, cell.column);
      has_amounts_ = has_amounts_ || cell.amount;
    }
    head_ = std::clamp(grid.header_rows, 0, grid.rows());
    while (head_ > 0 && crosses(head_)) --head_;
  }

  std::string run() {
    write_column_groups();
    for (const RowGroup& group : row_groups()) {
      out_ += group.head ? "<thead>\n" : "<tbody>\n";
      for (int row = group.begin; row < group.end; ++row) write_row(row, group);
      out_ += group.head ? "</thead>\n" : "</tbody>\n";
    }
    return std::move(out_);
  }

 private:
  bool crosses(int row) const { return crossed_[static_cast<std::size_t>(row)]; }

  // Where a row label reaches over several rows, they are a group.
  bool names_group(const Cell& cell) const {
    return cell.row >= head_ && cell.column == 0 && cell.row_span > 1 && !cell.amount &&
           !crosses(cell.row) && !crosses(cell.row + cell.row_span);
  }

  std::vector<RowGroup> row_groups() const {
    std::vector<RowGroup> groups;
    if (head_ > 0) groups.push_back({.begin = 0, .end = head_, .head = true});
    int begin = head_;
    const auto end_at = [&](int row) {
      if (row > begin) groups.push_back({.begin = begin, .end = row});
      begin = row;
    };
    for (int row = head_; row < grid_.rows(); ++row) {
      const Cell* cell = grid_.at(row, 0);
      if (cell == nullptr || cell->row != row || !names_group(*cell)) continue;
      end_at(row);
      end_at(row + cell->row_span);
    }
    end_at(grid_.rows());
    return groups;
  }

  // scope="colgroup" means the <colgroup> in which the cell stands, so these follow the first row.
  void write_column_groups() {
    bool needed = false;
    std::string groups;
    for (int column = 0; head_ > 0 && column < grid_.columns();) {
      const Cell* cell = grid_.at(0, column);
      const int span = cell == nullptr ? 1 : cell->column + cell->column_span - column;
      needed = needed || span > 1;
      groups += fmt::format("<colgroup span=\"{}\"></colgroup>", span);
      column += span;
    }
    if (needed) out_ += groups + "\n";
  }

  void write_row(int row, const RowGroup& group) {
    out_ += "<tr>";
    if (last_column_[static_cast<std::size_t>(row)] < 0) out_ += "<td></td>";
    for (int column = 0; column <= last_column_[static_cast<std::size_t>(row)]; ++column) {
      const Cell* cell = grid_.at(row, column);
      if (cell == nullptr) {
        out_ += "<td></td>";
      } else if (cell->row == row && cell->column == column) {
        write_cell(*cell, group);
      }
    }
    out_ += "</tr>\n";
  }

  // What names the amount on its right, or the row of a table of words.
  bool is_row_label(const Cell& cell) const {
    if (cell.amount) return false;
    if (!has_amounts_) return cell.column == 0 && grid_.columns() > 1;
    const Cell* right = grid_.at(cell.row, cell.column + cell.column_span);
    return right != nullptr && right->amount;
  }

  const char* scope_of(const Cell& cell, const RowGroup& group) const {
    if (group.head) return cell.row == 0 && cell.column_span > 1 ? "colgroup" : "col";
    if (!is_row_label(cell)) return "";
    return names_group(cell) ? "rowgroup" : "row";
  }

  void write_cell(const Cell& cell, const RowGroup& group) {
    const CellText text = cell_text(cell.text);
    // A header without words would be read out as nothing.
    const std::string scope = text.empty ? "" : scope_of(cell, group);
    const char* tag = scope.empty() ? "td" : "th";
    std::string attributes;
    if (!scope.empty()) attributes += fmt::format(" scope=\"{}\"", scope);
    if (cell.row_span > 1) attributes += fmt::format(" rowspan=\"{}\"", cell.row_span);
    if (cell.column_span > 1) attributes += fmt::format(" colspan=\"{}\"", cell.column_span);
    if (cell.amount) {
      attributes += " class=\"n\"";
    } else if (cell.indent > 0) {
      attributes += fmt::format(" class=\"i{}\"", std::min(cell.indent, kMaxIndent));
    } else if (!text.empty && is_code(cell.text)) {
      attributes += " class=\"k\"";
    }
    out_ += fmt::format("<{}{}>{}</{}>", tag, attributes, text.markup, tag);
  }

  const Grid& grid_;
  std::vector<bool> crossed_;     // by row: a cell from above reaches into it
  std::vector<int> last_column_;  // by row: of the last cell that begins there
  bool has_amounts_ = false;
  int head_ = 0;
  std::string out_;
};

const char* class_of(Role role) {
  switch (role) {
    case Role::label:
      return "label";
    case Role::unit:
      return "unit";
    default:
      return "caption";
  }
}

std::string name_of(const TablePart& part) {
  std::string name = fmt::format("表格{}", part.number);
  for (const Prose* prose : part.above) {
    if (prose->role != Role::unit) name += " " + prose->text;
  }
  return name;
}

}  // namespace

std::string table_markup(const TablePart& part) {
  const int columns = part.grid->columns();
  std::string classes = "sheet";
  if (part.grid->wide) classes += " wide";
  if (columns >= kManyColumns) classes += columns >= kVeryManyColumns ? " dense" : " close";
  std::string out =
      fmt::format("<section class=\"{}\" id=\"t{}\" tabindex=\"0\" aria-label=\"{}\">\n<table>\n",
                  classes, part.number, escaped(name_of(part)));
  if (!part.above.empty()) {
    out += "<caption><div>\n";
    for (const Prose* prose : part.above) {
      out += fmt::format("<p class=\"{}\">{}</p>\n", class_of(prose->role), escaped(prose->text));
    }
    out += "</div></caption>\n";
  }
  const Grid grid = without_covered_rows(*part.grid);
  return out + TableWriter(grid).run() + "</table>\n</section>\n";
}

}  // namespace yiben::write::web
