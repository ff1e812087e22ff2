// The row below several lists of one table that is the sum of them all.
#include "recognise/general/grand_total.h"

#include <algorithm>

#include "recognise/parts.h"
#include "text/text.h"

namespace yiben::recognition {

namespace {

class Finder {
 public:
  Finder(const Sheet& sheet, const Layout& layout, const LabelReader& labels)
      : sheet_(sheet), grid_(sheet.grid), layout_(layout), labels_(labels) {}

  std::optional<GrandTotal> find() const {
    const std::vector<PrintedPanel>& panels = layout_.panels;
    const bool two_sided = std::any_of(panels.begin(), panels.end(),
                                       [](const PrintedPanel& p) { return !p.side.empty(); });
    if (panels.size() < 2 || two_sided) return std::nullopt;
    const int row = last_row();
    if (row < 0) return std::nullopt;
    const Cell* const name = only_name(row);
    const std::optional<Amount> amount = only_amount(row);
    if (name == nullptr || !amount || !is_of_all(*name, row)) return std::nullopt;
    GrandTotal found{rows_where([&](int r) { return r != row; }),
                     rows_where([&](int r) { return r == row || r < layout_.first_row; }),
                     panels[amount->panel]};
    found.panel.keys = {{.codes = {}, .name = name->column, .words = {}}};
    found.panel.named.clear();
    found.panel.others.clear();
    found.panel.serial = -1;
    found.panel.amounts = {without_heading(panels[amount->panel].amounts[amount->column])};
    return found;
  }

 private:
  struct Amount {
    std::size_t panel = 0;
    std::size_t column = 0;
  };

  // The last row with an amount; -1 where there is none.
  int last_row() const {
    for (int row = grid_.rows() - 1; row >= layout_.first_row; --row) {
      for (const PrintedPanel& panel : layout_.panels) {
        if (std::any_of(panel.amounts.begin(), panel.amounts.end(),
                        [&](const PrintedColumn& c) { return holds_number(row, c.column); })) {
          return row;
        }
      }
    }
    return -1;
  }

  bool holds_number(int row, int column) const {
    return parse_cell(grid_.text(row, column)).kind == CellKind::number;
  }

  // The one cell of words in the row.
  const Cell* only_name(int row) const {
    const Cell* name = nullptr;
    for (int column = 0; column < grid_.columns(); ++column) {
      const Cell* cell = grid_.at(row, column);
      if (cell == nullptr || cell == name || cell->row != row) continue;
      if (text::trim(cell->text).empty() || holds_number(row, column)) continue;
      if (name != nullptr) return nullptr;
      name = cell;
    }
    return name;
  }

  std::optional<Amount> only_amount(int row) const {
    std::optional<Amount> found;
    const Cell* last = nullptr;
    for (std::size_t p = 0; p < layout_.panels.size(); ++p) {
      const std::vector<PrintedColumn>& amounts = layout_.panels[p].amounts;
      for (std::size_t c = 0; c < amounts.size(); ++c) {
        if (!holds_number(row, amounts[c].column)) continue;
        const Cell* cell = grid_.at(row, amounts[c].column);
        if (cell == last) continue;  // across the columns of several lists
        if (found) return std::nullopt;
        found = Amount{p, c};
        last = cell;
      }
    }
    return found;
  }

  bool is_of_all(const Cell& name, int row) const {
    const Meaning meaning = labels_.read(name.text);
    if (!meaning.understood || meaning.role != TermRole::total) return false;
    const auto names_list = [&](const auto& coordinate) {
      return std::any_of(
          layout_.panels.begin(), layout_.panels.end(), [&](const PrintedPanel& panel) {
            const Coordinates& select = panel.amounts.front().meaning.select;
            return std::find(select.begin(), select.end(), coordinate) != select.end();
          });
    };
    for (const PrintedPanel& panel : layout_.panels) {
      if (panel.amounts.empty()) return false;
    }
    if (std::any_of(meaning.select.begin(), meaning.select.end(), names_list)) return false;
    return !meaning.select.empty() ||
           std::all_of(layout_.panels.begin(), layout_.panels.end(),
                       [&](const PrintedPanel& panel) { return has_total(panel, row); });
  }

  // A total of the list stands above `row`.
  bool has_total(const PrintedPanel& panel, int row) const {
    for (int r = layout_.first_row; r < row; ++r) {
      for (const KeySet& keys : panel.keys) {
        std::vector<int> columns = keys.codes;
        columns.push_back(keys.name);
        for (const int column : columns) {
          if (column < 0) continue;
          const Meaning meaning = labels_.read(without_spaces(grid_.text(r, column)));
          if (meaning.understood && meaning.role == TermRole::total) return true;
        }
      }
    }
    return false;
  }

  template <class Keep>
  Sheet rows_where(const Keep& keep) const {
    Sheet result = sheet_;
    result.grid = Grid();
    result.grid.place = grid_.place;
    result.grid.lines = grid_.lines;
    for (const Cell& cell : grid_.cells()) {
      if (keep(cell.row)) result.grid.add(cell);
    }
    return result;
  }

  // 人员经费>预算数 of one list is 预算数 of them all.
  PrintedColumn without_heading(PrintedColumn column) const {
    if (column.header.size() > 1) column.header.erase(column.header.begin());
    column.path = without_spaces(column.header.back()->text);
    column.meaning = labels_.read(column.header.back()->text);
    return column;
  }

  const Sheet& sheet_;
  const Grid& grid_;
  const Layout& layout_;
  const LabelReader& labels_;
};

}  // namespace

std::optional<GrandTotal> grand_total_of(const Sheet& sheet, const Layout& layout,
                                         const LabelReader& labels) {
  return Finder(sheet, layout, labels).find();
}

}  // namespace yiben::recognition
