// Reads the tables of amounts: header, rows, columns, figures.
#include "recognise/parts.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "text/text.h"

namespace yiben::recognition {

namespace {

bool has_digit(std::string_view s) {
  const std::string folded = text::fold(s);
  return std::any_of(folded.begin(), folded.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The lowest label over a column.
const Cell* header_cell(const Grid& grid, int first_data_row, int column) {
  for (int row = first_data_row - 1; row >= 0; --row) {
    const Cell* cell = grid.at(row, column);
    if (cell != nullptr && !cell->text.empty()) return cell;
  }
  return nullptr;
}

// One table laid out over several grids as one grid: the rows of later pieces below those of the
// first, their headers left out where they repeat it.
Grid join_pieces(const FoundTable& found) {
  Grid joined = *found.pieces.front();
  for (std::size_t i = 1; i < found.pieces.size(); ++i) {
    const Grid& piece = *found.pieces[i];
    const HeaderMatch header = match_header(piece, *found.form);
    const int skip = header.score > 0 ? header.first_data_row : 0;
    const int offset = joined.rows() - skip;
    for (Cell cell : piece.cells()) {
      if (cell.row < skip) continue;
      cell.row += offset;
      joined.add(std::move(cell));
    }
  }
  return joined;
}

class AmountsReader {
 public:
  AmountsReader(const FoundTable& found, const Catalog& catalog, Book& book)
      : found_(found),
        form_(*found.form),
        catalog_(catalog),
        book_(book),
        joined_(found.pieces.size() > 1 ? join_pieces(found) : Grid()),
        grid_(found.pieces.size() > 1 ? joined_ : *found.pieces.front()) {}

  void read() {
    const HeaderMatch header = match_header(grid_, form_);
    if (header.score == 0) {
      book_.doubts.push_back({"table-not-recognised", form_.title, grid_.place});
      return;
    }
    table_.form = form_.id;
    table_.title = found_.title;
    table_.title_place = found_.title_place;
    table_.unit = found_.unit.value_or(Unit::ten_thousand_yuan);
    table_.unit_stated = found_.unit.has_value();
    for (const Grid* piece : found_.pieces) table_.pieces.push_back(piece->place);
    placed_.assign(static_cast<std::size_t>(grid_.columns()), false);
    for (std::size_t i = 0; i < form_.panels.size(); ++i) read_panel(header, i);
    doubt_unplaced(header.first_data_row);
    store();
  }

 private:
  // The printed column at which the next panel begins, else the end of the grid.
  int region_end(const HeaderMatch& header, std::size_t panel) const {
    int end = grid_.columns();
    for (const int column : header.panels[panel].texts) {
      if (column >= 0) end = std::min(end, column);
    }
    for (std::size_t next = panel + 1; next < header.panels.size(); ++next) {
      for (const int column : header.panels[next].keys) {
        if (column >= 0) end = std::min(end, column);
      }
    }
    return end;
  }

  void read_panel(const HeaderMatch& header, std::size_t index) {
    const PanelForm& form = form_.panels[index];
    const PanelColumns& columns = header.panels[index];
    PanelRows rows = read_rows(form, columns, grid_, header.first_data_row, catalog_, book_);
    if (found_.cut) forget_end(rows);
    const int end = region_end(header, index);
    const Alignment alignment = align_values(form, columns, grid_, rows, end, table_.unit);
    if (alignment.shifted) {
      table_.repairs.push_back({"shifted-columns", form.heading, alignment.first_shifted});
      for (int column = alignment.columns.front(); column < end; ++column) mark_placed(column);
    }
    Panel panel;
    panel.select = narrow(narrow(Selection(), form_.select), form.select);
    panel.row_dimension = rows.dimension;
    panel.exhaustive = form.exhaustive && !found_.cut;
    panel.row_groups = rows.groups;
    for (const PanelRow& row : rows.rows) panel.rows.push_back(row.row);
    add_columns(form, columns, header.first_data_row, panel);
    for (const int column : columns.keys) mark_placed(column);
    for (const int column : columns.texts) mark_placed(column);
    for (const int column : alignment.columns) mark_placed(column);
    for (std::size_t r = 0; r < rows.rows.size(); ++r) {
      for (std::size_t c = 0; c < alignment.columns.size(); ++c) {
        if (alignment.columns[c] < 0) continue;
        add_figure(panel, static_cast<int>(index), static_cast<int>(r), static_cast<int>(c),
                   rows.rows[r].grid_row, alignment.columns[c]);
      }
    }
    table_.panels.push_back(std::move(panel));
  }

  // Of a table that was cut off, the last row may be half a row, and no group of rows is known to
  // be whole.
  void forget_end(PanelRows& rows) {
    rows.groups.clear();
    if (!rows.rows.empty() && rows.rows.back().grid_row == grid_.rows() - 1) rows.rows.pop_back();
    book_.doubts.push_back({"table-cut", form_.title, grid_.place});
  }

  void mark_placed(int column) {
    if (column >= 0) placed_[static_cast<std::size_t>(column)] = true;
  }

  void add_columns(const PanelForm& form, const PanelColumns& columns, int first_data_row,
                   Panel& panel) {
    for (std::size_t c = 0; c < form.columns.size(); ++c) {
      Column column;
      column.select = form.columns[c].select;
      column.path = form.columns[c].printed_path;
      if (columns.values[c] >= 0) {
        if (const Cell* cell = header_cell(grid_, first_data_row, columns.values[c])) {
          // Groups by their usual name, the column itself as printed: "2026年预算数".
          const std::size_t leaf = column.path.rfind('>');
          column.path.erase(leaf == std::string::npos ? 0 : leaf + 1);
          column.path += without_spaces(cell->text);
          column.place = cell->place;
        }
      }
      if (!form.heading.empty()) column.path = form.heading + ">" + column.path;
      panel.columns.push_back(std::move(column));
    }
    for (Group& group : column_groups(form)) {
      const auto printed = [&](int c) { return columns.values[static_cast<std::size_t>(c)] >= 0; };
      // Where a part is not printed, only the cube knows whether the rest is the whole.
      if (!printed(*group.total) || !std::all_of(group.parts.begin(), group.parts.end(), printed)) {
        continue;
      }
      panel.column_groups.push_back(std::move(group));
    }
  }

  void add_figure(const Panel& panel, int panel_index, int row, int column, int grid_row,
                  int grid_column) {
    // A square that is not there is no blank cell: it says nothing.
    const Cell* cell = grid_.at(grid_row, grid_column);
    if (cell == nullptr) return;
    const std::string& printed = cell->text;
    const CellValue value = parse_cell(printed);
    // A remark across the table is no number.
    const bool remark = value.kind == CellKind::words && cell->column < grid_column;
    if (value.kind == CellKind::too_big ||
        (value.kind == CellKind::words && has_digit(printed) && !remark)) {
      book_.doubts.push_back({"unread-number", text::excerpt(printed), cell->place});
    }
    if (value.kind == CellKind::too_big || value.kind == CellKind::words) return;
    Figure figure;
    figure.printed = printed;
    figure.unit = table_.unit;
    figure.blank = value.kind != CellKind::number;
    figure.number = figure.blank ? Number{0, 2} : value.number;
    if (!set_intervals(figure)) {
      book_.doubts.push_back({"unread-number", text::excerpt(printed), cell->place});
      return;
    }
    figure.non_negative = form_.non_negative;
    figure.selection = selection_at(book_.cube, panel, panel.rows[static_cast<std::size_t>(row)],
                                    panel.columns[static_cast<std::size_t>(column)]);
    figure.place = cell->place;
    figure.panel = panel_index;
    figure.row = row;
    figure.column = column;
    figures_.emplace_back(std::tuple(grid_row, panel_index, column), std::move(figure));
  }

  // 序号: running numbers are no amounts.
  bool is_index(const Cell& header) const {
    const std::string words = text::fold(header.text);
    return catalog_.terms.read(words, book_.cube).role == TermRole::index;
  }

  // Amounts that stand in no column of the form: below a header that is not known once for all of
  // them, below none each for itself.
  void doubt_unplaced(int first_data_row) {
    std::set<const Cell*> unknown;
    for (const Cell& cell : grid_.cells()) {
      if (found_.cut && cell.row == grid_.rows() - 1) continue;
      if (cell.row < first_data_row || placed_[static_cast<std::size_t>(cell.column)]) continue;
      if (parse_cell(cell.text).kind != CellKind::number) continue;
      const Cell* header = header_cell(grid_, first_data_row, cell.column);
      if (header != nullptr && is_index(*header)) continue;
      if (header == nullptr) {
        book_.doubts.push_back({"unread-number", text::excerpt(cell.text), cell.place});
      } else if (unknown.insert(header).second) {
        book_.doubts.push_back({"unknown-column", text::excerpt(header->text), header->place});
      }
    }
  }

  void store() {
    std::stable_sort(figures_.begin(), figures_.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    const int index = static_cast<int>(book_.tables.size());
    table_.pages_first = grid_.place.page;
    table_.pages_last = found_.pieces.back()->place.page;
    book_.tables.push_back(std::move(table_));
    for (auto& [order, figure] : figures_) {
      figure.table = index;
      book_.figures.push_back(std::move(figure));
    }
  }

  const FoundTable& found_;
  const Form& form_;
  const Catalog& catalog_;
  Book& book_;
  const Grid joined_;
  const Grid& grid_;
  Table table_;
  std::vector<bool> placed_;  // by printed column: part of the form
  std::vector<std::pair<std::tuple<int, int, int>, Figure>> figures_;
};

}  // namespace

void read_amounts(const FoundTable& found, const Catalog& catalog, Book& book) {
  AmountsReader(found, catalog, book).read();
}

}  // namespace yiben::recognition
