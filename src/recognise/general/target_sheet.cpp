// Forms of performance targets.
#include "recognise/general/target_sheet.h"

#include <algorithm>
#include <string>
#include <vector>

#include "recognise/parts.h"
#include "text/text.h"

namespace yiben::recognition {

namespace {

// A box is a number or a target; what else stands in a form is a label.
bool is_box(std::string_view printed) {
  const std::string folded = text::fold(printed);
  return folded.empty() || folded == "-" || parse_cell(printed).kind == CellKind::number;
}

bool is_number(const Cell& cell) {
  return parse_cell(cell.text).kind == CellKind::number;
}

class TargetSheetReader {
 public:
  TargetSheetReader(const Sheet& sheet, int header_row, const Terms& terms, Table& table)
      : grid_(sheet.grid), header_row_(header_row), terms_(terms), table_(table) {
    table_.panels.emplace_back();
  }

  void read() {
    for (int row = 0; row < header_row_; ++row) read_boxes(row);
    const int depth = std::max(1, header_depth());
    for (int row = header_row_ + depth; row < grid_.rows(); ++row) read_indicator(row);
  }

 private:
  std::vector<const Cell*> cells_in(int row) const {
    std::vector<const Cell*> cells;
    for (int column = 0; column < grid_.columns(); ++column) {
      const Cell* cell = grid_.at(row, column);
      if (cell == nullptr || (!cells.empty() && cells.back() == cell)) continue;
      cells.push_back(cell);
    }
    return cells;
  }

  int header_depth() const {
    int depth = 1;
    for (const Cell* cell : cells_in(header_row_)) {
      if (terms_.is_indicator(text::fold(cell->text))) depth = cell->row_span;
    }
    return depth;
  }

  // The labels of a row: the one that names it, from above or its own, and the last one read.
  struct Labels {
    const Cell* first = nullptr;
    const Cell* own = nullptr;  // the first that begins in the row itself
    const Cell* last = nullptr;
    bool open = false;  // nothing stands behind the last one yet
  };

  // Columns of numbers under a label of their own (总额, 财政拨款) are headed by it; other boxes go
  // by the label before them.
  void read_boxes(int row) {
    const std::vector<const Cell*> cells = cells_in(row);
    Labels labels;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const Cell* cell = cells[i];
      if (without_spaces(cell->text).empty()) continue;
      if (cell->row != row) {
        if (labels.first == nullptr && !is_box(cell->text)) labels.first = cell;
        continue;
      }
      if (is_box(cell->text)) {
        read_box(row, labels, *cell);
        labels.open = false;
        continue;
      }
      if (labels.first == nullptr) labels.first = cell;
      if (labels.own == nullptr) labels.own = cell;
      // Labels and words by turns. Words behind the first label may name the box behind them.
      const bool names_box =
          labels.last == labels.first && i + 1 < cells.size() && is_number(*cells[i + 1]);
      if (labels.open && !names_box) {
        add_words(*labels.last, *labels.first, *cell);
        labels.open = false;
      } else {
        labels.last = cell;
        labels.open = true;
      }
    }
  }

  void read_box(int row, const Labels& labels, const Cell& cell) {
    const Cell* name = labels.last != nullptr ? labels.last : labels.first;
    if (name == nullptr) return;
    std::vector<const Cell*> heads = headings_over(cell);
    // A label right before the number names it, unless both stand in a list inside the form: its
    // header is divided, or lies in the rows that the label covers.
    const bool beside =
        name->row + name->row_span > row && name->column + name->column_span == cell.column;
    const bool covered = !heads.empty() && name->row < row && heads.front()->row >= name->row;
    const bool divided =
        heads.size() == 2 && heads.front()->column_span > heads.back()->column_span;
    if (beside && !covered && !divided) heads.clear();
    if (divided && labels.own != nullptr) {
      name = labels.own;
      if (labels.open && labels.last != name) add_words(*name, *labels.first, *labels.last);
    }
    const bool from_side = heads.empty() && labels.first != nullptr;
    add(without_spaces(name->text), from_side ? without_spaces(labels.first->text) : path_of(heads),
        cell);
  }

  // Text behind a label: the name of the project, the goal of the year.
  void add_words(const Cell& label, const Cell& first, const Cell& cell) {
    add(without_spaces(label.text), &label == &first ? "" : without_spaces(first.text), cell);
  }

  // Labels right above a number, from top to bottom, where a table lies inside the form.
  std::vector<const Cell*> headings_over(const Cell& cell) const {
    std::vector<const Cell*> heads;
    for (int row = cell.row - 1; row >= 0; --row) {
      const Cell* above = grid_.at(row, cell.column);
      if (above == nullptr || above->text.empty() || (!heads.empty() && heads.back() == above)) {
        continue;
      }
      const bool numbers = is_box(above->text);
      if (numbers && heads.empty()) continue;
      if (numbers || above->column > cell.column || above->column_span > grid_.columns() / 2) break;
      const bool narrower = above->column_span <= cell.column_span || !heads.empty();
      if (!narrower || above->column != cell.column) {
        if (heads.empty() || above->column_span <= heads.back()->column_span) break;
      }
      heads.push_back(above);
      if (heads.size() == 2) break;
    }
    std::reverse(heads.begin(), heads.end());
    return heads;
  }

  static std::string path_of(const std::vector<const Cell*>& heads) {
    std::string path;
    for (const Cell* head : heads) {
      if (!path.empty()) path += '>';
      path += without_spaces(head->text);
    }
    return path;
  }

  void read_indicator(int row) {
    const Cell* name = nullptr;
    for (const Cell* head : cells_in(header_row_)) {
      if (!terms_.is_indicator(text::fold(head->text))) continue;
      name = grid_.at(row, head->column);
    }
    if (name == nullptr || text::trim(name->text).empty() || name->row != row) {
      return read_boxes(row);
    }
    for (const Cell* cell : cells_in(row)) {
      if (cell == name || text::trim(cell->text).empty()) continue;
      const Cell* head = grid_.at(header_row_, cell->column);
      if (head == nullptr || head->text.empty()) continue;
      // 一级指标 over several rows is printed once and said once.
      if (cell->row != row && cell->column < name->column) continue;
      add(without_spaces(name->text), without_spaces(head->text), *cell);
    }
  }

  void add(std::string label, std::string column, const Cell& cell) {
    Panel& panel = table_.panels.back();
    if (panel.rows.empty() || panel.rows.back().label != label) {
      Row row;
      row.label = std::move(label);
      row.place = cell.place;
      panel.rows.push_back(std::move(row));
    }
    table_.texts.push_back(
        {cell.text, std::move(column), cell.place, 0, static_cast<int>(panel.rows.size()) - 1});
  }

  const Grid& grid_;
  const int header_row_;
  const Terms& terms_;
  Table& table_;
};

}  // namespace

std::optional<int> indicator_header(const Grid& grid, int first_row, const Terms& terms) {
  for (int row = first_row; row < grid.rows(); ++row) {
    for (int column = 0; column < grid.columns(); ++column) {
      const Cell* cell = grid.at(row, column);
      if (cell == nullptr || cell->row != row || cell->column != column) continue;
      // 绩效指标 at the side of many rows is no header.
      const bool at_side = column == 0 && cell->row_span > 1 && cell->row_span >= grid.rows() - row;
      if (!at_side && terms.is_indicator(text::fold(cell->text))) return row;
    }
  }
  return std::nullopt;
}

std::optional<int> indicator_header(const Sheet& sheet, const Terms& terms) {
  // In a header proper the same words head the column of a list.
  return indicator_header(sheet.grid, std::min(2, std::max(1, sheet.header_rows)), terms);
}

namespace {

// The first words behind a label in its row: plain text has blank squares where a cell is wide.
const Cell* name_beside(const Grid& grid, const Cell& label) {
  for (int column = label.column + label.column_span; column < grid.columns(); ++column) {
    const Cell* cell = grid.at(label.row, column);
    if (cell != nullptr && cell->row == label.row && !text::trim(cell->text).empty()) return cell;
  }
  return nullptr;
}

}  // namespace

std::optional<int> form_head(const Grid& grid, std::string_view title, const Catalog& catalog) {
  const Terms& terms = catalog.terms;
  if (!terms.is_target_title(text::fold(title))) return std::nullopt;
  constexpr int head_rows = 4;
  for (int row = 0; row < std::min(head_rows, grid.rows()); ++row) {
    const Cell* label = grid.at(row, 0);
    if (label == nullptr || !terms.is_head(text::fold(label->text))) continue;
    const Cell* name = name_beside(grid, *label);
    if (name == nullptr || is_box(name->text)) continue;
    // In the header of a list labels stand beside each other.
    const std::string words = text::fold(name->text);
    const bool list = terms.is_head(words) || terms.is_indicator(words) ||
                      terms.read(words, catalog.cube).understood;
    return list ? std::nullopt : std::optional(row);
  }
  return std::nullopt;
}

bool is_target_form(const Sheet& sheet, const Catalog& catalog) {
  return form_head(sheet.grid, sheet.title, catalog).has_value();
}

void read_target_sheet(const Sheet& sheet, int header_row, const Terms& terms, Table& table) {
  TargetSheetReader(sheet, header_row, terms, table).read();
}

}  // namespace yiben::recognition
