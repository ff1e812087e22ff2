// Columns by their headers and by what stands in them.
#include "recognise/general/layout.h"

#include <algorithm>

#include "recognise/general/column_years.h"
#include "recognise/parts.h"
#include "text/text.h"

namespace yiben::recognition {

namespace {

// What the squares of a column hold below the header.
struct Content {
  int amounts = 0;   // numbers with decimals, or zero
  int integers = 0;  // other numbers
  int codes = 0;     // of them those that look like account or unit codes
  int words = 0;
  int ratios = 0;  // "12.5%"
};

Content content_of(const Grid& grid, int first_row, int foot, int column) {
  Content content;
  for (int row = first_row; row < foot; ++row) {
    const Cell* cell = grid.at(row, column);
    if (cell == nullptr || cell->row != row || cell->column != column) continue;
    const CellValue value = parse_cell(cell->text);
    if (value.kind == CellKind::number) {
      if (prints_amount(value, cell->text)) {
        ++content.amounts;
      } else {
        ++content.integers;
        if (digits_of(cell->text).size() >= 3) ++content.codes;
      }
    } else if (!digits_of(cell->text).empty()) {
      ++content.integers;  // more digits than any amount has: the code of a project
      ++content.codes;
    } else if (is_broken_number(cell->text)) {
      ++content.amounts;  // an amount that cannot be read is one all the same
    } else if (value.kind == CellKind::words) {
      const std::string folded = text::fold(cell->text);
      if (folded.ends_with('%')) {
        ++content.ratios;
      } else {
        ++content.words;
      }
    }
  }
  return content;
}

class LayoutReader {
 public:
  LayoutReader(const Sheet& sheet, const LabelReader& labels)
      : grid_(sheet.grid),
        title_(text::fold(sheet.title)),
        header_rows_(sheet.header_rows),
        foot_(foot_of(sheet.grid, sheet.header_rows, labels.catalog().terms)),
        labels_(labels) {}

  Layout read() {
    layout_.first_row = header_rows_;
    for (int column = 0; column < grid_.columns(); ++column)
      columns_.push_back(read_column(column));
    part_years(columns_, labels_);
    settle_names();
    cut_panels();
    name_sides();
    return std::move(layout_);
  }

 private:
  PrintedColumn read_column(int column) {
    PrintedColumn result;
    result.column = column;
    result.header = header_over(column);
    read_path(result);
    const Content content = content_of(grid_, header_rows_, foot_, column);
    result.has_words = content.words > 0;
    result.kind = kind_of(result, content);
    return result;
  }

  // The labels over a column. Without merged cells a blank square takes the label to its left, as
  // long as that stands over more than one column below.
  std::vector<const Cell*> header_over(int column) const {
    std::vector<const Cell*> cells;
    for (int row = 0; row < header_rows_; ++row) {
      const Cell* cell = grid_.at(row, column);
      if ((cell == nullptr || cell->text.empty()) && row + 1 < header_rows_) {
        cell = label_to_the_left(row, column);
      }
      if (cell == nullptr || text::trim(cell->text).empty()) continue;
      if (std::find(cells.begin(), cells.end(), cell) != cells.end()) continue;
      if (is_running_number(*cell)) continue;
      // 类 款 项 stand once more in the row of the running numbers.
      if (!cells.empty() && cells.back()->text == cell->text) continue;
      cells.push_back(cell);
    }
    return cells;
  }

  const Cell* label_to_the_left(int row, int column) const {
    // Some label of its own must stand below.
    bool below = false;
    for (int r = row + 1; r < header_rows_; ++r) {
      const Cell* cell = grid_.at(r, column);
      below = below || (cell != nullptr && cell->row == r && cell->column == column &&
                        !cell->text.empty() && !is_running_number(*cell));
    }
    if (!below) return nullptr;
    for (int c = column - 1; c >= 0; --c) {
      const Cell* cell = grid_.at(row, c);
      if (cell == nullptr || cell->text.empty()) continue;
      // A label that goes on below stands for itself alone.
      const bool closed = cell->column_span > 1 || cell->row_span > 1;
      if (closed) return nullptr;
      const Cell* under = grid_.at(row + 1, c);
      const bool goes_on = under != nullptr && !under->text.empty() && !is_running_number(*under);
      return goes_on ? cell : nullptr;
    }
    return nullptr;
  }

  bool is_running_number(const Cell& cell) const {
    if (cell.row == 0) return false;
    const std::string folded = text::fold(cell.text);
    const bool stars = !folded.empty() && folded.find_first_not_of('*') == std::string::npos;
    const std::string digits = column_number(folded);
    return digits.size() == 1 || digits.size() == 2 || folded == "栏次" || stars;
  }

  void read_path(PrintedColumn& column) const {
    bool understood = !column.header.empty();
    Meaning& meaning = column.meaning;
    for (const Cell* cell : column.header) {
      if (!column.path.empty()) column.path += '>';
      column.path += without_spaces(cell->text);
      const Meaning part = labels_.read(cell->text);
      understood = understood && part.understood;
      meaning.select.insert(meaning.select.end(), part.select.begin(), part.select.end());
      // The lowest label says what the column is; a part of something stays a part, and below a
      // head of percentages 合计 and 基本支出 are percentages.
      const bool keeps = (part.role == TermRole::narrows && meaning.role == TermRole::of_which) ||
                         (meaning.role == TermRole::ratio && says_whose(part));
      if (!keeps) meaning.role = part.role;
    }
    meaning.understood = understood;
  }

  // Whose money, and not what of it: 金额 and 增减额 are amounts below any head.
  bool says_whose(const Meaning& part) const {
    if (part.role == TermRole::total) return true;
    return part.role == TermRole::narrows &&
           std::any_of(part.select.begin(), part.select.end(),
                       [&](const auto& at) { return !labels_.cube().is_apart(at.first); });
  }

  static ColumnKind kind_of(const PrintedColumn& column, const Content& content) {
    const TermRole role = column.meaning.role;
    const int numbers = content.amounts + content.integers;
    if (role == TermRole::index) return ColumnKind::index;
    if (role == TermRole::ratio || content.ratios > numbers) {
      return content.words > numbers + content.ratios ? ColumnKind::text : ColumnKind::number;
    }
    if (role == TermRole::quantity) {
      return content.words > numbers ? ColumnKind::text : ColumnKind::number;
    }
    if (role == TermRole::code && content.amounts <= content.codes) return ColumnKind::code;
    if (content.words > numbers) {
      return role == TermRole::text ? ColumnKind::text : ColumnKind::name;
    }
    if (content.amounts > 0) return ColumnKind::amount;
    if (content.codes > 0 && content.codes * 2 > content.integers && role != TermRole::total) {
      return role == TermRole::narrows && column.meaning.understood ? ColumnKind::amount
                                                                    : ColumnKind::code;
    }
    if (content.integers > 0) {
      const bool money =
          column.meaning.understood &&
          (role == TermRole::narrows || role == TermRole::total || role == TermRole::of_which);
      return money ? ColumnKind::amount : ColumnKind::number;
    }
    // Nothing stands in it: the header alone says.
    if (role == TermRole::name) return ColumnKind::name;
    if (role == TermRole::code) return ColumnKind::code;
    if (role == TermRole::text || !column.meaning.understood) return ColumnKind::text;
    return ColumnKind::amount;
  }

  // A column of words that is no name by its header is one only where it stands before the amounts
  // or opens a new panel; behind amounts it is a remark.
  void settle_names() {
    // 项目类别 at the left says only what kind things are, but for 合计, which stands there too.
    if (!columns_.empty() && columns_.front().kind == ColumnKind::text && holds_total(0)) {
      columns_.front().kind = ColumnKind::name;
    }
    bool any_amount = false;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      PrintedColumn& column = columns_[i];
      any_amount = any_amount || column.kind == ColumnKind::amount;
      if (column.kind != ColumnKind::name || !any_amount) continue;
      if (!opens_panel(i)) column.kind = ColumnKind::text;
    }
  }

  bool holds_total(int column) const {
    for (int row = header_rows_; row < foot_; ++row) {
      const Cell* cell = grid_.at(row, column);
      const bool own = cell != nullptr && cell->row == row && !cell->text.empty();
      const Meaning meaning = own ? labels_.read(cell->text) : Meaning();
      if (meaning.understood && meaning.role == TermRole::total) return true;
    }
    return false;
  }

  // A name behind amounts opens a panel when its header says what names say, and amounts follow.
  bool opens_panel(std::size_t i) const {
    const bool words_beside_amounts = is_two_sided_title() && columns_[i].has_words;
    if (!says_name(columns_[i]) && !words_beside_amounts) return false;
    for (std::size_t next = i + 1; next < columns_.size(); ++next) {
      if (columns_[next].kind == ColumnKind::amount) return true;
      if (columns_[next].kind == ColumnKind::text) return false;
    }
    return false;
  }

  static bool says_name(const PrintedColumn& column) {
    const TermRole role = column.meaning.role;
    if (role == TermRole::name || role == TermRole::code) return true;
    // 收入, 支出 over a column of words.
    return column.meaning.understood && column.has_words && role == TermRole::narrows;
  }

  void cut_panels() {
    PrintedPanel* panel = nullptr;
    bool after_amount = true;
    KeySet* keys = nullptr;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const PrintedColumn& column = columns_[i];
      const bool key = column.kind == ColumnKind::name || column.kind == ColumnKind::code ||
                       column.kind == ColumnKind::index;
      const bool opens = key && after_amount && (panel == nullptr || opens_panel_at(i));
      if (panel == nullptr || opens) {
        panel = &layout_.panels.emplace_back();
        after_amount = false;
        keys = nullptr;
      }
      switch (column.kind) {
        case ColumnKind::amount:
          panel->amounts.push_back(column);
          after_amount = true;
          break;
        case ColumnKind::code:
          if (after_amount && !opens) {
            panel->others.push_back(column);
            break;
          }
          if (keys == nullptr || keys->name >= 0 || !goes_on(*keys, column)) {
            keys = &panel->keys.emplace_back();
          }
          keys->codes.push_back(column.column);
          panel->named.push_back(column);
          add_words(*keys, column);
          break;
        case ColumnKind::name:
          if (keys == nullptr || keys->name >= 0) keys = &panel->keys.emplace_back();
          keys->name = column.column;
          panel->named.push_back(column);
          add_words(*keys, column);
          break;
        case ColumnKind::index:
          if (column.path.ends_with("序号")) panel->serial = column.column;
          break;
        case ColumnKind::number:
        case ColumnKind::text:
          panel->others.push_back(column);
          break;
      }
    }
    // Words alone behind the last amounts are no panel.
    std::erase_if(layout_.panels, [](const PrintedPanel& p) {
      return p.amounts.empty() && p.others.empty() && p.keys.empty();
    });
  }

  // 类, 款 and 项 under one header are one code.
  bool goes_on(const KeySet& keys, const PrintedColumn& column) const {
    if (keys.codes.empty()) return true;
    const PrintedColumn& last = columns_[static_cast<std::size_t>(keys.codes.back())];
    if (column.header.empty() || last.header.empty()) return true;
    if (column.header.back() == last.header.back()) return true;
    const std::size_t depth = std::min(column.header.size(), last.header.size());
    const bool same_parent = depth < 2 || column.header[depth - 2] == last.header[depth - 2];
    return same_parent && bare(column.header.back()->text).words.size() <= 3 &&
           bare(last.header.back()->text).words.size() <= 3;
  }

  // A code or a running number opens a panel when a name that does so follows it.
  bool opens_panel_at(std::size_t i) const {
    while (i < columns_.size() &&
           (columns_[i].kind == ColumnKind::index || columns_[i].kind == ColumnKind::code)) {
      ++i;
    }
    return i < columns_.size() && columns_[i].kind == ColumnKind::name && opens_panel(i);
  }

  static void add_words(KeySet& keys, const PrintedColumn& column) {
    for (const Cell* cell : column.header) keys.words += text::fold(cell->text);
  }

  // The heading over a half: of two panels the first is 收入 and the others are 支出, unless their
  // headers say otherwise.
  void name_sides() {
    if (layout_.panels.size() < 2 || !is_two_sided()) return;
    for (std::size_t i = 0; i < layout_.panels.size(); ++i) {
      PrintedPanel& panel = layout_.panels[i];
      std::string words;
      for (const KeySet& keys : panel.keys) words += keys.words;
      for (const PrintedColumn& column : panel.amounts) words += text::fold(column.path);
      const bool revenue = words.find("收入") != std::string::npos;
      const bool expenditure = words.find("支出") != std::string::npos;
      panel.side = revenue == expenditure ? (i == 0 ? "收入" : "支出") : revenue ? "收入" : "支出";
      for (PrintedColumn& column : panel.amounts) add_side(panel.side, column);
      for (PrintedColumn& column : panel.others) add_side(panel.side, column);
    }
  }

  // 收支总表 by its title, or 收入 over one of the panels; else the halves only save room.
  bool is_two_sided() const {
    const bool both =
        title_.find("收支") != std::string::npos ||
        (title_.find("收入") != std::string::npos && title_.find("支出") != std::string::npos);
    return both ||
           std::any_of(layout_.panels.begin(), layout_.panels.end(), [](const PrintedPanel& panel) {
             return std::any_of(panel.keys.begin(), panel.keys.end(), [](const KeySet& keys) {
               return keys.words.find("收入") != std::string::npos;
             });
           });
  }

  bool is_two_sided_title() const {
    return title_.find("收支") != std::string::npos ||
           (title_.find("收入") != std::string::npos && title_.find("支出") != std::string::npos);
  }

  static void add_side(const std::string& side, PrintedColumn& column) {
    const std::string first = column.path.substr(0, column.path.find('>'));
    if (first != side) column.path = side + ">" + column.path;
  }

  const Grid& grid_;
  const std::string title_;
  const int header_rows_;
  const int foot_;  // where remarks begin
  const LabelReader& labels_;
  std::vector<PrintedColumn> columns_;
  Layout layout_;
};

}  // namespace

Layout layout_of(const Sheet& sheet, const LabelReader& labels) {
  return LayoutReader(sheet, labels).read();
}

}  // namespace yiben::recognition
