// Sheets to tables and figures of the book.
#include "recognise/general/general.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "recognise/general/columns.h"
#include "recognise/general/divisions.h"
#include "recognise/general/given_up.h"
#include "recognise/general/grand_total.h"
#include "recognise/general/row_names.h"
#include "recognise/general/settle.h"
#include "recognise/general/target_sheet.h"
#include "recognise/general/unfold.h"
#include "recognise/parts.h"
#include "text/text.h"

namespace yiben::recognition {

namespace {

class SheetReader {
 public:
  // `unit` is that of tables which print none.
  SheetReader(const Sheet& sheet, Unit unit, const LabelReader& labels, Book& book)
      : sheet_(sheet), unit_(unit), labels_(labels), book_(book) {}

  void read() {
    table_.title = sheet_.title;
    table_.title_place = sheet_.title_place;
    table_.unit = sheet_.unit.value_or(unit_);
    table_.unit_stated = sheet_.unit.has_value();
    table_.form = form_of(sheet_.title);
    table_.repairs = sheet_.repairs;
    table_.pages_first = sheet_.grid.place.page;
    table_.pages_last = sheet_.last_page;
    for (const Grid* piece : sheet_.pieces) table_.pieces.push_back(piece->place);
    const Terms& terms = labels_.catalog().terms;
    if (const auto indicators = indicator_header(sheet_, terms)) {
      read_target_sheet(sheet_, *indicators, terms, table_);
      return store();
    }
    if (is_target_form(sheet_, labels_.catalog())) {
      read_target_sheet(sheet_, sheet_.grid.rows(), terms, table_);
      return store();
    }
    read_lists();
    store();
  }

 private:
  void read_lists() {
    const Layout layout = layout_of(sheet_, labels_);
    const std::optional<GrandTotal> grand = grand_total_of(sheet_, layout, labels_);
    const Sheet& lists = grand ? grand->lists : sheet_;
    for (const PanelRun& run : runs_of(layout)) {
      if (run.first == run.last) {
        read_panel(lists, layout.panels[run.first], layout.first_row);
        continue;
      }
      const Sheet list = unfolded(lists, layout, run);
      const Layout of_list = layout_of(list, labels_);
      for (const PrintedPanel& panel : of_list.panels) read_panel(list, panel, of_list.first_row);
    }
    if (grand) read_panel(grand->total, grand->panel, layout.first_row);
  }

  const Cube& cube() const { return book_.cube; }

  // The base layout of which the title speaks: it holds one of its titles and says the same of the
  // money; "other" where none is.
  std::string form_of(const std::string& title) const {
    const Terms& terms = labels_.catalog().terms;
    const std::string folded = bare(title).words;
    const Selection says = narrow(Selection(), terms.mentioned(folded, cube()));
    std::string best = "other";
    std::size_t length = 0;
    for (const Form& form : labels_.catalog().general.forms) {
      for (const std::string& known : form.titles) {
        if (known.size() <= length || folded.find(known) == std::string::npos) continue;
        if (narrow(Selection(), terms.mentioned(bare(known).words, cube())) != says) continue;
        best = form.id;
        length = known.size();
      }
    }
    return best;
  }

  Coordinates title_select() const {
    Coordinates select = labels_.of_title(sheet_.title);
    const Terms& terms = labels_.catalog().terms;
    const std::string folded = text::fold(sheet_.title);
    const bool says_what = !select.empty() || terms.is_of_all(folded);
    const bool apart = !says_what || terms.is_apart(folded);
    if (apart) {
      const std::string name = "table " + std::to_string(book_.tables.size() + 1);
      for (const auto& coordinate : labels_.member("scope", name)) select.push_back(coordinate);
    }
    return select;
  }

  void read_panel(const Sheet& sheet, const PrintedPanel& printed, int first_row) {
    grid_ = &sheet.grid;
    const std::size_t index = table_.panels.size();
    PrintedRows rows = read_printed_rows(sheet, printed, first_row, labels_);
    table_.repairs.insert(table_.repairs.end(), rows.repairs.begin(), rows.repairs.end());
    if (is_whole_book(rows)) widen_to_whole(rows.rows.front());
    Panel panel;
    panel.select = narrow(Selection(), title_select());
    if (!printed.side.empty()) {
      const bool revenue = printed.side == "收入";
      set_side(revenue ? "revenue" : "expenditure", panel.select);
      if (!revenue) mark_outflow(rows);
    } else {
      widen_to_outflow(rows);
    }
    name_beyond_title(panel.select, rows);
    PanelColumnsRead columns = read_columns(printed, rows, sheet.grid, panel.select, labels_);
    given_up_.add(rows, columns, printed, static_cast<int>(index));
    panel.columns = std::move(columns.columns);
    panel.column_groups = std::move(columns.groups);
    panel.change_columns = std::move(columns.changes);
    panel.of_which_columns = std::move(columns.of_which);
    panel.denied_column_groups = std::move(columns.given_up);
    panel.row_dimension = rows.dimension;
    for (RowGroup& group : rows.groups) panel.row_groups.push_back(std::move(group.group));
    panel.denied_row_groups = rows.given_up;
    panel.denied_outline_groups = rows.denied_outline;
    // What a table does not list is zero only where its total is the sum of what it lists.
    panel.exhaustive = std::any_of(rows.groups.begin(), rows.groups.end(), [](const RowGroup& g) {
      return g.reason == GroupReason::total;
    });
    drop_denied(printed, panel.columns, rows);
    for (const PrintedRow& from : rows.rows) {
      panel.rows.push_back({from.code, from.label, from.select, from.place});
    }
    for (std::size_t r = 0; r < rows.rows.size(); ++r) {
      for (std::size_t c = 0; c < printed.amounts.size(); ++c) {
        const int grid_row = rows.rows[r].grid_row;
        if (rows.rows[r].count) {
          add_text(static_cast<int>(index), r, grid_row, printed.amounts[c]);
        } else {
          read_cell(panel, static_cast<int>(index), r, c, grid_row, printed.amounts[c]);
        }
      }
      if (printed.keys.size() > 1) {
        for (const PrintedColumn& key : printed.named) {
          add_text(static_cast<int>(index), r, rows.rows[r].grid_row, key);
        }
      }
      for (const PrintedColumn& other : printed.others) {
        add_text(static_cast<int>(index), r, rows.rows[r].grid_row, other);
      }
    }
    table_.panels.push_back(std::move(panel));
  }

  // The one row of a table that bears the name of the book's unit: it is all that the table is
  // about.
  bool is_whole_book(const PrintedRows& rows) const {
    return rows.rows.size() == 1 && !book_.entity.empty() &&
           bare(rows.rows.front().label).words == bare(book_.entity).words;
  }

  void widen_to_whole(PrintedRow& row) const {
    std::erase_if(row.select, [&](const auto& c) { return cube().is_listed(c.first); });
    row.understood = true;
  }

  // 会议费 and 培训费 below the title “三公”经费预算表: what says nothing of it by itself, 合计, is
  // then not of that title.
  void name_beyond_title(const Selection& title, PrintedRows& rows) const {
    const auto economic = cube().dimension("economic");
    if (!economic || title[*economic] == all_of_it) return;
    const auto own = [&](const PrintedRow& row) {
      return narrow(Selection(), row.select)[*economic];
    };
    const bool beyond = std::any_of(rows.rows.begin(), rows.rows.end(), [&](const auto& row) {
      return own(row) != all_of_it && !cube().is_inside(*economic, own(row), title[*economic]);
    });
    if (!beyond) return;
    for (PrintedRow& row : rows.rows) {
      if (own(row) == all_of_it) narrow_row(row, "row", bare(row.label).words, labels_);
    }
  }

  // 本年收入 beside a column 上年结转 that holds money does not narrow its rows to this year's:
  // where columns divide a dimension and deny what rows say of it, the rows say nothing.
  void drop_denied(const PrintedPanel& printed, const std::vector<Column>& columns,
                   PrintedRows& rows) const {
    std::set<std::pair<int, Node>> denied;
    for (const PrintedRow& row : rows.rows) {
      for (std::size_t c = 0; c < printed.amounts.size(); ++c) {
        const CellValue value = parse_cell(grid_->text(row.grid_row, printed.amounts[c].column));
        if (value.kind != CellKind::number || value.number.digits == 0) continue;
        for (const auto& [dimension, member] : row.select) {
          if (denies(columns[c], dimension, member)) denied.emplace(dimension, member);
        }
      }
    }
    for (PrintedRow& row : rows.rows) {
      std::erase_if(row.select, [&](const auto& at) { return denied.contains(at); });
    }
  }

  bool denies(const Column& column, int dimension, Node member) const {
    if (cube().is_apart(dimension)) return false;
    return std::any_of(column.select.begin(), column.select.end(), [&](const auto& at) {
      return at.first == dimension && !cube().is_inside(dimension, at.second, member) &&
             !cube().is_inside(dimension, member, at.second);
    });
  }

  void set_side(std::string_view side, Selection& select) const {
    const auto d = cube().dimension("side");
    const auto member = d ? cube().find(*d, side) : std::nullopt;
    if (member) select = select.with(*d, *member);
  }

  // 支出总计, the last total of the expenditure side, balances 收入总计: what is carried forward
  // counts too.
  void mark_outflow(PrintedRows& rows) const {
    const auto d = cube().dimension("side");
    const auto outflow = d ? cube().find(*d, "outflow") : std::nullopt;
    if (!outflow) return;
    const auto totals = std::count_if(rows.rows.begin(), rows.rows.end(),
                                      [](const PrintedRow& row) { return row.total; });
    for (auto row = rows.rows.rbegin(); row != rows.rows.rend(); ++row) {
      if (!row->total) continue;
      if (totals < 2 && row->label.find("总计") == std::string::npos) return;
      std::erase_if(row->select, [&](const auto& c) { return c.first == *d; });
      row->select.emplace_back(*d, *outflow);
      return;
    }
  }

  // 支出总计 in one list below the income: with a row 年末结转和结余 it holds what is carried
  // forward.
  void widen_to_outflow(PrintedRows& rows) const {
    const auto d = cube().dimension("side");
    const auto expenditure = d ? cube().find(*d, "expenditure") : std::nullopt;
    const auto outflow = d ? cube().find(*d, "outflow") : std::nullopt;
    const auto forward = d ? cube().find(*d, "carried_forward") : std::nullopt;
    if (!expenditure || !outflow || !forward) return;
    const auto is_of = [&](const PrintedRow& row, Node side) {
      return std::find(row.select.begin(), row.select.end(), std::pair{*d, side}) !=
             row.select.end();
    };
    if (std::none_of(rows.rows.begin(), rows.rows.end(),
                     [&](const PrintedRow& row) { return is_of(row, *forward); })) {
      return;
    }
    for (PrintedRow& row : rows.rows) {
      if (row.label.find("总计") == std::string::npos || !is_of(row, *expenditure)) continue;
      std::erase(row.select, std::pair{*d, *expenditure});
      row.select.emplace_back(*d, *outflow);
    }
  }

  void read_cell(const Panel& panel, int panel_index, std::size_t row, std::size_t column,
                 int grid_row, const PrintedColumn& printed) {
    const Cell* cell = grid_->at(grid_row, printed.column);
    if (cell == nullptr || cell->row != grid_row || cell->column != printed.column) return;
    const CellValue value = parse_cell(cell->text);
    if (value.kind == CellKind::words || value.kind == CellKind::too_big) {
      if (is_broken_number(cell->text)) doubt_unread(*cell);
      return add_text(panel_index, row, grid_row, printed);
    }
    Figure figure;
    figure.printed = cell->text;
    figure.unit = table_.unit;
    figure.blank = value.kind != CellKind::number;
    figure.number = figure.blank ? Number{0, 2} : value.number;
    figure.meant_decimals = figure.number.decimals;
    if (!set_intervals(figure)) {
      doubt_unread(*cell);
      return add_text(panel_index, row, grid_row, printed);
    }
    figure.non_negative = true;
    figure.selection = selection_at(cube(), panel, panel.rows[row], panel.columns[column]);
    figure.place = cell->place;
    figure.panel = panel_index;
    figure.row = static_cast<int>(row);
    figure.column = static_cast<int>(column);
    figures_.emplace_back(std::tuple(grid_row, panel_index, static_cast<int>(column)),
                          std::move(figure));
  }

  void doubt_unread(const Cell& cell) {
    book_.doubts.push_back({"unread-number", text::excerpt(cell.text), cell.place});
  }

  void add_text(int panel, std::size_t row, int grid_row, const PrintedColumn& printed) {
    const Cell* cell = grid_->at(grid_row, printed.column);
    if (cell == nullptr || cell->row != grid_row || cell->column != printed.column) return;
    if (text::trim(cell->text).empty()) return;
    table_.texts.push_back({cell->text, printed.path, cell->place, panel, static_cast<int>(row)});
  }

  // What has neither title nor amounts is no table of the book: a list of units, a letter head.
  bool is_table() const { return !table_.title.empty() || !figures_.empty(); }

  void store() {
    if (!is_table()) return;
    std::stable_sort(figures_.begin(), figures_.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    const int index = static_cast<int>(book_.tables.size());
    const std::size_t first = book_.figures.size();
    book_.tables.push_back(std::move(table_));
    for (auto& [order, figure] : figures_) {
      figure.table = index;
      book_.figures.push_back(std::move(figure));
    }
    given_up_.say(first, book_);
    for (const Cell* cell : sheet_.lost) doubt_unread(*cell);
  }

  const Sheet& sheet_;
  const Unit unit_;
  const Grid* grid_ = nullptr;  // of the panel that is read
  const LabelReader& labels_;
  Book& book_;
  Table table_;
  std::vector<std::pair<std::tuple<int, int, int>, Figure>> figures_;
  GivenUpSums given_up_;
};

}  // namespace

namespace {

// The unit of all tables that print one, else 万元.
Unit common_unit(const std::vector<Sheet>& sheets) {
  std::optional<Unit> common;
  for (const Sheet& sheet : sheets) {
    if (!sheet.unit) continue;
    if (common && *common != *sheet.unit) return Unit::ten_thousand_yuan;
    common = sheet.unit;
  }
  return common.value_or(Unit::ten_thousand_yuan);
}

bool says_withheld(const Book& book, const Terms& terms) {
  for (const Document* document : book.documents) {
    for (const Block& block : document->blocks) {
      const Prose* prose = std::get_if<Prose>(&block);
      if (prose != nullptr && terms.is_withheld(prose->text)) return true;
    }
  }
  return false;
}

}  // namespace

void read_sheets(const std::vector<Sheet>& sheets, const Catalog& catalog, Book& book) {
  const LabelReader labels(catalog, book.cube, book.year, says_withheld(book, catalog.terms));
  const Unit unit = common_unit(sheets);
  for (const Sheet& sheet : sheets) SheetReader(sheet, unit, labels, book).read();
  settle_tables(book);
  believe_divisions(book);
}

}  // namespace yiben::recognition
